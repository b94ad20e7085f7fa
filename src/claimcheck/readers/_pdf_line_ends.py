"""How far the lines of a PDF file reach: one with room for the next word was broken on purpose."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median_high

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._pdf_lines import PdfLine

_AROUND = 12
"""How many lines before and behind tell how far the lines of a column reach."""
_ALIKE = 40.0
"""How far apart the left edges of lines of one column may be, as those of lists are."""
_FEWEST_FULL = 2
_USUAL = 9
_MOST_OF_LINE = 0.75
_WORD = 5.0
_NEAR = 3.0
_SAME_SIZE = 0.6


@frozen(eq=False, repr=False)
class PdfLineEnds(ByValue):
    """How far the lines around each line reach.

    Args:
        edges: The right edge by line; lines without a place, or with too few around, have none.
        lefts: Where the lines furthest left begin, by page.
        usual: How far lines reach in the file, by where about they begin.
    """

    edges: Mapping[int, float]
    lefts: Mapping[int, float]
    usual: Mapping[int, float]

    @classmethod
    def of(cls, lines: Sequence[PdfLine]) -> "PdfLineEnds":
        """Look at all lines of a file.

        Args:
            lines: The lines, in reading order.
        """
        edges: dict[int, float] = {}
        lefts: dict[int, float] = {}
        for at, line in enumerate(lines):
            around = lines[max(at - _AROUND, 0) : at + _AROUND + 1]
            reach = sorted(other.box[2] for other in around if _is_in_column(line, other))
            if len(reach) >= _FEWEST_FULL:
                edges[id(line)] = reach[-_FEWEST_FULL]
            if any(line.box):
                lefts[line.page] = min(lefts.get(line.page, line.box[0]), line.box[0])
        reaches: defaultdict[int, list[float]] = defaultdict(list)
        for line in lines:
            reaches[round(line.box[0] / _ALIKE)].append(line.box[2])
        usual = {left: median_high(sorted(reach)[-_USUAL:]) for left, reach in reaches.items()}
        return cls(edges, lefts, usual)

    def indent(self, line: PdfLine) -> float:
        """Tell how far a line stands from those that are furthest left on its page.

        Args:
            line: The line.
        """
        return line.box[0] - self.lefts.get(line.page, line.box[0])

    def is_full(self, line: PdfLine) -> bool:
        """Tell whether a line reaches as far as the others of its column, but for a word.

        Args:
            line: The line.
        """
        edge = self.edges.get(id(line), line.box[2])
        return line.box[2] > edge - _WORD * line.height

    def is_short(self, line: PdfLine) -> bool:
        """Tell whether a line leaves a third of its column free, as the file has it elsewhere.

        Args:
            line: The line.
        """
        left, _, right, _ = line.box
        edge = self.usual.get(round(left / _ALIKE), right)
        return right < left + _MOST_OF_LINE * (edge - left)

    def is_early(self, paragraph: Sequence[PdfLine], following: PdfLine) -> bool:
        """Tell whether the last line of a paragraph had room for the first word of the next line.

        Args:
            paragraph: Its lines so far.
            following: The next line.
        """
        last = paragraph[-1]
        edge = self.edges.get(id(last))
        if edge is None or not any(following.box):
            return False
        own = [one.box[2] for one in paragraph[:-1] if one.page == last.page]
        reach = max(own) + _NEAR if own else edge
        letter = (following.box[2] - following.box[0]) / max(len(following.text), 1)
        word = (len(following.text.split(maxsplit=1)[0]) + 1) * letter
        return last.box[2] + word + letter < min(reach, edge)


def _is_in_column(line: PdfLine, other: PdfLine) -> bool:
    is_alike = other.page == line.page and abs(other.size - line.size) <= _SAME_SIZE
    return is_alike and abs(other.box[0] - line.box[0]) < _ALIKE
