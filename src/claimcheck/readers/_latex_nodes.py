"""What the nodes of a parsed LaTeX source hold: spans, arguments, and what a command shows."""

from functools import cache
from typing import Any

from claimcheck.model import Span
from claimcheck.resources import read_records

_SHOWN: dict[str, str] = {}
_ACCENTS = {"\\^{}": "^", "\\~{}": "~"}
"""Accents over nothing, which is how these signs are written."""
_MOST_STACKED = 4
"""Signs within signs: each accent doubles the letters below it, and no language stacks so many."""
_MOST_KEPT = 2_000
_LONGEST_KEPT = 40


@cache
def meanings(kind: str) -> dict[str, str]:
    """Give what the commands or the environments mean that are known, by name.

    Args:
        kind: ``"macro"`` or ``"environment"``.
    """
    rows = read_records("readers/latex_commands.tsv")
    return {row["name"]: row["meaning"] for row in rows if row["kind"] == kind}


def span_of(node: Any) -> Span:
    """Give the span of a node."""
    return Span(node.pos, node.pos + node.len)


def argument_span(node: Any) -> Span:
    """Give the span of an argument without its braces."""
    braced = int(type(node).__name__ == "LatexGroupNode")
    return Span(node.pos + braced, max(node.pos + node.len - braced, node.pos + braced))


def arguments_of(node: Any) -> list[Any]:
    """Give the arguments of a command that are there."""
    found = node.nodeargd.argnlist if node.nodeargd is not None else None
    return [one for one in found or () if one is not None]


def argument_at(node: Any, place: int) -> Any:
    """Give an argument of a command by its place; ``None`` where it was left out."""
    found = node.nodeargd.argnlist if node.nodeargd is not None else None
    return found[place] if found and -len(found) <= place < len(found) else None


def is_braced(node: Any) -> bool:
    """Tell whether an argument stands in braces, and not in brackets."""
    return type(node).__name__ != "LatexGroupNode" or node.delimiters[0] == "{"


def shown_by(node: Any, text: str) -> str:
    """Give what a command shows: an accent, a letter, a sign.

    Args:
        node: The command.
        text: The source.
    """
    written = span_of(node).of(text)
    shown = _SHOWN.get(written)
    if shown is None:
        shown = _ACCENTS.get(written) or _converted(node)
        shown = shown or command_signs().get(node.macroname, "")
        if len(_SHOWN) < _MOST_KEPT and len(written) <= _LONGEST_KEPT:
            _SHOWN[written] = shown
    return shown


def _converted(node: Any) -> str:
    """Convert a command; of one in which too many stand in each other, the letters alone."""
    letters, level, stacked = [], [node], 0
    while level:
        stacked += any(type(one).__name__ == "LatexMacroNode" for one in level)
        letters += [one.chars for one in level if type(one).__name__ == "LatexCharsNode"]
        level = [inner for one in level for inner in _within(one)]
    if stacked > _MOST_STACKED:
        return "".join(letters)
    return str(_converter().nodelist_to_text([node]))


def _within(node: Any) -> list[Any]:
    """Give the nodes of which a command or a group is made."""
    inner = list(getattr(node, "nodelist", None) or ())
    return inner + (arguments_of(node) if type(node).__name__ == "LatexMacroNode" else [])


@cache
def command_signs() -> dict[str, str]:
    """Give the signs that commands stand for, by name, some of which the converter lacks."""
    rows = read_records("bibliography/latex_macros.tsv")
    signs = {row["command"]: row["value"] for row in rows if row["kind"] == "symbol"}
    return {name: " " if sign == "U+0020" else sign for name, sign in signs.items()}


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - beside the walker

    return LatexNodes2Text()
