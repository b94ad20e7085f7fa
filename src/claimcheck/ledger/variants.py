"""One claim in several documents: a shared record, and variants that point at it.

A variant says ``equivalent_to`` and the id of the shared record. While its words are the same,
all that a person recorded there holds for it, the signature included. While they are nearly the
same, what was recorded about the matter holds (type, population, evidence, support), but nothing
about the wording and no signature: those are for the exact words.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from attrs import evolve

from claimcheck.ledger.normal import text_hash
from claimcheck.ledger.sameness import is_near
from claimcheck.model import ClaimStatus, EvidenceLink, Ledger, Origin, Record

Likeness = Literal["same", "near", "other"]

_SIGNATURE = frozenset(
    {"reviewed_by", "reviewed_on", "approved_by", "approved_on", "expires", "signed"}
)
_WORDING = frozenset(
    {"strength", "advice_force", "addressee", "certainty", "hedged", "statement", "causality"}
)
_OWN = frozenset({"equivalent_to", "stale", "was", "origin", "notes", "document"})
_PASSED_ON = frozenset({ClaimStatus.REVIEWED, ClaimStatus.APPROVED, ClaimStatus.DISPUTED})


def shared_records(ledgers: Iterable[Ledger]) -> Mapping[str, Record]:
    """Find the shared record of each variant.

    Args:
        ledgers: All of the project; a shared record may stand in any of them.

    Returns:
        By id of the variant. One that points at another variant has the record at the end of the
        line; where the line breaks off or runs in a circle there is none.
    """
    records: dict[str, Record] = {}
    for ledger in ledgers:
        for record in ledger.records:
            records.setdefault(record.id, record)
    found = ((name, _root(record, records)) for name, record in records.items())
    return {name: root for name, root in found if root is not None}


def pointed_at(record: Record) -> str | None:
    """Give the id of the record that a variant points at, or ``None``."""
    target = record.values.get("equivalent_to")
    return target if isinstance(target, str) else None


def likeness_to_shared(words: str, shared: Record) -> Likeness:
    """Tell how far words are those for which a shared record was written and signed."""
    signed = shared.values.get("signed")
    recorded = _recorded_words(shared)
    kept = signed.get("hash") if isinstance(signed, Mapping) else None
    if text_hash(words) == (kept or text_hash(recorded)):
        return "same"
    return "near" if is_near(recorded, words) else "other"


def inherited(record: Record, words: str, shared: Record) -> Record:
    """Lay what a person recorded for a shared record under a variant.

    What a person recorded for the variant itself stays. A link that both have is the variant's.

    Args:
        record: The variant.
        words: Its words as they stand in the document now.
        shared: The record that it points at, see :func:`shared_records`.

    Returns:
        The variant with what holds for it; unchanged where its words say something else.
    """
    alike = likeness_to_shared(words, shared)
    if alike == "other":
        return record
    evidence = _evidence(record, shared)
    if not shared.is_manual:
        return evolve(record, evidence=evidence)
    passes = _passes(record, shared, alike)
    kept_back = _OWN if passes and alike == "same" else _OWN | _SIGNATURE
    if alike == "near":
        kept_back |= _WORDING
    own = _own_values(record, alike)
    given = {name: value for name, value in shared.values.items() if name not in kept_back}
    if "population" in own:
        given.pop("population_fields", None)
    return evolve(
        record,
        values=given | own,
        evidence=evidence,
        status=shared.status if passes else record.status,
        is_manual=True,
    )


def _root(record: Record, records: Mapping[str, Record]) -> Record | None:
    seen = {record.id}
    target = pointed_at(record)
    if target is None:
        return None
    while target is not None:
        if target in seen or target not in records:
            return None
        seen.add(target)
        record = records[target]
        target = pointed_at(record)
    return record


def _recorded_words(shared: Record) -> str:
    stale = shared.values.get("stale")
    if isinstance(stale, Mapping):
        return str(stale.get("old") or shared.anchor.exact)
    return shared.anchor.exact


def _passes(record: Record, shared: Record, alike: Likeness) -> bool:
    """Tell whether the status holds too: for the same words, and a dispute for near ones."""
    if record.status is not ClaimStatus.EXTRACTED or shared.status not in _PASSED_ON:
        return False
    return alike == "same" or shared.status is ClaimStatus.DISPUTED


def _own_values(record: Record, alike: Likeness) -> dict[str, object]:
    """Give what a person recorded for the variant itself.

    What extraction wrote is no person's word, even under a signature, where the shared record has
    the same field from a person.
    """
    if record.values.get("origin") != "auto":
        return dict(record.values)
    kept = _SIGNATURE | _OWN - {"origin"}
    if record.is_manual and alike == "near":
        kept |= _WORDING
    return {name: value for name, value in record.values.items() if name in kept}


def _evidence(record: Record, shared: Record) -> tuple[EvidenceLink, ...]:
    own = [link for link in record.evidence if link.origin is Origin.RECORD]
    known = {link.key for link in own}
    given = [
        link for link in shared.evidence if link.origin is Origin.RECORD and link.key not in known
    ]
    known |= {link.key for link in given}
    rest = [
        link
        for link in record.evidence
        if link.origin is not Origin.RECORD and link.key not in known
    ]
    return (*own, *given, *rest)
