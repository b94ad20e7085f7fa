"""Hypothesis strategies for whole audits, with text that means harm in some format."""

from hypothesis import strategies as st

from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.model import (
    AdviceForce,
    AgeGroup,
    Basis,
    Bibliography,
    BlockKind,
    Candidate,
    CitationMention,
    Claim,
    ClaimCitation,
    ClaimStatus,
    ClaimType,
    Design,
    Document,
    EvidenceLink,
    Fact,
    Failure,
    Finding,
    Library,
    Origin,
    OutcomeStatus,
    Population,
    Project,
    Reading,
    Reference,
    RuleAnswers,
    Severity,
    Sex,
    Span,
    Species,
    Strength,
    Study,
    SubjectPlace,
    Support,
    SupportStatus,
    TableCell,
    Tier,
    Verdict,
)
from factories import document, finding

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</details></summary><h1>",
    "]]><!-- -->&amp;&#0;",
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://example.org\x07link\x1b]8;;\x07",
    "\x9b31m",
    "\n::error file=x::owned",
    "::stop-commands::t",
    "##[error]",
    "%0A::warning::",
    '=HYPERLINK("http://example.org")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    '",=1,"',
    "\x00\x01\x0b\x0c\x1f\x7f\x85\ufffe\uffff",
    "\u202eevil\u202c",
    "\u200f\u2066\u061c",
    "\u2028\u2029",
    "\ud800",
    "\udfff",
    "\U0001f9ea\U0001d54f",
    "[text](http://example.org/)",
    "![x](http://example.org/x.png)",
    "| a | b |",
    "```\n~~~",
    "`" * 5,
    "@everyone #1 !5 $x$",
    "{0} {1} %s {{x}}",
    "w" * 300,
    "日本語の文章",
    "e\u0301\u0301",
    "\r",
    "\r\n",
    "\\",
    "'",
    '"',
    "",
    " ",
    "a plain sentence about tea.",
)

scraps = st.sampled_from(HOSTILE)
"""One piece of text that some format would act upon."""

hostile = scraps | st.tuples(scraps, scraps, scraps).map("".join) | st.text(max_size=8)
"""Text whatever, often text that some format would act upon."""

texts = st.lists(scraps, max_size=5).map("\n\n".join)
words = hostile.map(lambda text: text or "words")
CODES = (
    ("CC103", "anchor-not-found"),
    ("CC201", "uncited-claim"),
    ("CC203", "unused-reference"),
    ("CC401", "strength-exceeds-tier"),
    ("CC901", "reference-not-found"),
)
PATHS = (
    "article.md",
    "notes/über uns.md",
    "a,b:c%.txt",
    "x\n::error::.md",
    "=cmd|' /C calc'!A0.md",
    "<b>&\"'.md",
    "\x1b[31m\u202e.md",
    "\ud800.md",
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Draw a non-empty span of a non-empty text."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, min(len(text), start + 400))))


@st.composite
def evidence_links(draw: st.DrawFn, keys: tuple[str, ...]) -> EvidenceLink:
    """Draw a link to a key that the bibliography may or may not have."""
    support = draw(st.builds(Support, st.sampled_from(SupportStatus), scraps, scraps, scraps))
    return EvidenceLink(
        key=draw(st.sampled_from(keys) | words),
        design=draw(st.sampled_from(Design)),
        tier=draw(st.sampled_from(Tier)),
        support=support,
        origin=draw(st.sampled_from(Origin)),
    )


@st.composite
def claim_citations(draw: st.DrawFn, text: str, keys: tuple[str, ...]) -> ClaimCitation:
    """Draw a citation with no, one or several candidates."""
    span = draw(spans(text))
    candidates = draw(st.lists(st.sampled_from(keys).map(Candidate), max_size=2))
    key = draw(st.none() | words)
    return ClaimCitation(
        CitationMention("key", span, span.of(text), span, key=key, candidates=tuple(candidates))
    )


@st.composite
def claims(draw: st.DrawFn, source: Document, keys: tuple[str, ...], number: int) -> Claim:
    """Draw a claim of a document."""
    span = draw(spans(source.text))
    place = source.position(span)
    return Claim(
        id=f"claim-{number}",
        document=source.path,
        quote=span.of(source.text),
        text=" ".join(span.of(source.text).split()),
        span=span,
        line=place.line,
        column=place.column,
        section=(draw(scraps),),
        block=draw(st.sampled_from(BlockKind)),
        claim_type=draw(st.sampled_from(ClaimType)),
        strength=draw(st.sampled_from(Strength)),
        advice_force=draw(st.sampled_from(AdviceForce)),
        certainty=draw(st.floats(1, 6).map(lambda value: round(value, 3))),
        population=draw(populations),
        citations=tuple(draw(st.lists(claim_citations(source.text, keys), max_size=2))),
        evidence=tuple(draw(st.lists(evidence_links(keys), max_size=2))),
        cell=draw(st.none() | st.builds(TableCell, st.just(0), st.just(1), st.just(2), scraps)),
        status=draw(st.sampled_from(ClaimStatus)),
        origin=draw(st.sampled_from(Origin)),
        caveats=(draw(scraps),),
        reviewed_by=draw(scraps),
    )


populations = st.builds(
    Population,
    species=st.sampled_from(Species),
    organisms=st.tuples(scraps),
    sexes=st.lists(st.sampled_from(Sex), max_size=2, unique=True).map(tuple),
    age_groups=st.lists(st.sampled_from(AgeGroup), max_size=2, unique=True).map(tuple),
    condition=st.none() | scraps,
    is_implied=st.booleans(),
    text=scraps,
)


@st.composite
def findings(
    draw: st.DrawFn, text: str, path: str, made: tuple[Claim, ...], keys: tuple[str, ...]
) -> Finding:
    """Draw a finding about a claim, a place, a reference or the file as a whole."""
    code, name = draw(st.sampled_from(CODES))
    about = draw(st.sampled_from((None, *made)))
    span = draw(st.none() | st.just(about.span if about else None) | spans(text)) if text else None
    return finding(
        text,
        span,
        rule=code,
        name=name,
        severity=draw(st.sampled_from(Severity)),
        message=draw(words),
        path=path,
        number=draw(st.integers(0, 2**128 - 1)),
        claim=about.id if about else None,
        key=draw(st.none() | st.sampled_from(keys)),
        basis=tuple(draw(st.lists(bases, max_size=2))),
        remedy=draw(scraps),
        related=tuple(draw(st.lists(st.tuples(spans(text), scraps), max_size=1))) if text else (),
        folded=tuple(draw(st.lists(st.tuples(st.just("CC105"), scraps), max_size=1))),
        suppressed=draw(st.booleans()),
        justification=draw(scraps),
        known=draw(st.booleans()),
    )


bases = st.builds(Basis, words, st.sampled_from(Origin), scraps)
studies = st.builds(
    Study,
    design=st.builds(Fact, st.sampled_from(Design), st.sampled_from(Origin)),
    tier=st.builds(Fact, st.sampled_from(Tier), st.sampled_from(Origin)),
    status=st.builds(Fact, scraps),
)
failures = st.builds(
    Failure,
    path=st.sampled_from(PATHS),
    message=words,
    line=st.none() | st.integers(1, 9),
    remedy=scraps,
)


@st.composite
def answered(
    draw: st.DrawFn, code: str, name: str, made: tuple[Claim, ...], found: tuple[Finding, ...]
) -> RuleAnswers:
    """Draw what a rule said of each claim, failed where there is a finding, and of others."""
    failing = {(one.path, one.claim) for one in found if one.rule == code and one.claim}
    subjects, verdicts = [], []
    for claim in made:
        has_failed = (claim.document, claim.id) in failing
        status = OutcomeStatus.FAILED if has_failed else draw(st.sampled_from(OTHERS))
        subjects.append(SubjectPlace(claim.document, claim.line, claim.id))
        severity = draw(st.sampled_from(Severity)) if has_failed else None
        verdicts.append(Verdict(status, draw(words), severity=severity))
    for status in draw(st.lists(st.sampled_from(OutcomeStatus), max_size=3)):
        subjects.append(SubjectPlace("references.bib", 1, key=draw(words)))
        verdicts.append(Verdict(status, draw(words)))
    return RuleAnswers(code, name, tuple(subjects), tuple(verdicts))


OTHERS = tuple(one for one in OutcomeStatus if one is not OutcomeStatus.FAILED)


@st.composite
def libraries(draw: st.DrawFn, path: str) -> tuple[Library, str]:
    """Draw a bibliography with its text."""
    keys = draw(st.lists(words, min_size=1, max_size=3, unique=True))
    text = draw(texts)
    references = tuple(
        Reference(
            key=key,
            fields=draw(st.fixed_dictionaries({"title": scraps, "journal": scraps, "doi": scraps})),
            year=draw(st.none() | st.integers(1600, 2100)),
            path=path,
        )
        for key in keys
    )
    known = {key: draw(studies) for key in keys if draw(st.booleans())}
    bibliography = Bibliography(references=references, paths=(path,), texts={path: text})
    return Library(bibliography, known), text


@st.composite
def audits(draw: st.DrawFn, max_findings: int = 4) -> Audit:
    """Draw an audit: up to two documents, a bibliography, findings in both, hostile text.

    Args:
        draw: Given by hypothesis.
        max_findings: Most findings in one file.
    """
    paths = draw(st.lists(st.sampled_from(PATHS), max_size=2, unique=True))
    library, bibtex = draw(libraries("references.bib"))
    keys = tuple(library.bibliography)
    readings: list[Reading] = []
    found: list[Finding] = []
    for path in paths:
        source = document(draw(texts), path, draw(st.sampled_from(("markdown", "text"))))
        count = draw(st.integers(0, 3)) if source.text else 0
        first = sum(len(reading.claims) for reading in readings)
        made = tuple(draw(claims(source, keys, first + number)) for number in range(count))
        made = tuple(sorted(made, key=lambda one: one.span))
        readings.append(Reading(source, (), (), made, library))
        drawn = findings(source.text, path, made, keys)
        found += draw(st.lists(drawn, max_size=max_findings))
    found += draw(st.lists(findings(bibtex, "references.bib", (), keys), max_size=max_findings))
    every = tuple(claim for reading in readings for claim in reading.claims)
    found.sort(key=lambda one: (one.path, one.line, one.column, one.rule))
    return Audit(
        project=Project(readings=tuple(readings), libraries=(library,)),
        findings=tuple(found),
        answers=tuple(draw(answered(*rule, every, tuple(found))) for rule in CODES),
        references=tuple(
            CitedReference(key, library.bibliography[key], library, key == keys[0]) for key in keys
        ),
        failures=tuple(draw(st.lists(failures, max_size=2))),
        resolved=tuple(draw(st.lists(st.tuples(scraps, st.just("CC201"), scraps), max_size=1))),
    )
