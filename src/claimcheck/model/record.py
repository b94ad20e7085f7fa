"""Claim records: what people and the tool wrote down about a claim, as kept in ``claims/``."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from claimcheck.model.anchor import Anchor
from claimcheck.model.brief import brief, counted
from claimcheck.model.by_value import ByValue
from claimcheck.model.errors import Failure
from claimcheck.model.evidence_link import EvidenceLink
from claimcheck.model.freeze import freeze
from claimcheck.model.scales import ClaimStatus


@frozen(slots=False, eq=False, repr=False)
class Record(ByValue):
    """One ``[[claim]]`` table of a ledger.

    Only what the table holds is in ``values``; a missing field is not the same as an unknown.

    Args:
        id: ``[a-z0-9-]+``.
        document: Path of the document, from the table or the head of the ledger.
        anchor: How the claim is found in the document.
        values: Validated fields by the names of :class:`~claimcheck.model.claim.Claim`
            (``claim_type``, ``strength``, ``population``, ``reviewed_by`` and so on).
        evidence: Recorded links.
        status: Life of the record.
        is_manual: Whether a person wrote or reviewed it: only then do its values win over
            inference and carry the origin ``record``.
        path: The ledger file.
        line: 1-based line of the table's head.
        field_lines: 1-based line of each field.
    """

    id: str
    document: str
    anchor: Anchor
    values: Mapping[str, object] = field(factory=dict, converter=freeze, hash=False)
    evidence: tuple[EvidenceLink, ...] = ()
    status: ClaimStatus = ClaimStatus.EXTRACTED
    is_manual: bool = False
    path: str = ""
    line: int = 1
    field_lines: Mapping[str, int] = field(factory=dict, converter=freeze, hash=False, repr=False)


@frozen(eq=False, repr=False)
class Suppression(ByValue):
    """A decision not to report a finding again.

    Args:
        rules: Codes or prefixes; empty means all.
        reason: Why.
        author: Who decided.
        expires: ISO date after which it no longer holds, or ``""``.
        path: File that holds it.
        line: 1-based line.
        claim: Id of the claim that it is for, where it is for one.
        fault: What in it cannot be read, so that it covers nothing; ``""`` if it is valid.
        fingerprint: Fingerprint of the finding that it is for, where it is for one alone.
    """

    rules: tuple[str, ...] = ()
    reason: str = ""
    author: str = ""
    expires: str = ""
    path: str = ""
    line: int = 1
    claim: str | None = None
    fault: str = ""
    fingerprint: str = ""


@frozen(eq=False, repr=False)
class ChecklistMark(ByValue):
    """What a person filled in for one item of the editorial checklist.

    Args:
        item: Number of the item, from 1.
        ticked: Whether the person found it in order.
        by: Who.
        on: When.
        note: The person's comment.
        path: The ledger file.
        line: 1-based line of the table's head.
    """

    item: int
    ticked: bool = False
    by: str = ""
    on: date | None = None
    note: str = ""
    path: str = ""
    line: int = 1


@frozen(slots=False, eq=False, repr=False)
class Ledger(ByValue):
    """The records of one document, a file in ``claims/``.

    Args:
        path: The file.
        document: Path of the document that it records.
        records: In file order.
        failures: What does not validate, each with its line; the other records remain valid.
        suppressions: Exceptions written into the ledger.
        checklist: Items of the editorial checklist that people filled in.
        text: The file's text, for rewriting without disturbing it.
    """

    path: str
    document: str = ""
    records: tuple[Record, ...] = ()
    failures: tuple[Failure, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    checklist: tuple[ChecklistMark, ...] = ()
    text: str = field(default="", repr=False)

    def __repr__(self) -> str:
        """Show it in one line."""
        records = counted(len(self.records), "record")
        failures = counted(len(self.failures), "failure") if self.failures else ""
        return brief("Ledger", self.path, records, failures)
