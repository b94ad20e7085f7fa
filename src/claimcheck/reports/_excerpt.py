"""A passage on one line, cut around the words in question, with those words underlined."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import Claim, Finding, Span
from claimcheck.model.by_value import ByValue
from claimcheck.reports._safe import cells, visible, width_of

_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")
"""Characters that are shown as they are, with single spaces between them."""
_UNMARKED = re.compile(r"(?:[^*]|(?<!\*)\*(?!\*))+")
"""Runs without two asterisks in a row."""


@frozen(eq=False, repr=False)
class Excerpt(ByValue):
    """A passage on one line.

    Args:
        text: What to show.
        marks: One character a column: ``^`` beneath the words in question, else a space;
            empty where all of the passage is in question.
    """

    text: str
    marks: str

    @property
    def quoted(self) -> str:
        """Give the passage with the words in question between code marks."""
        shown, column, was_marked = [""], 0, False
        for character in self.text:
            is_marked = self.marks[column : column + 1] == "^"
            shown.append(("`" if is_marked is not was_marked else "") + character)
            column, was_marked = column + cells(character), is_marked
        return "".join(shown) + ("`" if was_marked else "")


def passage(audit: Audit, finding: Finding, claim: Claim | None) -> tuple[str, Span] | None:
    """Find what to show of a finding: its claim, or the lines that its words stand on.

    Returns:
        The file's text and the span to show; ``None`` where the file has no text.
    """
    text = audit.texts.get(finding.path)
    if claim is not None and (text is None or claim.span.end <= len(text)):
        return text or claim.quote, claim.span if text else Span(0, len(claim.quote))
    if text is None or finding.span is None or finding.span.start >= len(text):
        return None
    start = text.rfind("\n", 0, finding.span.start) + 1
    end = text.find("\n", finding.span.end)
    return text, Span(start, len(text) if end < 0 else end)


def excerpt(text: str, outer: Span, words: Sequence[Span], width: int) -> Excerpt:
    """Show a passage in a width, around the first of the words in question.

    Args:
        text: The file's text.
        outer: The passage.
        words: What to underline; parts outside the passage are left out.
        width: Columns.
    """
    inner = [span for span in words if span.overlaps(outer) and not span.contains(outer)]
    focus = min(inner, default=outer)
    near = Span(
        max(outer.start, focus.start - 3 * width), max(outer.start, focus.start) + 5 * width
    )
    near = Span(near.start, max(near.start, min(near.end, outer.end)))
    line, places = _on_one_line(text, near)
    pointed = {at for span in inner for at in range(span.start, min(span.end, near.end))}
    marked = [at in pointed for at in places]
    start, end = _window(line, marked, width)
    before = "…" if start or near.start > outer.start else ""
    after = "…" if end < len(line) or near.end < outer.end else ""
    marks = _below(line[start:end], marked[start:end])
    marks = (" " * len(before) + marks).rstrip()
    return Excerpt(before + line[start:end] + after, marks)


def _below(line: str, marked: Sequence[bool]) -> str:
    """Give the marks beneath a line, one for each column."""
    if not any(marked):
        return ""
    pairs = zip(line, marked, strict=True)
    return "".join(("^" if mark else " ") * cells(character) for character, mark in pairs)


def _on_one_line(text: str, span: Span) -> tuple[str, list[int]]:
    """Give what to show, and the offset of each character in the text.

    White space is collapsed to one space, and marks of strong emphasis are left out: a sentence
    often begins or ends between them.
    """
    shown: list[str] = []
    places: list[int] = []
    done = span.start
    for run in _PLAIN.finditer(text, span.start, span.end):
        _add_unusual(text, range(done, run.start()), shown, places)
        for part in _UNMARKED.finditer(text, *run.span()):
            shown.extend(part[0])
            places.extend(range(*part.span()))
        done = run.end()
    _add_unusual(text, range(done, min(span.end, len(text))), shown, places)
    if shown and shown[-1] == " ":
        shown.pop()
        places.pop()
    return "".join(shown), places


def _add_unusual(text: str, offsets: range, shown: list[str], places: list[int]) -> None:
    """Add white space and characters that may have to be made visible."""
    for offset in offsets:
        safe = _seen(text[offset])
        if safe.isspace():
            safe = " " if shown and shown[-1] != " " else ""
        if safe:
            shown.append(safe)
            places.append(offset)


@lru_cache(maxsize=1000)
def _seen(character: str) -> str:
    return visible(character)


def _window(line: str, marked: Sequence[bool], width: int) -> tuple[int, int]:
    """Choose what fits the width: all, or a stretch that begins a third before the words."""
    if width_of(line) <= width:
        return 0, len(line)
    first = marked.index(True) if any(marked) else 0
    start = _word_start(line, _fit_back(line, first, width // 3)) if first > width // 3 else 0
    end = _fit(line, start, width - 2)
    return start, max(_word_end(line, end, start), _last_mark(marked, start, end))


def _fit(line: str, start: int, room: int) -> int:
    if line[start : start + room + 1].isascii():  # none behind the last that takes no column
        return min(start + room, len(line))
    end = start
    while end < len(line) and cells(line[end]) <= room:
        room -= cells(line[end])
        end += 1
    return end


def _fit_back(line: str, first: int, room: int) -> int:
    if line[max(first - room - 1, 0) : first].isascii():
        return max(first - room, 0)
    start = first
    while start and (room := room - cells(line[start - 1])) >= 0:
        start -= 1
    return start


def _word_start(line: str, start: int) -> int:
    space = line.find(" ", start, start + 20)
    return space + 1 if start and line[start - 1] != " " and space >= 0 else start


def _word_end(line: str, end: int, start: int) -> int:
    if end >= len(line) or line[end] == " ":
        return end
    space = line.rfind(" ", max(start, end - 20), end)
    return space if space > start else end


def _last_mark(marked: Sequence[bool], start: int, end: int) -> int:
    return next((at + 1 for at in range(end - 1, start - 1, -1) if marked[at]), start)


def finding_spans(findings: Iterable[Finding]) -> list[Span]:
    """Give the words that findings point at."""
    return [finding.span for finding in findings if finding.span is not None]
