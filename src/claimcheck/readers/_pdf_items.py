"""How deep the items of lists stand in a PDF file, which only their places tell."""

import re

from attrs import define, field

from claimcheck.readers._pdf_lines import BULLETS, PdfLine

_ITEM = re.compile(rf"(?:[{BULLETS}]|\(?\d{{1,2}}[.)]|\(?[a-z][.)])\s+\S")
_INDENT = 4.0
_DEEPEST = 6


@define
class PdfItemDepths:
    """Follows the items of a file in reading order.

    Args:
        edges: Where the items begin that are open, from the left.
        last: The line that was read last.
    """

    edges: list[float] = field(factory=list)
    last: PdfLine | None = None

    def depth(self, first: PdfLine, last: PdfLine) -> int:
        """Tell in how many other items a paragraph stands; 0 where it is no item.

        Items may go on in another column or on another page, where they all begin elsewhere.

        Args:
            first: Its first line.
            last: Its last line.
        """
        before, self.last = self.last, last
        if _ITEM.match(first.text) is None:
            self.edges.clear()
            return 0
        left = first.box[0]
        is_placed = any(abs(edge - left) < _INDENT for edge in self.edges)
        if self.edges and before is not None and not is_placed and _is_elsewhere(before, first):
            by = left - self.edges[-1]
            self.edges = [edge + by for edge in self.edges]
        while self.edges and self.edges[-1] > left + _INDENT:
            self.edges.pop()
        if not self.edges or self.edges[-1] < left - _INDENT:
            self.edges.append(left)
        return min(len(self.edges) - 1, _DEEPEST)


def _is_elsewhere(line: PdfLine, following: PdfLine) -> bool:
    return following.page != line.page or following.box[1] < line.box[1] - line.height
