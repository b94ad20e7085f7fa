"""Where the sentences of a text begin and end.

The boundaries are those of sentencex, Wikimedia's splitter; the rules below correct what it misses
in scientific prose. They work on boundaries, offsets at which one sentence ends and the
next begins, so that no character is lost or moved.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from claimcheck.memory import remembered
from claimcheck.resources import read_mapping
from claimcheck.resources.patterns import lazy_pattern

_LONGEST_ABBREVIATION = 12
_LONGEST_STRETCH = 8_000
_SURROGATE = lazy_pattern("[\ud800-\udfff]")

# What a citation looks like right behind a full stop: [1], [^2], [@key, p. 3], ¹², †
_BRACKETS = r"\[(?:\^|-?@|\d)[^\[\]]{0,200}\]"
_SUPERSCRIPTS = r"[⁰¹²³⁴-⁹†‡§][,⁻–⁰¹²³⁴-⁹†‡§]*+"
_GLUED_MARKS = lazy_pattern(rf"(?:{_BRACKETS}|{_SUPERSCRIPTS}|\(\d{{1,3}}(?:[,–-]\d{{1,3}})*\))+")
_SPACED_MARKS = lazy_pattern(
    rf"\s*(?:(?:{_BRACKETS}|\([A-Z][^()]{{0,160}}(?:19|20)\d\d[a-z]?\))[.,]?\s*)+(?=$|[“\"'(]?[A-Z])"
)
_NUMBER_MARK = lazy_pattern(r"\d(?<=[a-z]{3}[.?!]\d)\d{0,2}(?:[,–-]\d{1,3})*(?=\s+[A-Z“\"])")
_ELLIPSIS = lazy_pattern(r"…[”\"’']?(?=\s+[A-Z“])")
_BRACKETED_SENTENCE = lazy_pattern(r"\s*\([^()]{3,600}[a-z]{2}[.!?]\)(?=\s+[A-Z“])")


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """Give the half-open range of each sentence, in order, without surrounding space.

    A citation mark right behind a full stop belongs to the sentence before it. Every visible
    character is in exactly one sentence. Line ends count as spaces.
    """
    if not text or text.isspace():
        return []
    return list(_ranges(text))


@remembered
def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    flat = _flat(text)
    boundaries = sorted({*_split_further(flat, _splitter_boundaries(flat)), len(flat)})
    boundaries = [_behind_marks(flat, boundary) for boundary in boundaries]
    kept = [boundary for boundary in boundaries if _ends_sentence(flat, boundary)]
    return tuple(_trimmed(flat, kept))


def _flat(text: str) -> str:
    """Make one line of the same length, in characters that every encoder takes."""
    if not text.isprintable():
        text = "".join(" " if character.isspace() else character for character in text)
        text = _SURROGATE.sub("\ufffd", text)
    return text


def _splitter_boundaries(text: str) -> list[int]:
    """Ask the splitter about one stretch of a long text after the other.

    Its time grows with the square of what it is given. A stretch begins where the last sentence of
    the one before began, or halfway where that is all one sentence.
    """
    boundaries: list[int] = []
    start = 0
    while start + _LONGEST_STRETCH < len(text):
        found = _segmented(text, start, start + _LONGEST_STRETCH)[:-1]
        found = [boundary for boundary in found if boundary > start]
        boundaries += found
        start = found[-1] if found else start + _LONGEST_STRETCH // 2
    return [*boundaries, *_segmented(text, start, len(text))]


def _segmented(text: str, start: int, end: int) -> list[int]:
    from sentencex import segment  # noqa: PLC0415 - compiled; loaded when there is text to read

    return list(accumulate(map(len, segment("en", text[start:end])), initial=start))[1:]


def _split_further(text: str, boundaries: Iterable[int]) -> Iterator[int]:
    start = 0
    for end in boundaries:
        if "(" in text[start : start + 2] and (
            match := _BRACKETED_SENTENCE.match(text, start, end)
        ):
            yield match.end()
        yield end
        start = end
    for pattern in (_NUMBER_MARK, _ELLIPSIS):
        yield from (match.end() for match in pattern.finditer(text))


def _behind_marks(text: str, boundary: int) -> int:
    pattern = _SPACED_MARKS if text[boundary - 1 : boundary].isspace() else _GLUED_MARKS
    match = pattern.match(text, boundary)
    return match.end() if match else boundary


def _ends_sentence(text: str, boundary: int) -> bool:
    rest = text[boundary : boundary + 20].lstrip()
    if not rest:
        return True
    before = text[max(boundary - _LONGEST_ABBREVIATION, 0) : boundary].rstrip()
    if not before.endswith("."):
        return True
    word = before.rpartition(" ")[2].lstrip("([“\"'").lower()
    follows = _abbreviations().get(word, "")
    if follows == "number":
        return not rest[0].isdigit()
    if follows == "lower":
        return not rest[0].islower()
    return follows != "any"


def _abbreviations() -> Mapping[str, str]:
    return read_mapping("sentences/data/abbreviations.tsv", "abbreviation", "follows")


def _trimmed(text: str, boundaries: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for boundary in boundaries:
        piece = text[start:boundary]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(stripped)
        start = max(start, boundary)
