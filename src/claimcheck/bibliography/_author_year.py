"""How well authors and year as cited fit a reference: each point of the comparison a number."""

import re

from attrs import frozen

from claimcheck.bibliography.matching import YEAR_TOLERANCE, family_words, without_umlauts
from claimcheck.bibliography.years import years_of
from claimcheck.model import CitationMention, Reference
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(\d{4})([a-z]?)")
_KEY_LETTER = lazy_pattern(r"(?:19|20)\d\d([a-z])(?![a-z])")
_NEAR_YEAR = 0.3
_UNKNOWN_YEAR = 0.4
_NO_YEAR_CITED = 0.9


@frozen(eq=False, repr=False)
class CitedNames(ByValue):
    """What the index keeps of a reference's authors, folded.

    Args:
        families: Family names in order, each as its words.
        more: Whether the reference itself ends in "and others".
        initials: Initials of an organisation that comes first.
    """

    families: tuple[tuple[str, ...], ...]
    more: bool = False
    initials: str = ""

    @classmethod
    def of(cls, reference: Reference) -> "CitedNames":
        """Fold the names of a reference; of an edited book without authors, its editors."""
        people = reference.authors or reference.editors
        return cls(
            families=tuple(family_words(person.family) for person in people),
            more=reference.et_al,
            initials=acronym(people[0].family) if people else "",
        )


@frozen(eq=False, repr=False)
class Fit(ByValue):
    """How well something fits, 0 to 1, and the words for it."""

    score: float
    reason: str


def names_fit(mention: CitationMention, names: CitedNames) -> Fit:
    """Compare the cited names with a reference's, whose first author is known to fit."""
    cited = [family_words(name) for name in mention.authors]
    if names.initials and cited[:1] == [(names.initials,)]:
        cited[0] = names.families[0]
    if any(not _agree(one, other) for one, other in zip(cited, names.families, strict=False)):
        return Fit(0.0, "other authors")
    count, listed = len(names.families), len(cited)
    if listed > count and not names.more:
        return Fit(0.0, "fewer authors")
    if mention.et_al:
        others = _MANY if names.more else count - listed
        return Fit(*_ET_AL.get(others, (1.0, "first author and others")))
    if listed == count:
        return Fit(1.0, "same authors" if count > 1 else "same author")
    return Fit(0.5 if listed == 1 else 0.4, "first author")


_MANY = 99
_ET_AL = {0: (0.3, "author, but no others listed"), 1: (0.85, "first author, one other listed")}


def _agree(cited: tuple[str, ...], listed: tuple[str, ...]) -> bool:
    """Compare two family names by words; given names or a dropped part may come before."""
    shorter, longer = sorted((cited, listed), key=len)
    if not shorter:
        return False
    if longer[-len(shorter) :] == shorter or longer[: len(shorter)] == shorter:
        return True
    plain = tuple(map(without_umlauts, shorter))
    others = tuple(map(without_umlauts, longer))
    return others[-len(plain) :] == plain or others[: len(plain)] == plain


def year_fit(mention: CitationMention, reference: Reference) -> Fit:
    """Compare the cited year with a reference's, its letter included where both have one."""
    if not mention.years:
        return Fit(_NO_YEAR_CITED, "no year cited")
    if "/" in mention.years[0]:
        found = [_distance_fit(int(year), "", reference) for year in cited_years(mention)]
        return max(found, key=lambda fit: fit.score, default=Fit(_UNKNOWN_YEAR, mention.years[0]))
    cited = _YEAR.fullmatch(mention.years[0])
    if cited is None:
        fits = reference.year is None or mention.years[0] in reference.get("note").lower()
        return Fit(0.9 if fits else _UNKNOWN_YEAR, f"{mention.years[0]}")
    return _distance_fit(int(cited[1]), cited[2], reference)


def cited_years(mention: CitationMention) -> tuple[str, ...]:
    """Give the years that a mention names: two for ``1781/1998``, none for "in press"."""
    parts = mention.years[0].split("/") if mention.years else ()
    return tuple(year for part in parts if (year := part.strip()[:4]).isascii() and year.isdigit())


def _distance_fit(year: int, cited_letter: str, reference: Reference) -> Fit:
    if reference.year is None:
        return Fit(_UNKNOWN_YEAR, "reference without year")
    distance = min(abs(year - own) for own in years_of(reference))
    if distance > YEAR_TOLERANCE:
        return Fit(0.0, "other year")
    if distance:
        return Fit(_NEAR_YEAR, f"year {reference.year} in the reference")
    letter = _letter_of(reference)
    if cited_letter and letter and cited_letter != letter:
        return Fit(0.0, "other letter")
    return Fit(1.0, "same year")


def _letter_of(reference: Reference) -> str:
    for text in (reference.get("year"), reference.get("date"), reference.get("extrayear")):
        match = _YEAR.match(text)
        if match and match[2]:
            return match[2]
    match = _KEY_LETTER.search(reference.key)
    return match[1] if match else ""


def lookup_words(family: str) -> tuple[str, ...]:
    """Give the folded words under which a family name is indexed.

    They are its first and its last, and both without written-out umlauts.
    """
    words = family_words(family)
    ends = (words[0], words[-1]) if len(words) > 1 else words
    return tuple(dict.fromkeys((*ends, *map(without_umlauts, ends))))


def acronym(name: str) -> str:
    """Give an organisation's initials: "World Health Organization" is ``who``."""
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper()]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""
