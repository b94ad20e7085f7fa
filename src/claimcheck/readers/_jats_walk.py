"""The walk over JATS XML: where each block begins and ends, and as what it is read."""

from collections.abc import Iterable, Mapping

from attrs import define, field

from claimcheck.model import BlockKind, Span, TableCell
from claimcheck.readers._captions import is_caption
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.readers._html_inline import InlineText
from claimcheck.readers._jats_records import JatsRecord
from claimcheck.readers._table_grid import TableGrid
from claimcheck.readers._xml_events import XmlEvent
from claimcheck.resources import read_mapping

_BLOCKS = frozenset({"block", "title", "quote", "caption", "item", "cell", "note", "reference"})
_KINDS = {
    "quote": BlockKind.BLOCK_QUOTE,
    "caption": BlockKind.CAPTION,
    "item": BlockKind.LIST_ITEM,
    "cell": BlockKind.TABLE_CELL,
    "note": BlockKind.FOOTNOTE,
    "reference": BlockKind.REFERENCE,
}
_MARKS = frozenset({"superscript", "emphasis"})
_NOTE_POINTERS = frozenset({"fn", "table-fn"})
_DEEPEST_POINTER = 4
_APART = frozenset({"given-names", "mixed-citation"})
"""Parts of an entry that nothing sets apart from what stands before."""
_OWN = frozenset({"article-id", "object-id"})
_RELATED = "related-object"
_NUMBERED = frozenset({"order", "arabic"})
_MOST_DIGITS = 6
_OUTSIDE = frozenset({"front", "article-meta", "book-meta", "book-part-meta", "back"})


def _meanings() -> Mapping[str, str]:
    return read_mapping("readers/jats_elements.tsv", "name", "meaning")


@define
class _JatsPlace:
    """What holds inside an element."""

    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    lists: int = 0
    label: str | None = None
    marked: bool = False

    def inner(self) -> "_JatsPlace":
        """Give what holds inside an element until it says something of its own."""
        return _JatsPlace(self.kind, self.depth, self.lists, self.label)


@define
class JatsWalk:
    """Walks a source in order.

    Args:
        text: The source.
    """

    text: str
    drafts: list[Draft] = field(factory=DraftList)
    records: list[EmbeddedRecord] = field(factory=list)
    cited: list[tuple[Span, tuple[str, ...]]] = field(factory=list)
    metadata: dict[str, object] = field(factory=dict)
    own: set[str] = field(factory=set)
    meanings: Mapping[str, str] = field(factory=_meanings)
    inline: InlineText = field(init=False)
    places: list[_JatsPlace] = field(factory=lambda: [_JatsPlace()])
    names: list[str] = field(factory=list)
    opened: list[XmlEvent] = field(factory=list)
    grids: list[TableGrid] = field(factory=list)
    tables: int = 0
    numbers: list[int | None] = field(factory=list)
    number: str | None = None
    entry: JatsRecord | None = None
    skipped: int = 0
    hidden: int = 0
    pointer: Span | None = None

    def __attrs_post_init__(self) -> None:
        """Begin with nothing read."""
        self.inline = InlineText(self.text)

    def run(self, events: Iterable[XmlEvent]) -> None:
        """Read the source into drafts."""
        for event in events:
            if event.kind == "open":
                self._open(event)
            elif event.kind == "close":
                self._close(event)
            elif event.kind == "comment":
                self.inline.add_comment(Span(event.start, event.end))
            else:
                self._words(event)
        self._flush()

    def _words(self, event: XmlEvent) -> None:
        if self.entry is not None:
            self.entry.words.append(event.name)
        if self.names and self.names[-1] in _OWN:
            self.own.add(event.name.strip().lower())
        if self.names and self.names[-1] == "label":
            self._name_note(event.name.strip())
        if self.hidden and any(map(_points_to_note, self.opened[-_DEEPEST_POINTER:])):
            self.pointer = Span(event.start, event.end)
        if self.hidden or self.skipped or (self.names and self.names[-1] in _OUTSIDE):
            return
        if event.name == self.text[event.start : event.end]:
            self.inline.add_text(event.start, event.end)
        elif not event.name.strip(" \t\r\n"):
            self.inline.add_shown(" ", Span(event.start, event.end))
        else:
            self.inline.add_shown(event.name, Span(event.start, event.end))

    def _name_note(self, label: str) -> None:
        """Keep the sign of a note, by which pointers name it."""
        for place in self.places:
            if place.kind is BlockKind.FOOTNOTE and label:
                place.label = label

    def _is_hidden(self, event: XmlEvent, meaning: str) -> bool:
        """Tell whether no words of an element are shown; of alternatives the first is."""
        is_again = event.name == "element-citation" and "citation-alternatives" in self.names
        is_again = is_again and self.entry is not None and self.entry.is_worded
        is_own = meaning == "link" and _address(event) in self.own
        is_shown = not (meaning == "object" or _points_to_note(event) or is_again or is_own)
        return bool(self.hidden) or not is_shown

    def _open(self, event: XmlEvent) -> None:
        meaning = self.meanings.get(event.name, "")
        is_of_front = event.name == _RELATED and self.names[-1:] == ["article-meta"]
        if is_of_front or (meaning == "meta" and self.entry is None):
            meaning = "skip"
        self.names.append(event.name)
        place = self.places[-1].inner()
        if self.skipped or meaning == "skip":
            self.skipped += 1
        elif self._is_hidden(event, meaning):
            self.hidden += 1
            if self.hidden == 1:
                self.inline.add_gap(event.start, event.start)
        elif self.entry is not None and (not self.entry.is_worded or event.name in _APART):
            self.inline.add_gap(event.start, event.end)
        if self.entry is not None:
            self.entry.begin(event.name, event.attributes)
        if not self.skipped and not self.hidden:
            self._begin(event, meaning, place)
        self.places.append(place)
        self.opened.append(event)

    def _begin(self, event: XmlEvent, meaning: str, place: _JatsPlace) -> None:
        if meaning in _BLOCKS and self.entry is None:
            self._flush()
            place.kind = self._kind(meaning, place)
        if meaning == "section":
            self._flush()
            place.depth += 1
        elif meaning in {"list", "item"}:
            self._begin_list(meaning, event, place)
        elif meaning == "reference":
            place.label = event.attributes.get("id") or None
            self.entry = JatsRecord(place.label or f"ref{event.start}")
        elif meaning == "note":
            place.label = event.attributes.get("id") or None
        elif meaning in {"table", "row", "cell"}:
            self._begin_table(meaning, event)
        elif meaning == "label":
            self._flush()
            self.hidden += 1
        elif meaning in _MARKS:
            self.inline.open(meaning, event.start, event.end)
            place.marked = True
        elif target := _target(event, meaning):
            self.inline.open("", event.start, event.end, target)
            place.marked = True

    def _begin_list(self, meaning: str, event: XmlEvent, place: _JatsPlace) -> None:
        """Count the items of a numbered list."""
        if meaning == "list":
            place.lists += 1
            self.numbers.append(0 if event.attributes.get("list-type") in _NUMBERED else None)
        elif self.numbers and self.numbers[-1] is not None:
            self.numbers[-1] += 1
            self.number = str(self.numbers[-1])

    def _kind(self, meaning: str, place: _JatsPlace) -> BlockKind:
        if meaning == "item" and place.kind is BlockKind.TABLE_CELL and self.grids:
            return place.kind
        if meaning == "title":
            return BlockKind.CAPTION if place.kind is BlockKind.CAPTION else BlockKind.HEADING
        is_of_quote = meaning == "caption" and place.kind is BlockKind.BLOCK_QUOTE
        return place.kind if is_of_quote else _KINDS.get(meaning, place.kind)

    def _begin_table(self, meaning: str, event: XmlEvent) -> None:
        if meaning == "table":
            self.grids.append(TableGrid(self.tables))
            self.tables += 1
        elif self.grids and meaning == "row":
            self.grids[-1].begin_row()
        elif self.grids:
            columns, rows = (_number(event.attributes, one) for one in ("colspan", "rowspan"))
            self.grids[-1].begin_cell(columns, rows)

    def _close(self, event: XmlEvent) -> None:
        name = self.names.pop()
        meaning = self.meanings.get(name, "")
        opened = self.opened.pop()
        if self.entry is not None:
            self.entry.end(name)
        if self.skipped:
            self.skipped -= 1
        elif self.hidden:
            self.hidden -= 1
            if not self.hidden and meaning == "object":
                self.inline.add_object(Span(opened.start, event.end))
            elif not self.hidden and _points_to_note(opened):
                self.inline.add_mark("footnote", self.pointer or Span(opened.start, event.end))
                self.pointer = None
        else:
            self._end(event, meaning, opened)
        self.places.pop()

    def _end(self, event: XmlEvent, meaning: str, opened: XmlEvent) -> None:
        if self.places[-1].marked:
            self.inline.close(event.start, event.end)
        if opened.attributes.get("ref-type") == "bibr" and opened.end < event.start:
            ids = opened.attributes.get("rid", "").split()
            self.cited.append((Span(opened.end, event.start), tuple(ids)))
        if meaning == "reference" and self.entry is not None:
            count = len(self.drafts)
            self._flush()
            for draft in self.drafts[count:]:
                if draft.kind is BlockKind.REFERENCE:
                    self.records.append(self.entry.record(draft.prose.text))
            self.entry = None
        elif meaning in _BLOCKS and self.entry is None:
            self._flush()
        elif meaning == "table":
            self.grids.pop()
        elif meaning == "list":
            self.numbers.pop()

    def _flush(self) -> None:
        taken = self.inline.take()
        if not taken.segments or not taken.has_words:
            self.drafts.extend(Draft(BlockKind.COMMENT, span) for span in taken.comments)
            return
        place = self.places[-1]
        draft = Draft(
            place.kind, taken.span, taken.prose, marks=tuple(taken.marks), links=tuple(taken.links)
        )
        if draft.kind is BlockKind.HEADING:
            draft.level = max(place.depth, 1)
            self.metadata.setdefault("title", draft.prose.text)
        elif draft.kind is BlockKind.LIST_ITEM:
            draft.level = max(place.lists, 1)
            draft.label, self.number = self.number, None
        elif draft.kind in {BlockKind.REFERENCE, BlockKind.FOOTNOTE}:
            draft.label = place.label
        elif draft.kind is BlockKind.TABLE_CELL:
            draft.cell = self._cell(draft.prose.text)
        elif draft.kind is BlockKind.PARAGRAPH and is_caption(draft.prose.text):
            draft.kind = BlockKind.CAPTION
        self.drafts.append(draft)

    def _cell(self, text: str) -> TableCell | None:
        if not self.grids:
            return None
        grid = self.grids[-1]
        grid.note(text)
        row, column = max(grid.row, 0), max(grid.column, 0)
        return TableCell(grid.number, row, column, grid.header, grid.row_header)


def _target(event: XmlEvent, meaning: str) -> str:
    """Tell where a tag leads that opens a link, or a pointer to a section."""
    if meaning == "link":
        return event.attributes.get("href", "")
    is_section = event.name == "xref" and event.attributes.get("ref-type", "sec") == "sec"
    return f"#{event.attributes.get('rid', '')}" if is_section else ""


def _address(event: XmlEvent) -> str:
    """Give where a link leads, a DOI as the source names it elsewhere."""
    return event.attributes.get("href", "").lower().rpartition("doi.org/")[2]


def _points_to_note(event: XmlEvent) -> bool:
    """Tell whether a tag opens a pointer to a footnote, of which no words are shown."""
    return event.name == "xref" and event.attributes.get("ref-type") in _NOTE_POINTERS


def _number(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= _MOST_DIGITS else 1
