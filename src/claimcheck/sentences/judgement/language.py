"""Which language a sentence is in, as far as its small words tell."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType

from claimcheck.resources import read_records

_WORDS = "sentences/data/stop_words.tsv"
FEWEST = 3
_FEWEST_LONG = 12


@cache
def _languages() -> dict[str, frozenset[str]]:
    rows: dict[str, set[str]] = {}
    for row in read_records(_WORDS):
        rows.setdefault(row["word"], set()).update(row["languages"].split())
    return {word: frozenset(found) for word, found in rows.items()}


def small_words() -> Mapping[str, frozenset[str]]:
    """Give the small words that tell languages apart, with the languages that have each."""
    return MappingProxyType(_languages())


def judge_language(words: tuple[str, ...]) -> str:
    """Give the ISO 639-1 code whose small words are most frequent, ``"und"`` where none decides.

    A short sentence without small words that uses only Latin letters passes for English, so that
    table cells and headings are read; another script does not.
    """
    letters = [word for word in words if word[0].isalpha()]
    if not letters:
        return "und"
    if len([word for word in letters if word.isascii()]) * 2 < len(letters):
        return _by_script(letters)
    small = _languages()
    hits = [small[word] for word in letters if word in small]
    if all("en" in languages for languages in hits):
        return "en"
    votes = Counter(chain.from_iterable(hits))
    best = max(votes.values())
    if votes["en"] == best or best < FEWEST:
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
