"""What a line of reStructuredText begins, and where what it begins ends."""

from collections.abc import Sequence

from claimcheck.readers._lines import Line, marker_of
from claimcheck.resources.patterns import lazy_pattern

_AUTOMATIC = lazy_pattern(r"\(?#[.)][ \t]+")
_LETTERED = lazy_pattern(
    r"(?:\((?P<a>[a-z]|[A-Z]|[ivxlc]{2,6})\)|(?P<b>[a-z]|[A-Z]|[ivxlc]{2,6})[.)])[ \t]+"
)
OPTION = lazy_pattern(r":[\w][\w -]{0,40}:(?:[ \t]|$)")
"""How the option of a directive and a field begin."""
_MOST_TERM_WORDS = 10
_FIRST = frozenset("aAiI")
_LOOKED_BACK = 200


def marker_at(lines: Sequence[Line], at: int) -> tuple[str | None, int]:
    """Give the number and the length of a list marker with the space behind it; length 0: none.

    A letter counts where it begins a list or follows the one before it, so that an initial is none;
    a number in square brackets begins a paragraph, as in Markdown.

    Args:
        lines: The lines of the source.
        at: The line.
    """
    automatic = _AUTOMATIC.match(lines[at].text)
    if automatic:
        return None, automatic.end()
    if lines[at].text.startswith("["):
        return None, 0
    number, length = marker_of(lines[at])
    lettered = None if length else _LETTERED.match(lines[at].text)
    if lettered is None:
        return number, length
    letter = lettered["a"] or lettered["b"]
    if not _is_item(lines, at, lettered.end()) or not _counts(lines, at, letter):
        return None, 0
    return None, lettered.end()


def _is_item(lines: Sequence[Line], at: int, length: int) -> bool:
    """Tell whether the next line is empty, begins an item too or stands under the words."""
    if at + 1 >= len(lines) or not lines[at + 1].text:
        return True
    behind = lines[at + 1]
    return behind.indent >= lines[at].indent + length or _LETTERED.match(behind.text) is not None


def _counts(lines: Sequence[Line], at: int, letter: str) -> bool:
    if len(letter) > 1 or letter in _FIRST:
        return True
    for line in reversed(lines[max(at - _LOOKED_BACK, 0) : at]):
        if line.text and line.indent < lines[at].indent:
            return False
        found = _LETTERED.match(line.text) if line.indent == lines[at].indent else None
        if found is not None:
            return ord((found["a"] or found["b"])[0]) + 1 == ord(letter)
    return False


def run_end(lines: Sequence[Line], start: int, stop: int) -> int:
    """Give the line behind a run of lines without a blank one.

    Args:
        lines: The lines of the source.
        start: The first line.
        stop: The line behind the last that may belong to it.
    """
    return next((at for at in range(start, stop) if not lines[at].text), stop)


def body_end(lines: Sequence[Line], start: int, stop: int, margin: int | None = None) -> int:
    """Give the line behind all that is indented beneath a line.

    Args:
        lines: The lines of the source.
        start: The line.
        stop: The line behind the last that may belong to it.
        margin: How far in the line itself stands, where it is not that of ``start``.
    """
    margin = lines[start].indent if margin is None else margin
    end = start + 1
    for at in range(start + 1, stop):
        if lines[at].text:
            if lines[at].indent <= margin:
                break
            end = at + 1
    return end


def defines(lines: Sequence[Line], start: int, stop: int) -> bool:
    """Tell whether a line is a word whose meaning stands further in, right beneath it.

    Args:
        lines: The lines of the source.
        start: The line.
        stop: The line behind the last that may belong to it.
    """
    text = lines[start].text
    if start + 1 >= stop or text.endswith("::") or len(text.split()) > _MOST_TERM_WORDS:
        return False
    behind = lines[start + 1]
    return bool(behind.text) and behind.indent > lines[start].indent and text.count("`") % 2 == 0
