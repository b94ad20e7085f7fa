"""Names in free-text lists of authors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.reference_text.names import ends_in_et_al, people


def pairs(text):
    return [(person.family, person.given) for person in people(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Okafor, J. T.", [("Okafor", "J. T.")]),
        ("Okafor, J. T., & Lindqvist, M.", [("Okafor", "J. T."), ("Lindqvist", "M.")]),
        ("Okafor JT, Lindqvist M", [("Okafor", "JT"), ("Lindqvist", "M")]),
        ("J. T. Okafor and M. Lindqvist", [("Okafor", "J. T."), ("Lindqvist", "M.")]),
        ("Okafor, John, and Mia Lindqvist", [("Okafor", "John"), ("Lindqvist", "Mia")]),
        ("Okafor, J.T.; Lindqvist, M.", [("Okafor", "J.T."), ("Lindqvist", "M.")]),
        (
            "Okafor J T, Lindqvist M and Sato K",
            [("Okafor", "J T"), ("Lindqvist", "M"), ("Sato", "K")],
        ),
        ("van der Berg, H.", [("van der Berg", "H.")]),
        ("H. van der Berg", [("van der Berg", "H.")]),
        ("von Adel B, Katz-Muir C", [("von Adel", "B"), ("Katz-Muir", "C")]),
        ("Okafor VKh, Sato YuA", [("Okafor", "VKh"), ("Sato", "YuA")]),
        ("J.-P. Roux", [("Roux", "J.-P.")]),
        ("김가람, 박나래", [("김가람", ""), ("박나래", "")]),
    ],
)
def test_a_list_in_a_common_form_gives_its_people(text, expected):
    assert pairs(text) == expected


def test_a_suffix_stays_with_its_person():
    found = people("Okafor, J. T., Jr., & Sato, K.")
    assert [(p.family, p.suffix) for p in found] == [("Okafor", "Jr."), ("Sato", "")]


def test_an_organisation_is_one_author():
    (found,) = people("Northern Institute of Sleep and Health")
    assert found.is_organisation
    assert found.family == "Northern Institute of Sleep and Health"


@pytest.mark.parametrize("text", ["Okafor, J. et al.", "Okafor J, et al", "Okafor J and others"])
def test_a_list_cut_short_is_told(text):
    assert ends_in_et_al(text)
    assert [person.family for person in people(text)] == ["Okafor"]


def test_a_whole_list_is_not_cut_short():
    assert not ends_in_et_al("Alberti, J. and Etal, M.")


@given(st.text(max_size=200))
def test_any_text_gives_people_with_names(text):
    assert all(person.family for person in people(text))


@pytest.mark.parametrize(
    "body",
    [
        "U.S. Food and Rye Administration",
        "Public Health Breadland",
        "World Bank",
        "Statistics Canada",
        "Office for Loaves and Toast",
        "WHO",
        "Bundesministerium für Brot",
    ],
)
def test_an_authority_is_one_body(body):
    (found,) = people(body)
    assert (found.family, found.is_organisation) == (body, True)


def test_persons_may_write_for_a_body():
    found = people("Roe J, Poe A, on behalf of the Rye Group")
    assert [(one.family, one.is_organisation) for one in found] == [
        ("Roe", False),
        ("Poe", False),
        ("Rye Group", True),
    ]
