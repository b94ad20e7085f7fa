"""Places in a text, and their conversions, are exact for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import (
    LineIndex,
    Position,
    Span,
    from_utf8_offset,
    from_utf16_offset,
    utf8_offset,
    utf16_offset,
)

TEXTS = st.text(st.characters() | st.sampled_from("\n\r\t 😀é\ud800"), max_size=60)


@st.composite
def places(draw):
    text = draw(TEXTS)
    return text, draw(st.integers(0, len(text)))


@st.composite
def spans(draw, longest: int = 50):
    start = draw(st.integers(0, longest))
    return Span(start, draw(st.integers(start, longest)))


@given(spans())
def test_a_span_cuts_its_length_out_of_a_text(span):
    assert len(span.of("x" * 50)) == len(span)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start, end):
    with pytest.raises(ValueError, match=r"span|>="):
        Span(start, end)


@given(spans(), spans())
def test_overlap_is_what_two_spans_share(first, second):
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    if shared:
        assert first.overlaps(second)
    assert first.overlaps(second) == second.overlaps(first) or not (len(first) and len(second))


@given(spans(), spans())
def test_what_contains_is_not_smaller(outer, inner):
    if outer.contains(inner):
        assert len(outer) >= len(inner)
        assert set(range(inner.start, inner.end)) <= set(range(outer.start, outer.end))


@given(spans(), st.integers(0, 10))
def test_a_span_moves_and_moves_back(span, offset):
    assert span.shift(offset).shift(-offset) == span


@given(places())
def test_lines_and_columns_lead_back_to_the_offset(place):
    text, offset = place
    lines = LineIndex(text)
    assert lines.offset(lines.position(offset)) == offset


@given(places())
def test_the_line_of_an_offset_is_the_number_of_line_ends_before_it(place):
    text, offset = place
    before = text[:offset].replace("\r\n", "\n")
    ends = before.count("\n") + before.count("\r")
    if offset and text[offset - 1 : offset + 1] == "\r\n":
        ends -= 1
    assert LineIndex(text).position(offset).line == ends + 1


@given(TEXTS)
def test_the_lines_with_their_ends_are_the_text(text):
    lines = LineIndex(text)
    ends = [*lines.starts[1:], len(text)]
    assert "".join(text[a:b] for a, b in zip(lines.starts, ends, strict=True)) == text
    for number in range(1, len(lines.starts) + 1):
        assert not set(lines.line_span(number).of(text)) & set("\r\n")


@given(places())
def test_utf16_units_lead_back_to_the_offset(place):
    text, offset = place
    units = utf16_offset(text, offset)
    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert from_utf16_offset(text, units) == offset


@given(places())
def test_utf8_bytes_lead_back_to_the_offset(place):
    text, offset = place
    assert from_utf8_offset(text, utf8_offset(text, offset)) == offset


def test_a_position_counts_from_one():
    assert LineIndex("ab\ncd").position(4) == Position(2, 2)
    assert LineIndex("").position(0) == Position(1, 1)


def test_bytes_that_end_within_a_character_count_it():
    assert [from_utf8_offset("é😀", size) for size in range(8)] == [0, 1, 1, 2, 2, 2, 2, 2]
