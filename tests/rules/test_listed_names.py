"""Names that tables list: found wherever the pattern alone would find them."""

import pytest

from claimcheck.resources import read_records
from claimcheck.rules._listed_names import listed_names, plain_words

COLUMNS = {"warning_signs": "sign", "warned_practices": "practice"}
LISTED = [
    (row[column], name)
    for table, column in COLUMNS.items()
    for row in read_records(f"rules/data/{table}.tsv")
    for name in row[column].split("|")
]


def found_in(listed: str, text: str) -> str | None:
    found = listed_names(listed).find(text, plain_words(text))
    return None if found is None else found.group()


@pytest.mark.parametrize(("listed", "name"), LISTED)
@pytest.mark.parametrize("ending", ["", "ing"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_every_listed_name_is_found(listed: str, name: str, ending: str, apostrophe: str) -> None:
    told = name.replace("*", ending).replace("'", apostrophe)
    assert found_in(listed, f"after a day ({told}), call")


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("chest pain*", "a pain in the chest"),
        ("slur*", "unslurred"),
        ("honey", "honeymoon"),
        ("the jaw", "the jaws"),
    ],
)
def test_other_words_are_no_names(listed: str, text: str) -> None:
    assert found_in(listed, text) is None


def test_the_longest_of_several_names_at_one_place_is_found() -> None:
    assert found_in("dry fast|dry fast for a week", "a dry fast for a week") == (
        "dry fast for a week"
    )
