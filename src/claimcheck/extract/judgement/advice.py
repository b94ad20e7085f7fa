"""How hard a sentence pushes somebody to act, and whom."""

from attrs import frozen

from claimcheck.extract.linguistic.reading import Found, Reading
from claimcheck.extract.linguistic.verbs import AUXILIARIES
from claimcheck.model import Addressee, AdviceForce

_DEONTIC_LEFT = 3
_PROFESSIONAL_WORDS = 8


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
        if opens and not _is_subject(reading, cue):
            return (cue,)
    return ()


def _is_subject(reading: Reading, cue: Found) -> bool:
    """Tell whether an opening word is a noun: ``Exercise lowers …``, ``Massage is …``."""
    following = reading.lowers[cue.end : cue.end + 4]
    if not following:
        return True
    if following[0] in AUXILIARIES or following[0] in {"of", "and", "in", "or", ",", ":", "with"}:
        return True
    verbs = {verb.start for verb in reading.of("causal_verb", "report_verb", "correlational")}
    return any(
        cue.end + step in verbs and word.endswith(("s", "ed"))
        for step, word in enumerate(following)
    ) or any(word in AUXILIARIES for word in following[:2])


def _addressee(reading: Reading, cues: tuple[Found, ...]) -> Addressee:
    if cues[0].kind == "imperative" or reading.has("reader"):
        return Addressee.READER
    if reading.has("professional"):
        return Addressee.PROFESSIONAL
    return Addressee.PUBLIC if reading.has("public") else Addressee.NONE
