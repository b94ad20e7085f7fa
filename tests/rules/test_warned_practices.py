"""The table of practices that authorities warn against is whole, and every row can be found."""

import re

import pytest

from claimcheck.resources import read_records
from claimcheck.rules._warned_practices import warned_practice_in

from .asking import benefit

ROWS = read_records("rules/data/warned_practices.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["practice"][:20])
def test_every_practice_is_found_where_it_is_recommended(row):
    words = (row[name].split("|")[0] for name in ("practice", "with", "among"))
    found = warned_practice_in(benefit(" ".join(words).strip()))
    assert found is not None
    assert found.source


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["practice"][:20])
def test_no_practice_is_found_where_it_is_warned_against(row):
    words = (row[name].split("|")[0] for name in ("practice", "with", "among"))
    assert warned_practice_in(benefit(f"Avoid {' '.join(words)}")) is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["practice"][:20])
def test_every_row_says_who_warns_and_of_what(row):
    assert re.search(r"[A-Z]", row["source"])
    assert row["warning"]
