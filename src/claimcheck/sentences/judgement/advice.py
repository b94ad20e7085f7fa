"""How hard a sentence pushes somebody to act, and whom."""

from attrs import frozen

from claimcheck.model import Addressee, AdviceForce
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.advice_force import scored_force
from claimcheck.sentences.linguistic.reading import Found, SentenceReading
from claimcheck.sentences.linguistic.verbs import AUXILIARIES, DETERMINERS
from claimcheck.sentences.linguistic.word_classes import word_class

_AMBIGUOUS = 0.6
_NAMED = 0.8
_NOT_OBJECTS = AUXILIARIES | {"of", ":"}
_CLAUSE_OPENERS = frozenset({"if", "when", "before", "after", "once", "until", "for", "to", "in"})
_EMPHASIS = frozenset({"please", "always", "never"})
_REFERRAL_VERBS = word_class("referral_verb")
_CARERS = word_class("carer")
_REFERRAL_REACH = 6
_SUBJECT_REACH = 6
_NEEDED = frozenset({"is", "are", "essential", "vital", "crucial", "critical", "indispensable"})
_CARE = frozenset({"approach", "strategy", "programme", "program", "plan", "regimen"})
_YOU = frozenset({"you", "your", "yourself"})
_AUTHORS_SAY = frozenset({"recommend", "advise", "suggest", "advocate", "encourage", "urge"})


@frozen(eq=False, repr=False)
class AdviceJudgement(ByValue):
    """Advice in one sentence.

    Args:
        force: None, weak or strong.
        addressee: Whom it speaks to.
        cues: The words that give it.
    """

    force: AdviceForce
    addressee: Addressee = Addressee.NONE
    cues: tuple[Found, ...] = ()


NO_ADVICE = AdviceJudgement(AdviceForce.NONE)


def judge_advice(reading: SentenceReading) -> AdviceJudgement:
    """Judge advice by the scheme of Li, Wang and Yu 2021.

    What the rules find is weighed by learned weights of the words, save where the reader is told
    to act or a treatment is called necessary: such sentences are rare in the papers learned from.
    """
    ruled = ruled_advice(reading)
    if ruled.addressee is Addressee.READER or not _YOU.isdisjoint(reading.lowers):
        return ruled
    if any(cue.kind == "requirement" for cue in ruled.cues):
        return ruled
    if ruled.cues and reading.has("future_research"):
        return ruled
    cues = ruled.cues or reading.of("must", "recommend", "weak_advice")
    if not cues:
        return ruled
    force = scored_force(reading, ruled.force)
    if force is AdviceForce.NONE:
        return NO_ADVICE
    return AdviceJudgement(force, _addressee(reading, cues), cues)


def ruled_advice(reading: SentenceReading) -> AdviceJudgement:
    """Judge advice by rules alone.

    Strong: ``should``, ``must``, ``recommend`` or an imperative. Weak: ``may consider``, ``could
    be useful``, ``might benefit from``. What is asked of future research is no advice.
    """
    if reading.has("study_method"):
        return NO_ADVICE
    strong = _imperative(reading) or _duties(reading)
    if strong:
        return AdviceJudgement(AdviceForce.STRONG, _addressee(reading, strong), strong)
    if reading.has("future_research"):
        return NO_ADVICE
    weak = reading.of("weak_advice") or _needed_treatment(reading)
    if weak:
        return AdviceJudgement(AdviceForce.WEAK, _addressee(reading, weak), weak)
    return NO_ADVICE


def is_referral(reading: SentenceReading, advice: AdviceJudgement) -> bool:
    """Tell whether the advice is to see somebody who knows: ``talk to your pharmacist``.

    ``Ask your doctor about`` a named drug is not: that sells the drug.
    """
    if advice.force is AdviceForce.NONE or reading.has("drug_name"):
        return False
    if any(cue.weight > _NAMED for cue in reading.of("therapy")):
        return False
    words = reading.lowers
    return any(
        word in _REFERRAL_VERBS
        and not _CARERS.isdisjoint(words[index + 1 : index + 1 + _REFERRAL_REACH])
        for index, word in enumerate(words)
    )


def _imperative(reading: SentenceReading) -> tuple[Found, ...]:
    """Give the verb of a command that opens the sentence or its main clause."""
    for cue in reading.of("imperative"):
        if _opens(reading, cue) and _commands(reading, cue):
            return (cue,)
    return ()


def _opens(reading: SentenceReading, cue: Found) -> bool:
    if cue.start == 0 or (cue.start == 1 and reading.word(0) in _EMPHASIS):
        return True
    behind_comma = reading.word(cue.start - 1) == "," and reading.word(0) in _CLAUSE_OPENERS
    first = behind_comma and "," not in reading.lowers[: cue.start - 1]
    return first and cue.weight > _AMBIGUOUS


def _commands(reading: SentenceReading, cue: Found) -> bool:
    """Tell whether an opening word commands; ``Exercise lowers …`` and ``Lower mood …`` do not."""
    following = reading.lowers[cue.end : cue.end + 4]
    if not following or not _NOT_OBJECTS.isdisjoint(following[:2]):
        return False
    if cue.weight < _AMBIGUOUS and following[0] not in DETERMINERS:
        return False
    verbs = {verb.start for verb in reading.of("causal_verb", "report_verb", "correlational")}
    return not any(
        cue.end + step in verbs and word.endswith(("s", "ed"))
        for step, word in enumerate(following)
    )


def _duties(reading: SentenceReading) -> tuple[Found, ...]:
    """Give the words of duty and recommendation that do not ask for research."""
    cues = reading.of("must", "recommend")
    if not cues or not reading.has("future_research"):
        return cues
    return tuple(cue for cue in cues if cue.kind == "must" and not _asks_research(reading, cue))


def _asks_research(reading: SentenceReading, cue: Found) -> bool:
    start = max((n for n in range(cue.start) if reading.lowers[n] in {",", ";"}), default=-1)
    kinds = ("future_research", "study_noun")
    return any(start < each.start <= cue.end for each in reading.of(*kinds)) or any(
        each.start >= cue.start for each in reading.of("future_research")
    )


def _needed_treatment(reading: SentenceReading) -> tuple[Found, ...]:
    """Give what calls a treatment necessary: ``this approach is essential``."""
    subjects = [cue.end for cue in reading.of("therapy", "protocol")]
    subjects += [n + 1 for n, word in enumerate(reading.lowers) if word in _CARE]
    return tuple(
        cue
        for cue in reading.of("requirement")
        if reading.word(cue.start) in _NEEDED
        and any(0 <= cue.start - end <= _SUBJECT_REACH for end in subjects)
    )


def _addressee(reading: SentenceReading, cues: tuple[Found, ...]) -> Addressee:
    """Tell whom: the reader only where the reader is told to act, not where it ``helps you``."""
    cue = cues[0]
    if cue.kind == "imperative" or _tells_reader(reading, cue):
        return Addressee.READER
    if reading.has("professional"):
        return Addressee.PROFESSIONAL
    return Addressee.PUBLIC if reading.has("public", "reader") else Addressee.NONE


def _tells_reader(reading: SentenceReading, cue: Found) -> bool:
    words = reading.lowers[max(cue.start - _SUBJECT_REACH, 0) : cue.start]
    if "you" in words[-2:] or reading.word(cue.start) == "you":
        return True
    if cue.kind == "weak_advice" or not _CARERS.isdisjoint(words):
        return False
    if reading.word(cue.start - 1) == "we":
        return not reading.word(cue.start).startswith(tuple(_AUTHORS_SAY))
    return not _YOU.isdisjoint(reading.lowers)
