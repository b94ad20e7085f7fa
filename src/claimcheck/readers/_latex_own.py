"""What the commands show that a source defines itself, and what stands behind its abbreviations."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen
from pylatexenc.latexwalker import LatexWalker

from claimcheck.model import OBJECT
from claimcheck.model.by_value import ByValue
from claimcheck.readers._latex_arguments import latex_context
from claimcheck.readers._latex_definitions import LatexCommand, LatexDefinitions
from claimcheck.readers._latex_nodes import (
    argument_at,
    argument_span,
    arguments_of,
    is_braced,
    meanings,
    shown_by,
    span_of,
)
from claimcheck.resources import read_mapping
from claimcheck.resources.patterns import lazy_pattern

CITES = re.compile(r"[A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20}\*?$")
"""The name of a command that cites."""
_ARGUMENT = lazy_pattern(r"#(\d)")
_UNIT = lazy_pattern(r"\\([A-Za-z]{1,40})|([^\\{}~\s]+)")
_DEEPEST = 3
_MOST_ADDED = 2_000
_SHOWS_INNER = frozenset({"show", "emphasis", "quote", "superscript"})
_PREFIXES = frozenset("kilo mega giga deci centi milli micro nano pico per".split())  # noqa: SIM905
_TIGHT = frozenset({"/", "²", "³"})
_LARGE = lazy_pattern(r"(?<=\d)(?=(?:\d{3})+$)")
_SIGNS = {"``": "“", "''": "”", "--": "–", "---": "—", "~": " "}


@frozen(eq=False, repr=False)
class OwnWords(ByValue):
    """What a command of the source's own shows.

    Args:
        text: All its words, where they cannot be told apart from its arguments.
        shown: The arguments that are shown, by their places, where it shows nothing else.
    """

    text: str = ""
    shown: tuple[int, ...] = ()


def own_words(
    command: LatexCommand, node: Any, text: str, own: LatexDefinitions, depth: int = 0
) -> OwnWords:
    """Tell what a command of the source's own shows.

    Args:
        command: Its definition.
        node: Where it is used.
        text: The source.
        own: What the source defines.
        depth: Within the arguments of how many others it is used.
    """
    has_star = command.arguments.startswith("*")
    pieces = own.pieces.get(command.body)
    if pieces is None:
        pieces = own.pieces[command.body] = tuple(_pieces(command.body, own))
    numbers = [int(found[1]) for one in pieces for found in _ARGUMENT.finditer(one)]
    bare = "".join(_ARGUMENT.sub("", one) for one in pieces)
    places = tuple(number - 1 + has_star for number in sorted(set(numbers)))
    if numbers and not bare.strip(" {}") and numbers == sorted(set(numbers)):
        return OwnWords(shown=places)
    given = {
        number: "".join(_argument_words(argument_at(node, number - 1 + has_star), text, own, depth))
        for number in set(numbers)
    }
    once = sum(map(len, given.values()))
    if len(bare) + sum(len(given[number]) for number in numbers) > _MOST_ADDED + 2 * once:
        return OwnWords(shown=places)
    words = _ARGUMENT.sub(lambda found: given[int(found[1])], "".join(pieces))
    return OwnWords(" ".join(words.split()))


def _argument_words(argument: Any, text: str, own: LatexDefinitions, depth: int) -> Iterator[str]:
    if argument is not None:
        yield from _shown([argument], text, own, depth)


def _pieces(body: str, own: LatexDefinitions) -> Iterator[str]:
    """Give what a definition shows, with its arguments as ``#1`` and citations as written."""
    if "\\" not in body and "{" not in body and "$" not in body:
        yield body
        return
    nodes, _, _ = LatexWalker(
        body, latex_context=latex_context(own), tolerant_parsing=True
    ).get_latex_nodes()
    yield from _shown(nodes, body, own, _DEEPEST)


def _shown(
    nodes: Sequence[Any] | None, body: str, own: LatexDefinitions, depth: int
) -> Iterator[str]:
    for node in nodes or ():
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            yield node.chars
        elif kind == "LatexGroupNode":
            yield from _shown(node.nodelist, body, own, depth)
        elif kind == "LatexSpecialsNode":
            yield _SIGNS.get(node.specials_chars, "")
        elif kind == "LatexMathNode" or _is_object(node):
            yield OBJECT
        elif kind == "LatexMacroNode":
            yield from _of_macro(node, body, own, depth)


def _is_object(node: Any) -> bool:
    name = getattr(node, "environmentname", "")
    return bool(name) and meanings("environment").get(name, "") == "object"


def _of_macro(node: Any, body: str, own: LatexDefinitions, depth: int) -> Iterator[str]:
    name = node.macroname
    meaning = meanings("macro").get(name.rstrip("*"), "")
    if name in own.commands:
        yield from _of_own(node, body, own, depth + 1)
    elif CITES.match(name):
        yield span_of(node).of(body)
    elif meaning in _SHOWS_INNER or name == "href":
        yield from _shown(arguments_of(node)[-1:], body, own, depth)
    elif name == "xspace":
        yield " "
    elif meaning == "object":
        yield OBJECT
    elif meaning in {"quantity", "quantity range"}:
        yield quantity(node, body)
    elif meaning.endswith(" name"):
        yield name_behind(node, meaning, body, own)
    elif not meaning:
        yield shown_by(node, body)
        yield " " * bool(node.macro_post_space)


def _of_own(node: Any, body: str, own: LatexDefinitions, depth: int) -> Iterator[str]:
    """Give what another command of the source's own shows within the argument of one."""
    if depth > _DEEPEST:
        return
    said = own_words(own.commands[node.macroname], node, body, own, depth)
    yield said.text
    for place in said.shown:
        yield from _argument_words(argument_at(node, place), body, own, depth)
    yield " " * bool(node.macro_post_space and own.commands[node.macroname].arguments)


def quantity(node: Any, text: str) -> str:
    """Give what a command of siunitx shows: numbers, and units by their signs.

    Args:
        node: The command.
        text: The source.
    """
    name = node.macroname
    said = [argument_span(one).of(text) for one in arguments_of(node) if is_braced(one)]
    units = "" if name.startswith(("num", "ang")) or not said else _units(said.pop())
    numbers = "–".join(_LARGE.sub(",", one.strip()) for one in said)
    if name == "ang":
        return f"{numbers}°"
    return f"{numbers}{'' if units[:1] in {'', '°', '%'} and units != '°C' else ' '}{units}".strip()


def _units(written: str) -> str:
    """Write units by their signs, apart from each other but behind a prefix or a stroke."""
    symbols = read_mapping("readers/latex_units.tsv", "name", "symbol")
    shown = ""
    is_joined = True
    for match in _UNIT.finditer(written):
        symbol = symbols.get(match[1], "") if match[1] else match[2].replace(".", " ")
        shown += symbol if is_joined or symbol in _TIGHT else f" {symbol}"
        is_joined = match[1] in _PREFIXES or symbol == "/"
    return shown


def name_behind(node: Any, meaning: str, text: str, own: LatexDefinitions) -> str:
    """Give the name that a command of a list of abbreviations shows.

    Args:
        node: The command.
        meaning: ``"short name"``, ``"long name"`` or ``"full name"``.
        text: The source.
        own: What the source defines.
    """
    label = next((argument_span(one).of(text) for one in arguments_of(node) if is_braced(one)), "")
    short, long = own.short.get(label, label), own.long.get(label, label)
    name = {"short name": short, "long name": long, "full name": f"{long} ({short})"}[meaning]
    name = name if not node.macroname[0].isupper() else name[:1].upper() + name[1:]
    return f"{name}s" if node.macroname.rstrip("*").endswith(("p", "pl")) else name
