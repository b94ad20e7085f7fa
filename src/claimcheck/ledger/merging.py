"""Records laid over what was inferred: a person's word wins, for the words that it was about."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, fields, frozen

from claimcheck.ledger.anchoring import AnchorMatch, AnchorText
from claimcheck.ledger.assignment import Placed, place_records, restored
from claimcheck.ledger.variants import inherited
from claimcheck.model import (
    OBJECT,
    Block,
    Claim,
    Document,
    EvidenceLink,
    Ledger,
    Origin,
    Population,
    Record,
    Span,
)
from claimcheck.model.by_value import ByValue

_FIELDS = tuple(each.name for each in fields(Claim))
READ_FROM_WORDS = frozenset(
    {
        "addressee",
        "advice_force",
        "caveats",
        "certainty",
        "claim_type",
        "direction",
        "hedged",
        "population",
        "question_type",
        "strength",
    }
)
"""Fields that are read out of the words: confirmed for other words, they say nothing of these."""
_DERIVED = {"type": "claim_type", "advice": "advice_force", "tier": "evidence"}
_PARTS = {"sex": "sexes"}
_NONE_SHARED: Mapping[str, Record] = MappingProxyType({})


@frozen(eq=False, repr=False)
class MergeResult(ByValue):
    """Claims as records and inference together have them.

    Args:
        claims: In document order: recorded ones, and inferred ones that no record covers.
        unanchored: Records whose place was not found, with why; orphaned ones among them.
        anchors: Match of each record by its id.
        records: Record of each recorded claim in ``claims`` by id, with what a shared record
            gives it.
    """

    claims: tuple[Claim, ...]
    unanchored: tuple[tuple[Record, AnchorMatch], ...] = ()
    anchors: Mapping[str, AnchorMatch] = field(factory=dict, hash=False)
    records: Mapping[str, Record] = field(factory=dict, hash=False)

    @property
    def recorded(self) -> frozenset[str]:
        """Give the ids of the claims that have a record."""
        return frozenset(self.records)


def merge(
    claims: tuple[Claim, ...],
    ledger: Ledger,
    document: Document,
    shared: Mapping[str, Record] = _NONE_SHARED,
) -> MergeResult:
    """Lay the records of a ledger over the claims extracted from its document.

    Args:
        claims: What was extracted.
        ledger: The records; those of other documents are left out.
        document: The text in which they are anchored.
        shared: Shared record of each variant by its id, as
            :func:`~claimcheck.ledger.variants.shared_records` finds them.
    """
    records = records_of(ledger)
    found = place_records(AnchorText(document.text), records, claims)
    placed = [_with_shared(each, document, shared) for each in found]
    anchored = [each for each in placed if each.match.span]
    merged = [_recorded_claim(each, document) for each in anchored]
    known = {id(each.claim) for each in placed}
    names = {record.id for record in records}
    free = [claim for claim in claims if id(claim) not in known]
    renamed = [_with_free_name(claim, names) for claim in free]
    return MergeResult(
        claims=tuple(sorted((*merged, *renamed), key=lambda claim: (claim.span, claim.id))),
        unanchored=tuple((each.record, each.match) for each in placed if not each.match.span),
        anchors={each.record.id: each.match for each in placed},
        records={each.record.id: each.record for each in anchored},
    )


def records_of(ledger: Ledger) -> tuple[Record, ...]:
    """Give the records of the ledger's own document."""
    return tuple(r for r in ledger.records if r.document == ledger.document)


def _with_shared(placed: Placed, document: Document, shared: Mapping[str, Record]) -> Placed:
    source, span = shared.get(placed.record.id), placed.match.span
    if source is None or span is None:
        return placed
    whole = placed.claim is not None and placed.covers_claim
    words = placed.claim.quote if placed.claim and whole else span.of(document.text)
    return evolve(placed, record=inherited(placed.record, words, source))


def _with_free_name(claim: Claim, names: set[str]) -> Claim:
    name = free_name(claim.id, names)
    names.add(name)
    return claim if name == claim.id else evolve(claim, id=name)


def free_name(name: str, names: set[str]) -> str:
    """Give a name, with a number behind it where the name is taken."""
    if name not in names:
        return name
    return next(tried for n in range(2, len(names) + 3) if (tried := f"{name}-{n}") not in names)


def _recorded_claim(placed: Placed, document: Document) -> Claim:
    record, claim = restored(placed.record), placed.claim
    if claim is None or not placed.covers_claim:
        claim = _claim_at(placed.match.span or Span(0, 0), document, record, claim)
    holds = placed.match.kind == "anchored" and "stale" not in record.values
    values = _claim_values(record, claim) if holds or record.is_manual else {}
    if not holds:
        values = {name: value for name, value in values.items() if name not in READ_FROM_WORDS}
    evidence = _links(record, claim)
    return evolve(
        claim,
        id=record.id,
        status=record.status,
        origin=Origin.RECORD if record.is_manual and holds else claim.origin,
        origins=_origins(record, claim, values, evidence),
        evidence=evidence,
        **values,
    )


def _origins(
    record: Record, claim: Claim, names: Iterable[str], evidence: Sequence[EvidenceLink]
) -> dict[str, Origin]:
    """Say where each field is from: those of a person's record from there, the others as before."""
    origins: dict[str, Origin] = dict(claim.origins)
    if record.is_manual:
        origins = dict.fromkeys(_FIELDS, claim.origin) | origins
        origins |= dict.fromkeys(names, Origin.RECORD)
        origins |= {name: origins[source] for name, source in _DERIVED.items()}
    if evidence and all(link.origin is Origin.RECORD for link in evidence):
        origins["evidence"] = Origin.RECORD
    return origins


def _claim_values(record: Record, claim: Claim) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: value for name, value in record.values.items() if name in _FIELDS and name != "origin"
    }
    said = record.values.get("population_fields", ())
    population = values.get("population")
    if isinstance(population, Population) and isinstance(said, tuple):
        parts = [_PARTS.get(str(name), str(name)) for name in said]
        stated: dict[str, Any] = {name: getattr(population, name) for name in parts}
        implied = population.is_implied and claim.population.is_implied
        values["population"] = evolve(claim.population, **stated, is_implied=implied)
    return values


def _links(record: Record, claim: Claim) -> tuple[EvidenceLink, ...]:
    """Put recorded links first; those that extraction wrote count while a mention bears them."""
    inferred = {link.key: link for link in claim.evidence}
    links: dict[str, EvidenceLink] = {}
    for number, link in enumerate(record.evidence):
        if link.origin is Origin.RECORD:
            links[f"{number} {link.key}"] = link
            inferred.pop(link.key, None)
        elif link.key in inferred:
            links[f"{number} {link.key}"] = inferred.pop(link.key)
    return (*links.values(), *inferred.values())


def _claim_at(span: Span, document: Document, record: Record, like: Claim | None) -> Claim:
    """Make a claim from a record alone, or from the part of a sentence that it quotes."""
    block = _block_at(document, span)
    position = document.position(span)
    place: dict[str, Any] = {
        "quote": span.of(document.text),
        "text": _visible(document, block, span),
        "span": span,
        "line": position.line,
        "column": position.column,
        "section": block.section if block else record.anchor.section,
        "block": block.kind if block else record.anchor.block_kind,
        "block_span": block.span if block else span,
    }
    if like is not None:
        inside = [cue for cue in like.cues if span.contains(cue.span)]
        numbers = [each for each in like.quantities if span.contains(each.span)]
        return evolve(like, cues=tuple(inside), quantities=tuple(numbers), **place)
    cell = block.cell if block else None
    return Claim(id=record.id, document=document.path, cell=cell, **place)


def _block_at(document: Document, span: Span) -> Block | None:
    holding = [block for block in document.blocks if block.span.contains(span)]
    return min(holding, key=lambda block: len(block.span), default=None)


def _visible(document: Document, block: Block | None, span: Span) -> str:
    shown = block.prose.prose_range(span) if block else None
    text = span.of(document.text)
    if block is not None and shown is not None:
        text = block.prose.text[shown[0] : shown[1]].replace(OBJECT, " ")
    return " ".join(text.split())
