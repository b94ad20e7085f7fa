"""When two strings mean the same work: names, titles, years and identifiers made comparable."""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import unquote

from claimcheck.bibliography.dois import doi_in_address, normal_doi
from claimcheck.resources.patterns import lazy_pattern

SAME_TITLE = 0.90
"""Similarity from which two titles are one (measured on a list of twelve: true pairs 1.0)."""

DOUBTFUL_TITLE = 0.80
"""Similarity below which two titles are different; between the two a person must look."""

SAME_NAME = 0.92
"""Jaro-Winkler similarity from which two family names are one."""

YEAR_TOLERANCE = 1
"""Years between online and print publication that still mean one work."""

PARTICLES = frozenset(
    (  # noqa: SIM905 - words read better in a row
        "af al ap av bin da das de del della den der des di do dos du el ibn la le los "
        "mac op 't ten ter van vom von y zu zum zur"
    ).split()
)
"""Lower-case words that begin a family name and are left out of sorting and matching."""

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_WRITTEN_OUT = lazy_pattern(r"([aou])e(?=\w)")
_WORD = lazy_pattern(r"[^\W_]+")
_TEX = lazy_pattern(r"\\[a-zA-Z]+ ?|\\.|~")
_BRACES = lazy_pattern(r"[{}$]")
_LONGEST_TITLE = 600
_MOST_PLACES = 60_000
_RESOLVERS = tuple(
    (lazy_pattern(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"https?://(?:dx\.|www\.)?doi\.org/(?:doi:)?(10\..+)", "doi:{}"),
        (r"https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/(\d+)/?.*", "pmid:{}"),
        (r"https?://pubmed\.ncbi\.nlm\.nih\.gov/(\d+)/?.*", "pmid:{}"),
        (r"https?://(?:\w+\.)*ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(PMC\d+)/?.*", "pmcid:{}"),
        (r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/(.+?)(?:\.pdf)?/?$", "arxiv:{}"),
    )
)


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Take accents, case and special letters off, so that ``Müller`` and ``muller`` agree."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_LETTERS)


def normal_title(title: str) -> str:
    """Reduce a title to its words: TeX, accents, case, dashes and punctuation taken off."""
    return " ".join(_WORD.findall(fold(_BRACES.sub("", _TEX.sub(" ", title)).replace("∞", " "))))


def title_similarity(first: str, second: str) -> float:
    """Compare two titles, 0 to 1: the sequence ratio of their normal forms."""
    one, other = normal_title(first), normal_title(second)
    if one == other:
        return 1.0 if one else 0.0
    return title_matcher(one, other).ratio()


def title_matcher(one: str, other: str) -> SequenceMatcher[str]:
    """Give what compares two titles in their normal form, letter by letter.

    Its time grows with the places that fit each other: of a long text the beginning is compared,
    and titles of few letters over and over are compared word by word.
    """
    one, other = one[:_LONGEST_TITLE], other[:_LONGEST_TITLE]
    counts, others = Counter(one), Counter(other)
    if sum(count * others[letter] for letter, count in counts.items()) > _MOST_PLACES:
        return SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return SequenceMatcher(None, one, other, autojunk=False)


def family_words(name: str) -> tuple[str, ...]:
    """Give the words of a family name without particles; of particles alone, give them all."""
    words = _WORD.findall(fold(name.replace("'", "").replace("’", "")))
    kept = tuple(word for word in words if word not in PARTICLES)
    return kept or tuple(words)


def without_umlauts(word: str) -> str:
    """Take a vowel written out for its umlaut back: ``mueller`` and ``muller`` agree.

    Args:
        word: A folded word.
    """
    return _WRITTEN_OUT.sub(r"\1", word)


def same_family(first: str, second: str) -> bool:
    """Tell whether two family names are one: equal when folded, or nearly (Jaro-Winkler)."""
    one, other = " ".join(family_words(first)), " ".join(family_words(second))
    return bool(one and other) and (one == other or jaro_winkler(one, other) >= SAME_NAME)


def jaro_winkler(first: str, second: str) -> float:
    """Compare two short strings, 0 to 1; a common beginning counts more (Winkler 1990)."""
    jaro = _jaro(first, second)
    prefix = 0
    for one, other in zip(first[:4], second[:4], strict=False):
        if one != other:
            break
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro)


def _jaro(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    reach = max(len(first), len(second)) // 2 - 1
    taken = [False] * len(second)
    matched = []
    for index, character in enumerate(first):
        for place in range(max(index - reach, 0), min(index + reach + 1, len(second))):
            if not taken[place] and second[place] == character:
                taken[place] = True
                matched.append(character)
                break
    if not matched:
        return 0.0
    common = [c for c, is_taken in zip(second, taken, strict=True) if is_taken]
    swaps = sum(a != b for a, b in zip(matched, common, strict=True)) / 2
    count = len(matched)
    return (count / len(first) + count / len(second) + (count - swaps) / count) / 3


def normal_identifier(text: str) -> str:
    """Write an identifier one way: ``doi:10.1000/x``, ``pmid:1``, ``pmcid:PMC1``, ``url:…``.

    Args:
        text: An identifier with a prefix or as a URL; anything else comes back stripped.
    """
    text = unquote(text.strip()) if "%2f" in text.casefold() else text.strip()
    for pattern, form in _RESOLVERS:
        match = pattern.fullmatch(text)
        if match:
            text = form.format(match[1])
            break
    name, colon, value = text.partition(":")
    kind, value = name.strip().casefold(), value.strip()
    if not colon:
        return text
    if kind in {"http", "https"}:
        doi = doi_in_address(text)
        return f"doi:{doi}" if doi else f"url:{text}"
    if kind == "url":
        nested = normal_identifier(value) if value.casefold().startswith("http") else ""
        return nested or f"url:{value}"
    return _normal_value(kind, value, text)


def _normal_value(kind: str, value: str, text: str) -> str:
    match kind:
        case "doi":
            return f"doi:{normal_doi(value) or value.casefold()}"
        case "pmid":
            return f"pmid:{value}"
        case "pmc" | "pmcid":
            digits = value.upper().removeprefix("PMC")
            return f"pmcid:PMC{digits}"
        case "arxiv":
            return f"arxiv:{re.sub(r'v[0-9]+$', '', value.casefold())}"
        case "isbn":
            return f"isbn:{re.sub(r'[^0-9X]', '', value.upper())}"
        case _:
            return text


def comparable_url(url: str) -> str:
    """Take off what does not change the address: scheme, ``www.``, trailing slash, case of host."""
    bare = re.sub(r"^(?:url:)?(?:https?://)?(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    return f"{host.casefold()}{slash}{path}".split("#", 1)[0].rstrip("/")
