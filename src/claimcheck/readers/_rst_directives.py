"""Directives of reStructuredText: which show words, and how far argument and options reach."""

from collections.abc import Sequence

from attrs import frozen

from claimcheck.readers._lines import Line
from claimcheck.readers._markdown_directives import PROSE_DIRECTIVES
from claimcheck.readers._rst_lines import OPTION, run_end
from claimcheck.resources.patterns import lazy_pattern

_DIRECTIVE = lazy_pattern(r"\.\. (?:\|[^|\n]{1,80}\| )?([a-zA-Z][\w:+.-]{0,40})::(?:[ \t]+(.*))?$")
_TABLES = frozenset({"table", "list-table"})
_HOLDERS = frozenset({"container", "compound", "only"})
_PROSE = PROSE_DIRECTIVES | _HOLDERS | {"list-table"}
_ARGUED = frozenset({"card", "details", "dropdown", "tab", "tab-item", "topic", "sidebar"})
_UNSHOWN = _HOLDERS | {"figure"}
"""Directives whose argument is no words: a file, the name of a class, a condition."""


@frozen(eq=False)
class RstDirective:
    """A directive.

    Args:
        name: Its name.
        argument: Where its argument begins in its line; 0 where it has none.
    """

    name: str
    argument: int

    @classmethod
    def at(cls, line: str) -> "RstDirective | None":
        """Read the directive that a line begins.

        Args:
            line: The line.
        """
        found = _DIRECTIVE.match(line)
        if found is None:
            return None
        return cls(found[1].lower(), found.start(2) if found[2] else 0)

    @property
    def shows_words(self) -> bool:
        """Tell whether what stands beneath it is shown as words."""
        return self.name in _PROSE

    @property
    def shows_argument(self) -> bool:
        """Tell whether its argument is words."""
        return self.argument > 0 and self.name not in _UNSHOWN

    @property
    def is_table(self) -> bool:
        """Tell whether its argument is the caption of a table."""
        return self.name in _TABLES

    def argument_end(self, lines: Sequence[Line], start: int, end: int) -> int:
        """Give the line behind its argument, which runs on where no options follow.

        Args:
            lines: The lines of the source.
            start: Its line.
            end: The line behind what belongs to it.
        """
        is_one_line = self.name in _ARGUED or options_end(lines, start, end) > start + 1
        return start + 1 if is_one_line else run_end(lines, start, end)


def options_end(lines: Sequence[Line], start: int, end: int) -> int:
    """Give the line behind the options of a directive.

    Args:
        lines: The lines of the source.
        start: The line of the directive.
        end: The line behind what belongs to it.
    """
    at = start + 1
    while at < end and _is_option(lines, at, start):
        at += 1
    return at


def _is_option(lines: Sequence[Line], at: int, directive: int) -> bool:
    """Tell whether a line is an option of a directive, or goes on with one."""
    line = lines[at]
    if OPTION.match(line.text):
        return True
    goes_on = at > directive + 1 and line.indent > lines[directive + 1].indent
    return goes_on and bool(line.text and lines[at - 1].text)
