"""PDF files: their words in reading order, each line with its page and its place on it."""

from claimcheck.model import Document
from claimcheck.readers._registry import reader

_LARGEST = 100_000_000


@reader("pdf", suffixes=(".pdf",), size_limit=_LARGEST, in_folders=False)
def pdf_reader(data: bytes, path: str) -> Document:
    """Read a PDF file.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is damaged, protected, holds no words or too many, or the extra ``pdf`` is
            not installed.
    """
    from claimcheck.readers._pdf_document import document_of  # noqa: PLC0415 - heavy, an extra

    return document_of(data, path)
