"""From the problem that a rule yields to a finding: severity, place, fingerprint."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from attrs import field, frozen

from claimcheck.lexicon.normal import normalise_quote
from claimcheck.model import Claim, Document, Finding, LineIndex, Position, Problem, Severity, Span
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.subjects import Place
from claimcheck.rules import Rule, Settings


@frozen(slots=False, eq=False, repr=False)
class FindingMaker(ByValue):
    """Makes findings of problems.

    A fingerprint is the first 32 hexadecimal digits of the SHA-256 of the rule's code, the
    normalised words without citations and the number of the repetition in the file: no line
    numbers, so that it survives moved and rewrapped text. Problems of one rule must come in the
    order of the text.

    Args:
        settings: Profile and severities.
        texts: Source text by path.
        documents: Documents whose text is not that of their file, by path.
    """

    settings: Settings
    texts: Mapping[str, str]
    documents: Mapping[str, Document] = field(factory=dict)
    _seen: Counter[tuple[str, str, str]] = field(factory=Counter, init=False, repr=False)
    _lines: dict[str, LineIndex] = field(factory=dict, init=False, repr=False)

    def make(self, rule: Rule[Any], problem: Problem, place: Place) -> Finding:
        """Make the finding of one problem."""
        path = problem.path or place.path
        span = problem.span if problem.span is not None else _own_span(problem, place, path)
        start, end = self._positions(path, span, problem.line or place.line or 1)
        quote = span.of(self.texts.get(path, "")) if span is not None else ""
        claim = place.claim.id if place.claim else place.claim_id
        identity = _identity(problem, place, quote)
        repetition = self._seen[path, rule.code, identity]
        self._seen[path, rule.code, identity] += 1
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=severity_of(rule, problem, self.settings),
            message=problem.message,
            path=path,
            span=span,
            line=start.line,
            column=start.column,
            end_line=end.line,
            end_column=end.column,
            claim=claim,
            key=problem.key or place.key,
            fingerprint=_fingerprint(rule.code, identity, repetition),
            basis=problem.basis,
            remedy=problem.remedy,
            precision=rule.precision,
            related=problem.related,
            quote=quote,
            location=self._location(path, span),
        )

    def _location(self, path: str, span: Span | None) -> str:
        document = self.documents.get(path)
        return str(document.locate(span)) if document is not None and span is not None else ""

    def _positions(self, path: str, span: Span | None, line: int) -> tuple[Position, Position]:
        text = self.texts.get(path)
        if span is None or text is None:
            return Position(line, 1), Position(line, 1)
        lines = self._lines.get(path)
        if lines is None:
            lines = self._lines[path] = LineIndex(text)
        return lines.position(span.start), lines.position(max(span.start, span.end))


def _own_span(problem: Problem, place: Place, path: str) -> Span | None:
    if path != place.path or (problem.line is not None and problem.line != place.line):
        return None
    return place.span


def severity_of(rule: Rule[Any], problem: Problem, settings: Settings) -> Severity:
    """Decide a finding's severity.

    The profile's word for the rule wins over the problem's own, which wins over the rule's; no
    finding is graver than it has earned by measurement, unless the profile lifts the rule. Where
    nothing was measured, an error stands only on facts from a record, the bibliography or a lookup.
    """
    wanted = settings.severities.get(rule.code) or problem.severity or rule.severity
    if rule.code in settings.lifted:
        return wanted
    if problem.earned is not None:
        return max(wanted, problem.earned, key=lambda severity: severity.rank)
    if wanted is Severity.ERROR and not problem.origin.is_established:
        return Severity.WARNING
    return wanted


def _identity(problem: Problem, place: Place, quote: str) -> str:
    if problem.subject is not None:
        return problem.subject
    sentence = _uncited(place.claim) if place.claim else (place.claim_id or "")
    is_whole = place.claim is not None and quote == place.claim.quote
    words = "" if is_whole else normalise_quote(quote[:_LONG])
    return "\x1f".join(
        (sentence, "" if words == sentence else words, problem.key or place.key or "")
    )


def _uncited(claim: Claim) -> str:
    """Give the words of a claim without its citations: correcting one makes no new claim."""
    kept: list[str] = []
    at = claim.span.start
    for group in sorted({one.mention.group for one in claim.citations}):
        if at <= group.start and group.end <= claim.span.end:
            kept.append(claim.quote[at - claim.span.start : group.start - claim.span.start])
            at = group.end
    kept.append(claim.quote[at - claim.span.start :])
    return normalise_quote(" ".join(kept))


_LONG = 2000


def _fingerprint(code: str, identity: str, repetition: int) -> str:
    raw = f"{code}\x1e{identity}\x1e{repetition}"
    return sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def order(finding: Finding) -> tuple[str, int, int, int, str, str, str]:
    """Give the key by which findings are sorted: file, place, rule, reference, message."""
    start = finding.span.start if finding.span else -1
    end = finding.span.end if finding.span else -1
    return (
        finding.path,
        finding.line,
        start,
        end,
        finding.rule,
        finding.key or "",
        finding.message,
    )
