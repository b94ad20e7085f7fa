"""The command group: commands are found in their folder and imported when they are called."""

import ast
import os
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from claimcheck._version import __version__
from claimcheck.model import INTERNAL_ERROR, ClaimcheckError, Failure, InternalError
from claimcheck.plugins import public_modules

_COMMANDS = "claimcheck.cli.commands"
COULD_NOT_RUN = 2
OUR_FAULT = 3


class CommandFolder(click.Group):
    """A group whose commands are the modules of ``cli/commands``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in order of name."""
        del ctx
        return [name.rpartition(".")[2] for name in public_modules(_COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that is called."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{_COMMANDS}.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say what each command is for, without importing any."""
        named = [click.Command(name, help=_purpose(name)) for name in self.list_commands(ctx)]
        click.Group(commands=named).format_commands(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, naming the nearest one where there is none."""
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            near = get_close_matches(name, self.list_commands(ctx), 1, 0.5)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            if Path(name).exists():
                hint = f" To audit the file, say 'claimcheck check {name}'."
            ctx.fail(f"No such command '{name}'.{hint}")
        return super().resolve_command(ctx, args)


def _purpose(name: str) -> str:
    """Read off the source of a command what it says that it is for."""
    source = (Path(__file__).with_name("commands") / f"{name}.py").read_text("utf-8")
    found = (
        ast.get_docstring(node)
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == "command"
    )
    return next(found, None) or ""


@click.group(
    cls=CommandFolder,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 clean, 1 findings, 2 could not run or only in part, 3 internal error.",
)
@click.version_option(__version__, "-V", "--version", message="claimcheck %(version)s")
def group() -> None:
    """Audit where the claims of a document come from.

    claimcheck reads each assertion, weighs it against the study that it cites, and shows where it
    claims too much. Start with:

    \b
      claimcheck check article.md --bib references.bib
      claimcheck rule CC201          what a finding means and how to fix it
      claimcheck extract article.md  start a ledger of claim records
    """


def incomplete(failures: Iterable[Failure]) -> int:
    """Name on standard error what could not be read or failed, and give the exit code for it.

    Returns:
        0 where there is none, 3 where a part of the program or a plugin failed, else 2.
    """
    code = 0
    for failure in failures:
        click.echo(f"claimcheck: {failure}", err=True)
        code = max(code, OUR_FAULT if failure.kind == INTERNAL_ERROR else COULD_NOT_RUN)
    return code


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code."""
    _speak_utf8()
    try:
        result = group.main(args=list(arguments), prog_name="claimcheck", standalone_mode=False)
    except (click.exceptions.Exit, click.Abort, click.ClickException, ClaimcheckError) as error:
        return _refused(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - an internal error is one line, not a trace
        return _our_fault(error)
    return result if isinstance(result, int) else 0


def _refused(error: Exception) -> int:
    """Tell why a command was not run to its end, and give the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    click.echo(
        "claimcheck: stopped" if isinstance(error, click.Abort) else f"claimcheck: {error}",
        err=True,
    )
    return OUR_FAULT if isinstance(error, InternalError) else COULD_NOT_RUN


def _our_fault(error: Exception) -> int:
    if os.environ.get("CLAIMCHECK_DEBUG"):
        raise error
    click.echo(
        f"claimcheck: internal error: {type(error).__name__}: {error}\n"
        "Set CLAIMCHECK_DEBUG=1 and run again to see where; please report it.",
        err=True,
    )
    return OUR_FAULT


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
