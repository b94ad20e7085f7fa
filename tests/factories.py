"""Records built by hand, for tests that need an audit without running one."""

from collections.abc import Iterable
from itertools import pairwise

from claimcheck.auditing.result import Audit, CitedReference
from claimcheck.model import (
    Basis,
    Bibliography,
    Block,
    BlockKind,
    Candidate,
    CitationMention,
    Claim,
    ClaimCitation,
    Design,
    Document,
    EvidenceLink,
    Fact,
    Failure,
    Finding,
    Library,
    LineIndex,
    Origin,
    OutcomeStatus,
    Person,
    Project,
    Prose,
    Reading,
    Reference,
    RuleAnswers,
    Segment,
    Severity,
    Span,
    Strength,
    Study,
    SubjectPlace,
    Support,
    SupportStatus,
    Tier,
    Verdict,
)

ARTICLE = """# Warmth and the quiet hour

Evening tea lowers restlessness in anxious adults [@moreau2015].
A weekly sauna may help sleep.

Hold each breath for ten seconds, three times a day, to cure insomnia.
"""

BIBTEX = """@article{moreau2015, title = {Tea at dusk}, year = {2015}}
@article{okafor2009, title = {Heat and rest}, year = {2009}}
"""


def document(text: str = ARTICLE, path: str = "article.md", form: str = "markdown") -> Document:
    """Read every non-empty line as one paragraph."""
    return Document(path=path, format=form, text=text, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterable[Block]:
    starts = (*LineIndex(text).starts, len(text))
    for start, end in pairwise(starts):
        span = Span(start, end)
        if span.of(text).strip():
            kind = BlockKind.HEADING if text.startswith("#", start) else BlockKind.PARAGRAPH
            yield Block(kind=kind, span=span, prose=Prose((Segment(span.of(text), span),)))


def claim(source: Document, quote: str, name: str = "a-claim", **fields: object) -> Claim:
    """Make a claim of the first place at which the quote stands."""
    start = source.text.index(quote)
    span = Span(start, start + len(quote))
    place = source.position(span)
    return Claim(
        id=name,
        document=source.path,
        quote=quote,
        text=" ".join(quote.split()),
        span=span,
        line=place.line,
        column=place.column,
        **fields,
    )


def citation(source: Document, text: str, key: str | None) -> ClaimCitation:
    """Make a citation of the first place at which the words stand; no key leaves it unresolved."""
    start = source.text.index(text)
    span = Span(start, start + len(text))
    candidates = () if key is None else (Candidate(key),)
    return ClaimCitation(CitationMention("key", span, text, span, key=key, candidates=candidates))


def finding(
    text: str,
    span: Span | None,
    *,
    rule: str = "CC201",
    name: str = "uncited-claim",
    severity: Severity = Severity.WARNING,
    message: str = "treatment claim without a citation",
    path: str = "article.md",
    number: int = 0,
    **fields: object,
) -> Finding:
    """Sign a finding as the engine does; the fingerprint is the number, in hexadecimal."""
    lines = LineIndex(text)
    start = lines.position(span.start if span else 0)
    end = lines.position(span.end if span else 0)
    return Finding(
        rule=rule,
        name=name,
        severity=severity,
        message=message,
        path=path,
        span=span,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        fingerprint=f"{number:032x}",
        quote=span.of(text) if span else "",
        **fields,
    )


def reference(key: str, line: int = 1, **fields: str) -> Reference:
    """Make an article of the bibliography."""
    return Reference(
        key=key,
        type="article",
        fields={"title": f"On {key}", "journal": "Annals of Rest", "year": "2015", **fields},
        authors=(Person("Moreau", "A."),),
        year=2015,
        path="references.bib",
        line=line,
    )


def audit_of(
    readings: tuple[Reading, ...],
    findings: tuple[Finding, ...] = (),
    **fields: object,
) -> Audit:
    """Put readings and findings together, sorted as a run sorts them."""
    key = lambda found: (found.path, found.line, found.column, found.rule)  # noqa: E731
    libraries = tuple({id(reading.library): reading.library for reading in readings}.values())
    return Audit(
        project=Project(readings=readings, libraries=libraries),
        findings=tuple(sorted(findings, key=key)),
        **fields,
    )


def answers(
    rule: str,
    name: str,
    *,
    passed: int = 0,
    failed: int = 0,
    not_checked: int = 0,
    reason: str = "",
    of: Iterable[Claim] = (),
) -> RuleAnswers:
    """Make what a rule said of so many subjects; the first of them are the claims given."""
    counts = (
        (OutcomeStatus.FAILED, failed, "it fails"),
        (OutcomeStatus.PASSED, passed, "it holds"),
        (OutcomeStatus.NOT_CHECKED, not_checked, reason),
    )
    verdicts = tuple(
        Verdict(status, words) for status, count, words in counts for _ in range(count)
    )
    named = [SubjectPlace(claim.document, claim.line, claim.id) for claim in of][: len(verdicts)]
    others = (SubjectPlace("article.md", 1) for _ in verdicts[len(named) :])
    return RuleAnswers(rule, name, (*named, *others), verdicts)


def small_audit() -> Audit:
    """Give an audit with one of everything: an error, a warning, a note, known, suppressed."""
    source = document()
    library = Library(
        Bibliography(
            references=(reference("moreau2015"), reference("okafor2009", line=2)),
            paths=("references.bib",),
            texts={"references.bib": BIBTEX},
        ),
        studies={
            "moreau2015": Study(
                design=Fact(Design.CROSS_SECTIONAL, Origin.BIBLIOGRAPHY, source="note"),
                tier=Fact(Tier.T4, Origin.BIBLIOGRAPHY),
            )
        },
    )
    claims = (
        claim(
            source,
            "Evening tea lowers restlessness in anxious adults [@moreau2015].",
            "tea-lowers-restlessness",
            strength=Strength.S6,
            citations=(citation(source, "@moreau2015", "moreau2015"),),
            evidence=(EvidenceLink("moreau2015", tier=Tier.T4),),
        ),
        claim(source, "A weekly sauna may help sleep.", "weekly-sauna", strength=Strength.S4),
        claim(
            source,
            "Hold each breath for ten seconds, three times a day, to cure insomnia.",
            "hold-each-breath",
            evidence=(
                EvidenceLink(
                    "okafor2009", support=Support(SupportStatus.SUPPORTED, "heat", "p. 2")
                ),
            ),
        ),
    )
    reading = Reading(source, (), (), claims, library)
    return audit_of(
        (reading,), _small_findings(claims, source.text), **_small_rest(library, claims)
    )


def _small_findings(claims: tuple[Claim, ...], text: str) -> tuple[Finding, ...]:
    tea, sauna, breath = claims
    lowers = Span(text.index("lowers"), text.index("lowers") + len("lowers"))
    cure = Span(text.index("cure"), text.index("cure") + len("cure"))
    return (
        finding(
            text,
            lowers,
            number=1,
            rule="CC401",
            name="strength-exceeds-tier",
            message="says `lowers`, but rests on a cross-sectional study",
            claim=tea.id,
            key="moreau2015",
            basis=(
                Basis(
                    "moreau2015 is a cross-sectional study (T4, observational study)",
                    Origin.BIBLIOGRAPHY,
                    "note",
                ),
                Basis("the wording is direct cause (S6)", Origin.TEXT, "lowers"),
            ),
            remedy="Write that tea is associated with less restlessness.",
            folded=(("CC402", "causal verb on an observational study"),),
        ),
        finding(text, sauna.span, number=2, claim=sauna.id, severity=Severity.NOTE),
        finding(
            text,
            cure,
            number=3,
            rule="CC707",
            name="cure-or-guarantee",
            severity=Severity.ERROR,
            message="promises to `cure`",
            claim=breath.id,
            related=((sauna.span, "the other practice"),),
        ),
        finding(text, breath.span, number=4, claim=breath.id, known=True),
        finding(
            text,
            breath.span,
            number=5,
            rule="CC801",
            name="number-without-source",
            claim=breath.id,
            suppressed=True,
            justification="agreed with the editor",
        ),
        finding(
            BIBTEX,
            Span(59, 119),
            number=6,
            rule="CC203",
            name="unused-reference",
            message="`okafor2009` is cited nowhere",
            path="references.bib",
            key="okafor2009",
        ),
    )


def _small_rest(library: Library, claims: tuple[Claim, ...]) -> dict[str, object]:
    tea, sauna, breath = claims
    return {
        "answers": (
            answers("CC201", "uncited-claim", failed=2, passed=1, of=(sauna, breath, tea)),
            answers("CC203", "unused-reference", failed=1, passed=1),
            answers("CC401", "strength-exceeds-tier", failed=1, of=(tea,)),
            answers("CC602", "hype", passed=3, of=claims),
            answers("CC707", "cure-or-guarantee", failed=1, passed=2, of=(breath, tea, sauna)),
            answers("CC801", "number-without-source", failed=1, of=(breath,)),
            answers("CC901", "reference-not-found", not_checked=2, reason="offline"),
        ),
        "references": tuple(
            CitedReference(
                key,
                library.bibliography[key],
                library,
                cited=key == "moreau2015",
                claims=("tea-lowers-restlessness",) if key == "moreau2015" else (),
            )
            for key in library.bibliography
        ),
        "failures": (Failure("draft.md", "is not UTF-8", 3, "save it as UTF-8", "encoding"),),
        "resolved": (("article.md", "CC205", "vague attribution `studies show`"),),
    }
