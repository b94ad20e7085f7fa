"""Several reports of one run: ``--format NAME`` is shown, ``--format NAME=FILE`` is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from claimcheck.auditing import Audit
from claimcheck.model import ConfigurationError
from claimcheck.model.by_value import ByValue
from claimcheck.reports import check_format

PEOPLE_FILL_IN: Final = frozenset({"checklist"})
"""Formats whose files are looked at before they are written over."""


@frozen(eq=False, repr=False)
class FormatFile(ByValue):
    """A report that goes to a file.

    Args:
        format: Name of the format.
        path: The file.
    """

    format: str
    path: str

    def write(self, audit: Audit) -> None:
        """Write the report of an audit.

        Raises:
            InputError: The file cannot be written.
        """
        from claimcheck.cli._filled_files import write_report  # noqa: PLC0415 - only for files
        from claimcheck.reports import render  # noqa: PLC0415 - as above

        content = render(audit, self.format).encode("utf-8", "surrogatepass")
        write_report(audit, self.format, Path(self.path), content)


@frozen(eq=False, repr=False)
class ChosenFormats(ByValue):
    """What the options name.

    Args:
        shown: The format for standard output or ``--output``; ``None`` where none is named.
        files: The reports that go to files of their own.
    """

    shown: str | None
    files: tuple[FormatFile, ...]


def chosen_formats(values: Sequence[str]) -> ChosenFormats:
    """Take the values of ``--format`` apart; of bare names the last one counts.

    Raises:
        ArgumentError: There is no such format; the nearest is named.
        ConfigurationError: A file is missing behind ``=``, or is named twice.
    """
    bare = [value for value in values if "=" not in value]
    files: list[FormatFile] = []
    for value in values:
        name, sign, path = value.partition("=")
        if not sign:
            continue
        check_format(name)
        if not path:
            raise ConfigurationError(f"--format {value}: write the file after `=`")
        if any(one.path == path for one in files):
            raise ConfigurationError(f"--format {value}: two reports cannot go to one file")
        files.append(FormatFile(name, path))
    return ChosenFormats(bare[-1] if bare else None, tuple(files))
