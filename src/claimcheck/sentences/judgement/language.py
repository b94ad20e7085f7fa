"""Which language a sentence is in, as far as its small words tell."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType

from claimcheck.memory import remembered
from claimcheck.resources import read_records
from claimcheck.resources.patterns import lazy_pattern

_WORDS = "sentences/data/stop_words.tsv"
FEWEST = 3
_OUTWEIGHS = 1.5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CITED = lazy_pattern(
    r"\([^()]{0,300}\b(?:1[5-9]|20)\d\d[a-z]?[^()]{0,300}\)|\[[^\[\]]{0,200}\]"
    r"|\b[^\s()]{1,80} et\.? al\b\.?|https?://\S+"
)
_QUOTED = lazy_pattern(r"“[^“”]{1,400}”|\"[^\"]{1,400}\"|«[^«»]{1,400}»|„[^„“”]{1,400}[“”]")
_NAMED = lazy_pattern(
    r"(?:\b[A-ZÀ-Þ][\w'’-]{1,60}\s)?(?:\b(?:de|del|della|der|den|des|di|da|do|dos|das|du|la|le|las|los|"
    r"el|al|van|von|vom|zu|zur|ten|ter|y|e|en|et|und|och|og|i)\s){1,3}[A-ZÀ-Þ][\w'’-]+"
)


@cache
def _languages() -> dict[str, frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for row in read_records(_WORDS):
        rows.setdefault(row["word"], set()).update(row["languages"].split())
    return {word: frozenset(found) for word, found in rows.items()}


def small_words() -> Mapping[str, frozenset[str]]:
    """Give the small words that tell languages apart, with the languages that have each."""
    return MappingProxyType(_languages())


@remembered
def language_of(sentence: str) -> str:
    """Give the ISO 639-1 code of a sentence's language, ``"und"`` where it has no words.

    Citations, quotations and names are left out, for they may be of any language. A sentence in
    Latin letters passes for English unless the small words of another language plainly outweigh
    the English ones, so that headings, table cells and short questions are read; another script
    does not.
    """
    all_words = _WORD.findall(sentence)
    if not all_words:
        return "und"
    if all(map(str.isascii, all_words)) and not _is_in_doubt(all_words):
        return "en"
    words = _own_words(sentence) or all_words
    if len([word for word in words if word.isascii()]) * 2 < len(words):
        return _by_script(words)
    return _by_small_words(word.casefold() for word in words)


def _is_in_doubt(words: Iterable[str]) -> bool:
    """Tell whether there are enough small words of other languages to look closer: seldom."""
    small = _languages()
    known = {word.casefold() for word in words} & small.keys()
    return sum("en" not in small[word] for word in known) >= FEWEST


def _own_words(sentence: str) -> list[str]:
    """Give the words that are the sentence's own: no citations, quotations, names, particles."""
    text = _QUOTED.sub(" ", _CITED.sub(" ", sentence))
    text = _NAMED.sub(" ", text)
    found = list(_WORD.finditer(text))
    return [
        match.group()
        for number, match in enumerate(found)
        if not (number and match.group()[0].isupper() and match.group().isascii())
        or match.group().isupper()
    ]


def _by_small_words(words: Iterable[str]) -> str:
    small = _languages()
    hits = [small[word] for word in dict.fromkeys(words) if word in small]
    votes = Counter(chain.from_iterable(one for one in hits if "en" not in one))
    english = sum("en" in one for one in hits)
    best = max(votes.values(), default=0)
    if best < FEWEST or best <= english * _OUTWEIGHS:
        return "en"
    return min(language for language, count in votes.items() if count == best)


_SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u4e00", "\u9fff", "zh"),
)


def _by_script(letters: list[str]) -> str:
    text = "".join(letters)
    counts = {
        code: sum(first <= character <= last for character in text)
        for first, last, code in _SCRIPTS
    }
    code = max(counts, key=lambda each: counts[each])
    return code if counts[code] * 2 >= len(text) else "und"
