"""Which language a sentence is taken for."""

import pytest

from claimcheck.sentences.judgement.language import language_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Rest lowers stress by 3 % in adults (de la Torre et al., 2011).",
        "Rest lowers stress in men (van den Berg en De Vries, 2006).",
        "Rest prevents falls (da Silva et al., 2014; dos Santos e Souza, 2015).",
        "De la Torre and van der Berg found that rest helps.",
        'The sign said "der Tee ist gut und das ist für alle die hier sind" in the hall.',
        "What to do?",
        "Is it so?",
        "Who is to do so to me?",
        "The assay was done in vitro, de novo and a la carte.",
        "Zinc",
    ],
)
def test_names_quotations_and_short_questions_leave_a_sentence_english(sentence: str) -> None:
    assert language_of(sentence) == "en"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Der Tee senkt den Druck bei allen Menschen, und das ist gut für die Gefäße.", "de"),
        ("Le thé réduit la pression chez les adultes et il est bon pour le coeur.", "fr"),
        ("El té reduce la presión en los adultos y es bueno para el corazón.", "es"),
        ("Thee verlaagt de bloeddruk bij volwassenen en het is goed voor het hart.", "nl"),
        ("Чай снижает давление у взрослых.", "ru"),
        ("3 % (12)", "und"),
    ],
)
def test_a_sentence_that_is_plainly_foreign_is_told(sentence: str, code: str) -> None:
    assert language_of(sentence) == code
