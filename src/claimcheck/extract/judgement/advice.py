"""How hard a sentence pushes somebody to act, and whom."""

from attrs import frozen

from claimcheck.extract.linguistic.reading import Found, Reading
from claimcheck.extract.linguistic.verbs import AUXILIARIES, DETERMINERS
from claimcheck.model import Addressee, AdviceForce

_AMBIGUOUS = 0.6
_NOT_OBJECTS = frozenset({"of", ":"})


@frozen
class AdviceJudgement:
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


def judge_advice(reading: Reading) -> AdviceJudgement:
    """Judge advice by the scheme of Li, Wang and Yu 2021.

    Strong: ``should``, ``must``, ``recommend`` or an imperative. Weak: ``may consider``, ``could
    be useful``, ``might benefit from``. What is asked of future research is no advice.
    """
    if reading.has("future_research", "study_method"):
        return NO_ADVICE
    strong = _imperative(reading) or reading.of("must", "recommend")
    if strong:
        return AdviceJudgement(AdviceForce.STRONG, _addressee(reading, strong), strong)
    weak = reading.of("weak_advice")
    if weak:
        return AdviceJudgement(AdviceForce.WEAK, _addressee(reading, weak), weak)
    return NO_ADVICE


def _imperative(reading: Reading) -> tuple[Found, ...]:
    """Give the verb of a sentence that opens with a command."""
    for cue in reading.of("imperative"):
        opens = cue.start == 0 or (
            cue.start == 1 and reading.word(0) in {"please", "always", "never"}
        )
        if opens and _commands(reading, cue):
            return (cue,)
    return ()


def _commands(reading: Reading, cue: Found) -> bool:
    """Tell whether an opening word commands; ``Exercise lowers …`` and ``Lower mood …`` do not."""
    following = reading.lowers[cue.end : cue.end + 4]
    if not following or not set(AUXILIARIES | _NOT_OBJECTS).isdisjoint(following[:2]):
        return False
    if cue.weight < _AMBIGUOUS and following[0] not in DETERMINERS:
        return False
    verbs = {verb.start for verb in reading.of("causal_verb", "report_verb", "correlational")}
    return not any(
        cue.end + step in verbs and word.endswith(("s", "ed"))
        for step, word in enumerate(following)
    )


def _addressee(reading: Reading, cues: tuple[Found, ...]) -> Addressee:
    if cues[0].kind == "imperative" or reading.has("reader"):
        return Addressee.READER
    if reading.has("professional"):
        return Addressee.PROFESSIONAL
    return Addressee.PUBLIC if reading.has("public") else Addressee.NONE
