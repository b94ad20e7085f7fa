"""How certain a sentence sounds, from 1 (very uncertain) to 6 (very certain)."""

from claimcheck.sentences.linguistic.hedging import hedges
from claimcheck.sentences.linguistic.reading import SentenceReading

_BASE = 5.0
_LOWEST, _HIGHEST = 1.0, 6.0
_PER_CUE = {
    "modal": -0.9,
    "hedge": -0.6,
    "unknown": -1.2,
    "can": -0.3,
    "would": -0.2,
    "approximator": -0.1,
    "booster": 0.25,
    "absolute": 0.25,
}


def judge_certainty(reading: SentenceReading) -> float:
    """Add up hedges and boosters on the scale of Pei and Jurgens 2021, rounded to one place."""
    counted = [*hedges(reading), *reading.of("can", "would", "approximator", "booster", "absolute")]
    total = _BASE + sum(_PER_CUE[cue.kind] * cue.weight for cue in counted)
    return round(min(max(total, _LOWEST), _HIGHEST), 1)
