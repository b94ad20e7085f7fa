"""Word documents, with their tracked changes accepted or as they were before."""

from claimcheck.model import Document
from claimcheck.readers._registry import reader

_LARGEST = 100_000_000


@reader("docx", suffixes=(".docx", ".docm"), size_limit=_LARGEST)
def docx_reader(data: bytes, path: str) -> Document:
    """Read a Word document as Word shows it once every tracked change is accepted.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no Word document, is damaged or too large, or the extra ``word`` is not
            installed.
    """
    from claimcheck.readers.word._document import document_of  # noqa: PLC0415 - heavy, an extra

    return document_of(data, path, "docx")


@reader("docx_original", suffixes=(), size_limit=_LARGEST)
def docx_original_reader(data: bytes, path: str) -> Document:
    """Read a Word document as it was before its tracked changes.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: As for the format ``docx``.
    """
    from claimcheck.readers.word._document import document_of  # noqa: PLC0415 - heavy, an extra

    return document_of(data, path, "docx_original")
