import math
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from tests.ledger.test_records import FILES

from claimcheck.ledger import parse_ledger
from claimcheck.ledger.exchange import export_rows, import_rows

LEDGER = """\
document = "article.md"

[[claim]]
id = "tea"
anchor = { exact = "Tea calms." }
strength = 6  # as it sounds
population = { species = "human", sex = ["female", "male"] }
caveats = ["small; short", "one site"]

[[claim.evidence]]
key = "moss2019"
support = { status = "unchecked" }

[[claim]]
id = "sauna"
anchor = { exact = "Sauna helps." }
"""


def rows() -> list[dict]:
    return export_rows(parse_ledger(LEDGER))


def test_rows_are_flat_and_share_their_columns() -> None:
    tea, sauna = rows()
    assert list(tea) == list(sauna)
    assert tea["population.sex"] == "female; male"
    assert tea["evidence.1.key"] == "moss2019"
    assert tea["strength"] == 6
    assert sauna["strength"] is None


def test_rows_that_nobody_edited_change_nothing() -> None:
    result = import_rows(LEDGER, rows())
    assert (result.text, result.conflicts, result.changed) == (LEDGER, (), ())


def test_cells_as_other_programs_type_them_are_the_same_cells() -> None:
    tea, sauna = rows()
    tea |= {"strength": 6.0}
    sauna |= {"strength": math.nan, "caveats": ""}
    assert import_rows(LEDGER, [tea, sauna]).text == LEDGER


def test_an_edited_cell_is_written_and_the_rest_stays() -> None:
    tea, sauna = rows()
    tea |= {
        "strength": "3",
        "population.condition": "insomnia",
        "reviewed_on": datetime(2025, 1, 2, tzinfo=UTC),
    }
    tea |= {"caveats": "small; short\\; and sweet", "evidence.1.support.status": "partly"}
    tea |= {"evidence.2.key": "okafor2009", "evidence.2.n": 12}
    result = import_rows(LEDGER, [sauna, tea])
    assert (result.conflicts, result.changed) == ((), ("tea",))
    assert "strength = 3  # as it sounds\n" in result.text
    record = parse_ledger(result.text).records[0]
    assert record.values["population"].condition == "insomnia"
    assert record.values["caveats"] == ("small", "short; and sweet")
    assert str(record.values["reviewed_on"]) == "2025-01-02"
    assert [(link.key, link.n) for link in record.evidence] == [
        ("moss2019", None),
        ("okafor2009", 12),
    ]
    assert record.evidence[0].support.status == "partly"


def test_an_emptied_cell_removes_its_field() -> None:
    tea, _ = rows()
    tea |= {"caveats": None, "population.sex": "", "population.species": None}
    record = parse_ledger(import_rows(LEDGER, [tea]).text).records[0]
    assert "caveats" not in record.values
    assert "population" not in record.values


def test_a_cell_that_only_the_ledger_changed_is_kept() -> None:
    newer = LEDGER.replace("strength = 6", "strength = 4")
    assert import_rows(newer, rows()).text == newer


def test_a_cell_changed_on_both_sides_is_a_conflict_and_not_overwritten() -> None:
    newer = LEDGER.replace("strength = 6", "strength = 4")
    tea, sauna = rows()
    result = import_rows(newer, [tea | {"strength": 2}, sauna])
    (conflict,) = result.conflicts
    assert (conflict.record, conflict.field, conflict.ledger, conflict.row) == (
        "tea",
        "strength",
        "4",
        "2",
    )
    assert result.text == newer


def test_without_its_base_a_row_fills_only_what_is_empty() -> None:
    result = import_rows(LEDGER, [{"id": "tea", "strength": 2, "outcome": "sleep"}])
    assert [conflict.field for conflict in result.conflicts] == ["strength"]
    assert parse_ledger(result.text).records[0].values["outcome"] == "sleep"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"strength": "huge"}, "0 to 6"),
        ({"colour": "red"}, "no such field"),
        ({"anchor.exact": "Other words."}, "not edited in rows"),
        ({"evidence.4.key": "moss2019"}, "without gaps"),
        ({"evidence.2.n": 4}, "needs a key"),
        ({"evidence.1.key": ""}, "needs a key"),
        ({"id": "coffee"}, "no such record"),
    ],
)
def test_a_cell_that_cannot_be_merged_is_told_and_left_alone(cells: dict, told: str) -> None:
    result = import_rows(LEDGER, [rows()[0] | cells])
    assert result.text == LEDGER
    assert told in result.conflicts[0].message


def test_a_record_in_two_rows_is_a_conflict() -> None:
    tea, _ = rows()
    result = import_rows(LEDGER, [tea | {"strength": 1}, tea | {"strength": 2}])
    assert [conflict.message for conflict in result.conflicts] == ["its id is in two rows"]
    assert "strength = 1" in result.text


@settings(deadline=None, max_examples=50)
@given(FILES)
def test_any_ledger_goes_out_and_comes_home_unchanged(text: str) -> None:
    exported = export_rows(parse_ledger(text))
    if len({row["id"] for row in exported}) < len(exported):
        return
    result = import_rows(text, exported)
    assert (result.text, result.conflicts) == (text, ())
