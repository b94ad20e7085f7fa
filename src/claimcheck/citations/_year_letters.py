"""Which of several works of one year a letter means, as the document's own list tells."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve

from claimcheck.model import Block, CitationMention
from claimcheck.resources.patterns import lazy_pattern

_LETTERED = lazy_pattern(r"(?:1[5-9]|20)\d\d[a-z]")
_SAME_AUTHORS = lazy_pattern(r"[\u2012-\u2015_-]{2,}")

KeyOf = Callable[[Block], str | None]
"""Gives the key of an entry of the list, ``None`` where it is not known."""


LetteredEntries = Mapping[str, Sequence[tuple[Block, str]]]
"""Entries by each lettered year that they show, with the words that name the authors."""


def lettered_entries(entries: Sequence[Block]) -> LetteredEntries:
    """Lay out the entries of a list by the years with a letter that they show.

    Args:
        entries: The entries of the document's own list, in order.
    """
    found: defaultdict[str, list[tuple[Block, str]]] = defaultdict(list)
    named = ""
    for entry in entries:
        text = entry.prose.text
        if not _SAME_AUTHORS.match(text):
            named = text
        places: dict[str, int] = {}
        for match in _LETTERED.finditer(text):
            places.setdefault(match.group(), match.start())
        for year, at in places.items():
            found[year].append((entry, named if named is not text else text[:at]))
    return found


def by_letter(mention: CitationMention, entries: LetteredEntries, key_of: KeyOf) -> CitationMention:
    """Settle on one of the works that a mention may mean, where its year has a letter.

    Args:
        mention: A mention with its candidates.
        entries: The entries of the document's own list by their lettered years.
        key_of: Finds the work behind an entry.
    """
    year = mention.years[0] if len(mention.years) == 1 else ""
    if len(mention.candidates) < len("ab") or not _LETTERED.fullmatch(year) or not mention.authors:
        return mention
    author = mention.authors[0]
    found = {key_of(entry) for entry, named in entries.get(year, ()) if author in named}
    meant = [one for one in mention.candidates if one.key in found]
    if len(meant) != 1:
        return mention
    only = evolve(meant[0], probability=1.0, reason=f"{year} in the list")
    return evolve(mention, candidates=(only,))
