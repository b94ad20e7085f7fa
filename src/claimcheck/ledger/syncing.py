"""Bringing a ledger up to its document without touching what people wrote."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from attrs import frozen

from claimcheck.ledger.anchoring import AnchorText, make_anchor
from claimcheck.ledger.assignment import Placed, place_records
from claimcheck.ledger.edits import LedgerText
from claimcheck.ledger.merging import free_name, records_of
from claimcheck.ledger.normal import normalise
from claimcheck.ledger.parsing import parse_ledger
from claimcheck.ledger.tables import anchor_table, cited_keys, table_of_claim
from claimcheck.ledger.toml_text import toml_value
from claimcheck.model import (
    Anchor,
    Claim,
    ClaimStatus,
    Document,
    Ledger,
    LedgerError,
    Record,
    Span,
    SpanSet,
)
from claimcheck.model.by_value import ByValue
from claimcheck.model.edit import Edit, apply_edits
from claimcheck.toml_files.places import TomlTable


@frozen(eq=False, repr=False)
class SyncResult(ByValue):
    """A ledger's text brought up to its document, and what was done, by record id.

    Args:
        text: The new text; the old one, byte for byte, where nothing had to change.
        added: Claims that had no record.
        moved: Records whose words are the same in other surroundings.
        stale: Records whose words changed in this run.
        orphaned: Records whose words are gone.
        restored: Orphans found again, with the status that they had.
        ambiguous: Records left alone because two places fit equally well.
        unchanged: All others.
    """

    text: str
    added: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def sync(
    ledger_text: str | None,
    claims: Sequence[Claim],
    document: Document,
    *,
    path: str = "",
    name: str = "",
    taken_ids: Collection[str] = (),
) -> SyncResult:
    """Bring a ledger up to its document.

    New claims are added next to their neighbours as ``extracted``, moved ones re-anchored,
    changed ones marked ``stale`` with the old and new words, vanished ones kept as ``orphaned``
    with the status that they had in ``was``. Fields that people fill are never touched, nothing
    is reordered, and comments and formatting stay. Positions alone do not count as a move, so
    that a paragraph added on top does not rewrite every record below it.

    Args:
        ledger_text: The ledger as it is, ``None`` or blank for a new one.
        claims: What was extracted from the document now.
        document: The document.
        path: The ledger's name for messages.
        name: How a ledger names the document; by default by its path.
        taken_ids: Ids that records of other ledgers bear.

    Raises:
        LedgerError: The ledger does not validate; nothing is rewritten then.
    """
    if ledger_text is None or not ledger_text.strip():
        ledger_text = (ledger_text or "") + f"document = {toml_value(name or document.path)}\n"
    ledger = parse_ledger(ledger_text, path)
    if ledger.failures:
        raise LedgerError(ledger.failures)
    return _Sync(ledger, tuple(claims), document, frozenset(taken_ids)).result()


@frozen(slots=False, eq=False, repr=False)
class _Sync(ByValue):
    ledger: Ledger
    claims: tuple[Claim, ...]
    document: Document
    taken_ids: frozenset[str]

    def result(self) -> SyncResult:
        text = AnchorText(self.document.text)
        ledger_text = LedgerText(self.ledger.text)
        items = {item[0].line: item for item in ledger_text.items}
        placed = place_records(text, records_of(self.ledger), self.claims)
        edits: list[Edit] = []
        done: dict[str, list[str]] = {}
        for each in placed:
            kind, own = self._brought_up(text, ledger_text, items[each.record.line], each)
            edits += own
            done.setdefault(kind, []).append(each.record.id)
        names, added = self._additions(ledger_text, items, placed)
        result = apply_edits(self.ledger.text, [*edits, *added])
        return SyncResult(result, names, **{kind: tuple(ids) for kind, ids in done.items()})

    def _brought_up(
        self, text: AnchorText, ledger_text: LedgerText, item: list[TomlTable], placed: Placed
    ) -> tuple[str, list[Edit]]:
        record, span = placed.record, placed.match.span
        if span is None:
            return self._missing(ledger_text, item, placed)
        span = _grown(placed, text.source)
        edits = self._links(ledger_text, item, placed)
        back = record.status is ClaimStatus.ORPHANED
        if back:
            edits += _restore(ledger_text, item, record)
        new = self._anchor(span, placed)
        if normalise(record.anchor.exact) != normalise(new.exact):
            edits += ledger_text.put(item, "anchor", anchor_table(new))
            edits += _mark_stale(ledger_text, item, record, new.exact)
            return "restored" if back else "stale", edits
        if _moved(record.anchor, new, text):
            edits += ledger_text.put(item, "anchor", anchor_table(new))
            return "restored" if back else "moved", edits
        return "restored" if back else "unchanged", edits

    def _missing(
        self, ledger_text: LedgerText, item: list[TomlTable], placed: Placed
    ) -> tuple[str, list[Edit]]:
        record = placed.record
        if placed.match.kind == "ambiguous":
            return "ambiguous", []
        if record.status in {ClaimStatus.ORPHANED, ClaimStatus.WITHDRAWN}:
            return "unchanged", []
        edits = []
        if "status" in record.field_lines:
            edits += ledger_text.put(item, "was", record.status)
        return "orphaned", [*ledger_text.put(item, "status", ClaimStatus.ORPHANED), *edits]

    def _links(self, ledger_text: LedgerText, item: list[TomlTable], placed: Placed) -> list[Edit]:
        """Add the links of new mentions to a record that no person has taken in hand."""
        if placed.record.is_manual or placed.claim is None:
            return []
        known = {link.key for link in placed.record.evidence}
        new = [key for key in cited_keys(placed.claim) if key not in known]
        links = ({"key": key, "origin": "auto"} for key in new)
        return [edit for link in links for edit in ledger_text.add_link(item, link)]

    def _anchor(self, span: Span, placed: Placed) -> Anchor:
        section, kind = placed.record.anchor.section, placed.record.anchor.block_kind
        if placed.claim is not None:
            section, kind = placed.claim.section, placed.claim.block
        return make_anchor(self.document.text, span, section, kind)

    def _additions(
        self, ledger_text: LedgerText, items: dict[int, list[TomlTable]], placed: list[Placed]
    ) -> tuple[tuple[str, ...], list[Edit]]:
        names = {record.id for record in self.ledger.records} | self.taken_ids
        added: list[str] = []
        edits: list[Edit] = []
        places = sorted(
            (each.match.span, -number, items[each.record.line])
            for number, each in enumerate(placed)
            if each.match.span
        )
        for claim in self._unrecorded(placed):
            name = free_name(claim.id, names)
            names.add(name)
            added.append(name)
            table = table_of_claim(claim, self.document, name)
            edits.append(_insertion(ledger_text, places, claim, table))
        return tuple(added), edits

    def _unrecorded(self, placed: list[Placed]) -> Iterator[Claim]:
        known = {id(each.claim) for each in placed if each.claim is not None}
        doubtful = SpanSet(
            span for each in placed if each.match.kind == "ambiguous" for span in each.match.others
        )
        for claim in sorted(self.claims, key=lambda claim: claim.span):
            if id(claim) not in known and not doubtful.overlaps(claim.span):
                yield claim


def _insertion(
    ledger_text: LedgerText,
    places: list[tuple[Span, int, list[TomlTable]]],
    claim: Claim,
    table: dict[str, Any],
) -> Edit:
    """Put a new record behind the one whose claim stands before it in the document."""
    before = [item for span, _, item in places if span.start <= claim.span.start]
    if before:
        return ledger_text.add_behind(before[-1], table)
    if places:
        return ledger_text.add_before(places[0][2], table)
    if ledger_text.items:
        return ledger_text.add_behind(ledger_text.items[-1], table)
    return ledger_text.add_last(table)


def _grown(placed: Placed, source: str) -> Span:
    """Give the words that the record is about now: its sentence, where that took words in."""
    span, claim = placed.match.span or Span(0, 0), placed.claim
    if claim is None or claim.span == span:
        return span
    if normalise(claim.quote) == normalise(span.of(source)):
        return claim.span
    if placed.match.kind != "anchored":
        return claim.span if placed.covers_claim else span
    anchor = placed.record.anchor
    before = normalise(source[min(claim.span.start, span.start) : span.start])
    behind = normalise(source[span.end : max(claim.span.end, span.end)])
    prefix, suffix = normalise(anchor.prefix), normalise(anchor.suffix)
    foreign_before = prefix and not (prefix.endswith(before) or before.endswith(prefix))
    foreign_behind = suffix and not (suffix.startswith(behind) or behind.startswith(suffix))
    if foreign_before or foreign_behind:
        return Span(min(span.start, claim.span.start), max(span.end, claim.span.end))
    return span


def _moved(old: Anchor, new: Anchor, text: AnchorText) -> bool:
    """Tell whether the surroundings changed, or the position where it is needed."""
    if old.prefix and not _same_end(normalise(old.prefix), normalise(new.prefix)):
        return True
    if old.suffix and not _same_start(normalise(old.suffix), normalise(new.suffix)):
        return True
    if old.text_hash and _outline(old) != _outline(new):
        return True
    if old.end > 0 and old.start != new.start:
        return text.normal.text.count(normalise(new.exact)) > 1
    return False


def _outline(anchor: Anchor) -> tuple[object, ...]:
    """Give what a complete anchor says of its place beyond the words beside it."""
    has_before, has_behind = bool(anchor.prefix.strip()), bool(anchor.suffix.strip())
    return anchor.section, anchor.block_kind, has_before, has_behind


def _same_end(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _same_start(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _mark_stale(
    ledger_text: LedgerText, item: list[TomlTable], record: Record, words: str
) -> list[Edit]:
    stale = record.values.get("stale")
    old = stale["old"] if isinstance(stale, dict) else record.anchor.exact
    if normalise(old) == normalise(words):
        return ledger_text.remove(item, "stale")
    return ledger_text.put(item, "stale", {"old": old, "new": words})


def _restore(ledger_text: LedgerText, item: list[TomlTable], record: Record) -> list[Edit]:
    was = record.values.get("was")
    if was is None:
        return ledger_text.remove(item, "status")
    return [*ledger_text.put(item, "status", was), *ledger_text.remove(item, "was")]
