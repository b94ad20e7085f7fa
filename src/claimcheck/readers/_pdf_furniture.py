"""Running heads and feet, page numbers and tables of contents, which are no text of a PDF file."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from attrs import frozen

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
    edges = [(page, _edge_lines(page)) for page in pages]
    repeated = _Repetition.of(edges)
    return [
        tuple(
            line
            for line in page.lines
            if not _LEADERS.search(line.text) and not (line in lines and repeated.holds(line, page))
        )
        for page, lines in edges
    ]


@frozen(eq=False)
class _Repetition:
    """What comes back at the edges of pages.

    Args:
        seen: The pages on which each line stands, numbers aside.
        offsets: On how many pages a number is so far from that of the page.
        fewest: On how many pages a running line must stand.
    """

    seen: Mapping[str, set[int]]
    offsets: Counter[int | None]
    fewest: int

    @classmethod
    def of(cls, edges: Sequence[tuple[PdfPage, set[PdfLine]]]) -> "_Repetition":
        seen: defaultdict[str, set[int]] = defaultdict(set)
        offsets: Counter[int | None] = Counter()
        for page, lines in edges:
            offsets.update({_offset(line, page) for line in lines})
            for line in lines:
                seen[_folded(line)].add(page.number)
        return cls(seen, offsets, max(_FEWEST, min(len(edges) // 3, 10)))

    def holds(self, line: PdfLine, page: PdfPage) -> bool:
        """Tell whether a line at an edge is a running head or foot, or the number of its page."""
        if _PAGE_NUMBER.match(line.text) or len(self.seen[_folded(line)]) >= self.fewest:
            return True
        offset = _offset(line, page)
        return offset is not None and self.offsets[offset] >= self.fewest


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
