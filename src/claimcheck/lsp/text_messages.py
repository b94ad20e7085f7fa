"""Messages about the texts that are open."""

from lsprotocol import types

from claimcheck.lsp.server import ClaimServer


def opened(ls: ClaimServer, params: types.DidOpenTextDocumentParams) -> None:
    """Take up a text and audit it."""
    ls.texts.open(params.text_document)
    ls.touched(params.text_document.uri)


def changed(ls: ClaimServer, params: types.DidChangeTextDocumentParams) -> None:
    """Carry out what was typed and audit the text again."""
    given = params.text_document
    ls.texts.change(given.uri, given.version, params.content_changes)
    ls.touched(given.uri)


def saved(ls: ClaimServer, _: types.DidSaveTextDocumentParams) -> None:
    """Read the project again: what was saved may stand behind other documents."""
    ls.files_changed()


def closed(ls: ClaimServer, params: types.DidCloseTextDocumentParams) -> None:
    """Let go of a text and of what was shown of it."""
    ls.texts.close(params.text_document.uri)
    ls.closed(params.text_document.uri)
