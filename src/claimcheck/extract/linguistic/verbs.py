"""Whether a word that may be a verb is one here: ``a balance`` and ``increased risk`` are not."""

from claimcheck.extract.linguistic.reading import Found, Reading
from claimcheck.extract.linguistic.word_classes import words_of

DETERMINERS = words_of("determiner")
PREPOSITIONS = words_of("preposition")
AUXILIARIES = words_of("auxiliary")
_PASSIVE = words_of("passive_auxiliary")
_PRONOUNS = words_of("subject_pronoun")
_PURPOSE_OK = words_of("raising")
_NOUN_FORMS = words_of("noun_or_verb")
_NOUN_FOLLOWERS = words_of("behind_noun")
_REACH = 3


def is_verb(reading: Reading, cue: Found) -> bool:
    """Tell whether the first word of a cue is used as a verb that asserts something.

    Gerunds and infinitives of purpose assert nothing by themselves (``to reduce pain, rest``);
    participles before a noun are adjectives (``increased risk``). The rules look three words to
    the left and one to the right: they are rules of thumb.
    """
    word = reading.word(cue.start)
    before = _before(reading, cue.start)
    after = reading.word(cue.end)
    if word.endswith("ing"):
        return before == "," or before in _PASSIVE
    if before == "to":
        return _infinitive_asserts(reading, cue.start)
    if before in AUXILIARIES or before in _PRONOUNS:
        return True
    if word.endswith("ed"):
        return not _is_adjective(before, after, first=cue.start == 0)
    if cue.end - cue.start == 1 and _is_noun(word, before, after):
        return False
    return before not in DETERMINERS and before not in PREPOSITIONS


def is_passive(reading: Reading, cue: Found) -> bool:
    """Tell whether it is a participle behind a form of ``be``."""
    return _before(reading, cue.start) in _PASSIVE and not reading.word(cue.start).endswith("ing")


def has_finite_verb(reading: Reading) -> bool:
    """Tell whether the sentence has a verb that carries a statement, as far as its words show."""
    if any(word in AUXILIARIES for word in reading.lowers):
        return True
    kinds = ("causal_verb", "report_verb", "correlational", "requirement", "mechanism_frame")
    return any(_looks_finite(reading, cue) for cue in reading.of(*kinds, "definition"))


def _looks_finite(reading: Reading, cue: Found) -> bool:
    word = reading.word(cue.start)
    if cue.start == 0 and word.endswith(("ed", "ing")):
        return False
    if cue.start == 0 and not word.endswith("s"):
        return False
    return (word.endswith(("s", "ed")) and is_verb(reading, cue)) or (
        cue.start > 0 and reading.word(cue.start - 1).endswith("s") and is_verb(reading, cue)
    )


def _before(reading: Reading, position: int) -> str:
    for index in range(position - 1, max(position - 1 - _REACH, -1), -1):
        word = reading.word(index)
        if not (word.endswith("ly") or word in {"also", "not", "often", "even", "then", "never"}):
            return word
    return ""


def _infinitive_asserts(reading: Reading, position: int) -> bool:
    near = reading.lowers[max(position - 5, 0) : position]
    return any(word in _PURPOSE_OK for word in near)


def _is_adjective(before: str, after: str, *, first: bool) -> bool:
    if before in DETERMINERS or before in PREPOSITIONS or first:
        return True
    opens_noun_phrase = before in {"and", "or", ",", "(", "to"} and after.isalpha()
    return opens_noun_phrase and after not in DETERMINERS and after not in PREPOSITIONS


def _is_noun(word: str, before: str, after: str) -> bool:
    stem = word.removesuffix("s")
    if stem not in _NOUN_FORMS and word not in _NOUN_FORMS:
        return False
    if before == "":
        return True
    if after in _NOUN_FOLLOWERS or not after.isalnum():
        return True
    if word.endswith("s") and not word.endswith("ss"):
        return before.endswith("s") and not before.endswith(("ss", "us", "is"))
    return not before.endswith("s")
