"""From the cells of a notebook to a document that knows cell, line and file offset of its text."""

import json
from typing import TYPE_CHECKING

from claimcheck.model import Document, Failure, Region
from claimcheck.readers._draft import DraftList, moved
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import decode
from claimcheck.readers._markdown_blocks import check_signs, read_blocks
from claimcheck.readers._markdown_front import with_front
from claimcheck.readers._notebook_cells import NotebookCell, notebook_cells
from claimcheck.readers._notebook_regions import regions_of

if TYPE_CHECKING:
    from claimcheck.readers._draft import Draft

_BETWEEN = "\n\n"


def document_of(data: bytes, path: str) -> Document:
    """Read a notebook.

    Raises:
        InputError: It is no notebook.
    """
    source = decode(data, path)
    texts: list[str] = []
    front: list[Draft] = []
    drafts: list[Draft] = DraftList()
    regions: list[Region] = []
    failures: list[Failure] = []
    metadata: dict[str, object] = {}
    position = tables = 0
    cells = _read_cells(source, path)
    check_signs("".join(cell.text for cell in cells))
    for cell in cells:
        text = cell.text
        read = read_blocks(text, path, tables)
        tables = read.tables
        metadata = {**read.metadata, **metadata}
        failures.extend(read.failures)
        own = [moved(draft, position) for draft in read.front]
        (drafts if texts else front).extend(own)
        drafts.extend(moved(draft, position) for draft in read.drafts)
        regions.extend(regions_of(cell, position))
        texts.append(text)
        position += len(text) + len(_BETWEEN)
    return Document(
        path,
        "ipynb",
        _BETWEEN.join(texts),
        with_front(front, finish(drafts)),
        {**_stated(source), **metadata},
        tuple(failures),
        text_is_source=False,
        regions=tuple(regions),
    )


def _stated(source: str) -> dict[str, object]:
    """Give the settings of ours in the notebook's own metadata."""
    if '"claimcheck"' not in source:
        return {}
    metadata = json.loads(source).get("metadata")
    own = metadata.get("claimcheck") if isinstance(metadata, dict) else None
    return {"claimcheck": own} if isinstance(own, dict) else {}


def _read_cells(source: str, path: str) -> list[NotebookCell]:
    """Choose the cells that are read: Markdown, and raw front matter in the first cell."""
    cells = notebook_cells(source, path)
    return [
        cell
        for cell in cells
        if cell.text
        and (cell.kind == "markdown" or (cell.kind == "raw" and _is_front_matter(cell)))
    ]


def _is_front_matter(cell: NotebookCell) -> bool:
    return cell.number == 1 and cell.text.startswith("---")
