"""Names from a table, found by their words first: nearly every sentence holds none of them."""

import re
from collections.abc import Collection

from attrs import frozen

from claimcheck.resources.patterns import lazy_pattern

_PART = re.compile(r"\w+\*?")
_OPEN = "*"
_COMMON = frozenset(
    {"the", "your", "and", "does", "less", "between", "through", "can", "not", "their"}
)


@frozen(eq=False)
class ListedNames:
    """Some names of one thing.

    Args:
        pattern: What finds any of them.
        words: The telling word of each, one of which a text that names the thing must hold.
        stems: How the telling word begins, where it is open at the end.
    """

    pattern: re.Pattern[str]
    words: frozenset[str]
    stems: tuple[str, ...]

    def find(self, text: str, words: Collection[str]) -> re.Match[str] | None:
        """Find the first name in a text.

        Args:
            text: A sentence, in small letters.
            words: What :func:`~claimcheck.lexicon.plain_words.plain_words` gives of it.
        """
        if not self.words.isdisjoint(words) or self._opens_a_word_of(text):
            return self.pattern.search(text)
        return None

    def _opens_a_word_of(self, text: str) -> bool:
        return bool(self.stems) and any(stem in text for stem in self.stems)


def listed_names(listed: str) -> ListedNames:
    """Read the names of a cell.

    Args:
        listed: At least one, with bars between them; a star stands for the rest of a word.
    """
    telling = [_telling(name) for name in listed.split("|")]
    return ListedNames(
        any_listed(listed),
        frozenset(word for word in telling if not word.endswith(_OPEN)),
        tuple(dict.fromkeys(word[:-1] for word in telling if word.endswith(_OPEN))),
    )


def any_listed(listed: str) -> re.Pattern[str]:
    """Give what finds any of some names.

    Args:
        listed: As for :func:`listed_names`; where it is empty anything is found.
    """
    if not listed:
        return lazy_pattern("")
    names = (
        re.escape(name).replace(r"\*", r"\w{0,12}").replace("'", "['’]")
        for name in sorted(listed.split("|"), key=len, reverse=True)
    )
    return lazy_pattern(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


def _telling(name: str) -> str:
    """Give the longest word of a name, one of those that most sentences hold only in need."""
    parts: list[str] = _PART.findall(name)
    return max(parts, key=lambda part: (part not in _COMMON, len(part.rstrip(_OPEN))))
