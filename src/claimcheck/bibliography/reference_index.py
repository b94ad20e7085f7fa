"""A bibliography laid out for looking up: by identifier, by author, by words of the title."""

import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest

from attrs import field, frozen

from claimcheck.bibliography._author_year import CitedNames, acronym, lookup_words
from claimcheck.bibliography.dois import doi_in_address, normal_doi
from claimcheck.bibliography.matching import (
    comparable_url,
    fold,
    normal_identifier,
    normal_title,
)
from claimcheck.bibliography.years import years_of
from claimcheck.model import Bibliography, Reference

_URL = re.compile(r"https?://[^\s{}]+", re.IGNORECASE)
_KEPT = 4
_GRAM = 3
_MOST_COUNTED = 4_000


@frozen(slots=False, eq=False)
class ReferenceIndex:
    """A bibliography's references under everything that a text may call them by.

    Args:
        references: By key.
    """

    references: Mapping[str, Reference] = field(repr=False)

    @cached_property
    def names(self) -> Mapping[str, CitedNames]:
        """Give the folded authors of each key."""
        return {key: CitedNames.of(reference) for key, reference in self.references.items()}

    @cached_property
    def by_family(self) -> Mapping[str, Mapping[int | None, tuple[str, ...]]]:
        """Give keys by a word of the first author's name (or its initials) and by year."""
        found: dict[str, dict[int | None, dict[str, None]]] = {}
        for key, reference in self.references.items():
            for person in (reference.authors or reference.editors)[:1]:
                initials = acronym(person.family)
                for word in (*lookup_words(person.family), *([initials] if initials else [])):
                    by_year = found.setdefault(word, {})
                    for year in years_of(reference) or (None,):
                        by_year.setdefault(year, {})[key] = None
        return {
            word: {year: tuple(keys) for year, keys in years.items()}
            for word, years in found.items()
        }

    @cached_property
    def by_second(self) -> Mapping[str, frozenset[str]]:
        """Give keys by a word of the second author's name; under ``""`` those that name none."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for key, reference in self.references.items():
            people = reference.authors or reference.editors
            words = lookup_words(people[1].family) if len(people) > 1 else ()
            for word in words or ("",):
                found[word].add(key)
        return {word: frozenset(keys) for word, keys in found.items()}

    @cached_property
    def by_year(self) -> Mapping[int, tuple[str, ...]]:
        """Give keys by year."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for key, reference in self.references.items():
            if reference.year is not None:
                found[reference.year].append(key)
        return {year: tuple(keys) for year, keys in found.items()}

    @cached_property
    def by_identifier(self) -> Mapping[str, tuple[str, ...]]:
        """Give keys by normal identifier; URLs by their comparable form behind ``url:``."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for key, reference in self.references.items():
            for identifier in index_keys(reference):
                found[identifier][key] = None
        return {identifier: tuple(keys) for identifier, keys in found.items()}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Give the key behind each other name that biblatex's ``ids`` gives an entry."""
        return {
            alias.strip(): key
            for key, reference in self.references.items()
            if "ids" in reference.fields
            for alias in reference.fields["ids"].split(",")
            if alias.strip()
        }

    @cached_property
    def by_title_word(self) -> Mapping[str, tuple[str, ...]]:
        """Give keys by each word of four letters or more of their titles."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for key, reference in self.references.items():
            for word in normal_title(reference.title).split():
                if len(word) > _GRAM:
                    found[word][key] = None
        return {word: tuple(keys) for word, keys in found.items()}

    @cached_property
    def by_folded_key(self) -> Mapping[str, tuple[str, ...]]:
        """Give keys by their form without case."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.references:
            found[fold(key)].append(key)
        return {folded: tuple(keys) for folded, keys in found.items()}

    @cached_property
    def _by_letters(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.references:
            found[_letters(key)].append(key)
        return {letters: tuple(keys) for letters, keys in found.items()}

    @cached_property
    def _by_gram(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.references:
            for gram in grams(key):
                found[gram].append(key)
        return {gram: tuple(keys) for gram, keys in found.items()}

    def similar_keys(self, key: str, limit: int = 20) -> tuple[str, ...]:
        """Give the keys that share most three-letter runs with a key, best first.

        Those of the same letters in another order come before: two letters turned round leave a
        short key no run of three.
        """
        lists = {gram: self._by_gram.get(gram, ()) for gram in grams(key)}
        counts = shared_lists(lists, _MOST_COUNTED)
        best = nsmallest(limit, counts, lambda k: (-counts[k], abs(len(k) - len(key)), k))
        turned = self._by_letters.get(_letters(key), ())
        return tuple(dict.fromkeys((*turned, *best)))[:limit]


def shared_lists(lists: Mapping[str, Sequence[str]], most: int) -> Counter[str]:
    """Count in how many of some lists each key stands.

    The shortest lists, which tell most, are counted first, and what is counted in all has an end:
    each unknown citation of a document asks, and in a long bibliography every key may be alike.

    Args:
        lists: Keys by what they share.
        most: How many keys are counted, each as often as it stands somewhere.
    """
    counts: Counter[str] = Counter()
    for _, keys in sorted(lists.items(), key=lambda one: (len(one[1]), one[0])):
        counts.update(keys[:most])
        most -= min(len(keys), most)
    return counts


def _letters(key: str) -> str:
    return "".join(sorted(fold(key)))


def grams(key: str) -> frozenset[str]:
    """Give the three-letter runs of a folded key, its ends marked."""
    padded = f"^{fold(key)[:200]}$"
    return frozenset(padded[i : i + _GRAM] for i in range(max(len(padded) - _GRAM + 1, 1)))


def index_keys(reference: Reference) -> Iterator[str]:
    """Give a reference's identifiers in normal form, its key's own included."""
    doi = normal_doi(reference.doi) or doi_in_address(reference.get("url"))
    if doi:
        yield f"doi:{doi}"
    for kind in ("pmid", "pmcid", "isbn"):
        if reference.get(kind):
            yield normal_identifier(f"{kind}:{reference.get(kind)}")
    eprint = reference.get("eprint") or reference.get("arxivid") or reference.get("arxiv")
    if eprint:
        name = reference.get("eprinttype").casefold() or "arxiv"
        yield normal_identifier(f"{'pmid' if name == 'pubmed' else name}:{eprint}")
    for match in _URL.finditer(f"{reference.get('url')} {reference.get('howpublished')}"):
        yield f"url:{comparable_url(match.group())}"
        yield normal_identifier(match.group())
    if ":" in reference.key:
        yield normal_identifier(reference.key)


_recent: list[tuple[weakref.ref[Bibliography], ReferenceIndex]] = []


def index_of(bibliography: Bibliography) -> ReferenceIndex:
    """Give the index of a bibliography, made once while the bibliography lives."""
    for reference, index in _recent:
        if reference() is bibliography:
            return index
    index = ReferenceIndex(dict(bibliography))
    _recent.append((weakref.ref(bibliography), index))
    del _recent[:-_KEPT]
    return index
