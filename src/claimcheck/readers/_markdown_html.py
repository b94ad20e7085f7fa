"""Raw HTML in a document: which parts of it are visible text, and as what kind of block."""

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from claimcheck.model import BlockKind
from claimcheck.model.by_value import ByValue

_NAME = re.compile(r"</?([a-zA-Z][\w:-]{0,60})")
_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.BLOCK_QUOTE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
_PLAIN_NAMES = """
address article aside body center details div dl dt fieldset figure footer form header hr html
legend main nav ol optgroup option p section summary table tbody tfoot thead tr ul
"""
_HIDDEN_NAMES = """
applet audio canvas datalist embed head iframe math noscript object pre script select style svg
template textarea title video
"""
_PLAIN = frozenset(_PLAIN_NAMES.split())
_HIDDEN = frozenset(_HIDDEN_NAMES.split())


@frozen(eq=False, repr=False)
class Chunk(ByValue):
    """A stretch of an HTML block.

    Args:
        kind: What it is; ``COMMENT`` for a comment.
        start: Offset in the content.
        end: Offset behind it.
        level: Heading level, or 1 for a list item.
        row: Row in its table, from 0.
        column: Column in its table, from 0.
        table: Number of the table within the block, from 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    row: int = 0
    column: int = 0
    table: int = 0


@define
class _Place:
    stack: list[str] = field(factory=list)
    tables: int = -1
    row: int = -1
    column: int = -1

    def chunk(self, start: int, end: int) -> Chunk:
        name = next((tag for tag in reversed(self.stack) if tag in _KINDS), "")
        kind = _KINDS.get(name, BlockKind.PARAGRAPH)
        level = int(name[1]) if kind is BlockKind.HEADING else int(kind is BlockKind.LIST_ITEM)
        counts = (max(self.row, 0), max(self.column, 0), max(self.tables, 0))
        return Chunk(kind, start, end, level, *counts)

    def enter(self, name: str) -> None:
        if name == "table":
            self.tables, self.row = self.tables + 1, -1
        elif name == "tr":
            self.row, self.column = self.row + 1, -1
        elif name in {"td", "th"}:
            self.column += 1
        if name != "hr" and len(self.stack) < 200:  # noqa: PLR2004 - deeper is not a document
            self.stack.append(name)

    def leave(self, name: str) -> None:
        if name in self.stack:
            while self.stack.pop() != name:
                pass


def chunks_of(text: str) -> Iterator[Chunk]:
    """Cut an HTML block at its block-level tags; inline tags stay inside their chunk."""
    place = _Place()
    lowered = text.lower()
    begin = position = 0
    while (position := text.find("<", position)) >= 0:
        if text.startswith("<!--", position):
            end = _behind(text, "-->", position)
            yield from _visible(place, text, begin, position)
            yield Chunk(BlockKind.COMMENT, position, end)
            begin = position = end
            continue
        match = _NAME.match(text, position)
        name = match.group(1).lower() if match else ""
        if name not in _KINDS and name not in _PLAIN and name not in _HIDDEN:
            position += 1
            continue
        end = _behind(text, ">", position)
        yield from _visible(place, text, begin, position)
        if text[position + 1] == "/":
            place.leave(name)
        elif name in _HIDDEN:
            end = _behind_hidden(lowered, name, end)
        else:
            place.enter(name)
        begin = position = end
    yield from _visible(place, text, begin, len(text))


def _behind(text: str, closer: str, position: int) -> int:
    found = text.find(closer, position)
    return len(text) if found < 0 else found + len(closer)


def _behind_hidden(lowered: str, name: str, position: int) -> int:
    found = lowered.find(f"</{name}", position)
    return position if found < 0 else _behind(lowered, ">", found)


def _visible(place: _Place, text: str, start: int, end: int) -> Iterator[Chunk]:
    if text[start:end].strip():
        yield place.chunk(start, end)
