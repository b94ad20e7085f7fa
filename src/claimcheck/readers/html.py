"""Web pages: the main text of a page, without navigation, cookie notices and related links."""

from claimcheck.model import Document
from claimcheck.readers._html_charset import decode_page
from claimcheck.readers._registry import text_reader


@text_reader("html", suffixes=(".html", ".htm", ".xhtml"), decode=decode_page, in_folders=False)
def html_reader(text: str, path: str) -> Document:
    """Read a web page.

    Args:
        text: The page; spans count in it as it stands.
        path: How the document is named.

    Raises:
        InputError: It holds more markup than a page can.
    """
    from claimcheck.readers._html_page import document_of  # noqa: PLC0415 - heavy

    return document_of(text, path)
