"""Texts kept up with the editor."""

from random import Random

import pytest
from benchmarks.random_edits import carried_out, random_edit
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from claimcheck.lsp.open_texts import OpenText, OpenTexts
from claimcheck.lsp.positions import TextPlaces
from claimcheck.lsp.written import path_of, written_text
from claimcheck.model import Span

URI = "file:///a.md"


def opened(text, encoding="utf-16"):
    texts = OpenTexts()
    texts.encoding = encoding
    texts.open(types.TextDocumentItem(URI, "markdown", 1, text))
    return texts


@given(st.integers(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_changes_give_what_the_editor_holds(seed, encoding):
    random = Random(seed)  # noqa: S311 - edits are no secrets
    text = "Zinc 😀 prevents\u2028colds.\r\n\r\nIt\x0chelps.\n"
    texts = opened(text, encoding)
    for version in range(2, 12):
        start, end, new = random_edit(text, random)
        where = TextPlaces(text, encoding).range(Span(start, end))
        places = TextPlaces(text, encoding)
        edit = places.offset(where.start), places.offset(where.end), new
        text = carried_out(text, edit)
        texts.change(URI, version, [types.TextDocumentContentChangePartial(where, new)])
    assert texts.get(URI).text == text


def test_changes_are_carried_out_one_after_another():
    texts = opened("ab")
    start = types.Range(types.Position(0, 0), types.Position(0, 1))
    changes = [types.TextDocumentContentChangePartial(start, new) for new in ("xy", "")]
    texts.change(URI, 2, changes)
    assert (texts.get(URI).text, texts.get(URI).version) == ("yb", 2)


def test_a_whole_text_takes_the_place_of_the_old_one():
    texts = opened("ab")
    texts.change(URI, 2, [types.TextDocumentContentChangeWholeDocument("new")])
    assert texts.get(URI).text == "new"


@pytest.mark.parametrize("uri", [URI, "file:///other.md"])
def test_what_is_closed_is_gone_and_takes_no_changes(uri):
    texts = opened("ab")
    texts.close(URI)
    texts.change(uri, 2, [types.TextDocumentContentChangeWholeDocument("new")])
    assert list(texts) == []


@pytest.mark.parametrize("uri", ["file:///a%00.md", "file://[", "untitled:%00", ""])
def test_an_address_of_no_file_is_no_path(uri):
    assert path_of(uri) == ""


def test_half_of_a_pair_is_read_as_a_sign_that_stands_for_none():
    written = written_text(OpenText(URI, "a\ud800b 😀", 1, "markdown"), "utf-16")
    assert written.source.read().text == "a\ufffdb 😀"
