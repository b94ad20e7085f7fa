"""OpenDocument texts, as LibreOffice writes them."""

from claimcheck.model import Document
from claimcheck.readers._registry import reader

_LARGEST = 100_000_000


@reader("odt", suffixes=(".odt",), size_limit=_LARGEST)
def odt_reader(data: bytes, path: str) -> Document:
    """Read an OpenDocument text.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no such text, is damaged or too large, or the extra ``word`` is not
            installed.
    """
    from claimcheck.readers._odt_document import document_of  # noqa: PLC0415 - heavy, an extra

    return document_of(data, path)
