"""The words of a text as a set, to tell at once which expressions cannot stand in it."""

import re

from claimcheck.memory import remembered

_WORD = re.compile(r"\w+")


@remembered
def plain_words(text: str) -> frozenset[str]:
    """Give the words of a text as they are written, without the marks inside them.

    Args:
        text: Any text.

    Examples:
        >>> sorted(plain_words("Don't stop metformin."))
        ['Don', 'metformin', 'stop', 't']
    """
    return frozenset(_WORD.findall(text))
