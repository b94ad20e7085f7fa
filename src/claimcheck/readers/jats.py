"""Articles and books in JATS and BITS, the XML of PubMed Central and of publishers."""

from claimcheck.model import Document
from claimcheck.readers._html_charset import decode_page
from claimcheck.readers._registry import text_reader


@text_reader("jats", suffixes=(".xml", ".nxml", ".jats"), decode=decode_page, in_folders=False)
def jats_reader(text: str, path: str) -> Document:
    """Read an article or a book.

    Args:
        text: The XML; spans count in it as it stands.
        path: How the document is named.

    Raises:
        InputError: It is XML of another kind, or damaged.
    """
    from claimcheck.readers._jats_document import document_of  # noqa: PLC0415 - heavy

    return document_of(text, path)
