"""The protocol without the texts that pygls keeps of its own.

pygls breaks lines at more characters than the protocol does, such as a form feed, and moves the
positions of a change that it is given to where they would lie in such lines. So a change is handed
on as the editor sent it, and :class:`claimcheck.lsp.open_texts.OpenTexts` alone carries it out.
"""

from collections.abc import Iterator
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

_Call = tuple[Any, tuple[object], None]


class TextsApart(LanguageServerProtocol):
    """The protocol of a server that follows changes of texts by itself."""

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Iterator[_Call]:
        """Hand on what changed in a text."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(
        self, params: types.DidChangeNotebookDocumentParams
    ) -> Iterator[_Call]:
        """Hand on what changed in a notebook."""
        yield self.fm.features[types.NOTEBOOK_DOCUMENT_DID_CHANGE], (params,), None
