"""The table of warning signs: each row is found by its own words, and has a source."""

import pytest

from claimcheck.resources import read_records
from claimcheck.rules._dismissed_signs import TextInPlace, dismissed_in
from claimcheck.rules._warning_signs import sign_in

ROWS = read_records("rules/data/warning_signs.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sign"][:24])
def test_each_sign_is_found_by_its_first_words(row: dict[str, str]) -> None:
    named, beside, among = (
        row[name].split("|")[0].replace("*", "") for name in ("sign", "with", "among")
    )
    found = sign_in(f"there is {named} and {beside}", lambda: f"{among} {named}")
    assert found is not None
    assert row["source"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Is chest pain normal?", ""),
        ("Never ignore chest pain; it is not normal.", ""),
        ("Chest pain after the operation is normal.", ""),
        ("Chest pain is usually harmless in young people.", ""),
        ("Chest pain is just your body telling you something.", "Call 999."),
    ],
)
def test_a_sign_that_is_asked_about_warned_of_or_sent_to_care_is_not_dismissed(
    text: str, after: str
) -> None:
    assert dismissed_in(TextInPlace(text, after=after)) is None


def test_a_sign_that_is_explained_away_is_dismissed() -> None:
    found = dismissed_in(TextInPlace("That chest pain is only your body releasing grief."))
    assert found is not None
    assert found.sign == "chest pain"
    assert "heart attack" in found.meaning
