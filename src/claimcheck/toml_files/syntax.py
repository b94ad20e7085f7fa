"""TOML text to values, with the line of what is no TOML."""

import re
from typing import Any

from claimcheck.parse_faults import parse_fault
from claimcheck.resources.patterns import lazy_pattern

_KEY = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = lazy_pattern(rf"(?:^|[\[{{,])[ \t]*+{_KEY}(?:\.[ \t]*+{_KEY}){{40}}", re.MULTILINE)
"""A key of so many parts that it is none; parsing one takes the square of its length."""
_AT = lazy_pattern(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class SyntaxFault(Exception):  # noqa: N818 - a fact about the text, turned into a failure
    """A text that is not TOML, or whose tables are not those that its reader knows.

    Args:
        message: What is wrong.
        line: 1-based line, where known.
    """

    def __init__(self, message: str, line: int | None) -> None:
        """Keep both."""
        super().__init__(message)
        self.message = message
        self.line = line


def parse_toml(text: str) -> dict[str, Any]:
    """Read a TOML text; a byte order mark at its beginning is passed over.

    Raises:
        SyntaxFault: It is not TOML.
    """
    import tomllib  # noqa: PLC0415 - seldom needed

    long_key = _LONG_KEY.search(text)
    if long_key:
        before = text.count("\n", 0, long_key.end())
        raise SyntaxFault("a key has more than 40 parts", before + 1)
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (RecursionError, ValueError) as error:
        message = parse_fault(error)
        found = _AT.search(message)
        message = _AT.sub("", message)
        line = int(found[1]) if found and found[1] else None
        if found and line is None:
            line = text.count("\n") + (not text.endswith("\n"))
        raise SyntaxFault(message[:1].lower() + message[1:], line) from error
