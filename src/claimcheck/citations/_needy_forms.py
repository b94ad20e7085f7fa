"""Forms that are searched for only where a text holds the words that they need."""

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from claimcheck.resources.patterns import lazy_pattern


@frozen(slots=False, eq=False)
class Form:
    """A form in which something is written.

    Args:
        pattern: What finds it.
        needs: Lists of words, with blanks between them; of each list one must be there.
    """

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(each.split(" ")) for each in self.needs)

    def finds_in(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Give what the form finds in a text.

        Args:
            text: The text.
            words: Its words, as :func:`~claimcheck.lexicon.plain_words.plain_words` gives them.
        """
        for each in self._needed:
            if each.isdisjoint(words):
                return
        yield from self.pattern.finditer(text)


def form(pattern: str, *needs: str) -> Form:
    """Make a form.

    Args:
        pattern: What finds it.
        needs: Lists of words, with blanks between them; of each list one must be there.
    """
    return Form(lazy_pattern(pattern), needs)
