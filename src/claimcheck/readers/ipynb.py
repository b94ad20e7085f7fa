"""Jupyter notebooks: their Markdown cells; code and its output are not read."""

from claimcheck.model import Document
from claimcheck.readers._registry import reader


@reader("ipynb", suffixes=(".ipynb",), size_limit=100_000_000)
def notebook_reader(data: bytes, path: str) -> Document:
    """Read the Markdown cells of a notebook, one behind the other.

    Args:
        data: The notebook, in format 3 or later.
        path: How the document is named.

    Raises:
        InputError: It is no notebook.
    """
    from claimcheck.readers._notebook import document_of  # noqa: PLC0415 - heavy

    return document_of(data, path)
