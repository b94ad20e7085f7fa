"""From what stands in the text to the references it may mean, with how likely and why."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest
from types import MappingProxyType

from attrs import evolve

from claimcheck.bibliography._author_year import cited_years, lookup_words, names_fit, year_fit
from claimcheck.bibliography._source_names import by_printed_entry, by_source_name
from claimcheck.bibliography.matching import (
    YEAR_TOLERANCE,
    comparable_url,
    family_words,
    fold,
    normal_identifier,
    normal_title,
    without_umlauts,
)
from claimcheck.bibliography.reference_index import ReferenceIndex, index_of, shared_lists
from claimcheck.bibliography.years import key_year
from claimcheck.model import Bibliography, Candidate, CitationMention
from claimcheck.resources.patterns import lazy_pattern

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LEAST = 0.1
_MOST_TITLES = 5
_MOST_COUNTED = 30_000
_MANY_KEYS = 200
"""Works of one author and year from which on the second author is looked up, not compared."""
_MOST_CANDIDATES = 20
_NEAR_KEY = 0.75
_TITLE_WORDS = 3
_SHARE_OF_TITLE = 0.8
_HANDLE = 0.3
_PAIR = 2
_YEAR_OF_KEY = 0.3
_IN_TEXT = lazy_pattern(
    r"10\.\d{4,9}/[^\s<>\"\[\]{}]+|\bPMID:?\s?(\d{5,8})|\b(PMC\d{5,9})|https?://[^\s<>\"\[\]{}]+",
    re.IGNORECASE,
)


def resolve(
    mentions: Iterable[CitationMention],
    bibliography: Bibliography,
    labels: Mapping[str, str] = _NOTHING,
    footnotes: Mapping[str, str] = _NOTHING,
) -> tuple[CitationMention, ...]:
    """Fill in the references that each mention may mean.

    Args:
        mentions: What stands in the text.
        bibliography: Where to look.
        labels: Key of the reference behind each label of the document's own numbered list.
        footnotes: Text of each footnote by its label.

    Returns:
        The mentions in the same order. Keys and identifiers fit exactly or not at all; names
        and years with a probability, one year off with a lower one. What fits equally well is
        kept side by side.
    """
    index = index_of(bibliography)
    known: dict[Hashable, tuple[Candidate, ...]] = {}

    def candidates(mention: CitationMention) -> tuple[Candidate, ...]:
        asked = (mention.style, mention.key, mention.authors, mention.years, mention.et_al)
        if asked not in known:
            known[asked] = _candidates(mention, index, labels, footnotes)
        return known[asked]

    return tuple(_resolved(mention, candidates(mention)) for mention in mentions)


def nearest_keys(key: str, bibliography: Bibliography, limit: int = 3) -> tuple[Candidate, ...]:
    """Give the keys that a misspelt one may mean, likeliest first.

    Args:
        key: A key that the bibliography lacks.
        bibliography: Where to look.
        limit: How many to give at most.
    """
    index = index_of(bibliography)
    folded = fold(key)
    same = index.by_folded_key.get(folded, ())
    found = [Candidate(other, 0.98, "differs only in case") for other in same]
    known = {candidate.key for candidate in found} | {key}
    for other in index.similar_keys(key):
        likeness = _likeness(folded, fold(other))
        if other not in known and likeness >= _NEAR_KEY:
            found.append(Candidate(other, round(likeness * 0.95, 3), "spelt alike"))
    found = [candidate for candidate in found if candidate.key != key]
    return tuple(sorted(found, key=lambda candidate: -candidate.probability)[:limit])


def _likeness(one: str, other: str) -> float:
    """Compare two folded keys, 0 to 1; two neighbours turned round count as one slip."""
    apart = [at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    is_turn = len(one) == len(other) and len(apart) == _PAIR and apart[1] - apart[0] == 1
    if is_turn and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]:
        return 1 - 1 / len(one)
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def match_text(text: str, bibliography: Bibliography) -> tuple[Candidate, ...]:
    """Find the references that a footnote or list item spells out.

    Args:
        text: A reference as printed, in any style.
        bibliography: Where to look.
    """
    index = index_of(bibliography)
    by_identifier = [
        candidate
        for match in _IN_TEXT.finditer(text)
        for candidate in _by_identifier(_identifier(match), index)
    ]
    return _weighed(by_identifier or _by_title(text, index))


def _identifier(match: re.Match[str]) -> str:
    if match[1]:
        return f"pmid:{match[1]}"
    if match[2]:
        return f"pmcid:{match[2].upper()}"
    written = match.group().rstrip(".,;:)")
    return normal_identifier(f"doi:{written}" if written.startswith("10.") else written)


def _resolved(mention: CitationMention, candidates: tuple[Candidate, ...]) -> CitationMention:
    probability = mention.probability
    if mention.style == "key" and mention.narrative and probability < 1:
        probability = 1.0 if candidates else min(probability, _HANDLE * probability + 0.2)
    return evolve(mention, candidates=candidates, probability=probability)


def _candidates(
    mention: CitationMention,
    index: ReferenceIndex,
    labels: Mapping[str, str],
    footnotes: Mapping[str, str],
) -> tuple[Candidate, ...]:
    key = mention.key or ""
    match mention.style:
        case "key" | "latex" | "manubot":
            found = _by_key(key, index) or _by_identifier(key, index)
            return _weighed(found or _by_label(key, labels, index))
        case "identifier":
            return _weighed(_by_identifier(key, index))
        case "numeric" | "superscript":
            return _weighed(_by_label(key, labels, index))
        case "footnote":
            return _weighed(_by_label(key, labels, index) or _by_note(key, footnotes, index))
        case _:
            return _weighed(
                _by_identifier(key, index)
                or _by_author_year(mention, index)
                or _by_year_of_key(mention, index)
                or by_source_name(mention, index)
                or by_printed_entry(mention, index)
            )


def _by_key(key: str, index: ReferenceIndex) -> list[Candidate]:
    if key in index.references:
        return [Candidate(key, 1.0, "same key")]
    alias = index.aliases.get(key)
    return [Candidate(alias, 1.0, f"`ids` of {alias}")] if alias else []


def _by_identifier(identifier: str, index: ReferenceIndex) -> list[Candidate]:
    if not identifier:
        return []
    keys = index.by_identifier.get(identifier, ())
    if not keys and identifier.startswith("url:"):
        keys = index.by_identifier.get(f"url:{comparable_url(identifier)}", ())
    kind = identifier.partition(":")[0]
    return [Candidate(key, 1.0, f"same {kind}") for key in keys]


def _by_label(label: str, labels: Mapping[str, str], index: ReferenceIndex) -> list[Candidate]:
    key = labels.get(label) or labels.get(label.rstrip("abcdefghijklmnopqrstuvwxyz"))
    if key is None or key not in index.references:
        return []
    return [Candidate(key, 1.0, f"number {label} of the list")]


def _by_note(
    label: str, footnotes: Mapping[str, str], index: ReferenceIndex
) -> Sequence[Candidate]:
    text = footnotes.get(label, "")
    by_identifier = [
        candidate
        for match in _IN_TEXT.finditer(text)
        for candidate in _by_identifier(_identifier(match), index)
    ]
    return by_identifier or _by_title(text, index)


def _by_author_year(mention: CitationMention, index: ReferenceIndex) -> list[Candidate]:
    found = []
    for key in _keys_of_first_author(mention, index):
        names = names_fit(mention, index.names[key])
        if not names.score:
            continue
        year = year_fit(mention, index.references[key])
        score = names.score * year.score
        if score >= _LEAST:
            found.append(Candidate(key, score, f"{names.reason}, {year.reason}"))
    return found


def _by_year_of_key(mention: CitationMention, index: ReferenceIndex) -> list[Candidate]:
    """Find works by the year in their keys, where the year of the entry is another.

    The entry's year is then in doubt, and the citation is what speaks for the key.
    """
    cited = mention.years[0][:4] if mention.years else ""
    if not (cited.isascii() and cited.isdigit()):
        return []
    found = []
    for keys in _of_first_author(mention, index).values():
        for key in keys:
            names = names_fit(mention, index.names[key])
            if names.score and key_year(key) == int(cited):
                score = names.score * _YEAR_OF_KEY
                found.append(Candidate(key, score, f"{names.reason}, its key says {cited}"))
    return found


def _of_first_author(
    mention: CitationMention, index: ReferenceIndex
) -> Mapping[int | None, tuple[str, ...]]:
    """Give the keys of the first author's works by year."""
    words = family_words(mention.authors[0]) if mention.authors else ()
    tried = (*words[-1:], *words[:1])
    tried = (*tried, *map(without_umlauts, tried))
    return next((index.by_family[word] for word in tried if word in index.by_family), {})


def _keys_of_first_author(mention: CitationMention, index: ReferenceIndex) -> Iterator[str]:
    """Give the keys whose first author and year are worth comparing."""
    by_year = _of_first_author(mention, index)
    cited = cited_years(mention)
    wanted: Iterable[int | None] = by_year
    if cited:
        spread = range(-YEAR_TOLERANCE, YEAR_TOLERANCE + 1)
        wanted = (*(int(year) + apart for year in cited for apart in spread), None)
    keys = dict.fromkeys(key for year in wanted for key in by_year.get(year, ()))
    if len(keys) <= _MANY_KEYS or len(mention.authors) < _PAIR:
        return iter(keys)
    words = ("", *lookup_words(mention.authors[1]))
    fitting = [index.by_second[word] for word in words if word in index.by_second]
    return (key for key in keys if any(key in each for each in fitting))


def _by_title(text: str, index: ReferenceIndex) -> list[Candidate]:
    """Find titles that a text holds, by their rarest words first."""
    held = set(normal_title(text).split())
    lists = {word: index.by_title_word.get(word, ()) for word in held}
    found = []
    counts = shared_lists(lists, _MOST_COUNTED)
    for key in nsmallest(_MOST_TITLES, counts, lambda key: -counts[key]):
        title = normal_title(index.references[key].title).split()
        share = sum(word in held for word in title) / len(title)
        if len(title) >= _TITLE_WORDS and share >= _SHARE_OF_TITLE:
            found.append(Candidate(key, share, "its title"))
    return found


def _weighed(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Sort by likelihood, and share out where more than one fits."""
    unique = {candidate.key: candidate for candidate in reversed(found)}
    total = max(sum(candidate.probability for candidate in unique.values()), 1.0)
    ordered = sorted(unique.values(), key=lambda candidate: (-candidate.probability, candidate.key))
    return tuple(
        evolve(candidate, probability=round(candidate.probability / total, 3))
        for candidate in ordered[:_MOST_CANDIDATES]
    )
