"""How sure a finding is: what the words say and what the reading says of the unit, together.

A rule finds words that an editor might query; the reading of the whole document says how likely an
editor is to query that unit. Where both speak a finding stands, and how grave it may be is
measured: the table of measured precision says how often findings of the rule were right at that
confidence. Where the reading is silent, the words stand alone; facts from records, bibliography
and lookups count as one more witness.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import evolve, frozen

from claimcheck.model import Answer, Assessment, Claim, NotApplicable, Problem, Severity, Span
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records
from claimcheck.rules._agreement import LEAST_WITNESSES, SECONDED, is_agreed, is_seconded
from claimcheck.rules._disowned import is_disowned
from claimcheck.rules._earned_severity import UNMEASURED, Standing
from claimcheck.rules._nearby_work import less_grave_if_nearby
from claimcheck.rules._witness import is_short
from claimcheck.rules.api import Rule
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import lowered_by_kind, why_asleep

_QUERIES = "rules/data/queries.tsv"
_BANDS = "rules/data/confidence_bands.tsv"
_MEASURED = "rules/data/measured_precision.tsv"
_WOKEN_FROM = 0.25
_AGREED = ("any", "agreed")
_NEED = "need"
_GRAVE = (Severity.ERROR, Severity.WARNING)
_PARTED = frozenset(
    {"CC205", "CC402", "CC501", "CC506", "CC601", "CC701", "CC702", "CC706", "CC707", "CC708"}
    | {"CC801", "CC803"}
)
_READ = frozenset({"CC201 required", "CC701 unnamed"})
"""Variants that are as sure as the reading is, like the rest of their rule."""
_AWAKE = frozenset({"CC702 warned", "CC708 told", "CC708 dismissed", "CC708 emergency"})
"""Kinds of findings for which no kind of document has authority."""
BANDS = ("sure", "likely", "possible", "doubtful", "unlikely")
"""The bands of confidence, the surest first."""

_NOTHING = "an editor would probably not query this"


@frozen(eq=False, repr=False)
class _Query(ByValue):
    """What an editor would write for a rule, and from which probabilities a finding is shown.

    Args:
        flag: Name of the query, ``"need"`` for a missing source.
        own_from: Least probability of this query.
        query_from: Least probability of any query, which is enough too.
    """

    flag: str
    own_from: float
    query_from: float


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
        read = claim or unit_at(answer.span, context)
        if not is_heard(rule, answer, read, context):
            yield NotApplicable(why_asleep(rule.code, context))
            continue
        standing = problem_standing(rule, answer, read)
        if is_short(context) and not (standing.is_shown and standing.severity in _GRAVE):
            standing = UNMEASURED
        if not standing.is_shown or _is_mostly_wrong(standing, answer):
            yield NotApplicable(f"in context, {_NOTHING}: {answer.message}")
        elif _is_disowned(answer, claim, context):
            yield NotApplicable("the passage says itself that this is not so")
        else:
            shown = less_grave_if_nearby(answer, rule, claim)
            yield _lowered(evolve(shown, earned=standing.severity), rule, context)


def _is_disowned(problem: Problem, claim: Claim | None, context: Context) -> bool:
    """Tell whether a problem of wording is one of words that the passage disowns."""
    if claim is None or problem.origin.is_established:
        return False
    return is_disowned(claim, context)


def _is_mostly_wrong(standing: Standing, problem: Problem) -> bool:
    """Tell whether findings like this one are wrong more often than right, and none is a fact."""
    return standing.is_mostly_wrong and not problem.origin.is_established


def why_silent(rule: Rule[Any], context: Context) -> str:
    """Say why a rule has nothing to look for in a document, empty where it may speak.

    A rule of claims that sleeps in documents of a kind is woken by a unit of which the reading is
    sure that an editor would query just that: some letters to patients are adverts.

    Args:
        rule: The rule.
        context: What it would be given.
    """
    why = why_asleep(rule.code, context)
    if not why or context.reading is None or rule.subject is not Claim or is_short(context):
        return why
    if any(kind.startswith(rule.code) for kind in _AWAKE):
        return ""
    is_woken = any(_wakes(rule.code, read) for _, read in context.reading.sentences)
    return "" if is_woken else why


def is_heard(
    rule: Rule[Any], problem: Problem, read: Claim | Assessment | None, context: Context
) -> bool:
    """Tell whether a problem counts in a document: its rule is awake there, or it always does."""
    return kind_of_finding(rule, problem) in _AWAKE or may_speak_of(rule, read, context)


def may_speak_of(rule: Rule[Any], read: Claim | Assessment | None, context: Context) -> bool:
    """Tell whether a rule is awake in a document, or woken by what the reading says of a unit."""
    return not why_asleep(rule.code, context) or _wakes(rule.code, read)


def _wakes(code: str, read: Claim | Assessment | None) -> bool:
    query = _queries().get(code)
    return query is not None and read is not None and _own(query, read) >= _WOKEN_FROM


def _lowered(problem: Problem, rule: Rule[Any], context: Context) -> Problem:
    """Lower what rests on wording alone where the kind of document asks for it."""
    if problem.earned is None:
        return problem
    lowered = lowered_by_kind(problem.severity or rule.severity, context)
    return evolve(problem, severity=lowered) if lowered is not None else problem


def agree(
    rule: Rule[Any], answers: Iterable[Answer], claim: Claim | None, witnesses: int
) -> tuple[Answer, ...]:
    """Let problems of a claim in which several rules found something earn more.

    Args:
        rule: The rule.
        answers: What it says of the claim.
        claim: The claim.
        witnesses: How many rules found something in it.
    """
    if claim is None or witnesses < LEAST_WITNESSES:
        return tuple(answers)
    return tuple(
        evolve(one, earned=_agreed(rule, one, claim, witnesses))
        if isinstance(one, Problem)
        else one
        for one in answers
    )


def _agreed(rule: Rule[Any], problem: Problem, claim: Claim, witnesses: int) -> Severity | None:
    """Give what a problem earns where rules agree; words alone count where that was measured."""
    measured = _precisions()
    if problem.earned is None:
        alone = measured.get((kind_of_finding(rule, problem), UNMEASURED.band))
        return None if problem.key is not None else Standing(precision=alone).severity
    if is_agreed(witnesses, claim.query):
        return Standing(precision=measured[_AGREED]).severity
    seconded = Standing(precision=measured.get((rule.code, SECONDED))).severity
    is_error = seconded is Severity.ERROR and is_seconded(witnesses, claim.query)
    return Severity.ERROR if is_error else problem.earned


def problem_standing(
    rule: Rule[Any], problem: Problem, read: Claim | Assessment | None
) -> Standing:
    """Say how sure a problem is.

    Args:
        rule: The rule that found it.
        problem: What it found. One that names a cited work rests on facts of that work; one that
            rests on a record is shown, and surer by a band.
        read: What the reading says of the unit.
    """
    query = _queries().get(_listed(rule, problem, _queries()))
    if query is None or read is None or problem.key is not None:
        return UNMEASURED
    if not read.queries and not read.query:
        return UNMEASURED
    own = _own(query, read)
    band = confidence_of(rule, problem, read)
    is_recorded = problem.origin.is_established
    if is_recorded and band in BANDS:
        band = BANDS[max(0, BANDS.index(band) - 1)]
    measured = _precisions()
    return Standing(
        is_recorded
        or (own >= query.own_from and query.flag != _NEED)
        or read.query >= query.query_from,
        band,
        measured.get(
            (_listed(rule, problem, _measured_kinds()), band),
            measured.get(("any", band)),
        ),
    )


@cache
def _measured_kinds() -> frozenset[str]:
    return frozenset(name for name, _ in _precisions())


def _listed(rule: Rule[Any], problem: Problem, known: Container[str]) -> str:
    kind = kind_of_finding(rule, problem)
    return kind if kind in known else rule.code


def kind_of_finding(rule: Rule[Any], problem: Problem) -> str:
    """Name the kind of a finding as the tables list it: variants and weaker ones apart."""
    if problem.variant:
        return f"{rule.code} {problem.variant}"
    is_weak = problem.severity is not None and problem.severity.rank > rule.severity.rank
    return f"{rule.code} weak" if is_weak and rule.code in _PARTED else rule.code


def confidence_of(rule: Rule[Any], problem: Problem, read: Claim | Assessment) -> str:
    """Give the band of a problem of a unit; most variants stand on their words alone."""
    if problem.variant and kind_of_finding(rule, problem) not in _READ:
        return UNMEASURED.band
    query = _queries()[_listed(rule, problem, _queries())]
    return band_of(max(read.query, _own(query, read)))


def _own(query: _Query, read: Claim | Assessment) -> float:
    """Give the probability of the rule's own query; that of a missing source is in the other."""
    return 0.0 if query.flag == _NEED else dict(read.queries).get(query.flag, 0.0)


def band_of(confidence: float) -> str:
    """Give the band of a confidence: of the likelihood that an editor would query the unit."""
    return next(name for name, least in _bands() if confidence >= least)


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


@cache
def _bands() -> tuple[tuple[str, float], ...]:
    """Give the bands with their least confidence, the surest first."""
    return tuple((row["band"], float(row["at_least"])) for row in read_records(_BANDS))


@cache
def _queries() -> Mapping[str, _Query]:
    return {
        row["rule"]: _Query(row["query"], float(row["own_from"]), float(row["query_from"]))
        for row in read_records(_QUERIES)
    }


@cache
def _precisions() -> Mapping[tuple[str, str], float]:
    rows = read_records(_MEASURED)
    return {(row["rule"], row["band"]): float(row["precision"]) for row in rows}
