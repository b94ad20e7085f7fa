"""The runs of a paragraph: words, notes, fields, links, tracked changes, what is no words."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field

from claimcheck.readers._draft import TooManyBlocksError
from claimcheck.readers.word._fields import OpenFields, ShownField
from claimcheck.readers.word._names import (
    attribute_of,
    child_of,
    is_on,
    name_of,
    reference_of,
)
from claimcheck.readers.word._symbols import symbol_of
from claimcheck.readers.word._text import ParagraphText

_TRANSPARENT = frozenset(
    {"smartTag", "customXml", "bdo", "dir", "sdtContent", "ruby", "rubyBase", "Choice", "r"}
)
_OBJECTS = {"drawing": None, "pict": None, "object": None, "oMath": "math", "oMathPara": "math"}
_SPACES = {"tab": "\t", "br": " ", "cr": " ", "ptab": "\t", "noBreakHyphen": "\u2011"}
_MOST_COMMENTS = 10_000
_ZOTERO_BOOKMARK = "ZOTERO_BREF_"
ADDED = frozenset({"ins", "moveTo"})
"""Elements around what a tracked change added."""
REMOVED = frozenset({"del", "moveFrom"})
"""Elements around what a tracked change took away."""

COMMENT_MARKS = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference"})
"""Elements that say where a comment stands."""


@define
class RunReader:
    """Reads the runs of paragraphs.

    Args:
        skipped: Elements of tracked changes that are not read.
        targets: Address of each external relationship of the part.
        fields: Fields that are open, across paragraphs.
        shown: Fields that were closed.
        controls: Content controls: tag and the range that each shows.
        bookmarks: Bookmarks of a reference manager: name and the range that each shows.
        opened: Those that have begun, by their ids.
        boxes: Text boxes found in the paragraph, to be read behind it.
        commented: Where each comment begins and ends, by its id.
    """

    skipped: frozenset[str]
    targets: Mapping[str, str]
    fields: OpenFields = field(factory=OpenFields)
    shown: list[ShownField] = field(factory=list)
    controls: list[tuple[str, int, int]] = field(factory=list)
    boxes: list[Any] = field(factory=list)
    bookmarks: list[tuple[str, int, int]] = field(factory=list)
    opened: dict[str, tuple[str, int]] = field(factory=dict)
    commented: dict[str, tuple[int, int]] = field(factory=dict)

    def note_comment(self, mark: Any, position: int) -> None:
        """Keep where a mark of a comment stands.

        Raises:
            TooManyBlocksError: There are more comments than people write.
        """
        key = attribute_of(mark, "id")
        if len(self.commented) >= _MOST_COMMENTS and key not in self.commented:
            remedy = "delete those that are done"
            raise TooManyBlocksError(f"{_MOST_COMMENTS:,} comments", remedy)
        start, _ = self.commented.get(key, (position, position))
        self.commented[key] = (start, position)

    def read(self, element: Any, text: ParagraphText) -> None:
        """Read what stands in an element into the text of its paragraph."""
        marks: tuple[str, ...] = ()
        if name_of(element) == "r":
            properties = child_of(element, "rPr")
            if is_on(properties, "vanish") or is_on(properties, "webHidden"):
                return
            marks = _marks_of(properties)
        for child in element:
            self._read_child(child, text, marks)

    def _read_child(self, child: Any, text: ParagraphText, marks: tuple[str, ...]) -> None:
        name = name_of(child)
        if name in self.skipped:
            return
        if name in COMMENT_MARKS:
            self.note_comment(child, text.end)
        elif name in {"t", "delText"}:
            if not self.fields.hide:
                shown = child.text or ""
                text.show_code(shown) if marks == _CODE else text.show(shown, marks)
        elif name in {"instrText", "delInstrText"}:
            self.fields.instruct(child.text or "")
        elif name in _TRANSPARENT or name in ADDED or name in REMOVED:
            self.read(child, text)
        elif name in _HOLDERS:
            _HOLDERS[name](self, child, text)
        elif not self.fields.hide:
            self._read_other(child, name, text, marks)

    def _read_other(
        self, child: Any, name: str, text: ParagraphText, marks: tuple[str, ...]
    ) -> None:
        """Read what is neither words nor a holder of words."""
        if name in _SPACES:
            show = text.show if name == "noBreakHyphen" else text.show_break
            show(_SPACES[name])
        elif name in _OBJECTS:
            self._object(child, name, text)
        elif name == "sym":
            text.show(symbol_of(attribute_of(child, "font"), attribute_of(child, "char")), marks)
        elif name == "footnoteReference":
            text.point(attribute_of(child, "id"))
        elif name == "endnoteReference":
            text.point(f"e{attribute_of(child, 'id')}")

    def _object(self, element: Any, name: str, text: ParagraphText) -> None:
        boxes = [one for one in element.iter() if name_of(one) == "txbxContent"]
        self.boxes.extend(boxes)
        if not boxes:
            text.show_object(_OBJECTS[name])

    def read_alternative(self, element: Any, text: ParagraphText) -> None:
        """Read one of the versions of a thing: the newer where there is one."""
        chosen = child_of(element, "Choice")
        chosen = chosen if chosen is not None else child_of(element, "Fallback")
        if chosen is not None:
            self.read(chosen, text)

    def read_link(self, element: Any, text: ParagraphText) -> None:
        """Read a hyperlink."""
        start = text.end
        self.read(element, text)
        anchor = attribute_of(element, "anchor")
        text.link(start, self.targets.get(reference_of(element), f"#{anchor}" if anchor else ""))

    def read_control(self, element: Any, text: ParagraphText) -> None:
        """Read a content control within a paragraph."""
        start = text.end
        content = child_of(element, "sdtContent")
        if content is not None:
            self.read(content, text)
        tag = child_of(element, "sdtPr", "tag")
        if tag is not None:
            self.controls.append((attribute_of(tag), start, text.end))

    def read_bookmark(self, element: Any, text: ParagraphText) -> None:
        """Read where a bookmark of a reference manager begins or ends."""
        key = attribute_of(element, "id")
        name = attribute_of(element, "name")
        if name.startswith(_ZOTERO_BOOKMARK):
            self.opened[key] = (name, text.end)
        elif name_of(element) == "bookmarkEnd" and key in self.opened:
            name, start = self.opened.pop(key)
            self.bookmarks.append((name, start, text.end))

    def read_simple_field(self, element: Any, text: ParagraphText) -> None:
        """Read a field that stands in one element."""
        self.fields.begin()
        self.fields.instruct(attribute_of(element, "instr"))
        self.fields.separate(text.end)
        self.read(element, text)
        self._close(text)

    def read_field(self, element: Any, text: ParagraphText) -> None:
        """Read where a field begins, where its text begins, or where it ends."""
        kind = attribute_of(element, "fldCharType")
        if kind == "begin":
            data = child_of(element, "fldData")
            self.fields.begin("".join((data.text or "").split()) if data is not None else "")
        elif kind == "separate":
            self.fields.separate(text.end)
        elif kind == "end":
            self._close(text)

    def _close(self, text: ParagraphText) -> None:
        closed = self.fields.end(text.end)
        if closed is None:
            return
        self.shown.append(closed)
        if closed.address and closed.start >= text.start:
            text.link(closed.start, closed.address)


_CODE = ("code",)
_CODE_STYLES = frozenset({"verbatimchar", "htmlcode", "sourcetext"})
"""Ids of character styles of pandoc, Word and LibreOffice."""
_HOLDERS: Mapping[str, Callable[[RunReader, Any, ParagraphText], None]] = {
    "fldChar": RunReader.read_field,
    "sdt": RunReader.read_control,
    "hyperlink": RunReader.read_link,
    "fldSimple": RunReader.read_simple_field,
    "AlternateContent": RunReader.read_alternative,
    "bookmarkStart": RunReader.read_bookmark,
    "bookmarkEnd": RunReader.read_bookmark,
}


def _marks_of(properties: Any) -> tuple[str, ...]:
    """Give the marks that a run carries."""
    if properties is None:
        return ()
    named = child_of(properties, "rStyle")
    if named is not None and attribute_of(named).lower() in _CODE_STYLES:
        return _CODE
    raised = child_of(properties, "vertAlign")
    found = []
    if raised is not None and attribute_of(raised) == "superscript":
        found.append("superscript")
    if is_on(properties, "i") or is_on(properties, "iCs"):
        found.append("emphasis")
    return tuple(found)
