"""Changes as the protocol has them."""

from hypothesis import example, given
from hypothesis import strategies as st
from lsprotocol import types

from claimcheck.lsp.edits import ClientEdits, created, rewritten, with_blank
from claimcheck.lsp.positions import TextPlaces

TEXTS = st.text(st.sampled_from("ab😀\n\r"), max_size=30)
POINT = types.Range(types.Position(0, 0), types.Position(0, 0))


@given(TEXTS, TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
@example("\r\n", "\r", "utf-16")
@example("\r\n", "\n", "utf-16")
@example("\r\n", "\r\r\n", "utf-16")
@example("\r\r\n", "\r\n", "utf-16")
def test_a_rewritten_text_is_the_new_one_once_the_change_is_carried_out(before, after, encoding):
    (edit,) = rewritten("file:///a", before, after, encoding).changes["file:///a"]
    span = TextPlaces(before, encoding).span(edit.range)
    assert before[: span.start] + edit.new_text + before[span.end :] == after


def test_a_blank_stands_in_plain_words_that_snippets_do_not_read():
    edit = with_blank("file:///a", 3, POINT, ("$a} ", "reason", " \\"))
    (change,) = edit.document_changes
    assert change.text_document.version == 3
    assert change.edits[0].snippet.value == "\\$a\\} ${1:reason} \\\\"


def test_a_new_file_is_made_before_it_is_written():
    made, written = created("file:///a.toml", "x = 1\n").document_changes
    assert (made.kind, written.edits[0].new_text) == ("create", "x = 1\n")


def test_a_client_that_says_nothing_can_do_nothing_special():
    assert ClientEdits.of(types.ClientCapabilities()) == ClientEdits()


def test_a_client_says_what_it_can_do():
    edit = types.WorkspaceEditClientCapabilities(
        document_changes=True,
        resource_operations=[types.ResourceOperationKind.Create],
        snippet_edit_support=True,
    )
    workspace = types.WorkspaceClientCapabilities(workspace_edit=edit)
    assert ClientEdits.of(types.ClientCapabilities(workspace)) == ClientEdits(
        versioned=True, snippets=True, creates=True
    )
