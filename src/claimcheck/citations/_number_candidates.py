"""Numbers that could be citations by their form: in round brackets, or bare."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.citations._numbers import LIST
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_CANDIDATE = lazy_pattern(
    rf"\(\s?(?P<round>{LIST})\s?\)"
    rf"|(?:(?<=\s)|(?<=[^\W\d_][.,;:!?)\]\"”’'])|(?<=[)\]\"”’%][.,;:])|^)(?P<bare>{LIST})"
    r"(?![\w°%′'’/=]|[.,:]\d|\s?%)"
)
_DIGITS = lazy_pattern(r"\d+")
_COMPARED = lazy_pattern(r"\b(?:vs|versus)\b\.?\s?\(?$")
_GREATEST = 999


@frozen(kw_only=True, eq=False, repr=False)
class NumberCandidate(ByValue):
    """A number, or a list of numbers, that may cite.

    Args:
        start: Offset of the mark.
        end: Offset behind it.
        listed: Offsets of the numbers inside it.
        kind: ``"R"`` in round brackets, ``"B"`` bare.
        values: Its numbers.
    """

    start: int
    end: int
    listed: tuple[int, int]
    kind: str
    values: tuple[int, ...]


def candidates(text: str) -> Iterator[NumberCandidate]:
    """Give every number of a text that could be a citation by its form."""
    if not _DIGITS.search(text):
        return
    for match in _CANDIDATE.finditer(text):
        name = match.lastgroup or "bare"
        values = tuple(int(digits) for digits in _DIGITS.findall(match[name]))
        compared = _COMPARED.search(text, max(match.start() - 10, 0), match.start())
        if 0 not in values and max(values) <= _GREATEST and not compared:
            yield NumberCandidate(
                start=match.start(),
                end=match.end(),
                listed=match.span(name),
                kind="R" if name == "round" else "B",
                values=values,
            )
