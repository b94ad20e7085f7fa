"""A text as an e-book of one chapter: each line a paragraph, without what XML cannot hold."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile, ZipInfo

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def file_of(text):
    """Give the bytes of a book that holds a text."""
    kept = "".join(one for one in text if one in "\t\n" or one.isprintable())
    return bound({"one.xhtml": "".join(f"<p>{escape(line)}</p>" for line in kept.split("\n"))})


def bound(chapters, *, head="", more=None, spine=None):
    """Make a book of chapters by their names."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    order = spine if spine is not None else range(len(chapters))
    listed = "".join(f'<itemref idref="i{number}"/>' for number in order)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{head}</metadata><manifest>{items}</manifest><spine>{listed}</spine></package>"
    )
    parts = {"META-INF/container.xml": _CONTAINER, "OEBPS/book.opf": package, **(more or {})}
    for name, body in chapters.items():
        parts[f"OEBPS/{name}"] = f"<html><body>{body}</body></html>"
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content)
    return out.getvalue()
