"""Headings of a PDF file, which only sizes, bold and italic letters, numbers and names tell."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._captions import is_caption
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._pdf_line_ends import PdfLineEnds
from claimcheck.readers._pdf_lines import PdfLine

_NUMBERED = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)[A-Z]"
)
_LONGEST = 90
_LONGEST_OF_ALL = 160
_MOST_WORDS = 10
_LARGER = 1.12
_SMALLER = 0.93
_SAME_SIZE = 0.05
_NEXT_LINE = 1.45
_LOOSER = 1.25
_MOST_SET_OFF = 3
_DEEPEST = 6
_INDENT = 4.0
_FEWEST_COLOURED = 2
_SENTENCE_ENDS = (".", ",", ";")


@frozen(eq=False, repr=False)
class PdfHeadings(ByValue):
    """How the headings of a file look.

    Args:
        body: Size of the letters of the usual line.
        sizes: Sizes of larger lines that may be headings, one a level, from the largest.
        alone: Bold or italic lines of the usual height that stand alone.
    """

    body: float
    sizes: tuple[float, ...]
    alone: frozenset[PdfLine]

    @classmethod
    def of(cls, lines: Sequence[PdfLine], step: float, ends: PdfLineEnds) -> "PdfHeadings":
        """Look at all lines of a file.

        Args:
            lines: The lines, in reading order.
            step: The usual distance from one line to the next.
            ends: How far lines reach.
        """
        body = median(_size(line) for line in lines)
        sizes: list[float] = []
        larger = {_size(line) for line in lines if _may_be(line.text) and _is_larger(line, body)}
        for size in sorted(larger, reverse=True):
            if not sizes or size < _SMALLER * sizes[-1]:
                sizes.append(size)
        is_usual = 2 * sum(line.is_set_off for line in lines) > len(lines)
        return cls(body, tuple(sizes), frozenset() if is_usual else _alone(lines, step, ends))

    def level(self, line: PdfLine, following: PdfLine | None, *, in_references: bool) -> int:
        """Give the level of the heading that a line is, 0 where it is none.

        Args:
            line: The line.
            following: The line behind it, where one is.
            in_references: Whether it stands in a list of references.
        """
        if not _may_be(line.text):
            return 0
        number = _NUMBERED.match(line.text)
        is_numbered = number is not None and len(line.text.split()) <= _MOST_WORDS
        is_numbered = is_numbered and not hangs(line, following)
        ends = line.text.endswith(_SENTENCE_ENDS)
        is_larger = _is_larger(line, self.body) and not ends
        is_stem = line.text.endswith(":")
        is_told = not (in_references or ends or is_stem) and (is_numbered or line in self.alone)
        if not (is_larger or is_told or section_kind(line.text) is not None):
            return 0
        level = 1 + sum(_size(line) < _SMALLER * size for size in self.sizes)
        deeper = number.group(1).count(".") if number is not None else 0
        return min(level + deeper * (not is_larger), _DEEPEST)

    def stands_out(self, line: PdfLine) -> bool:
        """Tell whether a line looks like a heading whatever it says."""
        return line in self.alone or _is_larger(line, self.body)

    def is_too_long(self, lines: Sequence[PdfLine]) -> bool:
        """Tell whether lines in usual letters say more than a heading does.

        Args:
            lines: The lines of a paragraph that was taken for one.
        """
        letters = sum(len(line.text) for line in lines)
        return letters > _LONGEST_OF_ALL and not _is_larger(lines[0], self.body)

    def goes_on(self, last: PdfLine, line: PdfLine) -> bool:
        """Tell whether a line goes on with a heading that was broken over lines.

        Args:
            last: The line before.
            line: The line.
        """
        return (
            line.page == last.page
            and (_is_larger(last, self.body) or self.alone.issuperset((last, line)))
            and abs(_size(line) - _size(last)) <= _SAME_SIZE * _size(last)
            and _is_beneath(last, line)
            and section_kind(last.text) is None
            and section_kind(line.text) is None
            and not _NUMBERED.match(line.text)
        )


def hangs(line: PdfLine, following: PdfLine | None) -> bool:
    """Tell whether the next line goes on further in, as the lines of a list item do.

    Args:
        line: The line.
        following: The line behind it, where one is.
    """
    if following is None or following.page != line.page or following.parts:
        return False
    distance = following.box[1] - line.box[1]
    return following.box[0] > line.box[0] + _INDENT and 0 < distance < 2 * line.height


def _may_be(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and text[:1].isalnum()
        and any(one.isalpha() for one in text)
        and not is_caption(text + " ")
    )


def _size(line: PdfLine) -> float:
    return line.size or line.height


def _is_larger(line: PdfLine, body: float) -> bool:
    return _size(line) >= _LARGER * body


def _is_beneath(last: PdfLine, line: PdfLine) -> bool:
    """Tell whether a line is the next beneath another, without a gap."""
    distance = line.box[1] - last.box[1]
    return line.page == last.page and 0 < distance < _NEXT_LINE * max(last.height, last.size)


def _alone(lines: Sequence[PdfLine], step: float, ends: PdfLineEnds) -> frozenset[PdfLine]:
    """Give the lines set off that are no part of such or of an unfinished paragraph.

    Where headings have a colour of their own, lines that are only bold are none.
    """
    found: list[PdfLine] = []
    run: list[PdfLine] = []
    before: PdfLine | None = None
    for line in (*lines, None):
        if line is not None and line.is_set_off:
            run.append(line)
            continue
        if run and len(run) <= _MOST_SET_OFF and _is_apart(before, run[0], step, ends):
            is_part = _is_sentence(run, ends) or _runs_on(run, line, ends)
            found.extend(() if is_part else run)
        before, run = line, []
    usual = Counter(line.colour for line in lines).most_common(1)
    coloured = [line for line in found if line.colour != usual[0][0]] if usual else []
    return frozenset(coloured if len(coloured) >= _FEWEST_COLOURED else found)


def _is_sentence(run: Sequence[PdfLine], ends: PdfLineEnds) -> bool:
    """Tell whether lines set off are a sentence that runs on from each full line to the next."""
    return (
        len(run) > 1
        and run[-1].text.endswith(_SENTENCE_ENDS)
        and all(
            _is_beneath(line, after) and not ends.is_early([line], after)
            for line, after in pairwise(run)
        )
    )


def _runs_on(run: Sequence[PdfLine], line: PdfLine | None, ends: PdfLineEnds) -> bool:
    """Tell whether words that are not set off go on with the sentence right beneath."""
    if line is None or not _is_beneath(run[-1], line):
        return False
    said = "".join(one.text for one in run)
    is_open = said.count("(") > said.count(")")
    return (is_open or line.text[:1].islower()) and ends.is_full(run[-1])


def _is_apart(before: PdfLine | None, line: PdfLine, step: float, ends: PdfLineEnds) -> bool:
    if before is None or before.page != line.page or ends.is_early([before], line):
        return True
    distance = line.box[1] - before.box[1]
    return not 0 < distance < _LOOSER * step or before.text.endswith((".", "?", "!"))
