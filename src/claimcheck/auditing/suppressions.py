"""Decisions not to be told again: read from documents, ledgers and configuration, then applied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase

from attrs import evolve, field, frozen

from claimcheck.model import (
    BlockKind,
    Claim,
    ClaimType,
    Document,
    Finding,
    Ledger,
    Reading,
    Span,
    Suppression,
    SuppressionUse,
)
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.own_comments import OwnComment, own_comments
from claimcheck.project_folder import ProjectFolder
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.toml_files.fields import shorten

_REASON = lazy_pattern(r" (?:--|[—–]) ")
"""What stands before a reason; XML cannot hold two hyphens in comments, and Word makes one dash."""
_CODE = lazy_pattern(r"[A-Z]{2}[0-9]{0,3}")
_VERBS = frozenset({"ignore", "ignore-start", "ignore-end", "ignore-file"})
_SETTINGS = frozenset({"by", "until"})
_MARKUP = frozenset({BlockKind.COMMENT, BlockKind.HTML})
"""Blocks that show nothing, so that a comment in them is about another."""


@frozen(eq=False, repr=False)
class Scoped(ByValue):
    """A suppression and the passage that it covers.

    Args:
        suppression: The decision.
        path: Glob of the files that it covers.
        span: Passage of the source, or ``None`` for the whole file.
        claim_types: Claim types that it covers; empty means all, and findings about no claim.
        project: The project from whose root the glob may name files too.
    """

    suppression: Suppression
    path: str
    span: Span | None = None
    claim_types: frozenset[ClaimType] = field(factory=frozenset)
    project: ProjectFolder | None = None

    def covers(self, finding: Finding, claim: Claim | None) -> bool:
        """Tell whether it covers a finding."""
        rules = self.suppression.rules
        is_other = self.suppression.fingerprint not in {"", finding.fingerprint}
        if self.suppression.fault or is_other or (rules and not finding.rule.startswith(rules)):
            return False
        if self.suppression.claim is not None:
            return finding.claim == self.suppression.claim
        if not self._is_about(finding.path):
            return False
        if self.claim_types and (claim is None or claim.claim_type not in self.claim_types):
            return False
        if self.span is None:
            return True
        return finding.span is not None and finding.span.overlaps(self.span)

    def _is_about(self, path: str) -> bool:
        if self.path == "*" or fnmatchcase(path, self.path):
            return True
        return self.project is not None and fnmatchcase(self.project.name_of(path), self.path)


def in_document(document: Document) -> Iterator[Scoped]:
    """Read the suppressions that stand as comments in a document.

    ``<!-- claimcheck: ignore CC205 by=Ann until=2027-01-31 -- reason -->`` inside a block covers
    that block, on its own it covers the next one; ``ignore-start`` and ``ignore-end`` stand around
    a passage; ``ignore-file`` covers the document. Codes may be prefixes (``CC2``). A comment that
    a file keeps beside its text covers the blocks that it is about.
    """
    opened: list[tuple[Suppression, int]] = []
    for comment in own_comments(document):
        if comment.verb not in _VERBS:
            continue
        if comment.verb == "ignore-end":
            while opened:
                suppression, start = opened.pop()
                yield Scoped(suppression, document.path, Span(start, comment.span.end))
            continue
        suppression = _parse(comment, document)
        if comment.verb == "ignore-start":
            opened.append((suppression, comment.span.end))
        elif comment.verb == "ignore-file":
            yield Scoped(suppression, document.path)
        else:
            yield Scoped(suppression, document.path, _passage(document, comment))
    for suppression, start in opened:
        yield Scoped(suppression, document.path, Span(start, len(document.text)))


def in_ledger(ledger: Ledger) -> Iterator[Scoped]:
    """Give the suppressions that a ledger holds."""
    for suppression in ledger.suppressions:
        yield Scoped(suppression, ledger.document or "*")


def _parse(comment: OwnComment, document: Document) -> Suppression:
    settings, reason = [*_REASON.split(comment.body, maxsplit=1), ""][:2]
    words = settings.replace(",", " ").split()
    named = dict(word.split("=", 1) for word in words if "=" in word)
    codes = [word for word in words if "=" not in word]
    return Suppression(
        rules=tuple(codes),
        reason=reason.strip(),
        author=named.get("by", comment.author),
        expires=named.get("until", ""),
        path=document.path,
        line=document.position(comment.span).line,
        fault=_fault(codes, named),
    )


def _fault(codes: Iterable[str], named: Mapping[str, str]) -> str:
    """Say what in a comment cannot be read."""
    for code in codes:
        if not _CODE.fullmatch(code):
            return f"`{shorten(code)}` is not the code of a rule such as CC201"
    for name in named:
        if name not in _SETTINGS:
            return f"`{shorten(name)}=` is not one of by= and until="
    until = named.get("until", "")
    return f"`{shorten(until)}` is not a date such as 2027-01-31" if not _is_day(until) else ""


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _passage(document: Document, comment: OwnComment) -> Span:
    if comment.is_attached:
        return _about(document, comment.span)
    around = document.block_places.around(comment.span)
    holders = [block for block in around if block.kind not in _MARKUP]
    if holders:
        smallest = min(holders, key=lambda block: len(block.span))
        return smallest.span
    after = document.block_places.behind(comment.span.end)
    return after.span if after else comment.span


def _about(document: Document, span: Span) -> Span:
    """Give the blocks of which a passage is part."""
    wide = Span(span.start, max(span.end, span.start + 1))
    blocks = [block.span for block in document.blocks if block.span.overlaps(wide)]
    if not blocks:
        return span
    return Span(min(one.start for one in blocks), max(one.end for one in blocks))


def apply_suppressions(
    findings: Iterable[Finding],
    scoped: Sequence[Scoped],
    readings: Iterable[Reading],
    today: str,
) -> tuple[tuple[Finding, ...], tuple[SuppressionUse, ...]]:
    """Mark the findings that suppressions cover, and count what each covered.

    Args:
        findings: Signed findings.
        scoped: Every suppression with its passage.
        readings: The documents, to know each claim's type.
        today: ISO date; a suppression whose date has passed covers nothing.
    """
    claims = {
        (reading.document.path, claim.id): claim for reading in readings for claim in reading.claims
    }
    uses = [0] * len(scoped)
    marked = []
    for finding in findings:
        claim = claims.get((finding.path, finding.claim)) if finding.claim else None
        reasons = []
        for number, item in enumerate(scoped):
            if item.covers(finding, claim):
                uses[number] += 1
                if not is_expired(item.suppression, today):
                    reasons.append(item.suppression.reason)
        marked.append(
            evolve(finding, suppressed=True, justification=reasons[0]) if reasons else finding
        )
    counted = (
        SuppressionUse(item.suppression, count, is_expired(item.suppression, today))
        for item, count in zip(scoped, uses, strict=True)
    )
    return tuple(marked), tuple(counted)


def is_expired(suppression: Suppression, today: str) -> bool:
    """Tell whether the suppression's date has passed; ISO dates compare as text."""
    if suppression.fault:
        return False
    return bool(suppression.expires and today and suppression.expires < today)
