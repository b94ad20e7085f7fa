"""The whole sample is counted, and nothing that only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.evidence.abstract import passages
from claimcheck.evidence.sample_size import find_sample_size


def size(text):
    found = find_sample_size(passages("", text))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A total of 1,234 patients took part.", 1234),
        ("Twenty-two postmenopausal women drank tea.", 22),
        ("One hundred and twelve participants were randomised.", 112),
        ("Tea drinkers (n = 22) slept well.", 22),
        ("We compared 30 patients and 30 controls.", 60),
        ("We compared 45 current, 48 former and 40 never smokers.", 133),
        ("Women drank tea (n = 31) or water (n = 29).", 60),
        ("We enrolled 50 patients (30 men and 20 women).", 50),
        ("In all 80 adults were enrolled and 12 adults dropped out.", 80),
        ("Of 90 patients, 40 patients responded.", 90),
        ("The 24 mice drank tea.", 24),
        ("Of 120 screened nurses, 96 were randomised to tea or water.", 96),
        ("In all 300 nurses were assessed and 82 were randomly assigned.", 82),
        ("We studied 12 men and 15 women.", 27),
        ("Three groups (n = 12 each) of nurses drank tea.", 36),
        ("Nurses drank tea (n = 16) and were compared with nurses who did not (n = 17).", 33),
        ("Fifteen tea drinkers and 15 matched controls were studied.", 30),
    ],
)
def test_the_whole_sample_is_counted(text, expected):
    assert size(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They were followed for 12 years.",
        "They drank 400 mg a day for 8 weeks.",
        "Tea helped 34% of patients.",
        "We pooled 14 trials.",
        "In 2011, patients drank tea.",
        "Patients were 45 years old.",
        "Mice drank tea (n = 8 per group).",
        "Nothing was counted.",
        "",
    ],
)
def test_years_doses_shares_and_studies_are_no_sample(text):
    assert size(text) is None


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "12",
                    "n",
                    "=",
                    "twenty",
                    "patients",
                    "and",
                    ",",
                    "of",
                    "total",
                    "1,234",
                    "women",
                    "(",
                    ")",
                    "2011",
                    ".",
                ]
            ),
            st.text(max_size=5),
        ),
        max_size=15,
    )
)
def test_any_abstract_gives_a_positive_number_or_none(words):
    found = find_sample_size(passages("", " ".join(words)))
    assert found is None or (found.value > 0 and found.text and 0 < found.probability < 1)
