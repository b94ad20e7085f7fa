"""The words of a paragraph of an OpenDocument text, and the styles that mark them."""

from typing import Any

from attrs import define, field

from claimcheck.model import BlockKind, Span
from claimcheck.readers.word._names import attribute_of, children_of, name_of, number_of
from claimcheck.readers.word._text import ParagraphText

_MOST_SPACES = 20
_DEEPEST = 20
_KINDS = {
    "title": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "author": BlockKind.BOILERPLATE,
    "date": BlockKind.BOILERPLATE,
    "quotations": BlockKind.BLOCK_QUOTE,
    "caption": BlockKind.CAPTION,
    "table": BlockKind.CAPTION,
    "tablecaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "figurecaption": BlockKind.CAPTION,
    "illustration": BlockKind.CAPTION,
    "preformatted_20_text": BlockKind.CODE,
}
_PREFIX = (("bibliography", BlockKind.REFERENCE), ("contents_20_", BlockKind.BOILERPLATE))
_RECORDS = "CSL_CITATION"
"""How Zotero says that the name of a mark carries records."""
_CODE_STYLES = frozenset({"source_text", "teletype"})
"""Character styles of LibreOffice and pandoc."""
_HIDDEN = frozenset({"bookmark", "change", "change-start"})


@define
class OdtStyles:
    """The styles of a file.

    Args:
        parents: The style behind each style.
        raised: Styles that raise their text.
        slanted: Styles that slant it.
    """

    parents: dict[str, str] = field(factory=dict)
    raised: set[str] = field(factory=set)
    slanted: set[str] = field(factory=set)

    def kind(self, name: str) -> BlockKind:
        """Tell what paragraphs of a style are."""
        for _ in range(_DEEPEST):
            lowered = name.lower()
            if lowered in _KINDS:
                return _KINDS[lowered]
            for prefix, kind in _PREFIX:
                if lowered.startswith(prefix):
                    return kind
            if name not in self.parents:
                break
            name = self.parents[name]
        return BlockKind.PARAGRAPH

    def is_code(self, name: str) -> bool:
        """Tell whether a style sets code within a sentence."""
        for _ in range(_DEEPEST):
            if name.lower().replace("_20_", "_") in _CODE_STYLES:
                return True
            if name not in self.parents:
                break
            name = self.parents[name]
        return False


def styles_of(*roots: Any) -> OdtStyles:
    """Read the styles of parts; ``None`` has none."""
    found = OdtStyles()
    for root in roots:
        for style in root.iter() if root is not None else ():
            if name_of(style) == "style":
                _note(found, style)
    return found


def _note(found: OdtStyles, style: Any) -> None:
    name, parent = attribute_of(style, "name"), attribute_of(style, "parent-style-name")
    if parent and parent != name:
        found.parents[name] = parent
    for properties in children_of(style, "text-properties"):
        position = attribute_of(properties, "text-position")
        if position.startswith("super") or position[:2].strip("%").isdecimal():
            found.raised.add(name)
        if any(
            str(k).endswith("}font-style") and v == "italic" for k, v in properties.attrib.items()
        ):
            found.slanted.add(name)


@define
class OdtRuns:
    """Reads the words of paragraphs.

    Args:
        styles: The styles of the file.
        notes: Takes the notes that paragraphs point at.
        boxes: Takes the text boxes in a paragraph.
        annotations: Takes comments: the element, and where what it is about begins and ends.
        named: Where each comment that has a name stands among them.
        cited: Takes the marks of a reference manager: what each carries, and where it stands.
        opened: Where such marks begin that are open, by what they carry.
    """

    styles: OdtStyles
    notes: list[Any] = field(factory=list)
    boxes: list[Any] = field(factory=list)
    annotations: list[tuple[Any, int, int]] = field(factory=list)
    named: dict[str, int] = field(factory=dict)
    cited: list[tuple[str, Span]] = field(factory=list)
    opened: dict[str, int] = field(factory=dict)

    def read(self, element: Any, text: ParagraphText, kinds: tuple[str, ...] = ()) -> None:
        """Read what stands in a paragraph.

        Args:
            element: The paragraph, or an element within it.
            text: Where it is put.
            kinds: Marks that the words carry.
        """
        text.show(element.text or "", kinds)
        for child in element:
            self._read_child(child, text, kinds)
            text.show(child.tail or "", kinds)

    def _read_child(self, child: Any, text: ParagraphText, kinds: tuple[str, ...]) -> None:
        name = name_of(child)
        if name == "s":
            text.show(" " * min(number_of(attribute_of(child, "c"), 1), _MOST_SPACES), kinds)
        elif name in {"tab", "line-break"}:
            text.show_break()
        elif name == "note":
            self.notes.append(child)
            citation = "".join(next(children_of(child, "note-citation"), child).itertext())
            text.point(" ".join(citation.split())[:20] or str(len(self.notes)))
        elif name == "frame":
            self._frame(child, text)
        elif name == "a":
            start = text.end
            self.read(child, text, kinds)
            href = (str(v) for k, v in child.attrib.items() if str(k).endswith("}href"))
            text.link(start, next(href, ""))
        elif name.startswith("reference-mark-"):
            self._mark(name, attribute_of(child, "name"), text.end)
        elif name == "annotation":
            self.named[attribute_of(child, "name")] = len(self.annotations)
            self.annotations.append((child, text.end, text.end))
        elif name == "annotation-end":
            self._end_annotation(attribute_of(child, "name"), text.end)
        elif name not in _HIDDEN:
            self._span(child, text, kinds)

    def _span(self, child: Any, text: ParagraphText, kinds: tuple[str, ...]) -> None:
        """Read words of a style; those of code are none."""
        style = attribute_of(child, "style-name")
        if name_of(child) == "span" and self.styles.is_code(style):
            text.show_code("".join(child.itertext()))
        else:
            self.read(child, text, kinds + self._marks(style))

    def _mark(self, name: str, carried: str, place: int) -> None:
        """Note where a mark begins or ends that carries records of works."""
        if _RECORDS not in carried:
            return
        if name == "reference-mark-start":
            self.opened[carried] = place
        elif carried in self.opened:
            self.cited.append((carried, Span(self.opened.pop(carried), place)))

    def _end_annotation(self, name: str, end: int) -> None:
        if name and name in self.named:
            place = self.named[name]
            element, start, _ = self.annotations[place]
            self.annotations[place] = (element, start, end)

    def _frame(self, frame: Any, text: ParagraphText) -> None:
        found = [one for one in frame.iter() if name_of(one) == "text-box"]
        self.boxes.extend(found[:1])
        if not found:
            text.show_object()

    def _marks(self, style: str) -> tuple[str, ...]:
        raised = ("superscript",) if style in self.styles.raised else ()
        return (*raised, "emphasis") if style in self.styles.slanted else raised
