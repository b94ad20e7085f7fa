"""How sure a finding is: what the words say and what the reading says of the unit, together.

A rule finds words that an editor might query; the reading of the whole document says how likely an
editor is to query that unit. Where both speak a finding stands, and how grave it may be is
measured: the table of measured precision says how often findings of the rule were right at that
confidence. Where the reading is silent, the words stand alone; facts from records, bibliography
and lookups count as one more witness.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import evolve, frozen

from claimcheck.model import Answer, Assessment, Claim, NotApplicable, Problem, Severity, Span
from claimcheck.resources import read_mapping, read_records
from claimcheck.rules.api import Rule
from claimcheck.rules.context import Context

_QUERIES = "rules/data/queries.tsv"
_BANDS = "rules/data/confidence_bands.tsv"
_MEASURED = "rules/data/measured_precision.tsv"
_ERROR_FROM, _WARNING_FROM, _NOTE_FROM = 0.9, 0.7, 0.45
_NEED = "need"
_NOTHING = "this is nothing that an editor would query"
_SHARE_OF_FLAG = 0.5


@frozen
class Standing:
    """How sure a finding is.

    Args:
        band: Name of the band of confidence, ``"words"`` where only words speak.
        precision: How often findings of the rule in this band were right, ``None`` where that was
            never measured.
    """

    band: str
    precision: float | None

    @property
    def severity(self) -> Severity | None:
        """Give the gravest severity that was earned; ``None`` where nothing was measured."""
        if self.precision is None:
            return None
        if self.precision >= _ERROR_FROM:
            return Severity.ERROR
        return Severity.WARNING if self.precision >= _WARNING_FROM else Severity.NOTE

    @property
    def is_shown(self) -> bool:
        """Tell whether an editor would rather see it than not."""
        return self.precision is None or self.precision >= _NOTE_FROM


UNMEASURED = Standing("words", None)
"""Where the reading is silent, or the rule rests on facts of the cited work."""


def weigh(
    rule: Rule[Any], answers: Iterable[Answer], claim: Claim | None, context: Context
) -> Iterator[Answer]:
    """Keep of a rule's answers what an editor would want to see, each with what it has earned.

    Args:
        rule: The rule.
        answers: What it says of one subject.
        claim: The claim that the subject is or belongs to.
        context: What the rule was given.
    """
    for answer in answers:
        if not isinstance(answer, Problem):
            yield answer
            continue
        standing = standing_of(rule, answer, claim or unit_at(answer.span, context))
        if standing.is_shown:
            yield evolve(answer, earned=standing.severity)
        else:
            yield NotApplicable(f"read in its document, {_NOTHING}: {answer.message}")


def standing_of(rule: Rule[Any], problem: Problem, read: Claim | Assessment | None) -> Standing:
    """Say how sure a problem is.

    Args:
        rule: The rule that found it.
        problem: What it found. One that names a cited work rests on facts of that work.
        read: What the reading says of the unit.
    """
    flag = _flags().get(rule.code)
    if flag is None or read is None or problem.key is not None or problem.origin.is_established:
        return UNMEASURED
    if not read.queries:
        return UNMEASURED
    band = _band(confidence(flag, read))
    measured = _precisions()
    return Standing(band, measured.get((rule.code, band), measured.get(("any", band))))


def confidence(flag: str, read: Claim | Assessment) -> float:
    """Say how likely an editor would query a unit for one reason.

    Args:
        flag: The query that an editor would write, or ``"need"`` for a missing source.
        read: What the reading says of the unit.
    """
    if flag == _NEED:
        return read.need_probability * (1 - read.covered)
    own = dict(read.queries).get(flag, 0.0)
    return max(read.query, own, _SHARE_OF_FLAG * (read.query + own))


def unit_at(span: Span | None, context: Context) -> Claim | Assessment | None:
    """Give what the reading says of the unit at a place, be it a claim or not."""
    if span is None or context.reading is None:
        return None
    for claim in context.reading.claims:
        if claim.span.start <= span.start < claim.span.end:
            return claim
    for sentence, read in context.reading.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return read
    return None


def _band(value: float) -> str:
    return next(name for name, least in _bands() if value >= least)


@cache
def _bands() -> tuple[tuple[str, float], ...]:
    """Give the bands with their least confidence, the surest first."""
    return tuple((row["band"], float(row["at_least"])) for row in read_records(_BANDS))


@cache
def _flags() -> Mapping[str, str]:
    return read_mapping(_QUERIES, "rule", "query")


@cache
def _precisions() -> Mapping[tuple[str, str], float]:
    rows = read_records(_MEASURED)
    return {(row["rule"], row["band"]): float(row["precision"]) for row in rows}
