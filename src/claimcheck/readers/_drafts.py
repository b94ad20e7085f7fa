"""Blocks in the making, and what only the order of blocks can tell: section and kind."""

from itertools import takewhile

from attrs import define

from claimcheck.model import Block, BlockKind, Prose
from claimcheck.readers._bare_numbers import with_bare_numbers
from claimcheck.readers._draft import LONGEST_BLOCK, Draft, TooManyBlocksError
from claimcheck.readers._entries_at_end import mark_entries_at_end
from claimcheck.readers._entry_lines import split_entries
from claimcheck.readers._exponents import with_exponents
from claimcheck.readers._list_headings import with_headings
from claimcheck.readers._references import is_dated, looks_like_reference, may_be_reference
from claimcheck.readers._repeated_titles import read_once
from claimcheck.readers._site_links import with_navigation
from claimcheck.resources import read_mapping

_EMPTY = Prose(())
_LONGEST_NAME = 60
_LARGEST_GAP = 3
_ENTRY_KINDS = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
_LISTED = (BlockKind.LIST_ITEM, BlockKind.REFERENCE)


def section_kind(heading: str) -> str | None:
    """Tell what a heading announces: references, notes, glossary, appendix, or nothing special."""
    if len(heading) > _LONGEST_NAME:
        return None
    name = heading.strip(" \t#*_:.").lower()
    if name[:1].isdigit():
        name = name.lstrip("0123456789. )")
    sections = read_mapping("readers/section_names.tsv", "name", "section")
    return "appendix" if name.startswith("appendix ") else sections.get(name)


def finish(drafts: list[Draft], source: str | None = None) -> tuple[Block, ...]:
    """Name each block's section, and mark reference lists, glossaries and what follows them.

    Args:
        drafts: The blocks, in order.
        source: The source, where spans count in it.
    """
    if any(len(draft.prose.text) > LONGEST_BLOCK for draft in drafts):
        raise TooManyBlocksError(f"{LONGEST_BLOCK:,} characters in one paragraph")
    read_once(drafts)
    for draft in drafts:
        draft.prose, draft.marks = with_exponents(draft.prose, draft.marks)
    drafts = with_headings(drafts, section_kind)
    mark_entries_at_end(drafts)
    tracker = _Tracker(drafts, source)
    path: list[tuple[int, str]] = []
    blocks: list[Block] = []
    for place, draft in enumerate(drafts):
        for part in tracker.take(place, draft):
            if part.kind is BlockKind.HEADING:
                while path and path[-1][0] >= part.level:
                    path.pop()
            blocks.append(_block(part, tuple(title for _, title in path)))
            if part.kind is BlockKind.HEADING:
                path.append((part.level, part.prose.text))
    return with_bare_numbers(list(with_navigation(blocks)))


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

    drafts: list[Draft]
    source: str | None = None
    section: str | None = None
    level: int = 0
    listed: bool = False
    last_list: int = 0

    def __attrs_post_init__(self) -> None:
        """Look where the list begins that ends the document."""
        places = range(len(self.drafts) - 1, -1, -1)
        kinds = (at for at in places if self.drafts[at].kind.is_prose)
        self.last_list = next(
            (at + 1 for at in kinds if self.drafts[at].kind is not BlockKind.LIST_ITEM), 0
        )

    def take(self, place: int, draft: Draft) -> list[Draft]:
        if draft.kind is BlockKind.HEADING:
            self._enter(draft)
            return [draft]
        if not draft.kind.is_prose:
            return [draft]
        if self.section == "glossary" and draft.kind is not BlockKind.FOOTNOTE:
            draft.kind = BlockKind.GLOSSARY
            return [draft]
        parts = self._entries(place, draft)
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

    def _entries(self, place: int, draft: Draft) -> list[Draft]:
        if self.section in {"references", "notes"} and draft.kind in _ENTRY_KINDS:
            parts = self._listed_parts(place, draft)
            if parts is not None:
                return parts
            if self.listed:
                self.section = None
        if self.listed and self.section != "appendix" and draft.kind is BlockKind.PARAGRAPH:
            draft.kind = BlockKind.CLOSING
        return [draft]

    def _listed_parts(self, place: int, draft: Draft) -> list[Draft] | None:
        """Read entries, or a name between them; ``None`` where it is neither."""
        text = draft.prose.text
        parts = split_entries(draft, self.source)
        is_entry = self._is_entry_by_kind(place) or looks_like_reference(text)
        goes_on = not is_entry and self._goes_on(place)
        may_be = (goes_on or self._is_dated_item(place)) and may_be_reference(text)
        if is_entry or len(parts) > 1 or may_be:
            self.listed = True
            for part in parts:
                part.kind = BlockKind.REFERENCE
            return parts
        return parts if goes_on and len(text) <= _LONGEST_NAME else None

    def _is_entry_by_kind(self, place: int) -> bool:
        """Tell whether a list item belongs to the list without looking like a reference."""
        draft = self.drafts[place]
        text = draft.prose.text
        points_out = "://" in text or "doi:" in text.lower()
        points_out = points_out or any("://" in link.target for link in draft.links)
        if draft.kind is not BlockKind.LIST_ITEM:
            return False
        return self.section == "references" or points_out or self._is_numbered_title(place)

    def _is_numbered_title(self, place: int) -> bool:
        """Tell whether an item is a title in a numbered list that ends the document."""
        draft = self.drafts[place]
        text = draft.prose.text.rstrip()
        is_title = bool(text) and len(text.split()) > 1 and text[-1] not in ".!?:;"
        return is_title and (draft.label or "").isdecimal() and place >= self.last_list

    def _is_dated_item(self, place: int) -> bool:
        """Tell whether an item beside entries of notes has a date, as an agency's notice has."""
        draft = self.drafts[place]
        if draft.kind is not BlockKind.LIST_ITEM or not is_dated(draft.prose.text):
            return False
        return self.listed or self._precedes_entries(place)

    def _precedes_entries(self, place: int) -> bool:
        """Tell whether one of the next few items of a list looks like an entry."""
        following = self.drafts[place + 1 : place + 1 + _LARGEST_GAP]
        listed = takewhile(lambda later: later.kind in _LISTED, following)
        return any(
            later.kind is BlockKind.REFERENCE or looks_like_reference(later.prose.text)
            for later in listed
        )

    def _goes_on(self, place: int) -> bool:
        """Tell whether entries follow a paragraph of a list that does not look like one."""
        if self.section != "references" or not self.listed:
            return False
        for at in range(place + 1, min(place + 1 + _LARGEST_GAP, len(self.drafts))):
            later = self.drafts[at]
            if later.kind not in _ENTRY_KINDS:
                return False
            if self._is_entry_by_kind(at) or looks_like_reference(later.prose.text):
                return True
        return False
