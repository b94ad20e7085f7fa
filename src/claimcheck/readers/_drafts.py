"""Blocks in the making, and what only the order of blocks can tell: section and kind."""

import csv
from functools import cache
from pathlib import Path

from attrs import define, field

from claimcheck.model import Block, BlockKind, Link, Prose, Span, TableCell
from claimcheck.readers._prose import cut
from claimcheck.readers._references import label_of, looks_like_reference

_EMPTY = Prose(())
_LONGEST_NAME = 60
_ENTRY_KINDS = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)


@define
class Draft:
    """A block before its section is known; the fields are those of :class:`Block`."""

    kind: BlockKind
    span: Span
    prose: Prose = _EMPTY
    level: int = 0
    cell: TableCell | None = None
    marks: tuple[tuple[str, Span], ...] = ()
    links: tuple[Link, ...] = ()
    label: str | None = None


@cache
def _names() -> dict[str, str]:
    with (Path(__file__).parent / "section_names.tsv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["section"] for row in csv.DictReader(file, delimiter="\t")}


def section_kind(heading: str) -> str | None:
    """Tell what a heading announces: references, notes, glossary, appendix, or nothing special."""
    if len(heading) > _LONGEST_NAME:
        return None
    name = heading.strip(" \t#*_:.").lower()
    if name[:1].isdigit():
        name = name.lstrip("0123456789. )")
    return "appendix" if name.startswith("appendix ") else _names().get(name)


def finish(drafts: list[Draft]) -> tuple[Block, ...]:
    """Name each block's section, and mark reference lists, glossaries and what follows them."""
    tracker = _Tracker()
    path: list[tuple[int, str]] = []
    blocks: list[Block] = []
    for draft in drafts:
        for part in tracker.take(draft):
            if part.kind is BlockKind.HEADING:
                while path and path[-1][0] >= part.level:
                    path.pop()
            blocks.append(_block(part, tuple(title for _, title in path)))
            if part.kind is BlockKind.HEADING:
                path.append((part.level, part.prose.text))
    return tuple(blocks)


def _block(draft: Draft, section: tuple[str, ...]) -> Block:
    return Block(
        draft.kind,
        draft.span,
        draft.prose,
        section,
        draft.level,
        draft.cell,
        draft.marks,
        draft.links,
        draft.label,
    )


@define
class _Tracker:
    """Walks the blocks in order and knows in which special section it is."""

    section: str | None = None
    level: int = 0
    listed: bool = False
    pending: list[Draft] = field(factory=list)

    def take(self, draft: Draft) -> list[Draft]:
        if draft.kind is BlockKind.HEADING:
            self._enter(draft)
            return [draft]
        if not draft.kind.is_prose:
            return [draft]
        if self.section == "glossary":
            draft.kind = BlockKind.GLOSSARY
            return [draft]
        parts = self._entries(draft)
        for part in parts:
            if part.kind is BlockKind.LIST_ITEM:
                part.label = None
        return parts

    def _enter(self, heading: Draft) -> None:
        kind = section_kind(heading.prose.text)
        if kind is not None:
            self.section, self.level = kind, heading.level
        elif heading.level <= self.level:
            self.section = None

    def _entries(self, draft: Draft) -> list[Draft]:
        if self.section in {"references", "notes"} and draft.kind in _ENTRY_KINDS:
            text = draft.prose.text
            points_out = self.section == "references" or "://" in text or "doi:" in text.lower()
            certain = points_out and draft.kind is BlockKind.LIST_ITEM
            parts = split_entries(draft)
            if certain or len(parts) > 1 or looks_like_reference(text):
                self.listed = True
                for part in parts:
                    part.kind = BlockKind.REFERENCE
                return parts
            if self.listed:
                self.section = None
        if self.listed and self.section != "appendix" and draft.kind is BlockKind.PARAGRAPH:
            draft.kind = BlockKind.CLOSING
        return [draft]


def split_entries(draft: Draft) -> list[Draft]:
    """Take the entries of a reference paragraph apart where each line begins with a number."""
    text = draft.prose.text
    if label_of(text)[0] is None:
        return [draft]
    starts = [0]
    position = 0
    for segment in draft.prose.segments:
        position += len(segment.text)
        if segment.text == " " and label_of(text[position : position + 12])[0] is not None:
            starts.append(position)
    bounds = zip(starts, [*(start - 1 for start in starts[1:]), len(text)], strict=True)
    return [_entry(draft, start, end) for start, end in bounds]


def _entry(draft: Draft, start: int, end: int) -> Draft:
    label, length = label_of(draft.prose.text[start:end])
    prose = cut(draft.prose, start + length, end)
    if not prose.segments:
        return draft
    span = Span(prose.segments[0].span.start, prose.segments[-1].span.end)
    return Draft(
        draft.kind,
        span,
        prose,
        draft.level,
        marks=tuple(mark for mark in draft.marks if span.contains(mark[1])),
        links=tuple(link for link in draft.links if span.contains(link.span)),
        label=label,
    )
