"""What a bibliography format is."""

import re
from collections.abc import Callable

from attrs import frozen

from claimcheck.model import Bibliography
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Format(ByValue):
    """One way to write a bibliography.

    Args:
        name: Its short name, such as ``"ris"``.
        suffixes: Suffixes of its files in lower case, with the dot.
        begins: How an entry begins, so that entries can be counted before they are read.
        fits: Tells from a text whether it looks like this format.
        parse: Reads a text, each entry with its own fields only; the second argument is the path
            to report. May raise :class:`claimcheck.model.InputError` where nothing can be read.
    """

    name: str
    suffixes: frozenset[str]
    begins: re.Pattern[str]
    fits: Callable[[str], bool]
    parse: Callable[[str, str], Bibliography]
