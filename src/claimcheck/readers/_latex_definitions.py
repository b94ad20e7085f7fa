"""What a LaTeX source defines: commands of its own, and the names behind abbreviations."""

import re
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from claimcheck.model import Span
from claimcheck.model.by_value import ByValue
from claimcheck.readers._latex_nodes import meanings
from claimcheck.resources.patterns import lazy_pattern

_COMMAND = lazy_pattern(
    r"\\(?:(?:re|provide)?newcommand|DeclareRobustCommand|(?:New|Renew|Provide)DocumentCommand)\*?"
    r"\s{0,5}\{?\s{0,5}\\([A-Za-z@]{1,40})\s{0,5}\}?\s{0,5}"
    r"(?:\[(\d)\]|\{([mos ]{1,30})\})?\s{0,5}(\[[^\]]{0,200}\])?\s{0,5}(?=\{)"
)
_DEF = lazy_pattern(r"\\(?:long\\)?[egx]?def\s{0,5}\\([A-Za-z@]{1,40})\s{0,5}((?:#\d){0,9})(?=\{)")
_ENVIRONMENT = lazy_pattern(
    r"\\(?:re)?newenvironment\*?\s{0,5}\{([A-Za-z@]{1,40}\*?)\}\s{0,5}(?:\[(\d)\])?"
    r"\s{0,5}(\[[^\]]{0,200}\])?"
)
_ACRONYM = lazy_pattern(
    r"\\(?P<way>newacronym|acrodef|newacro|acro)\s{0,5}(?:\[[^\]]{0,300}\]\s{0,5})?"
    r"\{(?P<label>[^{}]{1,80})\}\s{0,5}(?:\[(?P<option>[^\]]{1,80})\]\s{0,5})?(?=\{)"
)
_DECLARED = lazy_pattern(
    r"\\(?:DeclareAcronym|newglossaryentry)\s{0,5}\{(?P<label>[^{}]{1,80})\}\s{0,5}(?=\{)"
)
_SHORT = lazy_pattern(r"(?:^|[,{\s])(?:short|name)\s{0,5}=\s{0,5}\{?([^{},]{1,200})")
_LONG = lazy_pattern(r"(?:^|[,{\s])long\s{0,5}=\s{0,5}\{?([^{},]{1,300})")
_BRACE = lazy_pattern(r"\\.|[{}]", re.DOTALL)
_USED = lazy_pattern(r"\\([A-Za-z@]{1,40})[ \t]{0,5}")
_INTERNAL = lazy_pattern(r"\\[A-Za-z]{0,40}@")
_KEPT = lazy_pattern(r"^\{{0,9}[\[*]|\\(?:begin|end)\b|#[^1-9]")
_PLACE = lazy_pattern(r"#([1-9])")
_DEEPEST = 3
_LONGEST_EXPANDED = 200
_MOST_EXPANDED = 300
_LONGEST = 2_000
_MOST = 2_000


@frozen(eq=False, repr=False)
class LatexCommand(ByValue):
    """A command of the source's own.

    Args:
        arguments: What it takes, as the parser writes it: ``{`` for one in braces, ``[`` for one
            that may be left out, ``*`` for a star.
        body: What stands for it, each argument as ``#1``.
    """

    arguments: str
    body: str


@frozen(eq=False, repr=False)
class LatexDefinitions(ByValue):
    """What a source defines.

    Args:
        commands: Its commands by their names.
        environments: What its environments take, as in :class:`LatexCommand`.
        short: Abbreviations by their labels.
        long: What they stand for.
        pieces: What each definition shows, kept from its first use on.
    """

    commands: Mapping[str, LatexCommand]
    environments: Mapping[str, str]
    short: Mapping[str, str]
    long: Mapping[str, str]
    pieces: dict[str, tuple[str, ...]] = field(factory=dict, eq=False, repr=False)


def definitions_of(text: str) -> LatexDefinitions:
    """Read what a source defines.

    A command that is known keeps its meaning where the source gives it another by commands
    internal to LaTeX.

    Args:
        text: The source.
    """
    short: dict[str, str] = {}
    long: dict[str, str] = {}
    for label, name, words in _names(text):
        short.setdefault(label, name)
        long.setdefault(label, words)
    environments = {
        found[1]: _taken(int(found[2] or 0), found[3]) for found in _ENVIRONMENT.finditer(text)
    }
    commands = {
        name: command
        for name, command in _commands(text)
        if name not in meanings("macro") or not _INTERNAL.search(command.body)
    }
    return LatexDefinitions(_expanded(commands), environments, short, long)


def _expanded(commands: Mapping[str, LatexCommand]) -> dict[str, LatexCommand]:
    """Put what commands stand for in place of them within the first commands that use them."""
    found = dict(commands)
    for _ in range(_DEEPEST):
        for name in list(found)[:_MOST_EXPANDED]:
            others = {**found}
            del others[name]
            found[name] = evolve(found[name], body=_with_uses(found[name].body, others))
    return found


def _with_uses(body: str, commands: Mapping[str, LatexCommand]) -> str:
    if len(body) > _LONGEST_EXPANDED:
        return body
    pieces: list[str] = []
    at = 0
    for use in _USED.finditer(body):
        command = commands.get(use[1])
        if command is None or use.start() < at or _KEPT.search(command.arguments + command.body):
            continue
        given = _given(body, use.end(), len(command.arguments))
        if given is not None:
            words, end = given
            pieces += [body[at : use.start()], "{", _filled(command.body, words), "}"]
            at = end
    shown = "".join([*pieces, body[at:]])
    return shown if len(shown) <= _LONGEST else body


def _given(body: str, start: int, count: int) -> tuple[dict[str, str], int] | None:
    """Give the arguments in braces from a place on by their numbers, and where they end."""
    words: dict[str, str] = {}
    for number in range(1, count + 1):
        group = group_at(body, start) if body.startswith("{", start) else None
        if group is None:
            return None
        words[str(number)] = group.of(body)
        start = group.end + 1
    return words, start


def _filled(body: str, words: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: words.get(found[1], ""), body)


def group_at(text: str, start: int) -> Span | None:
    """Give what stands within the braces that open at a place; ``None`` where they never close.

    Args:
        text: The source.
        start: Where they open.
    """
    depth = 0
    for match in _BRACE.finditer(text, start, start + _LONGEST):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return Span(start + 1, match.start())
    return None


def _taken(count: int, default: str | None) -> str:
    return "[" * bool(default and count) + "{" * max(count - bool(default), 0)


def _commands(text: str) -> Iterator[tuple[str, LatexCommand]]:
    for number, found in enumerate(_COMMAND.finditer(text)):
        body = group_at(text, found.end())
        if body is not None and number < _MOST and not _is_comment(text, found.start()):
            written = (found[3] or "").replace(" ", "")
            arguments = written.translate({ord("m"): "{", ord("o"): "[", ord("s"): "*"})
            yield (
                found[1],
                LatexCommand(arguments or _taken(int(found[2] or 0), found[4]), body.of(text)),
            )
    for number, found in enumerate(_DEF.finditer(text)):
        body = group_at(text, found.end())
        if body is not None and number < _MOST and not _is_comment(text, found.start()):
            yield found[1], LatexCommand(_taken(found[2].count("#"), None), body.of(text))


def _names(text: str) -> Iterator[tuple[str, str, str]]:
    """Give labels with the abbreviation and with what it stands for."""
    for found in _ACRONYM.finditer(text):
        first = group_at(text, found.end())
        if first is None:
            continue
        if found["way"] == "newacronym":
            second = group_at(text, first.end + 1) if text.startswith("{", first.end + 1) else None
            if second is not None:
                yield found["label"], first.of(text), second.of(text)
        else:
            yield found["label"], found["option"] or found["label"], first.of(text)
    for found in _DECLARED.finditer(text):
        said = group_at(text, found.end())
        if said is None:
            continue
        short, long = (pattern.search(said.of(text)) for pattern in (_SHORT, _LONG))
        if short is not None:
            name = short[1].strip()
            yield found["label"], name, long[1].strip() if long else name


def _is_comment(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return "%" in text[line:start].replace("\\%", "")
