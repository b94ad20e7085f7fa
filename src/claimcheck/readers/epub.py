"""E-books: the chapters of an EPUB in the order in which they are read."""

from claimcheck.model import Document
from claimcheck.readers._registry import reader

_LARGEST = 100_000_000


@reader("epub", suffixes=(".epub",), size_limit=_LARGEST, in_folders=False)
def epub_reader(data: bytes, path: str) -> Document:
    """Read an e-book.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no e-book, is damaged, protected or too large.
    """
    from claimcheck.readers._epub_document import document_of  # noqa: PLC0415 - seldom needed

    return document_of(data, path)
