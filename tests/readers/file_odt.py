"""A text as an OpenDocument text: each line a paragraph, without what XML cannot hold."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest


def file_of(text):
    """Give the bytes of a file that holds a text."""
    pytest.importorskip("lxml")
    kept = "".join(one for one in text if one in "\t\n" or one.isprintable())
    return packed("".join(f"<text:p>{escape(line)}</text:p>" for line in kept.split("\n")))


def packed(body, styles="", meta=""):
    """Make a file of a body."""
    base = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(
        f'xmlns:{name}="{base}:{name}:1.0"'
        for name in ("office", "text", "table", "style", "drawing")
    )
    fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = (
        f"<office:document-content {spaces} {fo} {link}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        if meta:
            space = f'xmlns:meta="{base}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            archive.writestr("meta.xml", f"<meta {space}>{meta}</meta>")
    return out.getvalue()
