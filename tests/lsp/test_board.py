"""What the editor shows of each file."""

import pytest
from lsprotocol import types

from claimcheck.lsp.board import DiagnosticsBoard

BIB = "file:///references.bib"


def mark(message):
    point = types.Position(0, 0)
    return types.Diagnostic(types.Range(point, point), message)


@pytest.fixture
def sent():
    return []


@pytest.fixture
def board(sent):
    return DiagnosticsBoard(
        lambda params: sent.append((params.uri, [one.message for one in params.diagnostics]))
    )


def test_what_was_put_right_goes_away(board, sent):
    board.show("a", {"a": [mark("x")], BIB: [mark("y")]})
    board.show("a", {"a": []})
    assert sent[2:] == [("a", []), (BIB, [])]


def test_what_two_documents_say_of_one_file_is_shown_once(board, sent):
    board.show("a", {BIB: [mark("y")]})
    board.show("b", {BIB: [mark("y"), mark("z")]})
    assert sent[-1] == (BIB, ["y", "z"])


def test_closing_a_document_leaves_what_another_says(board, sent):
    board.show("a", {"a": [mark("x")], BIB: [mark("y")]})
    board.show("b", {"b": [], BIB: [mark("y")]})
    board.clear("a")
    assert sent[-1] == ("a", [])


def test_a_text_is_told_of_each_version_and_other_files_only_when_they_change(board, sent):
    for version in (1, 2):
        board.show("a", {"a": [mark("x")], BIB: [mark("y")]}, [("a", version)])
    assert [uri for uri, _ in sent] == ["a", BIB, "a"]


def test_two_marks_of_one_document_that_are_alike_are_both_shown(board, sent):
    board.show("a", {"a": [mark("x"), mark("x")]})
    assert sent == [("a", ["x", "x"])]
