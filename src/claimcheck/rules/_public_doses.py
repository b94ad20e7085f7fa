"""Doses that health authorities publish for everybody, or for all in one stage of life."""

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from claimcheck.model import Claim, Quantity, Span
from claimcheck.resources import read_records
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._numbers import in_base_units
from claimcheck.rules._word_roles import alternatives
from claimcheck.rules._words import words_of_claim

_TABLE = "rules/data/public_doses.tsv"
_OFTEN = lazy_pattern(
    r"\b(?P<times>twice|two|three|four|five|six|seven|eight|[2-9]|1\d)(?: times)?"
    r" (?:a|per|each|every) day\b|\b(?P<hours>hourly|every (?:(?P<apart>\w+) )?hours?)\b"
)
_COUNTS = {
    word: count
    for count, words in {
        2: "twice two",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        8: "eight",
    }.items()
    for word in words.split()
}
_DAY = 24
_SLACK = 1e-9


@frozen(eq=False)
class PublicDose:
    """A dose of a substance that an authority gives to a whole population.

    Args:
        substance: Its names.
        among: Words for those to whom it is given.
        least: Least amount at a time or a day, in the base unit.
        most: Most.
        unit: The base unit.
        times: How often a day at most.
        source: The authority, and where it says so.
    """

    substance: re.Pattern[str]
    among: re.Pattern[str]
    least: float
    most: float
    unit: str
    times: int
    source: str

    def holds(self, dose: Quantity) -> bool:
        """Tell whether an amount, or a range of them, lies within the dose."""
        value, unit = in_base_units(dose)
        upper = value * dose.upper / dose.value if dose.upper and dose.value else value
        slack = _SLACK + self.most * _SLACK
        return unit == self.unit and self.least - slack <= value <= upper <= self.most + slack


def public_dose_of(claim: Claim) -> str | None:
    """Name the authority that gives everybody what a claim advises; ``None`` where there is none.

    The sentence, or a heading above it, names those for whom the dose is; it names no second
    substance and no other amount, and no illness that is to be treated.

    Args:
        claim: The claim.
    """
    doses = [one for one in claim.quantities if one.kind == "dose" and one.value is not None]
    if not doses:
        return None
    rows = _doses_for_those_named(claim)
    if not rows or _names_more(claim, rows):
        return None
    sources = [next((row.source for row in rows if row.holds(dose)), None) for dose in doses]
    return None if None in sources else sources[0]


def _doses_for_those_named(claim: Claim) -> list[PublicDose]:
    """Give the doses of a claim's substance for those whom it or a heading above it names."""
    text = claim.text.lower()
    around = f"{text} {' '.join(claim.section).lower()}"
    return [
        row
        for row in _public_doses()
        if row.substance.search(text) and row.among.search(around) and _often(text) <= row.times
    ]


def _names_more(claim: Claim, rows: list[PublicDose]) -> bool:
    """Tell whether a claim names a substance of another dose, or an illness."""
    words = words_of_claim(claim)
    named = [match.span() for row in rows for match in row.substance.finditer(claim.text.lower())]
    others = (
        one
        for one in words.substances
        if not any(start < one.end and one.start < end for start, end in named)
    )
    ill = (one.text.lower() for one in words.of("illness"))
    is_treated = any(not any(row.among.search(one) for row in rows) for one in ill)
    return next(others, None) is not None or is_treated


def _often(text: str) -> int:
    """Give how often a day something is taken; once where nothing is said."""
    found = [
        _DAY // (_count(match["apart"] or "one")) if match["hours"] else _count(match["times"])
        for match in _OFTEN.finditer(text)
    ]
    return max(found, default=1)


def _count(word: str) -> int:
    """Read a number of times or hours; what is no number is read as once."""
    return _COUNTS.get(word, int(word) if word.isdigit() else 1)


@cache
def _public_doses() -> tuple[PublicDose, ...]:
    return tuple(_public_dose(row) for row in read_records(_TABLE))


def _public_dose(row: Mapping[str, str]) -> PublicDose:
    ends = [
        in_base_units(Quantity("dose", "", Span(0, 0), float(row[name]), unit=row["unit"]))
        for name in ("least", "most")
    ]
    (least, unit), (most, _) = ends
    return PublicDose(
        _any(row["substance"]),
        _any(row["among"]),
        least,
        most,
        unit,
        int(row["times"]),
        row["source"],
    )


def _any(listed: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(listed.split('|'))})(?!\w)")
