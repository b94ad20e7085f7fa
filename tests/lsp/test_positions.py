"""Places as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from claimcheck.lsp.positions import TextPlaces
from claimcheck.model import Span

TEXTS = st.text(st.sampled_from("ab é😀\u2028\x0c\x85\n\r"), max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@given(TEXTS, ENCODINGS, st.data())
def test_an_offset_comes_back_from_its_position(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    places = TextPlaces(text, encoding)
    if text[offset - 1 : offset + 1] != "\r\n":  # the protocol has no place inside a line end
        assert places.offset(places.position(offset)) == offset


@given(TEXTS, ENCODINGS, st.data())
def test_a_position_counts_the_units_of_its_line(text, encoding, data):
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    codec, size = _CODECS[encoding]
    expected = types.Position(len(before) - 1, len(before[-1].encode(codec)) // size)
    assert TextPlaces(text, encoding).position(offset) == expected


@given(TEXTS, ENCODINGS, st.integers(0, 60), st.integers(0, 60))
def test_a_position_outside_the_text_counts_as_its_nearest_end(text, encoding, line, character):
    assert 0 <= TextPlaces(text, encoding).offset(types.Position(line, character)) <= len(text)


def test_a_character_above_the_first_plane_counts_twice_in_utf_16():
    assert TextPlaces("😀x").range(Span(1, 2)) == types.Range(
        types.Position(0, 2), types.Position(0, 3)
    )


@pytest.mark.parametrize(("line", "expected"), [(0, (0, 3)), (2, (1, 2)), (9, (1, 2))])
def test_the_range_of_a_line_leaves_out_its_end(line, expected):
    number, end = expected
    assert TextPlaces("abc\r\nde").line_range(line) == types.Range(
        types.Position(number, 0), types.Position(number, end)
    )
