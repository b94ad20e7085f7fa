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
    Check,
    CheckStatus,
    CitationMention,
    Claim,
    ClaimCitation,
    Design,
    Document,
    EvidenceLink,
    Fact,
    Failure,
    Finding,
    LineIndex,
    Origin,
    Person,
    Prose,
    Reference,
    Segment,
    Severity,
    Span,
    Strength,
    Study,
    Support,
    SupportStatus,
    Tier,
)
from claimcheck.rules import Project, Reading, Shelf

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
    shelves = tuple({id(reading.shelf): reading.shelf for reading in readings}.values())
    return Audit(
        project=Project(readings=readings, shelves=shelves),
        findings=tuple(sorted(findings, key=key)),
        **fields,
    )


def small_audit() -> Audit:
    """Give an audit with one of everything: an error, a warning, a note, known, suppressed."""
    source = document()
    shelf = Shelf(
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
        cited=frozenset({"moreau2015"}),
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
    reading = Reading(source, (), (), claims, shelf)
    return audit_of((reading,), _small_findings(claims, source.text), **_small_rest(shelf))


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
                Basis("moreau2015 is a cross-sectional study (T4)", Origin.BIBLIOGRAPHY, "note"),
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


def _small_rest(shelf: Shelf) -> dict[str, object]:
    return {
        "checks": (
            Check("CC201", "uncited-claim", CheckStatus.FAILED, passed=1, failed=2),
            Check("CC203", "unused-reference", CheckStatus.FAILED, passed=1, failed=1),
            Check("CC401", "strength-exceeds-tier", CheckStatus.FAILED, passed=1, failed=1),
            Check("CC602", "hype", CheckStatus.PASSED, passed=3),
            Check("CC707", "cure-or-guarantee", CheckStatus.FAILED, passed=2, failed=1),
            Check("CC801", "number-without-source", CheckStatus.FAILED, failed=1),
            Check(
                "CC901", "reference-not-found", CheckStatus.NOT_CHECKED, "offline", not_checked=2
            ),
        ),
        "references": tuple(
            CitedReference(
                key,
                shelf.bibliography[key],
                shelf,
                cited=key in shelf.cited,
                claims=("tea-lowers-restlessness",) if key in shelf.cited else (),
            )
            for key in shelf.bibliography
        ),
        "failures": (Failure("draft.md", "is not UTF-8", 3, "save it as UTF-8", "encoding"),),
        "mended": (("article.md", "CC205", "vague attribution `studies show`"),),
    }
