"""What the reading takes for harmful is shown where it comes in numbers."""

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


def test_a_few_sentences_are_not_shown_however_sure_the_reading_is() -> None:
    assert shown(0.95, 0.9, 0.6) == []


@pytest.mark.parametrize(("surest", "severity"), [(0.85, Severity.WARNING), (0.7, Severity.NOTE)])
def test_several_sentences_speak_for_each_other(surest: float, severity: Severity) -> None:
    assert shown(0.7, 0.7, surest) == [Severity.NOTE, Severity.NOTE, severity]
