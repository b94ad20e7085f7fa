"""Regular expressions that are compiled when they are first used.

A run uses half of the expressions that its modules hold, and compiling one takes longer than most
documents have it search.
"""

import re
from typing import Any, cast


class _LazyPattern:
    """Stands for a pattern until something of it is asked for, and keeps what was asked for."""

    def __init__(self, expression: str, flags: int) -> None:
        self._source = (expression, flags)

    def __getattr__(self, name: str) -> Any:
        """Give a part of the compiled pattern; reached once a name."""
        value = getattr(re.compile(*self._source), name)
        self.__dict__[name] = value
        return value


def lazy_pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern whose methods are those of a compiled one.

    A wrong expression raises where it is first used. ``re`` itself does not take such a pattern
    as an argument.

    Args:
        expression: As for :func:`re.compile`.
        flags: As for :func:`re.compile`.
    """
    return cast("re.Pattern[str]", _LazyPattern(expression, flags))
