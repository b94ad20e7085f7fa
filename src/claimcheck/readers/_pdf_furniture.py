"""Running heads and feet, page numbers and tables of contents, which are no text of a PDF file."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from claimcheck.readers._pdf_lines import PdfLine, PdfPage

_EDGE = 0.1
_FEWEST = 3
_MOST_EDGE_LINES = 3
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE
)
_NUMBER_AT_END = re.compile(r"^(\d{1,4})\s+\D|(?<=\D\s)(\d{1,4})$")
_LEADERS = re.compile(r"(?:[.·…]\s?){5,200}\s?(?:\d{1,4}|[ivxlc]{1,7})$")


def without_furniture(pages: Sequence[PdfPage]) -> list[tuple[PdfLine, ...]]:
    """Give the lines of each page without running heads, running feet and page numbers.

    A line at the edge of a page that comes back on three pages or a third of them, numbers aside,
    is one; so is a number alone there, and a line that ends or begins with the number of its page.
    Lines of a table of contents are left out wherever dots lead to a page number.
    """
    seen: defaultdict[str, set[int]] = defaultdict(set)
    edges = [_edge_lines(page) for page in pages]
    for page, lines in zip(pages, edges, strict=True):
        for line in lines:
            seen[_folded(line)].add(page.number)
    counts: Counter[int | None] = Counter(
        offset
        for page, lines in zip(pages, edges, strict=True)
        for offset in {_offset(line, page) for line in lines}
    )
    fewest = max(_FEWEST, min(len(pages) // 3, 10))
    return [
        tuple(
            line
            for line in page.lines
            if not _LEADERS.search(line.text)
            and not (
                line in lines
                and (
                    _PAGE_NUMBER.match(line.text)
                    or len(seen[_folded(line)]) >= fewest
                    or (_offset(line, page) is not None and counts[_offset(line, page)] >= fewest)
                )
            )
        )
        for page, lines in zip(pages, edges, strict=True)
    ]


def _offset(line: PdfLine, page: PdfPage) -> int | None:
    """Give how far the number at an end of a line is from that of its page."""
    found = _NUMBER_AT_END.search(line.text)
    return int(found[1] or found[2]) - page.number if found else None


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
