"""Validated tables to records."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from claimcheck.model import (
    Anchor,
    BlockKind,
    ChecklistMark,
    ClaimStatus,
    Design,
    Effect,
    EvidenceLink,
    Intent,
    Intervention,
    Origin,
    OutcomeKind,
    Population,
    Record,
    Regulatory,
    Strength,
    Support,
    SupportStatus,
    Suppression,
    Tier,
)

_HUMAN = {
    ClaimStatus.REVIEWED,
    ClaimStatus.APPROVED,
    ClaimStatus.DISPUTED,
    ClaimStatus.WITHDRAWN,
}
_RENAMED = {"type": "claim_type"}
_APART = {"id", "document", "anchor", "evidence", "advice", "status"}

Raw = Mapping[str, Any]


def record_of(table: Raw, document: str, path: str, line: int, lines: Mapping[str, int]) -> Record:
    """Build the record of one validated ``[[claim]]`` table.

    Args:
        table: Checked values; ``evidence`` is a list of checked tables.
        document: Document named at the head of the ledger.
        path: The ledger file.
        line: Line of the table's header.
        lines: Line of each field by its dotted name.
    """
    status = table.get("status", ClaimStatus.EXTRACTED)
    return Record(
        id=table["id"],
        document=table.get("document", document),
        anchor=anchor_of(table["anchor"]),
        values=values_of(table),
        evidence=tuple(link_of(link) for link in table.get("evidence", ())),
        status=status,
        is_manual=is_manual(table),
        path=path,
        line=line,
        field_lines=lines,
    )


def is_manual(table: Raw) -> bool:
    """Tell whether a person wrote, reviewed or signed the record.

    What ``claimcheck extract`` writes says ``origin = "auto"``; a record without an origin was
    written by hand.
    """
    if table.get("origin", "manual") == "manual":
        return True
    named = bool(table.get("reviewed_by") or table.get("approved_by"))
    return named or bool(_HUMAN & {table.get("status"), table.get("was")})


def values_of(table: Raw) -> dict[str, object]:
    """Name the fields as a claim does and build the records inside."""
    values = {_RENAMED.get(name, name): value for name, value in table.items()}
    for name in _APART:
        values.pop(name, None)
    for part, value in table.get("advice", {}).items():
        values["advice_force" if part == "force" else part] = value
    if "strength" in values:
        values["strength"] = Strength(table["strength"])
    if "population" in values:
        values["population"] = population_of(table["population"])
        values["population_fields"] = tuple(sorted(table["population"]))
    if "intervention" in values:
        values["intervention"] = intervention_of(table["intervention"])
    return values


def anchor_of(table: Raw) -> Anchor:
    """Build an anchor."""
    return Anchor(
        exact=table["exact"],
        prefix=table.get("prefix", ""),
        suffix=table.get("suffix", ""),
        start=table.get("start", 0),
        end=table.get("end", 0),
        section=table.get("section", ()),
        block_kind=table.get("block", BlockKind.PARAGRAPH),
        text_hash=table.get("hash", ""),
    )


def population_of(table: Raw) -> Population:
    """Build a population; it is implied where only an unknown species is said."""
    values = {("sexes" if name == "sex" else name): value for name, value in table.items()}
    said = {name for name, value in table.items() if value} - {"species"}
    is_implied = not said and table.get("species", "unknown") == "unknown"
    return Population(is_implied=is_implied, **values)


def intervention_of(table: Raw) -> Intervention:
    """Build an intervention."""
    regulatory = table.get("regulatory")
    return Intervention(
        **{**table, "regulatory": None if regulatory is None else Regulatory(**regulatory)}
    )


def link_of(table: Raw) -> EvidenceLink:
    """Build an evidence link; it is a person's unless it says that extraction wrote it."""
    effect = table.get("effect")
    touched = set(table) - {"key", "intent", "origin"}
    automatic = table.get("origin") == "auto" and not touched
    return EvidenceLink(
        key=table["key"],
        intent=table.get("intent", Intent.CITES_AS_EVIDENCE),
        design=table.get("design", Design.UNKNOWN),
        tier=Tier(table.get("tier", 0)),
        n=table.get("n"),
        population=table.get("population", ""),
        outcome_kind=table.get("outcome_kind", OutcomeKind.UNKNOWN),
        significant=None if effect is None else effect.get("significant"),
        certainty=table.get("certainty"),
        support=support_of(table.get("support", {})),
        origin=Origin.TEXT if automatic else Origin.RECORD,
        effect=None if effect is None else Effect(**effect),
        directness=table.get("directness", ()),
        replication=table.get("replication", ""),
    )


def support_of(table: Raw) -> Support:
    """Build the verdict on a link."""
    return Support(**{"status": SupportStatus.UNCHECKED, **table})


def suppression_of(table: Raw, path: str, line: int) -> Suppression:
    """Build a suppression; its date is kept as ISO text."""
    expires = table.get("expires")
    return Suppression(
        rules=table.get("rules", ()),
        reason=table.get("reason", ""),
        author=table.get("author", ""),
        expires=expires.isoformat() if isinstance(expires, date) else "",
        path=path,
        line=line,
        claim=table.get("claim"),
        fingerprint=table.get("fingerprint", ""),
    )


def mark_of(table: Raw, path: str, line: int) -> ChecklistMark:
    """Build what a person filled in for an item of the checklist."""
    return ChecklistMark(
        item=table["item"],
        ticked=table.get("ticked", False),
        by=table.get("by", ""),
        on=table.get("on"),
        note=table.get("note", ""),
        path=path,
        line=line,
    )
