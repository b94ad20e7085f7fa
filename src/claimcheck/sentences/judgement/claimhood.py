"""Whether a sentence asserts something that could be checked."""

from collections.abc import Iterator, Mapping
from math import exp

from claimcheck.model import AdviceForce, Strength
from claimcheck.model.document import OBJECT
from claimcheck.resources import read_numbers
from claimcheck.sentences.judgement.claim_type import counts_people
from claimcheck.sentences.judgement.own_work import describes_software
from claimcheck.sentences.judgement.statement import Statement
from claimcheck.sentences.linguistic.definitions import is_definition
from claimcheck.sentences.linguistic.questions import is_question
from claimcheck.sentences.linguistic.reading import SentenceReading
from claimcheck.sentences.linguistic.reporting import cites_a_study, names_a_study, study_reports
from claimcheck.sentences.linguistic.verbs import has_finite_verb

CONTENT = (
    "mechanism", "outcome", "therapy", "drug_name", "protocol", "lifestyle", "harm", "genotype",
)  # fmt: skip
_OF_ONE_CLASS = (
    "signpost", "greeting", "editorial", "definition", "prevalence", "requirement", "safety",
    "harm_strong",
)  # fmt: skip
_SHORT = 4
_SENTENCE = 6
_REPEATS = 2
_PLAIN_NUMBERS = frozenset({"number", "count"})
_FIRM = 0.8


def _weights() -> Mapping[str, float]:
    return read_numbers("sentences/data/claimhood.tsv", "feature", "weight")


def claim_probability(statement: Statement) -> float:
    """Give the probability that a sentence is a claim, rounded to two places.

    A sum of weights (``data/claimhood.tsv``) for what the sentence has, through the logistic
    function. The weights were set by hand on health articles; they are no trained model.
    """
    weights = _weights()
    total = weights["base"]
    for part in (_form, _matter, _wording, _relation, _kind):
        total += sum([weights[name] for name in part(statement)])
    return round(1 / (1 + exp(-total)), 2)


def _wording(statement: Statement) -> Iterator[str]:
    reading = statement.reading
    for kind in _OF_ONE_CLASS:
        if reading.has(kind):
            yield kind
    for kind in ("rhetoric", "metaphor"):
        yield from [kind] * min(reading.count(kind), _REPEATS)
    if names_a_study(reading):
        yield "named_study"
    if (
        study_reports(reading)
        or cites_a_study(reading)
        or reading.has("study_method", "vague_attribution")
    ):
        yield "study"


def _kind(statement: Statement) -> Iterator[str]:
    if is_definition(statement.reading):
        yield "definition"
    if counts_people(statement):
        yield "prevalence"
    if describes_software(statement.reading, statement.strength):
        yield "software"
    if statement.advice.force is not AdviceForce.NONE:
        yield f"advice_{statement.advice.force.value}"
    if not statement.kinds <= _PLAIN_NUMBERS:
        yield "quantity"


def _relation(statement: Statement) -> Iterator[str]:
    strength, relation = statement.strength.strength, statement.strength.relation
    yield f"strength_{int(strength)}"
    if relation is not None and relation.cue.kind == "causal_verb" and relation.cue.weight > _FIRM:
        yield "firm_verb"
    if strength is Strength.S0 and statement.reading.has("causal_verb", "causal_noun"):
        yield "causal_word"


def _form(statement: Statement) -> Iterator[str]:
    reading = statement.reading
    if is_question(reading):
        yield "question"
    commands = any(cue.kind == "imperative" for cue in statement.advice.cues)
    if _is_elliptic(reading):
        yield "elliptic"
        return
    if not commands and not has_finite_verb(reading):
        yield _without_verb(reading)
    if reading.word_count < _SHORT:
        yield "short"
    if reading.text.rstrip().endswith(":"):
        yield "colon"
    if reading.word(0) == "where" and OBJECT in reading.text:
        yield "formula"


def _matter(statement: Statement) -> Iterator[str]:
    kinds = [kind for kind in CONTENT if kind in statement.reading.cues]
    if not kinds:
        yield "no_content"
    yield from ("content", "more_content", "more_content")[: len(kinds)]


def _without_verb(reading: SentenceReading) -> str:
    """Tell a sentence whose verb is not listed and a bare phrase apart."""
    ends = reading.text.rstrip().endswith(".")
    return "no_listed_verb" if ends and reading.word_count >= _SENTENCE else "no_verb"


def _is_elliptic(reading: SentenceReading) -> bool:
    """Tell whether a line asserts by its first word, as cells do: ``Higher risk of …``.

    A verb in the third person needs no full stop: ``Calms the mood``.
    """
    first = 1 if reading.word(0).endswith("ly") else 0
    if reading.text.endswith("."):
        kinds = ("correlational", "comparison", "change_noun", "causal_verb", "requirement")
        return any(cue.start == first for cue in reading.of(*kinds))
    verbs = reading.of("causal_verb", "requirement")
    return reading.word_count > first + 1 and any(
        cue.start == first and reading.word(first).endswith(("s", "required")) for cue in verbs
    )
