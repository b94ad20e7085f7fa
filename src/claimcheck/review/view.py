"""An opened document as plain data, for a page or a program to show."""

from collections.abc import Iterable, Mapping
from enum import Enum, IntEnum
from typing import Any

from claimcheck.auditing.standing import told_elsewhere
from claimcheck.evidence import tier_of
from claimcheck.ledger import changed_since_signing, find_quote, incomplete
from claimcheck.model import (
    Anchored,
    Claim,
    EvidenceLink,
    Finding,
    InputError,
    Library,
    Origin,
    Outcome,
    Record,
    Reference,
    Severity,
    SourceText,
)
from claimcheck.review.changes import record_cells
from claimcheck.review.decision import lacks_evidence
from claimcheck.review.form import form_fields
from claimcheck.review.open_document import OpenDocument
from claimcheck.review.shown_blocks import ShownBlock, shown_blocks
from claimcheck.review.standing import standing_of_claims
from claimcheck.review.works import named_authors

_INFERRED = {
    "type": "claim_type",
    "strength": "strength",
    "certainty": "certainty",
    "hedged": "hedged",
    "direction": "direction",
    "question_type": "question_type",
    "advice.force": "advice_force",
    "advice.addressee": "addressee",
    "population.species": "population.species",
    "population.organisms": "population.organisms",
    "population.sex": "population.sexes",
    "population.age_groups": "population.age_groups",
    "population.condition": "population.condition",
    "population.setting": "population.setting",
    "intervention.name": "intervention.name",
    "intervention.dose": "intervention.dose",
    "intervention.route": "intervention.route",
    "intervention.frequency": "intervention.frequency",
    "intervention.duration": "intervention.duration",
    "caveats": "caveats",
}
_SIGNATURES = ("reviewed_by", "reviewed_on", "approved_by", "approved_on", "expires", "notes")


class ClaimViews:
    """The claims of a document as a page shows them; what is as it was is not made again."""

    def __init__(self) -> None:
        """Start with nothing shown."""
        self._basis: frozenset[str] = frozenset()
        self._known: dict[str, tuple[object, dict[str, Any]]] = {}

    def of(self, opened: OpenDocument) -> list[dict[str, Any]]:
        """Give the claims of a document, in order.

        Args:
            opened: The document; always the same one.
        """
        reading, rows = opened.reading, record_cells(opened.ledger_text or "")
        records = {} if reading.ledger is None else {one.id: one for one in reading.ledger.records}
        basis = opened.basis
        known = self._known if basis and basis == self._basis else {}
        self._basis, self._known = basis, {}
        found: list[dict[str, Any]] = []
        for claim in reading.claims:
            record, row = records.get(claim.id), rows.get(claim.id, {})
            anchored = opened.anchors.get(claim.id)
            told = (opened.audit.findings_of(claim), told_elsewhere(opened.audit, claim))
            seen = (claim, row, told, anchored and anchored.kind)
            before, shown = known.get(claim.id, (None, {}))
            found.append(shown if before == seen else _claim(opened, claim, record, row))
            self._known[claim.id] = seen, found[-1]
        return found


def view_of(opened: OpenDocument, claims: ClaimViews | None = None) -> dict[str, Any]:
    """Give everything that the page shows of a document.

    Args:
        opened: The document.
        claims: Its claims as they were shown before.
    """
    reading = opened.reading
    standing = standing_of_claims(reading.claims)
    return {
        "path": reading.document.path,
        "document": opened.document_mark,
        "ledger": opened.ledger_mark,
        "seen": opened.mark,
        "ledger_path": opened.ledger_path.as_posix(),
        "decided": standing.decided,
        "links": standing.links,
        "unopened": standing.unopened,
        "failures": [str(each) for each in _failures(opened)],
        "passages": blocks_view(shown_blocks(reading.document, reading.claims)),
        "claims": (claims or ClaimViews()).of(opened),
        "placeless": [_placeless(each) for each in opened.placeless],
    }


def blocks_view(blocks: Iterable[ShownBlock]) -> list[dict[str, Any]]:
    """Give the text as the page shows it, block by block."""
    return [
        {
            "kind": block.kind,
            "level": block.level,
            "pieces": [[piece.text, piece.claim] for piece in block.pieces],
        }
        for block in blocks
    ]


def reference_view(reference: Reference) -> dict[str, Any]:
    """Give what a reviewer needs to know a work."""
    return {
        "key": reference.key,
        "title": reference.title or reference.raw,
        "authors": named_authors(reference),
        "year": reference.year,
        "container": reference.container,
        "doi": reference.doi,
    }


def _failures(opened: OpenDocument) -> list[Any]:
    ledger = opened.reading.ledger
    own = [] if ledger is None else list(ledger.failures)
    return [*own, *opened.audit.failures, *opened.reading.document.failures]


def _claim(
    opened: OpenDocument, claim: Claim, record: Record | None, row: Mapping[str, str]
) -> dict[str, Any]:
    findings = opened.audit.findings_of(claim)
    covered = told_elsewhere(opened.audit, claim)
    against = [finding.severity for finding in findings if finding.is_active]
    against += [outcome.severity or Severity.NOTE for outcome in covered]
    anchored = opened.anchors.get(claim.id)
    return {
        "id": claim.id,
        "quote": claim.quote,
        "line": claim.line,
        "section": list(claim.section),
        "status": claim.status.value,
        "severity": min(against, key=lambda one: one.rank).value if against else "none",
        "tier": int(claim.tier),
        "recorded": record is not None,
        "anchor": anchored.kind if anchored else "",
        "missing": list(incomplete(claim)),
        "changed": list(changed_since_signing(record, claim)) if record else [],
        "stale": _stale(record),
        "needs_evidence": lacks_evidence(claim),
        "fields": {each.name: _field(claim, each.name, row) for each in form_fields()},
        "confirmed": _confirmed(claim, row, record),
        "signatures": {name: row[name] for name in _SIGNATURES if row.get(name)},
        "evidence": [_link(opened, claim, link) for link in claim.evidence],
        "findings": [_finding(finding) for finding in findings],
        "covered": [_covered(opened, outcome) for outcome in covered],
    }


def _covered(opened: OpenDocument, outcome: Outcome) -> dict[str, str]:
    """Show what is wrong with a claim and is told once for its document."""
    names = {answers.rule: answers.name for answers in opened.audit.answers}
    return {
        "rule": outcome.rule,
        "name": names[outcome.rule],
        "severity": (outcome.severity or Severity.NOTE).value,
        "message": outcome.reason,
    }


def _stale(record: Record | None) -> dict[str, str] | None:
    stale = record.values.get("stale") if record else None
    if not isinstance(stale, Mapping):
        return None
    return {"old": str(stale["old"]), "new": str(stale["new"])}


def _field(claim: Claim, name: str, row: Mapping[str, str]) -> list[str]:
    """Give a field's text, and where it is from: ``record`` where a person said it."""
    origin = claim.origin_of(_INFERRED[name].partition(".")[0]) if name in _INFERRED else None
    if row.get(name) and origin in {None, Origin.RECORD}:
        return [row[name], Origin.RECORD.value]
    text = _inferred(claim, name)
    return [text, origin.value if text and origin else ""]


def _inferred(claim: Claim, name: str) -> str:
    value: Any = claim
    for part in _INFERRED.get(name, "").split("."):
        value = getattr(value, part, None) if part else None
    return _text(value)


def _confirmed(claim: Claim, row: Mapping[str, str], record: Record | None) -> dict[str, str]:
    """Give what a person confirmed for earlier words, where these words are read otherwise."""
    if record is None or not record.is_manual or claim.origin is Origin.RECORD:
        return {}
    return {
        name: row[name]
        for name in _INFERRED
        if row.get(name) and row[name] != _inferred(claim, name)
    }


def _text(value: object) -> str:
    if isinstance(value, IntEnum):
        return str(int(value))
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return "; ".join(_text(each).replace(";", "\\;") for each in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return "" if value is None else str(value)


def _link(opened: OpenDocument, claim: Claim, link: EvidenceLink) -> dict[str, Any]:
    reference = opened.reading.library.bibliography.get(link.key)
    study = opened.reading.library.study(link.key)
    tier = link.tier or tier_of(link.design, claim.question_type)
    quote, abstract = link.support.quote, reference.abstract if reference else ""
    return {
        "key": link.key,
        "reference": reference_view(reference) if reference else None,
        "intent": link.intent.value,
        "origin": link.origin.value,
        "design": link.design.value,
        "tier": int(tier),
        "n": link.n,
        "species": study.species.value.value,
        "support": link.support.status.value,
        "quote": quote,
        "quote_found": _found_words(opened.reading.library, link, abstract),
        "locator": link.support.locator,
        "checked_by": link.support.checked_by,
        "checked_on": link.support.checked_on.isoformat() if link.support.checked_on else "",
        "abstract": abstract,
    }


def _found_words(library: Library, link: EvidenceLink, abstract: str) -> str | None:
    """Tell where a quote stands in the source; empty where it does not.

    Returns:
        ``None`` where there is no quote, or no text to compare it with.
    """
    texts = [SourceText("abstract", abstract)] if abstract else []
    try:
        whole = library.texts.get(link.key)
    except InputError:
        whole = None
    texts += [whole] if whole is not None else []
    if not link.support.quote or not texts:
        return None
    match = find_quote(link.support.quote, texts)
    if match is None or not match.keeps_sense:
        return ""
    return f"{'found' if match.is_exact else 'nearly found'} in {match.source}, {match.locator}"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": [[fact.text, fact.origin.value] for fact in finding.basis],
        "active": finding.is_active,
        "justification": finding.justification,
    }


def _placeless(anchored: Anchored) -> dict[str, Any]:
    record = anchored.record
    return {
        "id": record.id,
        "quote": record.anchor.exact,
        "status": record.status.value,
        "was": _text(record.values.get("was")),
        "anchor": anchored.kind,
        "notes": _text(record.values.get("notes")),
    }
