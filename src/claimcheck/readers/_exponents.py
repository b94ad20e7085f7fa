"""Powers of ten whose exponent is raised: shown with raised digits, so that no number is wrong."""

from collections.abc import Iterator, Sequence

from claimcheck.model import Prose, Segment, Span
from claimcheck.resources.patterns import lazy_pattern

_TEN = lazy_pattern(r"(?<![\d.,])10[-−–]?$")
_EXPONENT = lazy_pattern(r"[-−–+]?\d{1,2}")
_SIGNS = frozenset("-−–")
_RAISED = str.maketrans("0123456789-−–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")
_REACH = 4

Mark = tuple[str, Span]


def with_exponents(prose: Prose, marks: Sequence[Mark]) -> tuple[Prose, tuple[Mark, ...]]:
    """Show the exponents of ten raised, of which nothing else in the prose would tell.

    Args:
        prose: The words of a block.
        marks: Its marks.

    Returns:
        The words, each still in its place, and the marks that are left.
    """
    if not any(kind == "superscript" for kind, _ in marks):
        return prose, tuple(marks)
    shown, left = list(prose.text), []
    for mark in marks:
        place = _exponent(prose, mark)
        if place is None:
            left.append(mark)
        else:
            low, high = place
            shown[low:high] = prose.text[low:high].translate(_RAISED)
    if len(left) == len(marks):
        return prose, tuple(marks)
    return Prose(tuple(_segments(prose, "".join(shown)))), tuple(left)


def _exponent(prose: Prose, mark: Mark) -> tuple[int, int] | None:
    """Give where an exponent of ten stands in the words, its sign with it."""
    kind, span = mark
    place = prose.prose_range(span) if kind == "superscript" else None
    if place is None:
        return None
    low, high = place
    text = prose.text
    is_power = _TEN.search(text[max(low - _REACH, 0) : low]) is not None
    if not (is_power and _EXPONENT.fullmatch(text, low, high)):
        return None
    return low - (text[low - 1] in _SIGNS), high


def _segments(prose: Prose, shown: str) -> Iterator[Segment]:
    at = 0
    for segment in prose.segments:
        yield Segment(shown[at : at + len(segment.text)], segment.span)
        at += len(segment.text)
