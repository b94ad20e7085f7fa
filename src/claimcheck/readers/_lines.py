"""The lines of a text with their places, and what a line alone tells."""

from itertools import pairwise

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n?|\n")
_MARKER = lazy_pattern(
    r"(?:[-*+•–‣▪▫◦·∙●○■□➢✓✔→]|\(?(\d{1,3})[.)]|\[(\d{1,3})\]|\(?[a-z]\))(?=[ \t\u00a0]|$)"
)
_BULLET = lazy_pattern(r"[•‣▪◦●○■](?=\S)")
_RULER = lazy_pattern(r"(?=[ \t|:+=]*-)[ \t|:+=-]*$")
_CELL_BAR = lazy_pattern(r"(?<!\\)\|")
_CELL_TAB = lazy_pattern(r"\t")
_BLANK = " \t\u00a0\ufeff\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_TERMINAL = ".?!:;。？！…"
_MARK_ENDS = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBER = rf"[{_MARK_ENDS}]{{1,3}}"
_CITED_END = lazy_pattern(
    rf"[^\W\d][)\"'”’]?[.?!][)\"'”’]?\s?\[?{_NUMBER}(?:[,–⁻ -]{{1,2}}{_NUMBER}){{0,6}}\]?$"
)
_CLOSERS = "\"'”’»)]*_"
WIDEST = 120
_NARROWEST = 30


@frozen(eq=False, repr=False)
class Line(ByValue):
    """One line of the source.

    Args:
        start: Offset of its first character that is no white space.
        end: Offset behind its last such character.
        indent: Columns before ``start``; a tab reaches the next multiple of four.
        text: The source from ``start`` to ``end``.
    """

    start: int
    end: int
    indent: int
    text: str

    @property
    def is_terminated(self) -> bool:
        """Tell whether the line ends as a sentence or a lead-in does."""
        bare = self.text.rstrip(_CLOSERS)
        if bare[-1:] in _TERMINAL or self.text[-1:] in _TERMINAL:
            return True
        return bare[-1:] in _MARK_ENDS and _CITED_END.search(self.text[-24:]) is not None


def lines_of(text: str) -> list[Line]:
    r"""Cut a text at ``\n``, ``\r\n`` and lone ``\r``."""
    return [line_of(text, start, end) for start, end in line_places(text)]


def line_places(text: str) -> list[tuple[int, int]]:
    """Give start and end of each line, line ends left out."""
    found = []
    position = 0
    for match in _LINE_END.finditer(text):
        found.append((position, match.start()))
        position = match.end()
    return [*found, (position, len(text))]


def line_of(text: str, start: int, end: int) -> Line:
    """Make a line of a range of the source that holds no line end."""
    raw = text[start:end]
    body = raw.lstrip()
    lead = len(raw) - len(body)
    body = body.rstrip().strip("\ufeff") if body[:1] == "\ufeff" else body.rstrip()
    first = start + (raw.find(body) if body else lead)
    indent = len(raw[:lead].expandtabs(4)) if lead else 0
    return Line(first, first + len(body), indent, body)


def marker_of(line: Line) -> tuple[str | None, int]:
    """Give the number and the length of a list marker with the space behind it; length 0: none."""
    match = _MARKER.match(line.text)
    if match is None:
        bullet = _BULLET.match(line.text)
        return None, bullet.end() if bullet else 0
    rest = line.text[match.end() :]
    return match.group(1) or match.group(2), match.end() + len(rest) - len(rest.lstrip())


def is_ruler(line: Line) -> bool:
    """Tell whether the line only draws the rule under a table's header."""
    return "|" in line.text and _RULER.match(line.text) is not None


def cells_of(line: Line) -> list[tuple[int, int]]:
    """Give the source range of each cell of a table row; outer pipes are optional.

    A line without pipes is cut at its tabs, as rows copied from a spreadsheet are.
    """
    bar = _CELL_BAR if "|" in line.text else _CELL_TAB
    bars = [match.start() for match in bar.finditer(line.text)]
    edges = [-1, *bars, len(line.text)]
    ranges = [(low + 1, high) for low, high in pairwise(edges)]
    if bars and bars[0] == 0:
        ranges = ranges[1:]
    if bars and bars[-1] == len(line.text) - 1 and ranges:
        ranges = ranges[:-1]
    return [_stripped(line, low, high) for low, high in ranges]


def _stripped(line: Line, low: int, high: int) -> tuple[int, int]:
    part = line.text[low:high]
    body = part.strip()
    first = line.start + low + (len(part) - len(part.lstrip()) if body else 0)
    return first, first + len(body)


def is_wrapped(lines: list[Line]) -> bool:
    """Tell whether paragraphs are broken over several lines, by width and by how lines end."""
    inner = [
        (line, following)
        for line, following in pairwise(lines)
        if line.text and following.text and "|" not in line.text and not marker_of(following)[1]
    ]
    if not inner or sum(len(line.text) > WIDEST for line in lines) > len(lines) // 50:
        return False
    full = max(len(line.text) for line, _ in inner) * 0.6
    broken = sum(
        not line.is_terminated
        and (following.text[0].islower() or len(line.text) >= max(full, _NARROWEST))
        for line, following in inner
    )
    return broken * 3 >= len(inner)
