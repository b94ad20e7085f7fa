"""Decisions that people made on comments in Word, taken over into the ledger as exceptions."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from claimcheck.ledger import add_suppressions
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import Claim, Finding
from claimcheck.model.by_value import ByValue
from claimcheck.review.documents import ReviewedDocuments
from claimcheck.review.open_document import OpenDocument
from claimcheck.word_comments import CommentThread

_IGNORE: Final = "ignore:"
_LONGEST_NAME: Final = 200


@frozen(eq=False, repr=False)
class WordDecision(ByValue):
    """What somebody decided about a finding in Word.

    Args:
        fingerprint: Fingerprint of the finding.
        by: Who.
        reason: Why.
    """

    fingerprint: str
    by: str
    reason: str


@frozen(eq=False, repr=False)
class TakenOver(ByValue):
    """What became of the decisions in a file.

    Args:
        ledger: The ledger into which they went.
        written: How many were written into it.
        known: How many it held before.
        gone: How many are about findings that are no longer there.
        complaints: What could not be taken over, and why.
    """

    ledger: str
    written: int = 0
    known: int = 0
    gone: int = 0
    complaints: tuple[str, ...] = ()


def take_over(
    documents: ReviewedDocuments, path: str, threads: Iterable[CommentThread], reviewer: str
) -> TakenOver:
    """Write what was decided on comments into the ledger of their document.

    A reply that begins with ``ignore:`` makes an exception of the finding for the reason behind
    it, in the name of its author. So does a comment that is marked as resolved while the finding
    still stands, in the name of who answered it last, else of the reviewer.

    Args:
        documents: The documents under review.
        path: The document that the comments are about.
        threads: The comments.
        reviewer: Who resolved comments that nobody answered; ``""`` where that is not known.

    Raises:
        LedgerError: The ledger does not validate.
        InputError: A file cannot be read or written.
    """
    opened = documents.open(path)
    findings = {one.fingerprint: one for one in opened.audit.findings_in(path)}
    decided: list[WordDecision] = []
    complaints: list[str] = []
    known = gone = 0
    for thread in threads:
        finding = findings.get(thread.fingerprint)
        decision = decision_of(thread, reviewer.strip())
        if decision is None:
            continue
        if finding is None:
            gone += 1
        elif finding.suppressed:
            known += 1
        elif missing := _missing(decision):
            complaints.append(f"{finding.location or path}: {finding.rule}: {missing}")
        else:
            decided.append(decision)
    if decided:
        found = {one.fingerprint: findings[one.fingerprint] for one in decided}
        documents.rewrite(path, lambda now: _rewritten(documents, now, decided, found))
    ledger = opened.ledger_path.as_posix()
    return TakenOver(ledger, len(decided), known, gone, tuple(complaints))


def decision_of(thread: CommentThread, reviewer: str) -> WordDecision | None:
    """Tell what was decided on a comment; ``None`` where nothing was.

    Args:
        thread: The comment.
        reviewer: Who resolved comments that nobody answered.
    """
    for author, text in reversed(thread.replies):
        words = " ".join(text.split())
        if words.lower().startswith(_IGNORE):
            return WordDecision(thread.fingerprint, _name(author), words[len(_IGNORE) :].strip())
    if not thread.is_resolved:
        return None
    author, text = thread.replies[-1] if thread.replies else (reviewer, "")
    told = f"resolved in Word: {' '.join(text.split())}" if text.strip() else "resolved in Word"
    return WordDecision(thread.fingerprint, _name(author), told)


def _name(author: str) -> str:
    return " ".join(author.split())[:_LONGEST_NAME]


def _missing(decision: WordDecision) -> str:
    if not decision.by:
        return "resolved without a name: say who with --reviewer"
    return "" if decision.reason else f"`{_IGNORE}` without a reason: write one after it"


def _rewritten(
    documents: ReviewedDocuments,
    opened: OpenDocument,
    decided: Iterable[WordDecision],
    findings: Mapping[str, Finding],
) -> str:
    """Give the ledger with the exceptions; a claim that has no record gets one."""
    about = {one.fingerprint: _claim(opened, findings[one.fingerprint]) for one in decided}
    claims = {claim.id: claim for claim in about.values() if claim is not None}
    text, ids = documents.recorded(opened, tuple(claims.values()))
    records = dict(zip(claims, ids, strict=True))
    text = text or f"document = {toml_value(opened.reading.document.path)}\n"
    written = (
        _exception(one, findings[one.fingerprint], about[one.fingerprint], records)
        for one in decided
    )
    return add_suppressions(text, written)


def _claim(opened: OpenDocument, finding: Finding) -> Claim | None:
    return opened.claim(finding.claim) if finding.claim is not None else None


def _exception(
    decision: WordDecision, finding: Finding, claim: Claim | None, records: Mapping[str, str]
) -> dict[str, Any]:
    """Make an exception of all that a comment told; of no claim, for its finding alone."""
    told = {"reason": decision.reason, "author": decision.by}
    if claim is None:
        return {"rules": [finding.rule], **told, "fingerprint": finding.fingerprint}
    rules = dict.fromkeys((finding.rule, *(code for code, _ in finding.folded)))
    return {"rules": list(rules), **told, "claim": records[claim.id]}
