"""Which arguments the commands take that the parser of LaTeX does not know of itself."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from pylatexenc.latexwalker import get_default_latex_context_db
from pylatexenc.macrospec import (
    EnvironmentSpec,
    MacroSpec,
    MacroStandardArgsParser,
    ParsedMacroArgs,
)

from claimcheck.readers._latex_definitions import LatexDefinitions
from claimcheck.resources import read_records

_ANY = "+"
"""How the table says that a command takes any number of arguments."""


class _AnyArguments(MacroStandardArgsParser):  # type: ignore[misc]  # it has no types
    """Reads all groups and options that follow each other."""

    def parse_args(self, w: Any, pos: int, parsing_state: Any = None) -> Any:
        """Read the arguments that begin at a place.

        Args:
            w: The parser.
            pos: The place.
            parsing_state: What the parser knows of the place.
        """
        found: list[Any] = []
        end = pos
        while w.s.startswith(("[", "{"), end):
            if w.s[end] == "{":
                read = w.get_latex_expression(end, strict_braces=False, parsing_state=parsing_state)
            else:
                read = w.get_latex_maybe_optional_arg(end, parsing_state=parsing_state)
            if read is None:
                break
            found.append(read[0])
            end = read[1] + read[2]
        return ParsedMacroArgs(argspec="{" * len(found), argnlist=found), pos, end - pos


@cache
def _known() -> tuple[list[Any], list[Any]]:
    """Give the commands and the environments of the table that take arguments."""
    rows = [row for row in read_records("readers/latex_commands.tsv") if row["arguments"]]
    return (
        _specs(MacroSpec, ((r["name"], r["arguments"]) for r in rows if r["kind"] == "macro")),
        _specs(
            EnvironmentSpec,
            ((r["name"], r["arguments"]) for r in rows if r["kind"] == "environment"),
        ),
    )


def latex_context(own: LatexDefinitions) -> Any:
    """Give what is known of commands and environments.

    What nothing is known of may have an option in brackets, which is no words.

    Args:
        own: What the source defines itself.
    """
    known = get_default_latex_context_db()
    macros, environments = _known()
    known.add_context_category("claimcheck", prepend=True, macros=macros, environments=environments)
    commands = ((name, one.arguments) for name, one in own.commands.items())
    known.add_context_category(
        "own",
        prepend=True,
        macros=_specs(MacroSpec, commands),
        environments=_specs(EnvironmentSpec, own.environments.items()),
    )
    known.set_unknown_macro_spec(MacroSpec("", args_parser=_option()))
    known.set_unknown_environment_spec(EnvironmentSpec("", args_parser=_option()))
    return known


def _specs(kind: Any, arguments: Iterable[tuple[str, str]]) -> list[Any]:
    return [kind(name, args_parser=_parser(spec)) for name, spec in arguments]


def _parser(spec: str) -> Any:
    if spec == _ANY:
        return _AnyArguments()
    return MacroStandardArgsParser(spec, optional_arg_no_space=spec == "[")


def _option() -> Any:
    return MacroStandardArgsParser("[", optional_arg_no_space=True)
