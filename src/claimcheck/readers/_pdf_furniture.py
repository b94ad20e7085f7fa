"""Running heads and feet and page numbers of a PDF file, which are none of its text."""

import re
from collections import defaultdict
from collections.abc import Sequence

from claimcheck.readers._pdf_lines import PdfLine, PdfPage

_EDGE = 0.1
_FEWEST = 3
_MOST_EDGE_LINES = 3
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE
)


def without_furniture(pages: Sequence[PdfPage]) -> list[tuple[PdfLine, ...]]:
    """Give the lines of each page without running heads, running feet and page numbers.

    A line at the edge of a page that comes back on three pages or a third of them, numbers aside,
    is one; so is a number alone there.
    """
    seen: defaultdict[str, set[int]] = defaultdict(set)
    edges = [_edge_lines(page) for page in pages]
    for page, lines in zip(pages, edges, strict=True):
        for line in lines:
            seen[_folded(line)].add(page.number)
    fewest = max(_FEWEST, min(len(pages) // 3, 10))
    return [
        tuple(
            line
            for line in page.lines
            if line not in lines
            or not (_PAGE_NUMBER.match(line.text) or len(seen[_folded(line)]) >= fewest)
        )
        for page, lines in zip(pages, edges, strict=True)
    ]


def _edge_lines(page: PdfPage) -> set[PdfLine]:
    """Give the lines near the upper and the lower edge of a page."""
    margin = _EDGE * page.height
    upper = sorted((one for one in page.lines if one.box[3] <= margin), key=lambda one: one.box[1])
    lower = sorted(
        (one for one in page.lines if one.box[1] >= page.height - margin),
        key=lambda one: -one.box[1],
    )
    return {*upper[:_MOST_EDGE_LINES], *lower[:_MOST_EDGE_LINES]}


def _folded(line: PdfLine) -> str:
    return _NUMBERS.sub("#", line.text).strip()
