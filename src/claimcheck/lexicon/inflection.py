"""The written forms of an English word, so that a lexicon lists each word once."""

from functools import cache

from claimcheck.resources import read_records

_FORMS = "lexicon/data/forms.tsv"
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


@cache
def _irregular() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = read_records(_FORMS)
    return {(row["word"], row["part"]): tuple(row["forms"].split()) for row in rows}


def forms_of(word: str, part: str) -> tuple[str, ...]:
    """Give the forms of a verb (``part`` ``"v"``), noun (``"n"``) or unchanging word (else).

    Verbs get the third person, past and ``-ing`` form, nouns the plural, by the spelling rules;
    what the rules do not make (``lead``, ``led``; ``stop``, ``stopped``) is listed in
    ``data/forms.tsv``. British and American spellings are separate words.
    """
    listed = _irregular().get((word, part))
    if listed is not None:
        return (word, *listed)
    if part == "v":
        return (word, _with_s(word), *_past_and_present(word))
    return (word, _with_s(word)) if part == "n" else (word,)


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _with_s(word: str) -> str:
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANTS) else "s")


def _past_and_present(word: str) -> tuple[str, str]:
    if word.endswith("e") and not word.endswith("ee"):
        return word + "d", word[:-1] + "ing"
    if word.endswith("ee"):
        return word + "d", word + "ing"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ied", word + "ing"
    return word + "ed", word + "ing"
