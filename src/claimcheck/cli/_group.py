"""The command group: commands are found in their folder and imported when they are called."""

import ast
import io
import os
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from errno import ENOMEM
from importlib import import_module
from pathlib import Path

import click

from claimcheck._version import __version__
from claimcheck.cli._completion import completed
from claimcheck.cli._streams import drop_output, is_output_lost, prepare_streams
from claimcheck.cli._telling import tell, tell_line
from claimcheck.model import INTERNAL_ERROR, ClaimcheckError, Failure, InternalError
from claimcheck.plugins import public_modules
from claimcheck.resources.docstrings import docstring_of

_COMMANDS = "claimcheck.cli.commands"
_OPTION_OF_NOTHING = re.compile(r"--[\w-]+=")
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
        command.name = cmd_name
        return with_help(completed(command))

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


def with_help(command: click.Command) -> click.Command:
    """Give a command, and those below it, the help that ``python -OO`` drops.

    Args:
        command: The command.
    """
    if command.callback is not None and not command.help:
        command.help = docstring_of(command.callback)
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        with_help(below)
    return command


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


def tell_failures(failures: Iterable[Failure]) -> int:
    """Name on standard error what could not be read or failed, and give the exit code for it.

    Returns:
        0 where there is none, 3 where a part of the program or a plugin failed, else 2.
    """
    code = 0
    for failure in failures:
        tell(f"claimcheck: {failure}", err=True)
        code = max(code, OUR_FAULT if failure.kind == INTERNAL_ERROR else COULD_NOT_RUN)
    return code


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code."""
    prepare_streams()
    with_help(group)
    try:
        given = _checked(arguments)
        result = group.main(args=given, prog_name="claimcheck", standalone_mode=False)
    except (click.exceptions.Exit, click.Abort, click.ClickException, ClaimcheckError) as error:
        return _refused(error)
    except SystemExit as end:
        if not end.code:  # so click ends once it has completed a line for a shell
            return 0
        drop_output()  # and so where the reader of standard output has gone
        return COULD_NOT_RUN
    except (OSError, MemoryError) as error:
        return _surroundings(error)
    except Exception as error:  # noqa: BLE001 - an internal error is one line, not a trace
        return _our_fault(error)
    return result if isinstance(result, int) else 0


def _checked(arguments: Sequence[str]) -> list[str]:
    if any("\0" in argument for argument in arguments):
        raise click.UsageError("an argument holds a zero byte, which no name of a file may")
    for before, argument in zip(("", *arguments), arguments, strict=False):
        option = argument[:-1] if _OPTION_OF_NOTHING.fullmatch(argument) else before
        if not argument or option != before:
            after = f" after {option}" if option.startswith("-") else ""
            raise click.UsageError(f"an argument{after} is empty: is a variable not set?")
    return list(arguments)


def _refused(error: Exception) -> int:
    """Tell why a command was not run to its end, and give the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.ClickException):
        words = io.StringIO()
        error.show(words)
        tell(words.getvalue(), nl=False, err=True)
        return error.exit_code
    tell(
        "claimcheck: stopped" if isinstance(error, click.Abort) else f"claimcheck: {error}",
        err=True,
    )
    return OUR_FAULT if isinstance(error, InternalError) else COULD_NOT_RUN


def _surroundings(error: OSError | MemoryError) -> int:
    """Tell what the system refused, and give the exit code: it is no fault of the program."""
    if os.environ.get("CLAIMCHECK_DEBUG"):
        raise error
    if isinstance(error, MemoryError):
        error = OSError(ENOMEM, "there is not enough memory")
    reason = error.strerror or str(error)
    if not _has_folder():
        words = "the current folder no longer exists: change to another"
    elif isinstance(error.filename, str | bytes):
        words = f"{os.fsdecode(error.filename)}: {reason}"
    elif is_output_lost(error):
        words = f"standard output cannot be written: {reason}"
        drop_output()
    else:
        words = f"cannot continue: {reason}"
    tell_line(f"claimcheck: {words}", err=True)
    return COULD_NOT_RUN


def _has_folder() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True


def _our_fault(error: Exception) -> int:
    if os.environ.get("CLAIMCHECK_DEBUG"):
        raise error
    tell(
        f"claimcheck: internal error: {type(error).__name__}: {error}\n"
        "Set CLAIMCHECK_DEBUG=1 and run again to see where; please report it.",
        err=True,
    )
    return OUR_FAULT
