"""Expressions that are compiled only where a text holds the words that they need."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.resources.patterns import lazy_pattern


@frozen
class Expression:
    """An expression, and the words without one of which it finds nothing.

    Compiling such an expression takes longer than reading a page, and most pages need few of them.

    Args:
        needs: Words of which one must be there.
        besides: Words of which one must be there too, mostly those of the care; none where empty.
        pattern: The expression.
    """

    needs: tuple[str, ...]
    besides: tuple[str, ...]
    pattern: re.Pattern[str]

    def finds_in(self, text: str) -> Iterator[re.Match[str]]:
        """Give what the expression finds in a text of small letters."""
        if _holds(self.needs, text) and (not self.besides or _holds(self.besides, text)):
            yield from self.pattern.finditer(text)

    def first_in(self, text: str) -> re.Match[str] | None:
        """Give the first that the expression finds in a text of small letters."""
        return next(self.finds_in(text), None)


def _holds(words: Iterable[str], text: str) -> bool:
    for word in words:  # noqa: SIM110 - half the time of any(), and asked of every sentence
        if word in text:
            return True
    return False


def expression(needs: tuple[str, ...], pattern: str, besides: tuple[str, ...] = ()) -> Expression:
    """Make an expression; words with an apostrophe are looked for as far as it.

    Args:
        needs: Words without one of which it finds nothing.
        pattern: What it finds, in small letters, medicines by name as signs.
        besides: Words without one of which it finds nothing either.
    """
    needs = tuple(word.split("'")[0] for word in needs)
    return Expression(needs, besides, lazy_pattern(pattern))
