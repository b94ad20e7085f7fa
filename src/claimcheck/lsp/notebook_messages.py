"""Messages about notebooks, whose cells are texts of their own."""

from lsprotocol import types

from claimcheck.lsp.notebooks import OpenNotebook
from claimcheck.lsp.open_texts import OpenTexts
from claimcheck.lsp.server import ClaimServer


def notebook_opened(ls: ClaimServer, params: types.DidOpenNotebookDocumentParams) -> None:
    """Take up a notebook with its cells and audit it."""
    for text in params.cell_text_documents:
        ls.texts.open(text)
    given = params.notebook_document
    cells = tuple((cell.kind, cell.document) for cell in given.cells)
    ls.notebooks[given.uri] = OpenNotebook(given.uri, given.version, cells)
    ls.touched(given.uri)


def notebook_changed(ls: ClaimServer, params: types.DidChangeNotebookDocumentParams) -> None:
    """Carry out what changed in a notebook and audit it again."""
    given = params.notebook_document
    known = ls.notebooks.get(given.uri)
    if known is None:
        return
    cells = known.cells
    if params.change.cells is not None:
        cells = _changed_cells(cells, params.change.cells, ls.texts)
    ls.notebooks[given.uri] = OpenNotebook(given.uri, given.version, cells)
    ls.touched(given.uri)


def notebook_saved(ls: ClaimServer, _: types.DidSaveNotebookDocumentParams) -> None:
    """Read the project again."""
    ls.files_changed()


def notebook_closed(ls: ClaimServer, params: types.DidCloseNotebookDocumentParams) -> None:
    """Let go of a notebook and of what was shown of it."""
    for text in params.cell_text_documents:
        ls.texts.close(text.uri)
    ls.notebooks.pop(params.notebook_document.uri, None)
    ls.closed(params.notebook_document.uri)


_Cells = tuple[tuple[types.NotebookCellKind, str], ...]


def _changed_cells(
    cells: _Cells, change: types.NotebookDocumentCellChanges, texts: OpenTexts
) -> _Cells:
    """Carry out what changed in the cells: their order first, then kinds, then words."""
    if change.structure is not None:
        array = change.structure.array
        new = tuple((cell.kind, cell.document) for cell in array.cells or ())
        cells = (*cells[: array.start], *new, *cells[array.start + array.delete_count :])
        for text in change.structure.did_open or ():
            texts.open(text)
        for gone in change.structure.did_close or ():
            texts.close(gone.uri)
    kinds = {cell.document: cell.kind for cell in change.data or ()}
    for content in change.text_content or ():
        document = content.document
        texts.change(document.uri, document.version, content.changes)
    return tuple((kinds.get(uri, kind), uri) for kind, uri in cells)
