"""The walk over a LaTeX source: where each block begins and ends, and what each command shows."""

from collections.abc import Iterable
from typing import Any

from attrs import define, evolve, field

from claimcheck.model import BlockKind, Span
from claimcheck.readers._draft import Draft
from claimcheck.readers._latex_blocks import LatexBlocks
from claimcheck.readers._latex_nodes import (
    argument_at,
    argument_span,
    arguments_of,
    is_braced,
    meanings,
    shown_by,
    span_of,
)
from claimcheck.readers._latex_notes import is_block
from claimcheck.readers._latex_own import CITES, name_behind, own_words, quantity
from claimcheck.readers._latex_places import LatexCounters, LatexPlace
from claimcheck.readers._latex_words import show_as
from claimcheck.readers._table_grid import TableGrid

_MARKS = frozenset({"emphasis", "quote", "superscript"})
_SPECIALS = {"~": " ", "``": "“", "''": "”", "--": "–", "---": "—", "!`": "¡", "?`": "¿"}
_APART = {
    "caption": (BlockKind.CAPTION, 0),
    **{f"heading {level}": (BlockKind.HEADING, level) for level in range(1, 6)},
}
_SHOWN = {"show first": 1, "join": 2}
_LONG = 4
_LINKS = {"href": "", "url": "", "hyperref": "#", "hyperlink": "#"}
"""Commands that lead somewhere, and what stands before where."""
_ROW_ENDS = frozenset({"\\", "tabularnewline"})


@define
class LatexWalk(LatexBlocks):
    """Walks a source in order."""

    tables: int = 0
    first_head: int | None = None
    counters: LatexCounters = field(factory=LatexCounters)

    def run(self, nodes: Iterable[Any]) -> None:
        """Read the source into drafts."""
        self._nodes(nodes)
        self.flush()

    def read_front(self, name: str, node: Any) -> None:
        """Read what the preamble says for the page: a title, a subtitle, an abstract.

        Args:
            name: The command.
            node: What stands in its braces.
        """
        looks = _APART.get(meanings("macro").get(name, ""), (BlockKind.PARAGRAPH, 0))
        before, self.place = self.place, LatexPlace(*looks)
        self._nodes([node])
        self.flush()
        self.place = before

    def _nodes(self, nodes: Iterable[Any] | None) -> None:
        defines = indexes = False
        for node in nodes or ():
            name = getattr(node, "macroname", "")
            if (defines or indexes) and type(node).__name__ == "LatexGroupNode":
                defines = indexes = False
            elif name == "def" or (defines and name):
                defines = True
            elif node is not None:
                indexes = name.startswith("index") and self._is_unknown(name)
                getattr(self, f"_{type(node).__name__}", self._skip)(node)

    def _is_unknown(self, name: str) -> bool:
        return name not in self.own.commands and name not in meanings("macro")

    def _skip(self, node: Any) -> None:
        """Pass over what shows nothing."""

    def _LatexCharsNode(self, node: Any) -> None:  # noqa: N802 - named after the node
        self.add_chars(node.pos, node.pos + node.len)

    def _LatexGroupNode(self, node: Any) -> None:  # noqa: N802
        self._nodes(node.nodelist)

    def _LatexCommentNode(self, node: Any) -> None:  # noqa: N802
        self.inline.add_comment(Span(node.pos, node.pos + 1 + len(node.comment)))
        if "\n" in node.comment_post_space.replace("\n", "", 1):
            self.flush()

    def _LatexMathNode(self, node: Any) -> None:  # noqa: N802
        self.add_formula(span_of(node), node.delimiters, is_apart=node.displaytype != "inline")

    def _LatexSpecialsNode(self, node: Any) -> None:  # noqa: N802
        if "\n" in node.specials_chars:
            self.flush()
        elif node.specials_chars == "&" and self.grid is not None:
            self.flush()
            self.grid.begin_cell()
        elif node.specials_chars in _SPECIALS:
            self.inline.add_shown(_SPECIALS[node.specials_chars], span_of(node))
        else:
            self.add_chars(node.pos, node.pos + node.len)

    def _LatexMacroNode(self, node: Any) -> None:  # noqa: N802
        name = node.macroname
        meaning = meanings("macro").get(name.rstrip("*"), "")
        if name in self.own.commands:
            self._own(node)
        elif CITES.match(name) and meaning != "skip":
            self.inline.add_literal(node.pos, node.pos + node.len)
        elif meaning in _APART:
            self._apart(node, evolve(self.place, kind=_APART[meaning][0], level=_APART[meaning][1]))
        elif meaning in _MARKS:
            self._marked(node, meaning)
        elif meaning == "note":
            self._note(node)
        elif meaning == "object":
            self.inline.add_object(span_of(node))
        elif meaning == "list_heading":
            self.head_list(span_of(node))
        elif meaning == "show":
            self._nodes(arguments_of(node)[-1:])
        elif meaning != "skip":
            self._worded_macro(node, name, meaning)

    def _worded_macro(self, node: Any, name: str, meaning: str) -> None:
        """Read a command whose words are not simply those of its last argument."""
        if meaning in {"show first", "join"}:
            self._nodes([one for one in arguments_of(node) if is_braced(one)][: _SHOWN[meaning]])
        elif meaning == "cells" and self.grid is not None:
            columns = argument_span(argument_at(node, 0)).of(self.text).strip()
            self.grid.widen(int(columns) if columns.isdecimal() and len(columns) < _LONG else 1)
            self._nodes(arguments_of(node)[-1:])
        elif meaning == "lines":
            grid, self.grid = self.grid, None
            self._nodes(arguments_of(node)[-1:])
            self.grid = grid
        elif meaning == "option caption":
            self._option_caption(node)
        elif meaning in {"quantity", "quantity range"}:
            show_as(self.inline, quantity(node, self.text) or " ", span_of(node))
        elif meaning.endswith(" name"):
            show_as(
                self.inline, name_behind(node, meaning, self.text, self.own) or " ", span_of(node)
            )
        elif meaning == "gap":
            self.inline.add_gap(node.pos, node.pos + node.len)
        else:
            self._other_macro(node, name)

    def _own(self, node: Any) -> None:
        """Show what a command of the source's own stands for."""
        command = self.own.commands[node.macroname]
        said = own_words(command, node, self.text, self.own)
        end = node.pos + node.len - len(node.macro_post_space) * (not command.arguments)
        if said.shown:
            self._nodes(argument_at(node, place) for place in said.shown)
        elif said.text:
            show_as(self.inline, said.text, Span(node.pos, end))
        self.add_chars(end, node.pos + node.len)

    def _option_caption(self, node: Any) -> None:
        """Read what stands in the brackets of a part of a figure as its caption."""
        captions = [one for one in arguments_of(node) if not is_braced(one)]
        self._nodes(arguments_of(node)[-1:])
        before = self.place
        self.flush()
        self.place = evolve(before, kind=BlockKind.CAPTION, level=0)
        self._nodes(captions[-1:])
        self.flush()
        self.place = before

    def _other_macro(self, node: Any, name: str) -> None:
        if name in _ROW_ENDS:
            if self.grid is not None:
                self.flush()
                self.grid.end_row()
                self.grid.begin_cell()
            else:
                self.inline.add_gap(node.pos, node.pos + node.len)
        elif name == "par":
            self.flush()
        elif name in {"endfirsthead", "endhead"}:
            self._end_head(name)
        elif name in {"item", "bibitem"}:
            self._item(node)
        elif name in _LINKS:
            self._link(node, name)
        elif name == "setcounter":
            self.counters.set(*(argument_span(one).of(self.text) for one in arguments_of(node)[:2]))
        else:
            shown = shown_by(node, self.text)
            if shown:
                show_as(self.inline, " ".join(shown.split()) or " ", span_of(node))

    def _end_head(self, name: str) -> None:
        """End the head of a long table; the second is for the pages that follow."""
        self.flush()
        if name == "endhead" and self.first_head is not None and self.grid is not None:
            del self.drafts[self.first_head :]
            self.grid.drop_row()
            self.grid.begin_cell()
        self.first_head = len(self.drafts) if name == "endfirsthead" else None

    def _LatexEnvironmentNode(self, node: Any) -> None:  # noqa: N802
        meaning = meanings("environment").get(node.environmentname, "")
        if meaning == "object":
            self.inline.add_object(span_of(node))
            return
        self.flush()
        before, grid = self.place, self.grid
        if meaning == "code":
            self.drafts.append(Draft(BlockKind.CODE, span_of(node)))
        elif meaning == "table":
            self._table(node)
        elif meaning != "skip":
            self._enter(meaning, node.environmentname)
            self._nodes(node.nodelist)
            self.flush()
        self.counters.close(self.place.counter if meaning == "list" else "")
        self.place, self.grid = before, grid

    def _enter(self, meaning: str, name: str) -> None:
        if meaning == "list":
            depth = self.place.level + 1 if self.place.kind is BlockKind.LIST_ITEM else 1
            counter = self.counters.open() if name.startswith("enumerate") else ""
            kind = BlockKind.TABLE_CELL if self.grid is not None else BlockKind.LIST_ITEM
            self.place = LatexPlace(kind, depth, counter=counter)
        elif meaning == "definitions":
            self.place = LatexPlace(defines=True)
        elif meaning == "block_quote":
            self.place = LatexPlace(BlockKind.BLOCK_QUOTE)
        elif meaning == "references":
            self.place = LatexPlace(BlockKind.REFERENCE)

    def _table(self, node: Any) -> None:
        self.grid = TableGrid(self.tables)
        self.tables += 1
        self.grid.begin_row()
        self.grid.begin_cell()
        self.place = LatexPlace(BlockKind.TABLE_CELL)
        self._nodes(node.nodelist)
        self.flush()

    def _apart(self, node: Any, place: LatexPlace) -> None:
        """Read the last argument of a command as a block of its own."""
        self.flush()
        before, self.place = self.place, place
        self._nodes(arguments_of(node)[-1:])
        self.flush()
        self.place = before

    def _note(self, node: Any) -> None:
        """Read a footnote by itself behind a sentence, else only what it cites."""
        if self.place.kind is BlockKind.PARAGRAPH and is_block(span_of(node), self.inline):
            self._apart(node, evolve(self.place, kind=BlockKind.FOOTNOTE))
        else:
            self.inline.add_mark("footnote", span_of(node))

    def _marked(self, node: Any, kind: str) -> None:
        content = arguments_of(node)[-1:]
        inner = argument_span(content[0]) if content else Span(node.pos, node.pos)
        self.inline.open(kind, node.pos, inner.start)
        self._nodes(content)
        self.inline.close(inner.end, node.pos + node.len)

    def _item(self, node: Any) -> None:
        self.flush()
        found = arguments_of(node)
        is_entry = node.macroname == "bibitem"
        label = None if found else self.counters.next(self.place.counter)
        key = argument_span(found[-1]).of(self.text) if found and is_entry else label
        self.place = evolve(self.place, label=key)
        if not is_entry:
            self._nodes(found)
        if self.place.defines:
            self.flush()

    def _link(self, node: Any, name: str) -> None:
        found = arguments_of(node)
        if not found:
            return
        target = argument_span(found[0]).of(self.text)
        label = argument_span(found[-1])
        if name == "url":
            self.inline.add_literal(label.start, label.end)
        else:
            self._nodes(found[-1:])
        self.link(f"{_LINKS[name]}{target}", label, span_of(node))
