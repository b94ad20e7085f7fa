"""The numbers of a sentence are found, with their kind, and nothing else is taken for one."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.tokens import tokenize
from claimcheck.sentences.quantities import find_quantities


def quantities(text):
    return find_quantities(text, tokenize(text))


def first(text):
    found = quantities(text)
    return (found[0].kind, found[0].value, found[0].upper, found[0].unit) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pain fell by 34.5 %.", ("percentage", 34.5, None, "%")),
        ("Between 5-10% of readers agree.", ("percentage", 5, 10, "%")),
        ("Some 12 per cent left.", ("percentage", 12, None, "per cent")),
        ("The gap closed (p < 0.001).", ("p_value", 0.001, None, "<")),
        ("The gap closed (P=.04).", ("p_value", 0.04, None, "=")),
        ("Runners (n = 1,234) slept.", ("sample_size", 1234, None, "")),
        (
            "Twenty-two postmenopausal women slept.",
            ("sample_size", 22, None, "postmenopausal women"),
        ),
        ("One hundred and twelve patients slept.", ("sample_size", 112, None, "patients")),
        ("The OR was 1.35 in smokers.", ("effect", 1.35, None, "OR")),
        ("An odds ratio of 2 was seen.", ("effect", 2, None, "odds ratio")),
        ("Scores fell (d = -0.45).", ("effect", -0.45, None, "d")),
        ("(95% CI 1.2 to 3.4)", ("interval", 1.2, 3.4, "95% CI")),
        ("(95 % confidence interval: 0.3–0.9)", ("interval", 0.3, 0.9, "95 % confidence")),
        ("Take 400 mg/day.", ("dose", 400, None, "mg/day")),
        ("They took 20-60 mg per kg per day.", ("dose", 20, 60, "mg per kg per day")),
        ("Some 5000 IU daily.", ("dose", 5000, None, "IU daily")),
        ("A 12-week course.", ("duration", 12, None, "week")),
        ("Sit for 20 to 30 minutes.", ("duration", 20, 30, "minutes")),
        ("Meditate twice daily.", ("frequency", 2, None, "daily")),
        ("Lift 3 times per week.", ("frequency", 3, None, "per week")),
        ("Sleep apnoea meets 1 in 5 adults.", ("percentage", 20, None, "in")),
        ("The risk grew 3-fold.", ("effect", 3, None, "fold")),
        ("It is three times more likely.", ("effect", 3, None, "times")),
        ("They pooled 14 trials.", ("count", 14, None, "trials")),
        ("Some 3.5 million people live there.", ("count", 3.5e6, None, "people")),
        ("Women aged 65 years came.", ("number", 65, None, "years")),
    ],
)
def test_a_stated_number_is_read_with_its_kind_value_and_unit(text, expected):
    assert first(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin B12 and omega-3 matter.",
        "The SNP rs53576 lies on 3p25.",
        "CJC-1295 came before COVID-19.",
        "They met in 2011 and again in 1998.",
        "It was shown before [3, 4-6].",
        "It was shown before (12).",
        "1. Rest well",
        "People with type 2 diabetes rest.",
        "The phase 3 plan, see table 4.",
        "One of the reasons is rest.",
        "See 10.1000/xyz.12 for more.",
        "No number stands here.",
    ],
)
def test_names_years_marks_and_list_numbers_are_no_quantities(text):
    assert quantities(text) == ()


def test_a_year_before_a_counted_noun_is_a_count():
    assert first("In all 2000 patients came.") == ("sample_size", 2000, None, "patients")


def test_several_quantities_come_in_the_order_of_the_text():
    text = "Ten women took 5 mg twice daily for 8 weeks; 40% improved (p = 0.03)."
    kinds = [quantity.kind for quantity in quantities(text)]
    assert kinds == ["sample_size", "dose", "frequency", "duration", "percentage", "p_value"]


_PIECES = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            [
                "95",
                "%",
                "CI",
                "(",
                ")",
                "[",
                "]",
                ",",
                ".",
                "-",
                "–",
                "to",
                "and",
                "twice",
                "daily",
                "n",
                "=",
                "p",
                "<",
                "0.05",
                "1,234",
                "ten",
                "hundred",
                "mg",
                "/",
                "kg",
                "per",
                "day",
                "2011",
                "times",
                "in",
                "out",
                "of",
                "OR",
                "fold",
                "-",
            ]
        ),
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(_PIECES)
def test_any_text_gives_ordered_spans_that_cut_their_words(text):
    found = quantities(text)
    assert all(text[q.span.start : q.span.end] == q.text and q.text for q in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
