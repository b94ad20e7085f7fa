"""Whether a sentence asserts something that could be checked."""

import csv
from collections.abc import Iterator
from functools import cache
from math import exp
from pathlib import Path

from claimcheck.extract.judgement.advice import AdviceJudgement
from claimcheck.extract.judgement.strength import StrengthJudgement
from claimcheck.extract.linguistic.questions import is_question
from claimcheck.extract.linguistic.reading import Reading
from claimcheck.extract.linguistic.reporting import names_a_study, study_reports
from claimcheck.extract.linguistic.verbs import has_finite_verb
from claimcheck.model import AdviceForce, Quantity, Strength

CONTENT = (
    "mechanism", "outcome", "therapy", "drug_name", "protocol", "lifestyle", "harm", "genotype",
)  # fmt: skip
_WEIGHTS = Path(__file__).parent.parent / "data" / "claimhood.tsv"
_SHORT = 4
_SENTENCE = 6
_REPEATS = 2
_FIRM = 0.8


@cache
def _weights() -> dict[str, float]:
    with _WEIGHTS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {row["feature"]: float(row["weight"]) for row in rows}


def claim_probability(
    reading: Reading,
    strength: StrengthJudgement,
    advice: AdviceJudgement,
    quantities: tuple[Quantity, ...],
) -> float:
    """Give the probability that a sentence is a claim, rounded to two places.

    A sum of weights (``data/claimhood.tsv``) for what the sentence has, through the logistic
    function. The weights were set by hand on health articles; they are no trained model.
    """
    weights = _weights()
    total = weights["base"]
    total += sum(weights[name] for name in _features(reading, strength, advice, quantities))
    return round(1 / (1 + exp(-total)), 2)


def _features(
    reading: Reading,
    strength: StrengthJudgement,
    advice: AdviceJudgement,
    quantities: tuple[Quantity, ...],
) -> Iterator[str]:
    yield from _form(reading, advice)
    yield from _matter(reading)
    for kind in ("signpost", "greeting", "editorial", "definition", "prevalence", "requirement"):
        if reading.has(kind):
            yield kind
    for kind in ("rhetoric", "metaphor"):
        yield from [kind] * min(reading.count(kind), _REPEATS)
    yield f"strength_{int(strength.strength)}"
    relation = strength.relation
    if relation is not None and relation.cue.kind == "causal_verb" and relation.cue.weight > _FIRM:
        yield "firm_verb"
    if strength.strength is Strength.S0 and reading.has("causal_verb", "causal_noun"):
        yield "causal_word"
    if names_a_study(reading):
        yield "named_study"
    if study_reports(reading) or reading.has("study_method", "vague_attribution"):
        yield "study"
    if advice.force is not AdviceForce.NONE:
        yield f"advice_{advice.force.value}"
    if any(quantity.kind not in {"number", "count"} for quantity in quantities):
        yield "quantity"


def _form(reading: Reading, advice: AdviceJudgement) -> Iterator[str]:
    if is_question(reading):
        yield "question"
    commands = any(cue.kind == "imperative" for cue in advice.cues)
    if not commands and not has_finite_verb(reading):
        yield _without_verb(reading)
    if reading.word_count < _SHORT:
        yield "short"
    if reading.text.rstrip().endswith(":"):
        yield "colon"


def _matter(reading: Reading) -> Iterator[str]:
    kinds = [kind for kind in CONTENT if reading.has(kind)]
    if not kinds:
        yield "no_content"
    yield from ("content", "more_content", "more_content")[: len(kinds)]


def _without_verb(reading: Reading) -> str:
    """Tell a cell that asserts, a sentence whose verb is not listed, and a bare phrase apart."""
    if _is_elliptic(reading):
        return "elliptic"
    ends = reading.text.rstrip().endswith(".")
    return "no_listed_verb" if ends and reading.word_count >= _SENTENCE else "no_verb"


def _is_elliptic(reading: Reading) -> bool:
    """Tell whether a verbless line asserts by its first word: ``Higher risk of …``, as cells do."""
    kinds = ("correlational", "comparison", "change_noun", "causal_verb")
    return any(cue.start == 0 for cue in reading.of(*kinds)) and reading.text.endswith(".")
