"""Whether a word that may be a verb is one here: ``a balance`` and ``increased risk`` are not."""

from claimcheck.sentences.linguistic.reading import Found, SentenceReading
from claimcheck.sentences.linguistic.word_classes import word_class

DETERMINERS = word_class("determiner")
PREPOSITIONS = word_class("preposition")
AUXILIARIES = word_class("auxiliary")
_PASSIVE = word_class("passive_auxiliary")
_PRONOUNS = word_class("subject_pronoun")
_PURPOSE_OK = word_class("raising")
_DEMONSTRATIVES = frozenset({"this", "these", "that"})
_NOUN_FORMS = word_class("noun_or_verb")
_NOUN_FOLLOWERS = word_class("behind_noun")
_FINITE = word_class("finite_verb")
_CARRIERS = AUXILIARIES | _FINITE
_PURPOSE = word_class("purpose")
_STOPS = frozenset({".", "!", "?", "”", '"', "]", ")"})
_RELATIVES = frozenset({"that", "which", "who", "whose"})
_REACH = 3
_GERUND_REACH = 14
_CHANGES = word_class("change_verb")


def is_verb(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether the first word of a cue is used as a verb that asserts something.

    Gerunds and infinitives of purpose assert nothing by themselves (``to reduce pain, rest``);
    participles before a noun are adjectives (``increased risk``). The rules look three words to
    the left and one to the right: they are rules of thumb.
    """
    word = reading.word(cue.start)
    before = _before(reading, cue.start)
    after = reading.word(cue.end)
    if word.endswith("ing"):
        return before in _PASSIVE or (before == "," and not _is_gerund_subject(reading, cue))
    if before == "to":
        return _infinitive_asserts(reading, cue.start)
    if before in AUXILIARIES or before in _PRONOUNS:
        return not (before in _DEMONSTRATIVES and after in AUXILIARIES and word in _NOUN_FORMS)
    if word.endswith("ed"):
        adjective = _is_adjective(before, after, first=cue.start == 0)
        return not adjective and after not in AUXILIARIES
    if cue.end - cue.start == 1 and _is_noun(word, before, after):
        return False
    return before not in DETERMINERS and before not in PREPOSITIONS


def is_purpose(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether it is an infinitive of purpose: ``aims to restore``, ``is used to treat``.

    Only where a treatment is spoken of; a trial that ``was designed to assess`` plans nothing.
    """
    if _before(reading, cue.start) != "to" or not reading.has("protocol", "therapy", "drug_name"):
        return False
    return not (reading.has("study_method") or _PURPOSE.isdisjoint(reading.lowers[: cue.start]))


def is_passive(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether it is a participle behind a form of ``be``."""
    return _before(reading, cue.start) in _PASSIVE and not reading.word(cue.start).endswith("ing")


def has_object(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether a verb of change acts on something: ``levels increased in winter`` does not."""
    if cue.end - cue.start > 1 or reading.word(cue.start) not in _CHANGES:
        return True
    after = reading.word(cue.end)
    if is_passive(reading, cue):
        return after in {"by", "through", "via"} or "by" in reading.lowers[cue.end : cue.end + 4]
    return after.isalnum() and after not in PREPOSITIONS and not after.endswith("ly")


def is_reporting(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether the subject of a verb is a study: ``the data support``, ``trials suggest``."""
    if reading.word(cue.start - 1) == "to":
        return False
    nouns = reading.of("study_noun")
    return any(0 <= cue.start - noun.end <= 1 for noun in nouns)


def has_finite_verb(reading: SentenceReading) -> bool:
    """Tell whether the sentence has a verb that carries a statement, as far as its words show."""
    end = _open_end(reading)
    if not _CARRIERS.isdisjoint(reading.lowers[1:end]):
        return True
    kinds = ("causal_verb", "report_verb", "correlational", "requirement", "mechanism_frame")
    cues = reading.of(*kinds, "definition")
    return any(cue.start < end and _looks_finite(reading, cue) for cue in cues)


def _open_end(reading: SentenceReading) -> int:
    """Give where a line without a full stop turns relative: ``Foods that heal``, a title."""
    words = reading.lowers
    if words and words[-1] not in _STOPS:
        for index in range(1, len(words)):
            if words[index] in _RELATIVES:
                return index
    return len(words)


def _looks_finite(reading: SentenceReading, cue: Found) -> bool:
    word = reading.word(cue.start)
    if cue.start == 0 or word.endswith("ing") or _before(reading, cue.start) == "to":
        return False
    if cue.kind == "correlational" and not word.endswith(("s", "ed")):
        return False
    return is_verb(reading, cue)


def _before(reading: SentenceReading, position: int) -> str:
    for index in range(position - 1, max(position - 1 - _REACH, -1), -1):
        word = reading.word(index)
        if word == "a" and index > 0 and reading.tokens[index].text == "A":
            return "A"
        if not (word.endswith("ly") or word in {"also", "not", "often", "even", "then", "never"}):
            return word
    return ""


def _is_gerund_subject(reading: SentenceReading, cue: Found) -> bool:
    for word in reading.lowers[cue.end : cue.end + _GERUND_REACH]:
        if word in AUXILIARIES:
            return True
        if word in {",", ";", "that", "which", "who"}:
            return False
    return False


def _infinitive_asserts(reading: SentenceReading, position: int) -> bool:
    near = reading.lowers[max(position - 5, 0) : position]
    return any(word in _PURPOSE_OK for word in near)


def _is_adjective(before: str, after: str, *, first: bool) -> bool:
    if before in DETERMINERS or before in PREPOSITIONS or first:
        return True
    opens_noun_phrase = before in {"and", "or", ",", "(", "to"} and after.isalpha()
    return opens_noun_phrase and after not in DETERMINERS and after not in PREPOSITIONS


def _opens_cell(word: str, after: str) -> bool:
    """Tell whether a line opens with a verb, as cells do: ``Calms the mood``."""
    if not word.endswith("s") or word.endswith("ss") or not after.isalnum():
        return False
    return not (after in _NOUN_FOLLOWERS or after in _FINITE or after in AUXILIARIES)


def _is_noun(word: str, before: str, after: str) -> bool:
    stem = word.removesuffix("s")
    if stem not in _NOUN_FORMS and word not in _NOUN_FORMS:
        return False
    if before == "":
        return not _opens_cell(word, after)
    if after in DETERMINERS:
        return False
    if after in _NOUN_FOLLOWERS or not after.isalnum():
        return True
    if word.endswith("s") and not word.endswith("ss"):
        return before.endswith("s") and not before.endswith(("ss", "us", "is"))
    return not before.endswith("s")
