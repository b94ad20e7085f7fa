"""The walk over a page: where each block begins and ends, and as what it is read."""

from attrs import define, evolve, field

from claimcheck.model import BlockKind, Link, Span
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._html_inline import InlineText
from claimcheck.readers._html_lists import LISTS, PageLists, PageTables
from claimcheck.readers._html_metadata import element_words
from claimcheck.readers._html_parts import (
    BOILERPLATE,
    ELEMENT_KINDS,
    HIDDEN,
    NOTES,
    OBJECT_PART,
    REFERENCES,
    controlled_by,
    named_parts,
    part_of,
    points_to_note,
)
from claimcheck.readers._html_tokens import PageToken
from claimcheck.readers._html_tree import BLOCKS, PageElement
from claimcheck.readers._references import kind_of_note, looks_like_reference

_MARKS = {"sup": "superscript", "em": "emphasis", "i": "emphasis", "q": "quote", "cite": "cite"}
_CITES, _ENTRY = "data-cites", "ref-"
"""How pandoc says which keys a mark cites, and which entry has a key."""
_LONGEST_LABEL = 40
_SMALL = 0.3


@define
class _BlockPlace:
    """What holds for everything inside an element."""

    part: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    label: str | None = None
    in_item: bool = False
    in_pre: bool = False


@define
class PageWalk:
    """Walks a page in order.

    Args:
        text: The page.
        main: The element that holds its own text.
        words: How many characters of text the page shows.
        cited: Marks that name the keys of what they cite, as pandoc writes them, and the keys.
        entries: Key of each entry of the list by the place at which its block begins.
    """

    text: str
    main: PageElement
    words: int
    drafts: list[Draft] = field(factory=DraftList)
    inline: InlineText = field(init=False)
    places: list[_BlockPlace] = field(factory=lambda: [_BlockPlace()])
    holders: list[PageElement] = field(factory=list)
    marked: list[bool] = field(factory=list)
    lists: PageLists = field(factory=PageLists)
    tables: PageTables = field(factory=PageTables)
    section: str | None = None
    breaks: int = 0
    note: str | None = None
    leads_on: bool = False
    opened: frozenset[str] = frozenset()
    cited: list[tuple[Span, tuple[str, ...]]] = field(factory=list)
    entries: dict[int, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Begin with nothing read."""
        self.inline = InlineText(self.text)
        self.opened = controlled_by(self.main)

    def run(self, page: PageElement) -> None:
        """Read the page into drafts."""
        if page is not self.main:
            self.places[0].part = BOILERPLATE
        waiting: list[PageElement | PageToken | None] = list(reversed(page.children))
        while waiting:
            node = waiting.pop()
            if node is None:
                self._leave()
            elif isinstance(node, PageToken):
                self._token(node)
            elif self._enter(node):
                waiting.append(None)
                waiting.extend(reversed(node.children))
        self._flush()

    def _token(self, token: PageToken) -> None:
        if token.kind == "text":
            self.inline.add_text(token.start, token.end)
            if self.text[token.start : token.end].strip():
                self.breaks = 0
        elif self.text.startswith("<!--", token.start):
            self.inline.add_comment(Span(token.start, token.end))

    def _enter(self, element: PageElement) -> bool:
        """Open an element; tells whether its content is to be read."""
        lists_works = self._lists(self.places[-1])
        part = part_of(element, self.words, self.text, lists_works=lists_works, opened=self.opened)
        if part == OBJECT_PART:
            self.inline.add_object(Span(element.token.start, element.end))
        if part in {HIDDEN, OBJECT_PART} or self._is_object(element):
            return False
        place = self._place_within(element, part)
        if element.name in BLOCKS:
            self._begin_block(element, place)
        elif self._is_note_mark(element) or self._is_label(element, place):
            return False
        self.marked.append(element.name not in BLOCKS and self._begin_mark(element))
        self.places.append(place)
        self.holders.append(element)
        return True

    def _place_within(self, element: PageElement, part: str) -> _BlockPlace:
        """Give the place within an element: that around it, or another where it makes one."""
        place = self.places[-1]
        if part or element.name in BLOCKS or element is self.main:
            place = evolve(place)
        if element is self.main:
            place.part = ""
        if (part and place.part != BOILERPLATE) or part in {REFERENCES, NOTES}:
            place.part = part
        return place

    def _leave(self) -> None:
        element = self.holders[-1]
        if element.name in BLOCKS:
            self._part_words(element, element.end, element.end)
            self.lists.end(element)
            self.tables.end(element)
        if self.marked.pop():
            last = element.children[-1] if element.children else element.token
            self.inline.close(last.end, element.end)
        if _CITES in element.attributes:
            self._cite(element)
        self.holders.pop()
        self.places.pop()

    def _cite(self, element: PageElement) -> None:
        """Keep the keys that a mark names."""
        keys = tuple(element.attributes[_CITES].split())
        if keys and self.inline.start is not None:
            start = max(element.token.end, self.inline.start)
            if start < self.inline.end:
                self.cited.append((Span(start, self.inline.end), keys))

    def _is_object(self, element: PageElement) -> bool:
        """Read what is not words: images, formulas, line breaks, code within a sentence."""
        span = Span(element.token.start, element.end)
        if element.name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self._flush()
            self.inline.add_gap(span.start, span.end)
            return True
        if element.name in {"img", "math"}:
            self.inline.add_object(span)
            return True
        if element.name == "button" and self.inline.segments:
            return True
        if element.attributes.get("class") in named_parts("number"):
            self.note = element_words(element, self.text).strip(" []().")
            return True
        if element.name == "code" and not self.places[-1].in_pre:
            self.inline.add_object(span, "code")
            return True
        return element.name == "input"

    def _begin_mark(self, element: PageElement) -> bool:
        """Begin a mark or a link where the element is one."""
        target = element.attributes.get("href", "") if element.name == "a" else ""
        kind = _MARKS.get(element.name, "")
        if target or kind:
            self.inline.open(kind, element.token.start, element.token.end, target)
        return bool(target or kind)

    def _is_note_mark(self, element: PageElement) -> bool:
        """Read a pointer to a footnote: a mark, of which no words are shown."""
        if not self.inline.segments or not points_to_note(element):
            return False
        innermost = next(reversed([element, *element.within()])).children
        if not innermost or not isinstance(innermost[0], PageToken):
            return False
        self.inline.add_mark("footnote", Span(innermost[0].start, innermost[0].end))
        return True

    def _is_label(self, element: PageElement, place: _BlockPlace) -> bool:
        """Read past a link of a reference list that only names a service; its address is kept."""
        if element.name != "a" or element.words > _LONGEST_LABEL or not self._lists(place):
            return False
        if element_words(element, self.text).strip(" []()").lower() not in named_parts("label"):
            return False
        target = element.attributes.get("href", "")
        if target and self.inline.segments:
            span = Span(element.token.start, element.end)
            self.inline.add_link(Link(span, span, target))
        return True

    def _lists(self, place: _BlockPlace) -> bool:
        return place.part in {REFERENCES, NOTES} or self.section in {"references", "notes"}

    def _begin_block(self, element: PageElement, place: _BlockPlace) -> None:
        self._part_words(element, element.token.start, element.token.end)
        name = element.name
        place.kind = self._kind_of(name, place)
        if name in LISTS:
            place.depth += 1
        elif name == "li":
            place.label = self.lists.number(element)
            place.in_item = self._lists(place)
        elif place.kind is BlockKind.HEADING and name[1:].isdigit():
            place.level = int(name[1])
        elif name == "pre":
            place.in_pre = True
        self.lists.begin(element)
        self.tables.begin(element)

    def _kind_of(self, name: str, place: _BlockPlace) -> BlockKind:
        """Tell what an element makes of its words; a list in a cell is a part of the cell."""
        is_cell = place.kind is BlockKind.TABLE_CELL and self.tables.is_open
        if name in {"dt", "dd"}:
            return place.kind if is_cell else BlockKind.PARAGRAPH
        return place.kind if is_cell and name == "li" else ELEMENT_KINDS.get(name, place.kind)

    def _part_words(self, element: PageElement, start: int, end: int) -> None:
        """End the block, or only the word where an entry of a list of references goes on."""
        if self.places[-1].in_item and element.name != "li":
            self.inline.add_gap(start, end)
        else:
            self._flush()

    def _flush(self) -> None:
        taken = self.inline.take()
        self.breaks = 0
        if not taken.segments or not taken.has_words:
            self.drafts.extend(Draft(BlockKind.COMMENT, span) for span in taken.comments)
            return
        place = self.places[-1]
        marks = (*taken.marks, *(("comment", span) for span in taken.comments))
        draft = Draft(place.kind, taken.span, taken.prose, marks=marks, links=tuple(taken.links))
        self._describe(draft, place)
        self.drafts.append(draft)
        names = (one.attributes.get("id", "") for one in reversed(self.holders))
        name = next((name for name in names if name.startswith(_ENTRY)), "")
        if name:
            self.entries[draft.span.start] = name.removeprefix(_ENTRY)

    def _describe(self, draft: Draft, place: _BlockPlace) -> None:
        """Fill in what the place of a block tells of it."""
        shown = draft.prose.text
        if place.part == BOILERPLATE:
            draft.kind = BlockKind.BOILERPLATE
        elif draft.kind is BlockKind.HEADING:
            self._head(draft, place)
        elif draft.kind is BlockKind.LIST_ITEM:
            self._item(draft, place)
        elif draft.kind is BlockKind.TABLE_CELL:
            draft.cell = self.tables.cell(shown)
            draft.kind = draft.kind if draft.cell else BlockKind.PARAGRAPH
        elif draft.kind is BlockKind.PARAGRAPH and is_caption(shown):
            draft.kind = BlockKind.CAPTION
        elif place.part == REFERENCES and looks_like_reference(shown):
            draft.kind = BlockKind.REFERENCE
        elif place.part == NOTES and self.note and draft.kind is BlockKind.PARAGRAPH:
            draft.kind = kind_of_note(shown)
            draft.label, self.note = self.note, None

    def _item(self, draft: Draft, place: _BlockPlace) -> None:
        """Read an item: of the author's list, of one of works or notes, or of one of links."""
        if draft.links and self.leads_on:
            draft.kind = BlockKind.BOILERPLATE
            return
        draft.level, draft.label = place.depth, place.label
        if place.part == REFERENCES:
            draft.kind = BlockKind.REFERENCE
        elif place.part == NOTES:
            draft.kind = kind_of_note(draft.prose.text)

    def _head(self, draft: Draft, place: _BlockPlace) -> None:
        """Read a heading, and close the small part of the page that it names furniture."""
        shown = draft.prose.text
        self.leads_on = shown.strip(" :.").lower() in named_parts("heading")
        if not self.leads_on:
            draft.level, self.section = place.level, section_kind(shown)
            return
        draft.kind = BlockKind.BOILERPLATE
        if len(self.holders) > 1 and self.holders[-2].words <= _SMALL * self.words:
            self.places[-2].part = BOILERPLATE
