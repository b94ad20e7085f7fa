"""What a work is found by: identifiers, its title as a whole, its place in a volume."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from claimcheck.bibliography.matching import family_words, normal_title
from claimcheck.model import Person, Work

_MARK = re.compile(
    r"^\W{0,2}(?:retracted(?: article| paper)?|withdrawn|retraction|removed)\W{0,2}\s*[:.\]-]\s*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[^\W_]+")
_LEAST_PAGE = 2
_WORDS = 12
_SHORTEST = 4
_GROUP = 3
_FEWEST = 2


def keys_of(work: Work) -> tuple[str, ...]:
    """Give every key under which a work is kept."""
    found = dict.fromkeys(work.identifiers)
    for title in (work.title, work.full_title):
        found.update(dict.fromkeys(title_keys(title)))
    found.update(dict.fromkeys(place_keys(work.authors or work.editors, work.pages, work.years)))
    return tuple(found)


def title_keys(title: str) -> Iterator[str]:
    """Give the key of a title: a hash of its letters alone, so that no hyphen or blank counts."""
    letters = normal_title(without_mark(title)).replace(" ", "")
    if letters:
        raw = letters.encode("utf-8", "surrogatepass")
        yield f"title:{blake2b(raw, digest_size=8).hexdigest()}"


def place_keys(people: Iterable[Person], pages: str, years: Iterable[int]) -> Iterator[str]:
    """Give the keys of a place: the first author's name, the first page and the year."""
    first = next(iter(people), None)
    page = _PAGE.search(pages.casefold())
    if first is None or page is None or len(page.group()) < _LEAST_PAGE:
        return
    words = family_words(first.family)
    if words:
        for year in years:
            yield f"place:{words[-1]}|{page.group().lstrip('e0')}|{year}"


def without_mark(title: str) -> str:
    """Take off what publishers print before the title of a retracted work."""
    return _MARK.sub("", title)


def searched_words(title: str) -> tuple[str, ...]:
    """Give the words of a title by which the index is searched: the longest ones, each once."""
    words = dict.fromkeys(normal_title(without_mark(title)).split())
    telling = [word for word in words if len(word) >= _SHORTEST] or list(words)
    order = {word: place for place, word in enumerate(words)}
    longest = sorted(telling, key=lambda word: (-len(word), order[word]))[:_WORDS]
    return tuple(longest)


def word_groups(words: Sequence[str]) -> list[Sequence[str]]:
    """Put words in groups of which a title must hold one whole, the longest words first.

    One differing word spoils one group and leaves the others; of few words each is left out once.
    """
    count = len(words)
    if count <= _FEWEST:
        return [words] if words else []
    if count < 2 * _GROUP:
        return [[*words[:at], *words[at + 1 :]] for at in range(count)]
    return [words[at : at + _GROUP] for at in range(0, count - _GROUP + 1, _GROUP)]
