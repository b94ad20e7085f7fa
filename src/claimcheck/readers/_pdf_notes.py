"""Footnotes of a PDF file: what stands at the foot of a column behind a raised number or a sign."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from attrs import evolve, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._pdf_lines import PdfLine

_MARK = re.compile(r"(?:\d{1,2}|[*†‡§¶]{1,3})$")
_MARKED = re.compile(r"(\d{1,2}|[*†‡§¶]{1,3})\s?(?=[^\W\d_]|[“\"(])")
_SMALLER = 0.93
_RAISED = 0.8
_NEAR = 8.0
_WIDEST_GAP = 2.5
_MOST_TRIED = 40
_FOOT = 0.5
"""Share of the height of a page's words above which no note begins."""


@frozen(eq=False, repr=False)
class PdfNote(ByValue):
    """A footnote.

    Args:
        label: Its number or sign.
        lines: Its lines.
    """

    label: str
    lines: tuple[PdfLine, ...]


Pages = list[Sequence[PdfLine]]


def without_notes(pages: Sequence[Sequence[PdfLine]]) -> tuple[Pages, list[PdfNote]]:
    """Take the footnotes out of pages, which would stand in the middle of sentences.

    Behind the heading of a list of references nothing is taken for one.

    Args:
        pages: The lines of each page, in reading order, without running heads.
    """
    sizes = [line.size for page in pages for line in page if line.size]
    body = median(sizes) if sizes else 0.0
    found: list[PdfNote] = []
    kept: Pages = []
    is_over = False
    for page in pages:
        is_over = is_over or any(section_kind(line.text) == "references" for line in page)
        taken = set() if is_over else set(_taken(page, body))
        if taken:
            found += _notes(page, sorted(taken), body)
        kept.append([line for at, line in enumerate(page) if at not in taken])
    return kept, found


def _taken(page: Sequence[PdfLine], body: float) -> Iterator[int]:
    """Give the places of the lines that are notes, those of each column behind its first."""
    lowest = max((line.box[3] for line in page), default=0.0)
    at = tried = 0
    while at < len(page) and tried < _MOST_TRIED:
        run = range(at, at)
        if page[at].box[1] > _FOOT * lowest and _label(page, at, body):
            run = range(at, _end(page, at))
            tried += 1
        if run and _is_foot(page, run):
            yield from run
            at = run.stop
        else:
            at += 1


def _end(page: Sequence[PdfLine], start: int) -> int:
    """Give the line behind the last that goes on with notes: near, in letters no larger."""
    largest = max(line.size for line in page[start : start + 2])
    for at in range(start + 1, len(page)):
        before, line = page[at - 1], page[at]
        is_above = line.box[1] < page[start].box[1] - 1
        is_far = line.box[1] - before.box[3] > _WIDEST_GAP * max(line.height, before.height)
        if is_above or is_far or line.size * _SMALLER > largest:
            return at
    return len(page)


def _is_foot(page: Sequence[PdfLine], run: range) -> bool:
    """Tell whether nothing but a run of lines stands beneath its first line in its column."""
    left = min(page[at].box[0] for at in run)
    right = max(page[at].box[2] for at in run)
    top = page[run.start].box[1]
    outside = (line for at, line in enumerate(page) if at not in run)
    return not any(
        line.box[1] > top and line.box[0] < right and line.box[2] > left for line in outside
    )


def _label(page: Sequence[PdfLine], at: int, body: float) -> str:
    """Give the number or the sign of the note that a line begins; empty where it begins none."""
    line = page[at]
    following = page[at + 1] if at + 1 < len(page) else None
    if following is not None and _MARK.match(line.text) and _is_raised(line, following):
        return line.text
    marked = _MARKED.match(line.text)
    if marked is None:
        return ""
    is_raised = any(mark.start == 0 and not mark.target for mark in line.marks)
    is_small = 0 < line.size <= _SMALLER * body
    return marked[1] if is_small and (is_raised or not marked[1].isdecimal()) else ""


def _is_raised(mark: PdfLine, words: PdfLine) -> bool:
    is_beside = 0 <= words.box[0] - mark.box[2] < _NEAR and words.box[1] < mark.box[3]
    return is_beside and mark.box[3] < words.box[3] and mark.height < _RAISED * words.height


def _notes(page: Sequence[PdfLine], places: Sequence[int], body: float) -> Iterator[PdfNote]:
    label, lines = "", list[PdfLine]()
    for at in places:
        begun, line = _label(page, at, body), page[at]
        if begun and lines:
            yield PdfNote(label, tuple(lines))
            lines = []
        label = begun or label
        text = line.text[len(begun) :].lstrip()
        if text:
            cut = len(line.text) - len(text)
            marks = (
                evolve(one, start=one.start - cut, end=one.end - cut)
                for one in line.marks
                if one.start >= cut
            )
            lines.append(evolve(line, text=text, marks=tuple(marks)))
    if lines:
        yield PdfNote(label, tuple(lines))
