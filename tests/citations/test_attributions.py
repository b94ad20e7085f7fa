"""Sources that prose names in words."""

import pytest

from claimcheck import read
from claimcheck.citations import find_attributions


def _named(text: str) -> list[str]:
    return [mention.text for mention in find_attributions(read(text=text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When the Bureau of Prices announces its rate, rents follow.", "Bureau of Prices"),
        ("The Academy of Midwifery admitted that records are few.", "Academy of Midwifery"),
        ("The NORTH-STAR trial showed a loss of 8 % in adults.", "NORTH-STAR"),
        ("Treasury Department economists found that wages fell.", "Treasury Department"),
        ("Research by the Reserve Bank of Exeter counts more jobs.", "Reserve Bank of Exeter"),
        ("According to Harper Lowell research, 15 % work at night.", "Harper Lowell"),
        ("Harper Lowell found that drivers earn less.", "Harper Lowell"),
        ("The rate of live births was 32% under 35 (HFEA).", "HFEA"),
        ("RAND put the loss at 2.28% of output.", "RAND"),
        ("In a Cochrane review of 90 studies, more people quit smoking.", "Cochrane"),
        ("NICE (NG112) says that some women may try cranberries.", "NICE"),
        ("In the 2024 Youth Tobacco Survey, 7.8% smoked.", "Youth Tobacco"),
        (
            "In Marlow and Finch's experiment, those who read once recalled more.",
            "Marlow and Finch",
        ),
        ("In TOAST-3, with 35,533 men, those on rye slept more.", "TOAST-3"),
        ("CRUMB, in Calgary, gave 84 patients rye or wheat.", "CRUMB"),
        ("BreadICC invited 28,220 people to a tasting.", "BreadICC"),
        ("In OVENS, bakers had more burns.", "OVENS"),
        ("LOaF was a trial with 718 patients.", "LOaF"),
        ("Two trials found no effect on sleep (LOAVES, CRUMB, and TOAST-3).", "LOAVES"),
        (
            "56% bake at home, according to the 2015 national bread survey.",
            "2015 national bread survey",
        ),
        ("Hot tea is classed as harmful by the IARC.", "IARC"),
        ("Two tests make a diagnosis, says the Endocrine Society.", "Endocrine Society"),
        ("A study of old records in Nature Medicine linked it to less pain.", "Nature Medicine"),
        ("It is advised as first treatment by the College of Physicians.", "College of Physicians"),
    ],
)
def test_a_source_named_in_words_is_found_by_its_own_name(text: str, name: str) -> None:
    assert _named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Several New Studies found that walking helps.",
        "Women in Norway showed that they sleep well.",
        "The Mediterranean Diet lowers blood pressure.",
        "An MRI study is planned for May.",
        "Alzheimer's studies found little in 2019.",
        "About 20% of women have polycystic ovaries (PCOS).",
        "In COPD, 40% of patients cough, and in PCOS 3,000 women were obese.",
        "In NAFLD, fat builds up in the liver.",
        "The UK gave 3,000 people money.",
    ],
)
def test_what_only_looks_like_a_name_is_no_source(text: str) -> None:
    assert _named(text) == []


def test_a_name_keeps_the_words_that_belong_to_it() -> None:
    assert _named("The General Medical Council reports fewer cases.") == ["General Medical Council"]
