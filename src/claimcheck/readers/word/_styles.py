"""Paragraph styles: what kind of block each makes, by its name and by what it is based on."""

import re
from typing import Any

from attrs import field, frozen

from claimcheck.model import BlockKind
from claimcheck.model.by_value import ByValue
from claimcheck.readers.word._names import attribute_of, child_of, children_of, name_of, number_of

_HEADING = re.compile(r"heading (\d)$")
_KINDS = {
    "title": BlockKind.HEADING,
    "caption": BlockKind.CAPTION,
    "author": BlockKind.BOILERPLATE,
    "authors": BlockKind.BOILERPLATE,
    "date": BlockKind.BOILERPLATE,
    "quote": BlockKind.BLOCK_QUOTE,
    "quotations": BlockKind.BLOCK_QUOTE,
    "intense quote": BlockKind.BLOCK_QUOTE,
    "block text": BlockKind.BLOCK_QUOTE,
    "bibliography": BlockKind.REFERENCE,
    "endnote bibliography": BlockKind.REFERENCE,
    "html preformatted": BlockKind.CODE,
    "preformatted text": BlockKind.CODE,
    "source code": BlockKind.CODE,
    "macro text": BlockKind.CODE,
    "toc heading": BlockKind.BOILERPLATE,
    "table of figures": BlockKind.BOILERPLATE,
    "image caption": BlockKind.CAPTION,
    "table caption": BlockKind.CAPTION,
    **{f"toc {level}": BlockKind.BOILERPLATE for level in range(1, 10)},
}
_BODY_LEVEL = 9


@frozen(eq=False, repr=False)
class WordStyle(ByValue):
    """A paragraph style with what it inherits.

    Args:
        kind: What its paragraphs are.
        level: Heading level, 0 where it is none.
        number: List that it numbers its paragraphs by, ``""`` for none.
        depth: Depth in that list, from 0.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    number: str = ""
    depth: int = 0


PLAIN = WordStyle()


@frozen(eq=False, repr=False)
class WordStyles(ByValue):
    """The paragraph styles of a file by their id.

    Args:
        elements: Each style's element.
    """

    elements: dict[str, Any] = field(repr=False)
    _found: dict[str, WordStyle] = field(factory=dict, repr=False)

    def style(self, name: str) -> WordStyle:
        """Give a style by its id; one that is not defined is plain."""
        chain: dict[str, Any] = {}
        while name in self.elements and name not in self._found and name not in chain:
            chain[name] = self.elements[name]
            base = child_of(chain[name], "basedOn")
            name = attribute_of(base) if base is not None else ""
        found = self._found.get(name, PLAIN)
        for behind, element in reversed(chain.items()):
            found = self._found[behind] = _refined(found, element)
        return found


def read_styles(root: Any) -> WordStyles:
    """Read the part of styles; ``None`` has none."""
    elements = (
        {}
        if root is None
        else {attribute_of(style, "styleId"): style for style in children_of(root, "style")}
    )
    return WordStyles(elements)


def _refined(base: WordStyle, element: Any) -> WordStyle:
    named = child_of(element, "name")
    name = attribute_of(named).lower() if named is not None else ""
    kind, level = base.kind, base.level
    heading = _HEADING.match(name)
    if heading:
        kind, level = BlockKind.HEADING, int(heading.group(1))
    elif name in _KINDS:
        kind = _KINDS[name]
        level = 1 if kind is BlockKind.HEADING else 0
    outline = child_of(element, "pPr", "outlineLvl")
    if outline is not None and kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        depth = number_of(attribute_of(outline), _BODY_LEVEL)
        kind = BlockKind.HEADING if depth < _BODY_LEVEL else kind
        level = depth + 1 if depth < _BODY_LEVEL else level
    number, depth = numbering_of(child_of(element, "pPr"), base.number, base.depth)
    return WordStyle(kind, level, number, depth)


def numbering_of(properties: Any, number: str = "", depth: int = 0) -> tuple[str, int]:
    """Give the list and the depth in it that properties of a paragraph or style name."""
    found = child_of(properties, "numPr") if properties is not None else None
    for child in found if found is not None else ():
        if name_of(child) == "numId":
            number = attribute_of(child)
        elif name_of(child) == "ilvl":
            depth = number_of(attribute_of(child))
    return ("" if number == "0" else number), min(depth, 8)
