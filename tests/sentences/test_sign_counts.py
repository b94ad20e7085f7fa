"""Signs are counted as often as each expression alone would find them, up to some number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.resources import read_cells
from claimcheck.sentences._sign_counts import SignCounts
from claimcheck.sentences._word_openings import word_openings

SHIPPED = [row[1] for row in read_cells("sentences/data/document_kind_words.tsv")]
SIGNS = SignCounts(SHIPPED, 2)
PIECES = sorted({piece for one in SHIPPED for piece in re.findall(r"[\w'-]+|[^\w\s]", one)})
_JOINTS = st.sampled_from([" ", " ", " ", "", "-", "'", ". ", "s ", "é", "\u0131"])
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), _JOINTS)).map(
    lambda parts: "".join(piece + joint for piece, joint in parts)
)


def _alone(expressions: list[str], text: str, most: int) -> tuple[int, ...]:
    return tuple(min(most, len(re.findall(one, text))) for one in expressions)


@given(TEXTS | st.text(max_size=60))
def test_the_shipped_signs_are_counted_as_each_expression_alone_counts_them(text: str) -> None:
    assert SIGNS.of(text) == _alone(SHIPPED, text, 2)


@given(st.text("ab c", max_size=30))
def test_what_is_found_does_not_overlap(text: str) -> None:
    expressions = [r"\b(?:a b|b)\b", r"\bab?\b", r"\b(?:a+|b c)"]
    assert SignCounts(expressions, 3).of(text) == _alone(expressions, text, 3)


@pytest.mark.parametrize(
    ("expression", "openings"),
    [
        (r"\b(?:trials?|cohort|rr)\b", ("cohor", "rr", "trial")),
        (r"\bpatients?\b", ("patie",)),
        (r"\byou(?:r|rs)?\b", ("you",)),
        (r"\b(?:may|june) \d", ("june", "may")),
        (r"\bcolou?r", ("colo",)),
        (r"\b(?:(?:a|b)c|d)", ()),
        (r"\b(?:may|june)? \d", ()),
        (r"\bmay|june", ()),
        (r"\b[ab]c", ()),
        ("may", ()),
    ],
)
def test_openings_are_given_where_every_find_begins_with_one(
    expression: str, openings: tuple[str, ...]
) -> None:
    assert word_openings(expression) == openings
