"""Signing a record, and what has changed since: the exact words, the exact evidence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from claimcheck.ledger.anchoring import AnchorMatch
from claimcheck.ledger.normal import normalise, text_hash
from claimcheck.model import Claim, ClaimStatus, Design, EvidenceLink, Record

_APPROVED = {ClaimStatus.APPROVED}


def sign(
    ledger_text: str,
    record_id: str,
    *,
    status: ClaimStatus,
    by: str,
    on: date,
    claim: Claim,
    expires: date | None = None,
) -> str:
    """Put a name to a record: it holds for the words and the evidence of the claim as merged.

    An approval sets ``approved_by``, ``approved_on`` and ``expires``; any other status sets
    ``reviewed_by`` and ``reviewed_on``. What was ``stale`` has been looked at and goes.

    Args:
        ledger_text: The ledger.
        record_id: Which record.
        status: What the person decided.
        by: Who.
        on: When.
        claim: The claim as the person saw it.
        expires: Last day on which an approval holds.

    Returns:
        The ledger's new text.

    Raises:
        LedgerError: The ledger does not validate or has no such record.
    """
    from claimcheck.ledger.editing import edit_record  # noqa: PLC0415 - only signing writes

    signed = {"hash": text_hash(claim.quote), **_signed_evidence(claim.evidence)}
    changes: dict[str, Any] = {"status": status, "signed": signed, "stale": None, "was": None}
    if status in _APPROVED:
        changes |= {"approved_by": by, "approved_on": on, "expires": expires}
    else:
        changes |= {"reviewed_by": by, "reviewed_on": on}
    return edit_record(ledger_text, record_id, changes)


def evidence_keys(evidence: tuple[EvidenceLink, ...]) -> tuple[str, ...]:
    """Give the keys on which a claim rests, sorted, each once."""
    return tuple(sorted({link.key for link in evidence}))


def changed_since_signing(
    record: Record, claim: Claim | None, match: AnchorMatch | None = None
) -> tuple[str, ...]:
    """Tell what is no longer as it was signed.

    Args:
        record: The record; one that nobody reviewed has nothing to change.
        claim: The claim as merged, ``None`` where it was not found.
        match: How the record was found, where known.

    Returns:
        ``"words"``, ``"evidence"`` (a reference came or went) and ``"design"`` (what kind of study
        one of them is), as far as they apply.
    """
    if not is_signed(record):
        return ()
    changed = []
    if _words_changed(record, claim, match):
        changed.append("words")
    keys = _signed(record).get("evidence")
    if keys is not None and claim is not None:
        if tuple(keys) != evidence_keys(claim.evidence):
            changed.append("evidence")
        if _designs_changed(_signed(record), claim.evidence):
            changed.append("design")
    return tuple(changed)


def _signed_evidence(evidence: tuple[EvidenceLink, ...]) -> dict[str, list[str]]:
    """Give what a signature keeps of the evidence; designs only where one is known."""
    keys, designs = evidence_keys(evidence), _designs(evidence)
    kept = {"evidence": list(keys)}
    if any(design is not Design.UNKNOWN for design in designs.values()):
        kept["designs"] = [designs[key].value for key in keys]
    return kept


def _designs(evidence: tuple[EvidenceLink, ...]) -> dict[str, Design]:
    """Give the design of each key: of several links to one, the first that knows it."""
    found: dict[str, Design] = {}
    for link in evidence:
        if found.get(link.key, Design.UNKNOWN) is Design.UNKNOWN:
            found[link.key] = link.design
    return found


def _designs_changed(signed: Mapping[str, Any], evidence: tuple[EvidenceLink, ...]) -> bool:
    """Tell whether a study is of another design; one that is unknown on either side is not."""
    now = _designs(evidence)
    for key, design in zip(signed["evidence"], signed.get("designs", ()), strict=False):
        known = {Design.UNKNOWN, design}
        if design != Design.UNKNOWN and now.get(key, Design.UNKNOWN) not in known:
            return True
    return False


def is_signed(record: Record) -> bool:
    """Tell whether a person put a name or a decision to the record."""
    names = ("reviewed_by", "approved_by", "signed")
    decided = {ClaimStatus.REVIEWED, ClaimStatus.APPROVED, ClaimStatus.DISPUTED}
    return record.status in decided or any(record.values.get(name) for name in names)


def expired_on(record: Record) -> date | None:
    """Give the last day on which an approval holds, where one is set."""
    expires = record.values.get("expires")
    return expires if isinstance(expires, date) else None


def signed_on(record: Record) -> date | None:
    """Give the day of the latest signature, where one is recorded."""
    days = [record.values.get(name) for name in ("approved_on", "reviewed_on")]
    return max((day for day in days if isinstance(day, date)), default=None)


def _signed(record: Record) -> Mapping[str, Any]:
    signed = record.values.get("signed")
    return signed if isinstance(signed, Mapping) else {}


def _words_changed(record: Record, claim: Claim | None, match: AnchorMatch | None) -> bool:
    if "stale" in record.values:
        return True
    if claim is None:
        return False
    signed = _signed(record).get("hash")
    if signed:
        return bool(signed != text_hash(claim.quote))
    if match is not None:
        return match.kind in {"drifted", "weak"}
    return normalise(record.anchor.exact) not in normalise(claim.quote)
