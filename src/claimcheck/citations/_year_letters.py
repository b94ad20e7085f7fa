"""Which of several works of one year a letter means, as the document's own list tells."""

from collections.abc import Callable, Sequence

from attrs import evolve

from claimcheck.model import Block, CitationMention
from claimcheck.resources.patterns import lazy_pattern

_LETTERED = lazy_pattern(r"(?:1[5-9]|20)\d\d[a-z]")
_SAME_AUTHORS = lazy_pattern(r"[\u2012-\u2015_-]{2,}")

KeyOf = Callable[[Block], str | None]
"""Gives the key of an entry of the list, ``None`` where it is not known."""


def by_letter(mention: CitationMention, entries: Sequence[Block], key_of: KeyOf) -> CitationMention:
    """Settle on one of the works that a mention may mean, where its year has a letter.

    Args:
        mention: A mention with its candidates.
        entries: The entries of the document's own list, in order.
        key_of: Finds the work behind an entry.
    """
    year = mention.years[0] if len(mention.years) == 1 else ""
    if len(mention.candidates) < len("ab") or not _LETTERED.fullmatch(year) or not mention.authors:
        return mention
    found = [key_of(entry) for entry in _entries_of(mention.authors[0], year, entries)]
    meant = [one for one in mention.candidates if one.key in found]
    if len(meant) != 1:
        return mention
    only = evolve(meant[0], probability=1.0, reason=f"{year} in the list")
    return evolve(mention, candidates=(only,))


def _entries_of(author: str, year: str, entries: Sequence[Block]) -> list[Block]:
    """Give the entries of an author that show a year with its letter."""
    found = []
    named = ""
    for entry in entries:
        text = entry.prose.text
        if not _SAME_AUTHORS.match(text):
            named = text
        at = text.find(year)
        if at >= 0 and author in (named if named is not text else text[:at]):
            found.append(entry)
    return found
