"""Cutting the lines under a "References" heading of a plain text into entries."""

import re

from claimcheck.readers._draft import MOST_BLOCKS, TooManyBlocksError
from claimcheck.readers._entry_lines import one_a_line
from claimcheck.readers._lines import Line, marker_of
from claimcheck.readers._references import (
    continues_entry,
    label_of,
    looks_like_reference,
    may_be_reference,
)

_LARGEST_GAP = 2
_LONGEST = 12
"""As many lines may go on with an entry behind which no other has begun."""
_ENOUGH = 2_000
"""As many lines tell whether each of a run is an entry."""
_BARE_NUMBER = re.compile(r"(\d{1,3})[ \t]+(?=\S)")

Entry = tuple[int, int]
"""First line and the line behind the last."""


def entries_at(lines: list[Line], start: int) -> list[Entry]:
    """Find the entries from a line on, up to the line that no longer belongs to the list.

    Args:
        lines: The whole text.
        start: First line behind the heading.

    Raises:
        TooManyBlocksError: There are more than a document may hold.
    """
    stop = _first_text(lines, start)
    if stop == len(lines):
        return []
    if _is_marked(lines[stop]):
        return _marked(lines, stop)
    return _unmarked(lines, stop)


def _first_text(lines: list[Line], start: int) -> int:
    return next((i for i in range(start, len(lines)) if lines[i].text), len(lines))


def _is_marked(line: Line) -> bool:
    return marker_of(line)[1] > 0 or label_of(line.text)[0] is not None


def _marked(lines: list[Line], start: int) -> list[Entry]:
    entries: list[Entry] = []
    margin = lines[start].indent
    position = start
    while position < len(lines):
        line = lines[position]
        if len(entries) > MOST_BLOCKS:
            raise TooManyBlocksError
        if not line.text:
            position += 1
        elif _is_marked(line) and not (entries and _is_torn(lines, entries[-1], position, margin)):
            entries.append((position, position + 1))
            position += 1
        elif entries and (
            _is_marked(line)
            or _continues(lines, entries[-1], position, margin)
            or (entries[-1][1] == position and _are_apart(lines, entries))
        ):
            entries[-1] = (entries[-1][0], position + 1)
            position += 1
        else:
            break
    return entries


def _are_apart(lines: list[Line], entries: list[Entry]) -> bool:
    """Tell whether empty lines part the entries, so that what touches one belongs to it."""
    first, behind = entries[-1]
    if len(entries) > 1:
        return not lines[first - 1].text
    near = range(behind, min(behind + _LONGEST, len(lines)))
    end = next((at for at in near if not lines[at].text), None)
    following = len(lines) if end is None else _first_text(lines, end)
    return following < len(lines) and _is_marked(lines[following])


def _is_torn(lines: list[Line], entry: Entry, position: int, margin: int) -> bool:
    """Tell whether a line only looks numbered: page numbers at the start of a continuation."""
    line, last = lines[position], lines[position - 1]
    if entry[1] != position or not line.text[0].isdigit():
        return False
    return line.indent > margin or last.text[-1] in "-–,(:;"


def _continues(lines: list[Line], entry: Entry, position: int, margin: int) -> bool:
    line = lines[position]
    touching = entry[1] == position
    if line.indent > margin or continues_entry(line.text):
        return touching or line.indent > margin
    last = lines[entry[1] - 1]
    if marker_of(last)[1] >= len(last.text):
        return True
    return touching and not last.is_terminated


def _unmarked(lines: list[Line], start: int) -> list[Entry]:
    entries: list[Entry] = []
    doubtful: list[Entry] = []
    position = start
    while position < len(lines):
        run = _run(lines, position)
        for entry in _cut_run(lines, position, run):
            text = _joined(lines, entry)
            if len(entries) > MOST_BLOCKS:
                raise TooManyBlocksError
            if looks_like_reference(text):
                entries += [*doubtful, entry]
                doubtful = []
            elif len(doubtful) < _LARGEST_GAP and may_be_reference(text):
                doubtful.append(entry)
            else:
                return entries
        position = _first_text(lines, run)
    return entries


def bare_numbers(texts: list[str]) -> list[tuple[str, int]]:
    """Read the numbers of entries that begin with a number alone, where they count up by one.

    Returns:
        Each number and how many characters it takes with the space behind it; empty otherwise.
    """
    matches = [match for text in texts if (match := _BARE_NUMBER.match(text))]
    numbers = [int(match.group(1)) for match in matches]
    if len(matches) < len(texts) or not numbers:
        return []
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    return [(match.group(1), match.end()) for match in matches]


def _run(lines: list[Line], start: int) -> int:
    return next((i for i in range(start, len(lines)) if not lines[i].text), len(lines))


def _cut_run(lines: list[Line], start: int, stop: int) -> list[Entry]:
    run = range(start, stop)
    margin = min(lines[i].indent for i in run)
    hanging = lines[start].indent == margin and any(lines[i].indent > margin for i in run)
    if hanging:
        firsts = [i for i in run if lines[i].indent == margin]
    elif one_a_line([lines[i].text for i in run[:_ENOUGH]]):
        firsts = [i for i in run if i == start or not continues_entry(lines[i].text)]
    else:
        firsts = [start]
    return list(zip(firsts, [*firsts[1:], stop], strict=True))


def _joined(lines: list[Line], entry: Entry) -> str:
    return " ".join(lines[i].text for i in range(*entry))
