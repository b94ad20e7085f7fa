"""A large document, with claims of every kind."""

from attrs import evolve

from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.model import (
    Basis,
    Claim,
    ClaimType,
    EvidenceLink,
    Finding,
    Library,
    Origin,
    OutcomeStatus,
    Population,
    Reading,
    RuleAnswers,
    Severity,
    Span,
    Species,
    Strength,
    SubjectPlace,
    Tier,
    Verdict,
)
from factories import audit_of, claim, document, finding, small_audit

TYPES = tuple(ClaimType)


def large_audit(claims: int = 500, findings_each: int = 2) -> Audit:
    """Give an audit of as many claims, in paragraphs of four."""
    quotes = [f"Practice {number} lowers restlessness in most adults." for number in range(claims)]
    groups = [" ".join(quotes[at : at + 4]) for at in range(0, claims, 4)]
    source = document("# A long article\n\n" + "\n\n".join(groups))
    made, start = [], 0
    for number, quote in enumerate(quotes):
        start = source.text.index(quote, start)
        made.append(_claim(source, quote, start, number))
    found = tuple(
        _finding(one, source.text, number * findings_each + nth, nth)
        for number, one in enumerate(made)
        for nth in range(findings_each if number % 7 else 0)
    )
    small = small_audit()
    library = Library(small.readings[0].library.bibliography, small.readings[0].library.studies)
    references = tuple(
        CitedReference(key, library.bibliography[key], library, cited=True)
        for key in library.bibliography
    )
    said = (_said(made, found),)
    reading = Reading(source, (), (), tuple(made), library)
    return audit_of((reading,), found, answers=said, references=references)


def _said(made: list[Claim], found: tuple[Finding, ...]) -> RuleAnswers:
    """Let every claim with a finding fail as gravely as the worst of its findings."""
    worst: dict[str | None, Severity] = {}
    for one in found:
        known = worst.get(one.claim)
        if known is None or one.severity.rank < known.rank:
            worst[one.claim] = one.severity
    verdicts = tuple(
        Verdict(OutcomeStatus.FAILED, "it fails", severity=worst[one.id])
        if one.id in worst
        else Verdict(OutcomeStatus.PASSED, "it holds")
        for one in made
    )
    places = tuple(SubjectPlace(one.document, one.line, one.id) for one in made)
    return RuleAnswers("CC201", "uncited-claim", places, verdicts)


def _claim(source: object, quote: str, start: int, number: int) -> Claim:
    links = (EvidenceLink("moreau2015", tier=Tier(1 + number % 7)),) if number % 3 else ()
    made = claim(
        source,
        quote,
        f"claim-{number}",
        strength=Strength(number % 7),
        claim_type=TYPES[number % len(TYPES)],
        population=Population(species=tuple(Species)[number % 5]),
        evidence=links,
    )
    return evolve(made, span=Span(start, start + len(quote)))


def _finding(one: Claim, text: str, number: int, nth: int) -> Finding:
    words = Span(one.span.start, one.span.start + 8)
    made = finding(
        "",
        None,
        rule=("CC201", "CC401", "CC601", "CC602", "CC701")[nth % 5],
        severity=tuple(Severity)[number % 3],
        claim=one.id,
        number=number,
        remedy="Cite a trial.",
        basis=(Basis("nothing is cited", Origin.TEXT),),
    )
    return evolve(made, span=words, quote=words.of(text), line=one.line, column=one.column)
