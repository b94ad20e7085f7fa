"""What the shell completes a value with: files, folders, rules and the names of choices."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from claimcheck.cli._choices import Choice


class FilePath(click.ParamType):  # type: ignore[type-arg] # not generic before click 8.4
    """A path that the shell completes with files; whether it can be read is told where it is."""

    name = "text"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell to name files."""
        del ctx, param
        return [CompletionItem(incomplete, type="file")]


class FolderPath(click.ParamType):  # type: ignore[type-arg] # not generic before click 8.4
    """A path that the shell completes with folders."""

    name = "text"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell to name folders."""
        del ctx, param
        return [CompletionItem(incomplete, type="dir")]


class Named(click.ParamType):  # type: ignore[type-arg] # not generic before click 8.4
    """Names, of which several may be separated by commas.

    Args:
        known: Gives the names and what each is.
    """

    name = "text"

    def __init__(self, known: Callable[[], Mapping[str, str]]) -> None:
        """Look nothing up yet."""
        self.known = known

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Name what begins like the last word."""
        del ctx, param
        before, comma, begun = incomplete.rpartition(",")
        return [
            CompletionItem(f"{before}{comma}{name}", help=about or None)
            for name, about in self.known().items()
            if name.lower().startswith(begun.lower())
        ]


def rule_words() -> Mapping[str, str]:
    """Give the codes of the rules with their names, and the families."""
    from claimcheck.rules import all_rules, families  # noqa: PLC0415 - only for a shell that asks

    codes = {code: rule.name for code, rule in all_rules().items()}
    return {**codes, **dict.fromkeys(families(), "a family of rules")}


_BY_METAVAR: Mapping[str, Any] = {
    "FILE": FilePath(),
    "DIR": FolderPath(),
    "[PATH]...": FilePath(),
    "CODES": Named(rule_words),
    "CODE": Named(rule_words),
}


def completed(command: click.Command) -> click.Command:
    """Let the shell complete the values of a command: what a value is, its metavar says.

    Args:
        command: A command, or a group whose commands are given the same.
    """
    for param in command.params:
        if param.type is not click.STRING:
            continue
        if isinstance(param, Choice):
            param.type = Named(_without_help(param.known))
        else:
            param.type = _BY_METAVAR.get(_metavar(param), param.type)
    if isinstance(command, click.Group):
        for each in command.commands.values():
            completed(each)
    return command


def _metavar(param: click.Parameter) -> str:
    return param.metavar or (param.name or "").upper()


def _without_help(known: Callable[[], Sequence[str]]) -> Callable[[], Mapping[str, str]]:
    return lambda: dict.fromkeys(known(), "")
