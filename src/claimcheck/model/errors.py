"""What the library raises when an input cannot be used."""

from typing import Final

from attrs import frozen

from claimcheck.model.by_value import ByValue

INTERNAL_ERROR: Final = "internal-error"
"""The kind of a failure caused by the program or a plugin, not by an input."""
_LINE_END: Final = "\u240a"
"""How a line end in a name or in quoted text is shown."""


def on_one_line(text: str) -> str:
    """Show line ends as signs, so that no name makes a line of its own.

    Args:
        text: What is to be shown.
    """
    return _LINE_END.join(text.splitlines())


@frozen(eq=False, repr=False)
class Failure(ByValue):
    """One thing that could not be read, kept as data so that the rest goes on.

    Args:
        path: The file as the user named it.
        message: What is wrong, one line, without a full stop.
        line: 1-based line, or ``None`` where no line is known.
        remedy: What the reader can do about it.
        kind: A stable word for programs, such as ``"duplicate-key"`` or ``"unreadable"``.
        key: The entry or record that failed, where it has a name.
        end_line: The last line of the failing block, 1-based.
        span: Half-open code-point offsets of the failing block in its file, where known.
    """

    path: str
    message: str
    line: int | None = None
    remedy: str = ""
    kind: str = "unreadable"
    key: str | None = None
    end_line: int | None = None
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        """Show file, place, message and remedy on one line."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        said = f"{place}: {self.message}" + (f" ({self.remedy})" if self.remedy else "")
        return on_one_line(said)


class ClaimcheckError(Exception):
    """The base of everything that the library raises about its input."""


class InputError(ClaimcheckError):
    """An input cannot be read at all: missing, a folder, binary, too large, wrongly encoded.

    Args:
        failure: What failed, where, and what to do.
    """

    def __init__(self, failure: Failure) -> None:
        """Keep the failure beside its one-line text."""
        super().__init__(str(failure))
        self.failure = failure


class InternalError(InputError):
    """A part of the program, or a plugin, failed on an input; the kind is ``internal-error``."""


class ConfigurationError(ClaimcheckError):
    """A setting, option, profile or format is unknown or has a value of the wrong kind."""


class ArgumentError(ConfigurationError):
    """A function was given a value of the wrong kind; the text says what to give."""


class ModelError(ClaimcheckError):
    """A trained model that comes with the package is missing or damaged."""


class LedgerError(ClaimcheckError):
    """A ledger cannot be used; ``failures`` names each place.

    Args:
        failures: At least one failure.
    """

    def __init__(self, failures: tuple[Failure, ...]) -> None:
        """Keep every failure, so that the error can be copied and sent to another process."""
        super().__init__(failures)
        self.failures = failures

    def __str__(self) -> str:
        """Show each failure on a line."""
        return "\n".join(map(str, self.failures))
