"""A notebook that is open cell by cell, written as the file that it would be saved as."""

import json
from collections.abc import Iterable

from attrs import frozen
from lsprotocol import types

from claimcheck.lsp.open_texts import OpenText
from claimcheck.model.by_value import ByValue

_KINDS = {types.NotebookCellKind.Markup: "markdown", types.NotebookCellKind.Code: "code"}
_RAW = "raw"


@frozen(eq=False, repr=False)
class OpenNotebook(ByValue):
    """A notebook that is open.

    Args:
        uri: Its address.
        version: Number of its version.
        cells: Kind and address of each cell, in order.
    """

    uri: str
    version: int
    cells: tuple[tuple[types.NotebookCellKind, str], ...]


def notebook_json(cells: Iterable[tuple[types.NotebookCellKind, OpenText]]) -> str:
    """Write cells as a notebook.

    Args:
        cells: Kind and text of each cell, in order.
    """
    written = [
        {"cell_type": _kind(kind, text), "metadata": {}, "source": text.text}
        for kind, text in cells
    ]
    return json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _kind(kind: types.NotebookCellKind, text: OpenText) -> str:
    """Name the kind of a cell; editors show raw cells as code in the language ``raw``."""
    return _RAW if text.kind == _RAW else _KINDS[kind]
