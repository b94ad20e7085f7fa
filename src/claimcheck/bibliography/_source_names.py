"""Works that a text calls by organisation, journal, title or a later author, with the year."""

import re
from collections.abc import Iterator, Sequence

from claimcheck.bibliography._author_year import acronym, year_fit
from claimcheck.bibliography.matching import YEAR_TOLERANCE, family_words, fold
from claimcheck.bibliography.reference_index import ReferenceIndex
from claimcheck.bibliography.years import years_of
from claimcheck.model import Candidate, CitationMention, Reference

_CONTAINERS = (
    "journal", "journaltitle", "shortjournal", "booktitle", "publisher", "institution",
    "organization", "school", "series", "eventtitle", "collection", "container-title",
)  # fmt: skip
_HEAD = 400
_SHORT = 2
_FIRST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")
_UNDATED = "n.d."
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "a", "an"})
_BY_BODY, _BY_CONTAINER, _BY_TITLE, _BY_AUTHOR = 0.8, 0.6, 0.6, 0.5
_FEWEST_OF_TITLE = 2
_FEWEST_INITIALS = 3
_TRIAL = re.compile(r"[A-Z][A-Z\d-]{3,}(?= |$)")


def by_source_name(mention: CitationMention, index: ReferenceIndex) -> list[Candidate]:
    """Find the works of the cited year that the cited name may stand for.

    Args:
        mention: Author and year as written, whose author no entry has in the first place.
        index: Where to look.
    """
    words = _words(mention.authors[0]) if len(mention.authors) == 1 else ()
    found = []
    for key in _of_about(mention.years[0], index) if words and mention.years else ():
        reference = index.references[key]
        fit = next(_fits(words, reference), None) or _by_trial(mention.authors[0], reference)
        if fit is not None:
            score, reason = fit
            years = year_fit(mention, reference)
            if years.score:
                found.append(Candidate(key, score * years.score, f"{reason}, {years.reason}"))
    return found


def _of_about(cited: str, index: ReferenceIndex) -> list[str]:
    """Give the keys of works of about a year, or of those without one."""
    if cited == _UNDATED:
        return [key for key, reference in index.references.items() if not years_of(reference)]
    digits = cited[:4]
    if not (digits.isascii() and digits.isdigit()):
        return []
    year = int(digits)
    near = range(year - YEAR_TOLERANCE, year + YEAR_TOLERANCE + 1)
    return [key for one in near for key in index.by_year.get(one, ())]


def by_printed_entry(mention: CitationMention, index: ReferenceIndex) -> list[Candidate]:
    """Find the entries whose printed text begins with the cited names and holds the year.

    It is for entries whose authors could not be told apart: ``Furlow JD Kanamori A 2002 …``.

    Args:
        mention: Author and year as written.
        index: Where to look.
    """
    names = [_words(name) for name in mention.authors]
    if not names or not all(names) or not mention.years:
        return []
    year = mention.years[0]
    return [
        Candidate(key, _BY_AUTHOR, "its text begins with the names, same year")
        for key in (index.by_year.get(int(year[:4]), ()) if year[:4].isdecimal() else ())
        if _begins_with(index.references[key].raw, names, year)
    ]


def _begins_with(raw: str, names: Sequence[tuple[str, ...]], year: str) -> bool:
    head = raw[:_HEAD].partition(year)[0] if year in raw else ""
    words = _WORD.findall(fold(head))
    if not words or names[0][-1] not in words[:_FIRST_WORDS]:
        return False
    return all(set(name) <= set(words) for name in names)


def _fits(words: Sequence[str], reference: Reference) -> Iterator[tuple[float, str]]:
    people = (*reference.authors, *reference.editors)
    for person in people[:1]:
        if _calls(words, person.family):
            yield _BY_BODY, "its author"
    for field in _CONTAINERS:
        value = reference.get(field)
        if value and (_calls(words, value) or _abbreviates(words, value)):
            yield _BY_CONTAINER, f"its {field}"
    title = _words(reference.title)
    if len(words) >= _FEWEST_OF_TITLE and set(words) <= set(title):
        yield _BY_TITLE, "words of its title"
    if any(tuple(words) == _words(person.family) for person in people[1:]):
        yield _BY_AUTHOR, "one of its authors"


def _by_trial(cited: str, reference: Reference) -> tuple[float, str] | None:
    """Fit the short name of a trial, alone or with its group, that the title holds in capitals."""
    name = _TRIAL.match(cited)
    if name and re.search(rf"\b{re.escape(name[0])}\b", reference.title):
        return _BY_TITLE, "the trial in its title"
    return None


def _calls(words: Sequence[str], name: str) -> bool:
    """Tell whether words are a name, a part of it of two words or more, or its initials."""
    whole = _words(name)
    if tuple(words) == whole or (len(words) == 1 and _is_short_for(words[0], acronym(name))):
        return True
    return len(words) > 1 and set(words) <= set(whole)


def _is_short_for(word: str, initials: str) -> bool:
    """Tell whether a word is the initials of a name, one of them left out at most: NICE, CDC."""
    if word == initials:
        return True
    if len(word) < _FEWEST_INITIALS or len(initials) != len(word) + 1 or word[0] != initials[0]:
        return False
    return any(initials[:at] + initials[at + 1 :] == word for at in range(1, len(initials)))


def _abbreviates(words: Sequence[str], name: str) -> bool:
    """Tell whether each word is one of a name, cut short on either side: "Ann Throat Med"."""
    whole = _words(name)
    return len(words) > 1 and all(
        any(full.startswith(word) or word.startswith(full) for full in whole if len(full) > _SHORT)
        for word in words
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in family_words(name) if word not in _SMALL)
