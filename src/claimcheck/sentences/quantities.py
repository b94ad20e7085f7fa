"""Numbers that a sentence states, each with what it measures."""

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.lexicon.numbers import number_words
from claimcheck.lexicon.tokens import Token
from claimcheck.model import Quantity, Span
from claimcheck.sentences._measures import Measure, counted_nouns, measure_at
from claimcheck.sentences._numerals import Numeral, numeral_at, numerals, upper_of

_LABELS = frozenset(
    {"OR", "aOR", "RR", "aRR", "IRR", "HR", "aHR", "SMD", "WMD", "MD", "NNT", "NNH"}
)
_LETTERS = frozenset({"d", "g", "r", "β", "beta", "AUC", "κ", "kappa", "η²", "rho", "ρ"})
_NAMED = {
    ("odds", "ratio"): "odds ratio",
    ("risk", "ratio"): "risk ratio",
    ("rate", "ratio"): "rate ratio",
    ("hazard", "ratio"): "hazard ratio",
    ("hazards", "ratio"): "hazard ratio",
    ("relative", "risk"): "relative risk",
    ("effect", "size"): "effect size",
    ("mean", "difference"): "mean difference",
    ("cohen's", "d"): "d",
    ("hedges", "g"): "g",
}
_P_VALUES = frozenset({"p", "p-value", "p-values"})
_LINKS = frozenset({"=", ":", "of", "was", "were", "is", ",", "(", ")", "≈", "~", "at"})
_SIGNS = frozenset({"=", "<", ">", "≤", "≥"})
_PERIODS = frozenset({"day", "week", "month", "year", "hour", "night", "daily", "weekly"})
_TIMES_OF = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_RATIO_WORDS = frozenset({"more", "higher", "lower", "less", "greater", "as", "the", "likelier"})
_NOUN_REACH = 5
_NOUN_STOPS_WORDS = (
    "and or of in on at for with from to by than who that is was were are had have , . ; : ( )"
    " % percent"
)
_NOUN_STOPS = frozenset(_NOUN_STOPS_WORDS.split())
_AGED = frozenset({"aged", "age", "ages"})
_MOST_SAMPLED = 1e6
_INTERVALS = frozenset({"ci", "cis", "cri", "confidence", "credible", "crl"})
_LOOK_BACK = 5


@cache
def _triggers() -> frozenset[str]:
    return frozenset(number_words()) | frozenset(_TIMES_OF)


def find_quantities(text: str, tokens: tuple[Token, ...]) -> tuple[Quantity, ...]:
    """Find the numbers of one sentence, in digits or words, from left to right.

    Years, citation marks, list numbers and the digits of names ("vitamin B12", "type 2
    diabetes", ``rs53576``) are no quantities. A number in words counts only with a unit, a
    counted noun or a word such as "times" behind it: "one of the reasons" states none.

    Args:
        text: The sentence.
        tokens: Its tokens.

    Returns:
        The quantities, spans as offsets into ``text``.
    """
    triggers = _triggers()
    if not any("0" <= token.text[0] <= "9" or token.lower in triggers for token in tokens):
        return ()
    return tuple(_QuantityReader(text, tokens).read())


class _QuantityReader:
    """One walk over the tokens of a sentence."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def read(self) -> Iterator[Quantity]:
        done = 0
        found = [*numerals(self.tokens), *self._adverbs()]
        for numeral in sorted(found, key=lambda numeral: numeral.first):
            if numeral.first < done:
                continue
            quantity_end = self._quantity(numeral)
            if quantity_end is not None:
                quantity, done = quantity_end
                yield quantity

    def _adverbs(self) -> Iterator[Numeral]:
        for position, token in enumerate(self.tokens):
            if token.lower in _TIMES_OF:
                yield Numeral(_TIMES_OF[token.lower], position, position, in_words=True)

    def _lower(self, position: int) -> str:
        return self.tokens[position].lower if 0 <= position < len(self.tokens) else ""

    def _quantity(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        for reading in (
            self._frequency,
            self._out_of,
            self._statistic,
            self._interval,
            self._measured,
            self._multiple,
            self._counted,
        ):
            found = reading(numeral)
            if found is not None:
                return found
        if numeral.in_words:
            return None
        upper = upper_of(self.tokens, numeral, numeral.end)
        end = upper.end if upper else numeral.end
        return self._make("number", numeral, end, upper)

    def _make(
        self,
        kind: str,
        numeral: Numeral,
        end: int,
        upper: Numeral | None = None,
        *,
        unit: str = "",
        first: int | None = None,
    ) -> tuple[Quantity, int]:
        begin = numeral.first if first is None else first
        span = Span(self.tokens[begin].start, self.tokens[end - 1].end)
        high = upper.value if upper else None
        return Quantity(kind, span.of(self.text), span, numeral.value, high, unit), end

    def _cut(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end].lstrip("-‐‑–")

    def _frequency(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read "twice daily", "3 times a week", "once per day"."""
        upper = None
        end = numeral.end
        if numeral.end == numeral.first:
            end = numeral.first + 1
        else:
            upper = upper_of(self.tokens, numeral, end)
            end = upper.end if upper else end
            if self._lower(end) not in {"times", "time"}:
                return None
            end += 1
        start = end
        if self._lower(end) in {"a", "per", "each", "every", "/", "an"}:
            end += 1
        if self._lower(end) not in _PERIODS:
            return None
        return self._make("frequency", numeral, end + 1, upper, unit=self._cut(start, end + 1))

    def _out_of(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read "1 in 5 people" and "three out of ten" as a percentage."""
        end = numeral.end
        if end == numeral.first:
            return None
        if self._lower(end) == "out" and self._lower(end + 1) == "of":
            end += 2
        elif self._lower(end) == "in":
            end += 1
        else:
            return None
        whole = numeral_at(self.tokens, end)
        if whole is None or whole.value < max(numeral.value, 2) or numeral.value < 0:
            return None
        behind = whole.end
        if measure_at(self.tokens, behind) is not None:
            return None
        quantity, _ = self._make("percentage", numeral, behind)
        share = 100 * numeral.value / whole.value
        return Quantity("percentage", quantity.text, quantity.span, share, None, "in"), behind

    def _statistic(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read what a label before the number announces: p, n, an effect size."""
        position = numeral.first - 1
        if numeral.end == numeral.first or position < 0:
            return None
        sign = self.tokens[position].text if self.tokens[position].text in _SIGNS else ""
        while position > 0 and numeral.first - position <= _LOOK_BACK:
            if self.tokens[position].lower not in _LINKS | _SIGNS:
                break
            position -= 1
        lower = self.tokens[position].lower
        if lower in _P_VALUES and (sign or lower != "p"):
            return self._make("p_value", numeral, numeral.end, unit=sign or "=", first=position)
        if sign == "=" and lower in {"n", "ns"}:
            return self._make("sample_size", numeral, numeral.end, first=position)
        return self._effect(numeral, position, sign)

    def _effect(self, numeral: Numeral, position: int, sign: str) -> tuple[Quantity, int] | None:
        label = self.tokens[position].text
        named = _NAMED.get((self._lower(position - 1), label.lower()), "")
        if not named and label not in _LABELS and not (sign and label in _LETTERS):
            return None
        if not sign and measure_at(self.tokens, numeral.end) is not None:
            return None
        first = position - 1 if named else position
        return self._make("effect", numeral, numeral.end, unit=named or label, first=first)

    def _interval(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read "95% CI 1.2 to 3.4" from its level on, or the bare limits behind "CI"."""
        behind = numeral.end
        while behind < numeral.end + 3 and self._lower(behind) in {"%", "percent", "-"}:
            behind += 1
        if numeral.end == numeral.first or self._lower(behind) not in _INTERVALS:
            return None
        start = behind + 1
        lower = None
        while lower is None and start < behind + _LOOK_BACK:
            lower = numeral_at(self.tokens, start)
            start += 1
        if lower is None:
            return None
        end = lower.end + 1 if self._lower(lower.end) == "%" else lower.end
        upper = upper_of(self.tokens, lower, end) or self._after_comma(end)
        if upper is None:
            return None
        unit = self._cut(numeral.first, behind + 1)
        return self._make("interval", lower, upper.end, upper, unit=unit, first=numeral.first)

    def _after_comma(self, end: int) -> Numeral | None:
        if self._lower(end) not in {",", ";", "and", "to"}:
            return None
        return numeral_at(self.tokens, end + 1)

    def _measured(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read a number with a unit, or a range whose second number carries it."""
        if numeral.end == numeral.first:
            return None
        measure = measure_at(self.tokens, numeral.end)
        upper = upper_of(self.tokens, numeral, measure.end if measure else numeral.end)
        if upper is not None:
            second = measure_at(self.tokens, upper.end)
            if measure is not None and second is not None and second.kind != measure.kind:
                upper = None
            else:
                measure = second or measure
        if measure is None:
            return None
        if measure.kind == "duration" and self._lower(numeral.first - 1) in _AGED:
            measure = measure._replace(kind="age")
        start = upper.end if upper and measure.end > upper.end else numeral.end
        end = max(measure.end, upper.end if upper else 0)
        unit = self._cut(start, measure.end)
        return self._make(_kind(measure), numeral, end, upper, unit=unit)

    def _multiple(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read "three times more" and "2.5-fold"."""
        end = numeral.end
        if end == numeral.first:
            return None
        if (
            self.tokens[min(end, len(self.tokens) - 1)].text in "-‐‑"
            and self._lower(end + 1) == "fold"
        ):
            return self._make("effect", numeral, end + 2, unit="fold")
        if self._lower(end) == "fold":
            return self._make("effect", numeral, end + 1, unit="fold")
        if self._lower(end) == "times" and self._lower(end + 1) in _RATIO_WORDS:
            return self._make("effect", numeral, end + 1, unit="times")
        return None

    def _counted(self, numeral: Numeral) -> tuple[Quantity, int] | None:
        """Read "22 postmenopausal women" and "twelve trials"."""
        if numeral.end == numeral.first or numeral.value != int(numeral.value):
            return None
        nouns = counted_nouns()
        for position in range(numeral.end, min(numeral.end + _NOUN_REACH, len(self.tokens))):
            word = self.tokens[position].lower
            if word in nouns and self._lower(position + 1) not in {"trials", "studies"}:
                end = position + 1
                unit = self._cut(numeral.end, end)
                kind = nouns[word] if numeral.value < _MOST_SAMPLED else "count"
                return self._make(kind, numeral, end, unit=unit)
            if word in _NOUN_STOPS:
                break
        return None


def _kind(measure: Measure) -> str:
    return {"measure": "number", "age": "number"}.get(measure.kind, measure.kind)
