"""Options whose help names what can be chosen today, plugins included."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from claimcheck.model import Severity


class Choice(click.Option):
    """An option with named values; the names are looked up only when help is shown.

    A wrong name is refused where the value is used, with the nearest one, since the configuration
    gives such values too.

    Args:
        *args: As for :class:`click.Option`.
        known: Gives the names.
        usual: The name that stands where none is given; ``""`` for none.
        **kwargs: As for :class:`click.Option`.
    """

    def __init__(
        self, *args: Any, known: Callable[[], Sequence[str]], usual: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.usual = usual

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option and its help, with the names."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return record[0], f"{record[1]} {listed_choices(self.known(), self.usual)}".strip()


def listed_choices(names: Sequence[str], usual: str = "") -> str:
    """Name the choices in a sentence, and the usual one."""
    return f"One of {', '.join(names)}." + (f" Default: {usual}" if usual else "")


def levels() -> tuple[str, ...]:
    """Name the levels at which a run can fail, most severe first."""
    return (*(level.value for level in Severity), "never")


def report_formats() -> tuple[str, ...]:
    """Name the formats of reports."""
    from claimcheck.reports import formats  # noqa: PLC0415 - only where help is shown

    return formats()


def written_formats() -> tuple[str, ...]:
    """Name the formats that ``claimcheck report`` writes: those of reports, and Word comments."""
    from claimcheck.reports._docx import FORMAT  # noqa: PLC0415 - only where help is shown

    return tuple(sorted((*report_formats(), FORMAT)))


def engine_names() -> tuple[str, ...]:
    """Name the engines that read sentences."""
    from claimcheck.sentences.engine import engines  # noqa: PLC0415 - only where help is shown

    return engines()


def profile_names() -> tuple[str, ...]:
    """Name the profiles."""
    from claimcheck.rules import profiles  # noqa: PLC0415 - only where help is shown

    return profiles()


def kind_names() -> tuple[str, ...]:
    """Name the kinds of documents."""
    from claimcheck.model import Kind  # noqa: PLC0415 - only where help is shown

    return tuple(kind.value for kind in Kind)


def family_names() -> tuple[str, ...]:
    """Name the families of rules."""
    from claimcheck.rules import families  # noqa: PLC0415 - only where help is shown

    return families()


failing_level = click.option(
    "--fail-on",
    default="error",
    cls=Choice,
    known=levels,
    usual="error",
    metavar="LEVEL",
    help="Least severity that gives exit code 1.",
)
"""The option of commands about references that names what fails them."""
