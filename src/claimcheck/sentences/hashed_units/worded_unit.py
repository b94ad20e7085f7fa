"""What the network is shown of a unit's words: their cues, strength, advice and numbers by name."""

from attrs import frozen

from claimcheck.memory import remembered
from claimcheck.model.by_value import ByValue
from claimcheck.sentences.judgement.by_words import WordsAlone, by_words
from claimcheck.sentences.judgement.claimhood import claim_probability
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.judgement.wording import shown_kinds

_TENTHS = 10


@frozen(eq=False, repr=False)
class WordedUnit(ByValue):
    """A unit as its words alone are read, for the network.

    Args:
        words: What they make of it.
        signs: Names of what the words show.
    """

    words: WordsAlone
    signs: tuple[str, ...]


@remembered
def worded_unit(text: str) -> WordedUnit:
    """Read a unit by its words alone, and name what they show."""
    words = by_words(text)
    strength, advice = words.strength, words.advice
    share = claim_probability(Statement(words.reading, strength, advice, words.quantities))
    shown = {f"cue {kind}" for kind in shown_kinds(words.reading, strength, advice)}
    shown |= {f"states {each.kind}" for each in words.quantities}
    shown |= {
        f"claim {int(share * _TENTHS)}",
        f"strength {int(strength.strength)}",
        f"force {advice.force.value}",
        f"to {advice.addressee.value}",
    }
    return WordedUnit(words, tuple(sorted(shown)))
