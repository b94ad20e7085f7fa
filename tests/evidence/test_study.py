"""What is known of a study comes from the first source that says it, and says where from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.evidence import infer_study, study_of
from claimcheck.model import (
    AgeGroup,
    Certainty,
    Design,
    Origin,
    QuestionType,
    Reference,
    Sex,
    Species,
    Study,
    Tier,
)

TRIAL = (
    "BACKGROUND: Sleep is often poor in midlife. METHODS: In this double-blind study 60 women"
    " aged 45 to 60 years were randomly assigned to magnesium or placebo for eight weeks."
    " RESULTS: Sleep improved by 12% with magnesium (p = 0.02) and did not change with placebo."
    " CONCLUSIONS: Magnesium may improve sleep in women of this age."
)


def test_nothing_said_is_nothing_known():
    assert infer_study() == Study()
    assert infer_study(title="Vitamin D") == Study()


def test_fields_win_over_headings_and_words():
    study = infer_study(
        title="A randomised trial in mice",
        keywords=["Animals"],
        publication_types=["Randomized Controlled Trial"],
        fields={"design": "cohort study", "species": "human"},
    )
    assert study.design.value is Design.PROSPECTIVE_COHORT
    assert study.design.origin is Origin.BIBLIOGRAPHY
    assert study.species.value is Species.HUMAN
    assert study.tier.value is Tier.T3


def test_publication_types_win_over_words():
    study = infer_study(title="A cohort study of tea", publication_types=["Case Reports"])
    assert study.design.value is Design.CASE_REPORT
    assert study.design.source == "Case Reports"


def test_words_are_inference_with_a_probability():
    study = infer_study(title="A randomised trial of tea in 40 nurses")
    assert study.design.value is Design.RCT
    assert study.design.origin is Origin.TEXT
    assert 0 < study.design.probability < 1
    assert "randomised" in study.design.source
    assert study.sample_size.value == 40


def test_check_tags_among_keywords_name_who_was_studied():
    study = infer_study(keywords=["Humans", "Female", "Middle Aged", "*Rats, Wistar/physiology"])
    assert study.species.value is Species.MIXED
    assert study.organisms.value == ("rats",)
    assert study.sexes.value == (Sex.FEMALE,)
    assert study.age_groups.value == (AgeGroup.MIDDLE_AGED,)


def test_sex_tags_alone_do_not_make_a_study_human():
    assert infer_study(keywords=["Female"]).species.value is Species.UNKNOWN


@pytest.mark.parametrize(
    ("title", "design"),
    [
        ("A randomized controlled trial of tea", Design.RCT),
        ("A cluster-randomised trial of tea in schools", Design.CLUSTER_RCT),
        ("Tea and sleep: a randomised crossover trial", Design.CROSSOVER_RCT),
        ("A non-randomised trial of tea", Design.NONRANDOMIZED_TRIAL),
        ("Tea and sleep: a Mendelian randomization study", Design.MENDELIAN_RANDOMIZATION),
        ("A survey of randomly selected nurses", Design.SURVEY),
        ("A systematic review of randomised trials of tea", Design.SR_RCT),
        ("A meta-analysis of randomized trials of tea", Design.MA_RCT),
        ("A meta-analysis of cohort studies of tea", Design.SR_OBSERVATIONAL),
        ("An umbrella review of tea", Design.UMBRELLA_REVIEW),
        ("A narrative review of randomised trials of tea", Design.NARRATIVE_REVIEW),
        ("Tea causing jaundice: a case report", Design.CASE_REPORT),
        ("Tea and stroke: a retrospective cohort study", Design.RETROSPECTIVE_COHORT),
        ("Tea and stroke: a case-control study", Design.CASE_CONTROL),
        ("A receptor gene polymorphism and trust", Design.GENETIC_ASSOCIATION),
        ("Tea calms voles and other rodents", Design.ANIMAL_EXPERIMENT),
        ("Tea kills cultured cells in vitro", Design.IN_VITRO),
        ("Randomised trials of tea are needed", Design.UNKNOWN),
        ("The rate of tea drinking", Design.UNKNOWN),
    ],
)
def test_a_title_names_its_design(title, design):
    assert infer_study(title=title).design.value is design


def test_a_protocol_is_no_trial():
    study = infer_study(title="Tea and sleep: study protocol for a randomised trial")
    assert study.design.value is Design.UNKNOWN
    assert study.status.value == "protocol"
    assert study.tier.value is Tier.T0


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("RETRACTED: Tea and sleep", "retracted"),
        ("Retraction: Tea and sleep", "retraction notice"),
        ("Expression of Concern: Tea and sleep", "expression of concern"),
        ("Tea and sleep [retracted]", "retracted"),
        ("Why papers are retracted", ""),
        ("Retractions in sleep research", ""),
    ],
)
def test_retraction_marks_are_read_where_publishers_print_them(title, status):
    assert infer_study(title=title).status.value == status


def test_an_abstract_is_read_whole():
    study = infer_study(title="Magnesium and sleep", abstract=TRIAL)
    assert study.tier.value is Tier.T2
    assert study.species.value is Species.HUMAN
    assert study.sexes.value == (Sex.FEMALE,)
    assert AgeGroup.MIDDLE_AGED in study.age_groups.value
    assert study.sample_size.value == 60
    assert study.conclusion.value == "Magnesium may improve sleep in women of this age."
    assert study.is_synthesis.value is False


def test_mice_of_the_background_do_not_make_a_study_of_people_one_of_animals():
    abstract = TRIAL.replace("Sleep is often poor in midlife.", "Magnesium calms mice.")
    assert (
        infer_study(title="Magnesium and sleep", abstract=abstract).species.value is Species.HUMAN
    )


def test_people_of_the_conclusion_do_not_make_an_animal_study_one_of_people():
    abstract = (
        "Anxiety is common. Male mice received tea or water for four weeks and were placed in an"
        " open field, where the mice given tea explored more. Corticosterone of the mice fell."
        " These findings suggest that tea may help patients with anxiety."
    )
    study = infer_study(title="Tea lowers anxiety in mice", abstract=abstract)
    assert study.species.value is Species.ANIMAL
    assert study.tier.value is Tier.T6
    assert study.organisms.value == ("mice",)


UNSAID = (
    "Volunteers took part in this study of tea at a sleep clinic. They were randomly assigned to"
    " tea or to water for eight weeks, and kept a diary of their sleep every day. Sleep improved in"
    " volunteers who drank tea and did not in the others."
)


def test_what_the_words_only_make_likely_is_said_by_the_model():
    study = infer_study(title="Tea in healthy volunteers", abstract=UNSAID)
    assert study.age_groups.value == (AgeGroup.ADULT,)
    assert study.age_groups.origin is Origin.MODEL
    assert study.age_groups.probability >= 0.6
    assert not study.age_groups.origin.is_established


def test_what_the_text_says_is_not_asked_of_the_model():
    study = infer_study(title="Tea in healthy women", abstract=UNSAID)
    assert study.sexes.value == (Sex.FEMALE,)
    assert study.sexes.origin is Origin.TEXT


def test_where_no_word_tells_sex_and_age_stay_unknown():
    abstract = " ".join(
        f"Patients qwx{letter} vrt{letter} plk{letter}." for letter in "abcdefghijklmno"
    )
    study = infer_study(title="A cohort study of patients", abstract=abstract)
    assert study.species.value is Species.HUMAN
    assert study.sexes.value == ()
    assert study.age_groups.value == ()


def test_a_journal_of_reviews_is_believed_only_as_far_as_text():
    study = infer_study(title="Oxytocin and attachment", journal="Nature Reviews Neuroscience")
    assert study.design.value is Design.NARRATIVE_REVIEW
    assert study.design.origin is Origin.TEXT


def test_a_preprint_server_marks_a_preprint():
    assert infer_study(title="Tea", journal="medRxiv").is_preprint.value is True
    assert infer_study(title="Tea", journal="Sleep").is_preprint.value is None


def test_the_question_changes_the_tier():
    fields = {"design": "cross-sectional"}
    assert infer_study(fields=fields).tier.value is Tier.T4
    asked = infer_study(fields=fields, question=QuestionType.DIAGNOSIS)
    assert asked.tier.value is Tier.T2


def test_a_reference_is_read_through_its_fields():
    reference = Reference(
        key="tea",
        type="article",
        fields={
            "title": "Tea and sleep",
            "keywords": "Humans; Male; Randomized Controlled Trial",
            "certainty": "GRADE low",
            "n": "1,234",
        },
    )
    study = study_of(reference)
    assert study.design.value is Design.RCT
    assert study.sexes.value == (Sex.MALE,)
    assert study.certainty.value is Certainty.LOW
    assert study.sample_size.value == 1234


def test_a_book_whose_title_says_nothing_stays_unknown():
    study = study_of(Reference(key="b", type="book", fields={"title": "Sleep"}))
    assert study.design.value is Design.UNKNOWN


@given(
    st.text(max_size=80),
    st.text(max_size=300),
    st.lists(st.text(max_size=20), max_size=3),
    st.dictionaries(
        st.sampled_from(
            ["design", "n", "level", "agegroups", "sex", "status", "tier", "certainty"]
        ),
        st.text(max_size=20),
        max_size=4,
    ),
)
def test_any_entry_gives_a_study(title, abstract, keywords, fields):
    study = infer_study(title=title, abstract=abstract, keywords=keywords, fields=fields)
    assert study.design.value in set(Design)
    assert study.sample_size.value is None or study.sample_size.value > 0
