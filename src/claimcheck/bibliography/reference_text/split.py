"""A pasted list cut into references."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.bibliography.reference_text.labels import is_bullet, leading_label
from claimcheck.bibliography.reference_text.words import reference_words
from claimcheck.model import Span
from claimcheck.resources.patterns import lazy_pattern

_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_HEADING = lazy_pattern(
    r"#{0,6} *(?:references?|bibliography|works cited|literature(?: cited)?|reference list)"
    r" *:?",
    re.IGNORECASE,
)
_INLINE = lazy_pattern(r"(?<=[\s.])\[(\d{1,4})\]\s")
_YEAR = lazy_pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ENDING = lazy_pattern(r"(?:[.!?)\]\d]|https?://\S+|10\.\d{4,9}/\S+)[\"”’»]?$")
_NAMED = lazy_pattern(
    r"\s*(?:[^\W\d_a-z][\w'’-]*(?:\s+(?:[\w'’-]+\s+){0,3}?)?,?\s+(?:[A-Z]\.|[A-Z]{1,3}\b)"
    r"|(?:[A-Z]\.[\s-]?){1,3}\s*[^\W\d_a-z]\w+|[^\W\d_a-z][\w'’-]+,\s+[^\W\d_a-z]\w+|[-—–_]{2,}"
    r"|[^\W\d_a-z][\w'’ ,&-]{1,90}\.? ?\((?:1[89]|20)\d\d|[^\W\d_]+\s+et\s+al)"
)
_UNDATED = lazy_pattern(r"\b(?:n\.\s?d\.|in press|forthcoming)|https?://", re.IGNORECASE)
_PARTICLE = lazy_pattern(r"([dl]['’]|\w{1,5}(?=[ -]))[ -]?(?:\w{1,5}['’]?[ -]){0,2}[^\W\d_a-z]")
_NEARLY_ALL = 0.9
_LARGEST_GAP = 20
_ENOUGH = 200
_SHORT = 0.8


class ReferenceLine(NamedTuple):
    """A line of the list.

    Args:
        text: The line without its end.
        start: Offset of its first character.
        indent: Columns of white space before its first word; a tab counts eight.
    """

    text: str
    start: int
    indent: int

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing on it."""
        return not self.text.strip()


def split_reference_list(text: str) -> list[tuple[str, Span, str | None]]:
    """Cut a pasted list into its references.

    Numbered (``1.``, ``[1]``, ``(1)``), bulleted, hanging, parted by blank lines, one a line, or
    wrapped. Every character that is not white space, a label or a heading is in one reference.

    Args:
        text: The list; a heading such as "References" above it is left out.

    Returns:
        For each reference its text, its place (``text[span.start:span.end]``) and its label.
    """
    lines = _lines(text)
    while lines and (lines[0].is_blank or _is_heading(lines[0])):
        lines.pop(0)
    groups = [group for block in _blocks(lines) for group in _cut(block, text)]
    items = [_item(text, start, end) for start, end in groups]
    return [item for item in items if item[0]]


def _is_heading(line: ReferenceLine) -> bool:
    words = line.text.strip()
    return len(words) < _ENOUGH and _HEADING.fullmatch(words) is not None


def _lines(text: str) -> list[ReferenceLine]:
    found: list[ReferenceLine] = []
    position = 0
    while position < len(text):
        match = _LINE.match(text, position)
        if match is None or match.end() == position:
            break
        content = match.group().rstrip("\r\n")
        padding = content[: len(content) - len(content.lstrip())]
        found.append(ReferenceLine(content, position, len(padding.expandtabs(8))))
        position = match.end()
    return found


def _blocks(lines: Sequence[ReferenceLine]) -> list[list[ReferenceLine]]:
    """Part the lines at blank ones, except where labels alone begin the items."""
    blocks: list[list[ReferenceLine]] = [[]]
    for line in lines:
        if line.is_blank:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def _cut(block: list[ReferenceLine], text: str) -> list[tuple[int, int]]:
    """Cut a block without blank lines at the lines that begin a reference."""
    if len(block) == 1:
        return _inline(text, block[0])
    for starts in (_by_number, _by_bullet, _by_indent, _by_line):
        begins = starts(block)
        if begins:
            return _ranges(block, begins)
    return _ranges(block, [0])


def _ranges(block: Sequence[ReferenceLine], begins: Sequence[int]) -> list[tuple[int, int]]:
    places = sorted({0, *begins})
    last = block[-1]
    edges = [*(block[i].start for i in places), last.start + len(last.text)]
    return list(pairwise(edges))


def _by_number(block: Sequence[ReferenceLine]) -> list[int]:
    """Take lines whose numbers go up; a wrapped "12." that breaks the order is text."""
    marks = [leading_label(f"{line.text}\n")[0] for line in block]
    numbers = [int(mark) if mark is not None and mark.isdecimal() else None for mark in marks]
    begins: list[int] = []
    previous = None
    for place, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
        if mark is None or (number is not None and not _follows(number, previous, numbers[place:])):
            continue
        begins.append(place)
        previous = number if number is not None else previous
    return begins if begins and begins[0] == 0 else []


def _follows(number: int, previous: int | None, later: Sequence[int | None]) -> bool:
    """Tell whether a number goes on with the list: the next one, or a gap that nothing fills."""
    if previous is None or number == previous + 1:
        return True
    return previous < number <= previous + _LARGEST_GAP and previous + 1 not in later


def _by_bullet(block: Sequence[ReferenceLine]) -> list[int]:
    begins = [place for place, line in enumerate(block) if is_bullet(line.text)]
    return begins if begins and begins[0] == 0 else []


def _by_indent(block: Sequence[ReferenceLine]) -> list[int]:
    """Take the lines that stick out, or those of a first-line indent."""
    least = min(line.indent for line in block)
    hanging = [place for place, line in enumerate(block) if line.indent == least]
    if len(hanging) == len(block):
        return []
    if hanging[0] == 0:
        return hanging
    return [place for place, line in enumerate(block) if line.indent > least]


def _by_line(block: Sequence[ReferenceLine]) -> list[int]:
    """Tell one reference a line from one reference wrapped over lines."""
    alone = [_stands_alone(line) for line in block]
    if sum(alone) >= _NEARLY_ALL * len(block) and all(map(_begins, block)):
        return list(range(len(block)))
    width = max(len(line.text) for line in block)
    begins = [0]
    dated = _YEAR.search(block[0].text) is not None
    for place in range(1, len(block)):
        if dated and _parts(block[place - 1].text, _beginning(block[place]), width):
            begins.append(place)
            dated = False
        dated = dated or _YEAR.search(block[place].text) is not None
    return begins


def _parts(before: str, after: str, width: int) -> bool:
    """Tell whether one reference ends with a line and another begins with the next."""
    short = len(before) < width * _SHORT
    ended = _ENDING.search(before[-_ENOUGH:].rstrip()) is not None
    named = _NAMED.match(after) is not None
    return (ended and (named or (short and after[:1].isupper()))) or (short and named)


def _beginning(line: ReferenceLine) -> str:
    return " ".join(line.text[:_ENOUGH].split())


def _stands_alone(line: ReferenceLine) -> bool:
    dated = _YEAR.search(line.text) or _UNDATED.search(line.text)
    return _begins(line) and dated is not None


def _begins(line: ReferenceLine) -> bool:
    """Tell whether a line can begin a reference: with a capital, a quotation, a particle."""
    words = line.text.lstrip()
    first = words[:1]
    if first.isupper() or first in "\"“'‘«[(-—–" or (first.isalpha() and not first.islower()):
        return True
    particle = _PARTICLE.match(words)
    return particle is not None and particle[1].lower().replace("’", "'") in reference_words(
        "particle"
    )


def _inline(text: str, line: ReferenceLine) -> list[tuple[int, int]]:
    """Cut ``[1] … [2] …`` on one line."""
    edges = [line.start]
    label, _ = leading_label(line.text)
    end = line.start + len(line.text)
    if label is not None and label.isdigit() and line.text.lstrip().startswith("["):
        wanted = int(label) + 1
        for match in _INLINE.finditer(text, line.start, end):
            if int(match[1]) == wanted:
                edges.append(match.start())
                wanted += 1
    edges.append(end)
    return list(pairwise(edges))


def _item(text: str, start: int, end: int) -> tuple[str, Span, str | None]:
    piece = text[start:end]
    label, offset = leading_label(piece)
    body = piece[offset:]
    begin = start + offset + len(body) - len(body.lstrip())
    stripped = body.strip()
    return stripped, Span(begin, begin + len(stripped)), label
