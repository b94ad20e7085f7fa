"""What the reading takes for harmful: shown where it comes in numbers, or where it is sure."""

import pytest
from attrs import evolve

import claimcheck
from claimcheck.model import Severity
from claimcheck.rules import Context, load_profile
from claimcheck.rules._harmful_reading import harmful_sentences

TEXT = "\n\n".join(f"This is the sentence number {number} of the page." for number in range(8))


def shown(*chances: float) -> list[Severity]:
    """Give how grave sentences with such probabilities are."""
    reading = claimcheck.audit(text=TEXT, engine="fast").project.readings[0]
    padded = (*chances, *([0.0] * 8))
    sentences = tuple(
        (sentence, evolve(answer, queries=(("harmful", chance),)))
        for (sentence, answer), chance in zip(reading.sentences, padded, strict=False)
    )
    settings = load_profile()
    context = Context(settings, reading.library, evolve(reading, sentences=sentences))
    return [found.severity for found in harmful_sentences(context)]


def test_a_few_doubtful_sentences_are_not_shown() -> None:
    assert shown(0.7, 0.6) == []


def test_one_sentence_is_shown_where_the_reading_is_sure() -> None:
    assert shown(0.9) == [Severity.WARNING]


@pytest.mark.parametrize(("surest", "severity"), [(0.7, Severity.WARNING), (0.6, Severity.NOTE)])
def test_several_sentences_speak_for_each_other(surest: float, severity: Severity) -> None:
    assert shown(0.55, 0.55, surest) == [Severity.NOTE, Severity.NOTE, severity]
