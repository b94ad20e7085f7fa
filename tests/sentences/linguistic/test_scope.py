"""Hedges, negations, quotations, reports, conditions, questions and comparisons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.sentences.linguistic.clauses import clause_end, clause_start
from claimcheck.sentences.linguistic.comparatives import is_comparison
from claimcheck.sentences.linguistic.conditionals import condition_ranges, is_conditional
from claimcheck.sentences.linguistic.hedging import hedges, hedges_over, is_hedged
from claimcheck.sentences.linguistic.negation import negated_ranges, negations
from claimcheck.sentences.linguistic.questions import is_question
from claimcheck.sentences.linguistic.quotation import quoted_ranges, speech_ranges
from claimcheck.sentences.linguistic.reading import SentenceReading, read_sentence
from claimcheck.sentences.linguistic.relations import Modality, RelationKind, relations
from claimcheck.sentences.linguistic.reporting import (
    names_a_study,
    reports_speech,
    study_reports,
    tells_methods,
)
from claimcheck.sentences.linguistic.verbs import has_finite_verb, is_verb


def hedge_words(text: str) -> list[str]:
    reading = read_sentence(text)
    return [reading.words(cue) for cue in hedges(reading)]


def place(reading: SentenceReading, word: str) -> int:
    return reading.lowers.index(word)


def negated_words(text: str) -> set[str]:
    reading = read_sentence(text)
    return {reading.lowers[i] for start, end in negated_ranges(reading) for i in range(start, end)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zinc may shorten a cold.", ["may"]),
        ("Zinc possibly shortens a cold.", ["possibly"]),
        ("The trial ended in May 2019.", []),
        ("On 4 May they met.", []),
        ("Zinc could not shorten the cold.", []),
        ("The drug is indicated for gout.", []),
        ("Runners were more likely to recover.", []),
        ("Rest likely helps.", ["likely"]),
        ("The nerve fires an action potential.", []),
        ("Sleep can restore mood.", []),
        ("It is unclear whether zinc works.", ["unclear", "whether"]),
    ],
)
def test_only_words_that_hedge_are_hedges(text: str, words: list[str]) -> None:
    assert hedge_words(text) == words


def test_a_hedge_reaches_to_the_end_of_its_clause() -> None:
    reading = read_sentence("Zinc may shorten colds, but iron lengthens them.")
    assert list(hedges_over(reading, place(reading, "shorten")))
    assert not list(hedges_over(reading, place(reading, "lengthens")))


def test_a_hedging_verb_reaches_over_what_it_introduces() -> None:
    reading = read_sentence("The data suggest that zinc shortens colds.")
    assert list(hedges_over(reading, place(reading, "shortens")))


def test_not_reaches_to_the_comma() -> None:
    negated = negated_words("Zinc did not shorten colds, and iron helped.")
    assert "shorten" in negated
    assert "helped" not in negated


def test_no_reaches_over_its_noun_phrase() -> None:
    assert "benefit" in negated_words("There was no benefit of zinc.")


@pytest.mark.parametrize("text", ["Not only zinc helps.", "There is no doubt that it helps."])
def test_seeming_negations_negate_nothing(text: str) -> None:
    assert negations(read_sentence(text)) == ()


def test_a_null_result_is_negated_as_a_whole() -> None:
    assert "difference" in negated_words("We saw no significant difference in fever.")


def test_quoted_ranges_hold_what_stands_between_the_marks() -> None:
    reading = read_sentence("The “rest and digest” state")
    (start, end) = quoted_ranges(reading)[0]
    assert reading.lowers[start:end] == ("rest", "and", "digest")


def test_a_quoted_term_is_not_speech() -> None:
    assert speech_ranges(read_sentence("The “rest and digest” state")) == ()
    assert speech_ranges(read_sentence("She said “zinc helps every child with a cold”."))


def test_an_unclosed_quotation_reaches_to_the_end() -> None:
    assert quoted_ranges(read_sentence("He said “zinc helps"))


def test_a_study_as_subject_of_finding_is_a_report() -> None:
    assert study_reports(read_sentence("Two small trials found that zinc helps."))
    assert not study_reports(read_sentence("Zinc helps children find sleep."))


def test_result_in_is_no_study() -> None:
    assert not study_reports(read_sentence("Long nights result in low mood, surveys aside."))


def test_authors_named_with_et_al_name_a_study() -> None:
    assert names_a_study(read_sentence("Okoro et al. saw fewer colds."))
    assert not names_a_study(read_sentence("Okoro saw fewer colds."))


def test_methods_and_speech_are_told_apart() -> None:
    assert tells_methods(read_sentence("Forty adults were randomly assigned to zinc."))
    assert reports_speech(read_sentence("According to its maker, zinc works."))


def test_a_condition_in_front_ends_at_its_comma() -> None:
    reading = read_sentence("If the fever stays, zinc helps.")
    assert condition_ranges(reading) == ((0, place(reading, ",")),)


@pytest.mark.parametrize("text", ["It looks as if zinc helps.", "Even if cold, it flows."])
def test_concession_and_comparison_are_no_conditions(text: str) -> None:
    assert not is_conditional(read_sentence(text))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Does zinc work?", True),
        ("How does zinc work", True),
        ("“Does it work?”", True),
        ("What matters is sleep.", False),
        ("Zinc works.", False),
    ],
)
def test_questions_ask(text: str, asks: bool) -> None:
    assert is_question(read_sentence(text)) is asks


def test_a_comparison_names_what_it_compares_with() -> None:
    assert is_comparison(
        read_sentence("Fever was lower in the zinc group than in the control group.")
    )
    assert not is_comparison(read_sentence("There is more to say."))


def test_clauses_end_before_a_contrast() -> None:
    reading = read_sentence("Zinc helps but iron harms")
    assert clause_end(reading, 0) == place(reading, "but")
    assert clause_start(reading, place(reading, "harms")) == place(reading, "iron")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Zinc reduces fever.", "reduces", True),
        ("To reduce fever, rest.", "reduce", False),
        ("Zinc has been shown to reduce fever.", "reduce", True),
        ("People with increased pressure slept.", "increased", False),
        ("A balance of salts is kept.", "balance", False),
        ("Zinc rose, reducing fever.", "reducing", True),
        ("Reducing fever is easy.", "reducing", False),
    ],
)
def test_a_verb_is_told_from_its_look_alikes(text: str, word: str, expected: bool) -> None:
    reading = read_sentence(text)
    (cue,) = [cue for cue in reading.of("causal_verb") if reading.word(cue.start) == word]
    assert is_verb(reading, cue) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The Science of Sleep", False), ("Zinc prevents colds", True), ("Sleep matters most", True)],
)
def test_finite_verbs_are_seen(text: str, expected: bool) -> None:
    assert has_finite_verb(read_sentence(text)) is expected


def test_relations_say_kind_modality_and_denial() -> None:
    (relation,) = [r for r in relations(read_sentence("Zinc may not reduce fever.")) if r.asserted]
    assert (relation.kind, relation.modality) == (RelationKind.CAUSAL, Modality.CONDITIONAL)
    assert relation.negated


def test_a_condition_states_no_relationship() -> None:
    stated = relations(read_sentence("If zinc reduces fever, we shall see."))
    assert not [relation for relation in stated if relation.asserted]


def test_a_conceding_opening_is_background() -> None:
    stated = relations(read_sentence("While linked to nausea, zinc reduces fever."))
    assert [relation.background for relation in stated if relation.asserted] == [True, False]


@settings(deadline=None)
@given(st.text(alphabet="may not if “”,;:.? zinc reduces that which ∞\n\ud800"))
def test_any_text_can_be_read(text: str) -> None:
    reading = read_sentence(text)
    size = len(reading.tokens)
    ranges = [
        *negated_ranges(reading),
        *condition_ranges(reading),
        *quoted_ranges(reading),
    ]
    assert all(0 <= start <= end <= size for start, end in ranges)
    assert is_hedged(reading) is bool(hedges(reading))
