"""Placeholders are looked for only where what they all hold stands in the document."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.resources import read_cells

_ROWS = [(row[0], row[1]) for row in read_cells("citations/data/placeholder_marks.tsv")]


@pytest.mark.parametrize(("pattern", "holds"), _ROWS)
def test_every_match_holds_what_the_table_says(pattern: str, holds: str) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.from_regex(re.compile(pattern), fullmatch=True))
    def holds_it(text: str) -> None:
        assert holds in text.lower()

    holds_it()
