"""What a reader goes by when telling a citation from a number: named features for the judge."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import frozen

from claimcheck.citations._number_candidates import NumberCandidate
from claimcheck.resources import read_words
from claimcheck.resources.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+")
_WORD_AND_NUMBER = lazy_pattern(r"(?<![^\W\d_])([^\W\d_]+)\W{0,2}(\d{1,3})(?!\d)")
_CHEMISTRY = lazy_pattern(r"\b(?:NMR|mmol|mL|Hz|ppm|calcd|HRMS|equiv|kcal|mol)\b")
_BRACKETED = lazy_pattern(r"\[\d{1,3}[\],–-]")
_NAMED_YEAR = lazy_pattern(r"et al\.?,? \(?(?:19|20)\d\d|[^\W\d_], (?:19|20)\d\d[a-z]?[;)]")
_SPACED = lazy_pattern(r"[^\W\d_)] \d{1,3}(?:[,–-]\s?\d{1,3}){0,9} [.,;]")
_SENTENCE_MARK = lazy_pattern(r"[^\W\d_)]{2}[.,]\s?\d{1,3}(?:[,–-]\s?\d{1,3}){0,9} +[A-Z]")
_WORDY = frozenset({"letter", "ACRONYM", "Word", "word"})
_STOPS = (".", ",", ";", ")", ":")
_BEFORE, _BEHIND = 48, 32
_WINDOW = 6
_TRUSTED = 0.6
_NEAR = 6
_BOUNDS = (1, 2, 4, 9, 19, 39, 59, 79, 99, 149, 299)


@frozen(slots=False, eq=False)
class Surroundings:
    """A passage as the judge sees it.

    Args:
        text: Its visible text.
    """

    text: str

    @cached_property
    def repeated(self) -> Counter[tuple[str, str]]:
        """Count how often a word and a number stand together; a name such as "Aβ 42" does often."""
        return Counter((m[1].lower(), m[2]) for m in _WORD_AND_NUMBER.finditer(self.text))

    @cached_property
    def habits(self) -> tuple[str, ...]:
        """Name what the passage as a whole tells about its numbers."""
        text = self.text
        digits = sum(character.isdigit() for character in text)
        named = {
            "chemistry": _CHEMISTRY,
            "bracketed": _BRACKETED,
            "named years": _NAMED_YEAR,
            "spaced stops": _SPACED,
            "behind stops": _SENTENCE_MARK,
        }
        found = [name for name, pattern in named.items() if pattern.search(text)]
        density = min(int(30 * digits / max(len(text), 1)), 6)
        return (f"density={density}", *found, *(f"{name} {density > 1}" for name in found))

    def features(self, candidate: NumberCandidate) -> list[str]:
        """Name what stands at and around a candidate."""
        before = self.text[max(candidate.start - _BEFORE, 0) : candidate.start]
        after = self.text[candidate.end : candidate.end + _BEHIND]
        previous, following = _last(before), _next(after)
        words, behind = _WORD.findall(before), _WORD.findall(after)
        names = [
            *_form(_shape(self.text, candidate), candidate, before, after),
            *(self._word_before(candidate, words, previous, following) if words else ()),
            *(_word_behind(behind[0], words, previous, following) if behind else ()),
            *self.habits,
        ]
        return [candidate.kind, *(f"{candidate.kind} {name}" for name in names)]

    def _word_before(
        self, candidate: NumberCandidate, words: Sequence[str], previous: str, following: str
    ) -> Iterator[str]:
        word = words[-1].lower()
        yield f"w-1={word[:12]} {previous}"
        yield f"wlen={min(len(word), 7)} {previous} {words[-1].islower()}"
        yield f"suffix={word[-3:]} {previous}"
        yield f"suffix={word[-2:]} {previous} {following}"
        if len(words) > 1:
            yield f"w-2={words[-2].lower()[:10]} {previous in _WORDY}"
        if previous in _WORDY:
            times = self.repeated[word, str(candidate.values[0])]
            yield f"again={min(times, 3)}"


def _form(shape: str, candidate: NumberCandidate, before: str, after: str) -> Iterator[str]:
    previous, following = _last(before), _next(after)
    value, close = _bucket(candidate.values[0]), _closeness(after)
    yield from (
        f"shape={shape}",
        f"prev={previous}",
        f"next={following}",
        f"prev={previous} next={following}",
        f"prev={previous} shape={shape}",
        f"value={value}",
        f"value={value} prev={previous}",
        f"glued={not before[-1:].isspace()} prev={previous}",
        f"space={before.endswith('  ')},{after.startswith('  ')}",
        f"behind={close}",
        f"behind={close} prev={previous}",
        f"behind={close} next={following} shape={shape}",
        f"depth={before.rfind('(') > before.rfind(')')} {following}",
    )
    if list(candidate.values) != sorted(set(candidate.values)):
        yield "unordered"


def _word_behind(word: str, words: Sequence[str], previous: str, following: str) -> Iterator[str]:
    yield f"w+1={word.lower()[:12]} {following}"
    if following in _WORDY:
        plural = word.endswith("s") and not word.endswith("ss") and word.islower()
        yield f"measure={word in _measures()} plural={plural}"
        yield f"plural={plural} prev={previous} suffix={words[-1].lower()[-2:] if words else ''}"


def neighbour_features(
    found: Sequence[NumberCandidate], first: Sequence[float], index: int
) -> list[str]:
    """Name what the candidates nearby, as judged at first, tell about one."""
    this = found[index]
    low, high = max(index - _WINDOW, 0), index + _WINDOW + 1
    same = [
        (probability, other)
        for probability, other in zip(first[low:high], found[low:high], strict=True)
        if other is not this and other.kind == this.kind
    ]
    own = _tenth(first[index])
    best = _tenth(max((probability for probability, _ in same), default=-1.0))
    mean = _tenth(sum(probability for probability, _ in same) / len(same) if same else -1.0)
    near = any(p > _TRUSTED and abs(this.values[0] - o.values[-1]) <= _NEAR for p, o in same)
    steps = _steps(found, first, index)
    names = (
        f"own={own}",
        f"best={best}",
        f"mean={mean}",
        f"near={near}",
        f"steps={steps}",
        f"steps={steps} own={own}",
        f"own={own} best={best}",
        f"own={own} mean={mean}",
    )
    return [f"{this.kind} {name}" for name in names]


def _steps(found: Sequence[NumberCandidate], first: Sequence[float], index: int) -> str:
    """Say whether the numbers before and behind count on, as first citations do."""
    this = found[index].values
    down = index > 0 and 0 <= this[0] - found[index - 1].values[-1] <= 1
    up = index + 1 < len(found) and 0 <= found[index + 1].values[0] - this[-1] <= 1
    sure = (down and first[index - 1] > _TRUSTED) or (up and first[index + 1] > _TRUSTED)
    return f"{down:d}{up:d}{sure:d}"


def _tenth(probability: float) -> str:
    return "none" if probability < 0 else str(min(int(probability * 10), 9))


def _bucket(value: int) -> str:
    return next((str(bound) for bound in _BOUNDS if value <= bound), "more")


def _shape(text: str, candidate: NumberCandidate) -> str:
    written = text[candidate.listed[0] : candidate.listed[1]][:40]
    return re.sub(r"\d+", "9", re.sub(r"\s", "_", written))[:6]


def _closeness(after: str) -> str:
    """Say whether the next character follows with a space, as it does behind a flattened mark."""
    return f"{after[1:2]} spaced" if after[:1] == " " and after[1:2] in _STOPS else after[:1]


def _last(before: str) -> str:
    """Say what kind of thing stands before."""
    stripped = before.rstrip()
    if not stripped:
        return "start"
    last, inner = stripped[-1], stripped[-2:-1]
    if last.isdigit():
        return "digit"
    if last.isalpha():
        return _word_kind(_WORD.findall(stripped)[-1])
    return f"{_character_kind(inner)}{last}" if last in ".,;:" else last


def _next(after: str) -> str:
    """Say what kind of thing stands behind."""
    stripped = after.lstrip()
    if not stripped:
        return "end"
    if stripped[0].isdigit():
        return "digit"
    return _word_kind(_WORD.findall(stripped)[0]) if stripped[0].isalpha() else stripped[0]


def _character_kind(character: str) -> str:
    if character.isdigit():
        return "9"
    return "w" if character.islower() else "A" if character.isupper() else character


def _word_kind(word: str) -> str:
    if len(word) == 1:
        return "letter"
    if word.isupper():
        return "ACRONYM"
    return "Word" if word[0].isupper() else "word"


def _measures() -> frozenset[str]:
    return read_words("citations/data/measures.tsv")
