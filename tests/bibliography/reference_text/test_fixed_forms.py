"""What the form of a reference tells, whatever the model makes of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography import parse_reference
from claimcheck.bibliography.reference_text.fixed_forms import known_by_form

TITLE = "Rye bread and sleep in bakers"


def test_the_day_and_month_before_a_volume_are_none_of_it():
    found = parse_reference(
        f"Adler SP, Birch SC. {TITLE}. J Crumb Res. 2016 Nov 10;375(19):1834-44. Epub 2016 Sep 15."
    )
    assert (found.volume, found.issue, found.pages) == ("375", "19", "1834-44")
    assert (found.year, found.get("month"), found.title) == (2016, "November", TITLE)


@pytest.mark.parametrize(
    ("written", "month"),
    [("mars", "March"), ("févr.", "February"), ("Okt", "October"), ("settembre", "September")],
)
def test_a_month_of_another_language_is_no_part_of_the_journal(written, month):
    found = parse_reference(f"Adler A, Birch AH. {TITLE}. Oven Lett. {written} 2012;20(3):423-35.")
    assert (found.container, found.year, found.get("month")) == ("Oven Lett", 2012, month)
    assert (found.volume, found.issue) == ("20", "3")


def test_a_month_behind_the_year_in_brackets():
    found = parse_reference(f"Adler, A. (2012, 15 mars). {TITLE}. Pain et santé, 3(1), 4-9.")
    assert (found.year, found.get("month"), found.title) == (2012, "March", TITLE)


def test_a_group_behind_the_persons_is_an_author():
    found = parse_reference(
        f"Adler SP, Birch SC; CRUMB-6 Investigators. {TITLE}. J Rye. 2016;3:1-9."
    )
    assert [str(person) for person in found.authors] == [
        "SP Adler",
        "SC Birch",
        "CRUMB-6 Investigators",
    ]
    assert found.authors[-1].is_organisation
    assert found.title == TITLE


def test_a_group_before_the_persons_is_an_author():
    found = parse_reference(f"Toast Trial Consortium; Cole H, Dorn R. {TITLE}. J Rye. 2021;3:1-9.")
    assert [person.family for person in found.authors] == ["Toast Trial Consortium", "Cole", "Dorn"]
    assert found.title == TITLE


def test_brackets_around_an_address_are_no_field():
    found = parse_reference(
        f"Adler, A. H. (2019). {TITLE}. Journal of Crumbs, 90(6). <https://doi.org/10.1000/c.v090>"
    )
    assert found.doi == "10.1000/c.v090"
    assert not found.get("publisher")
    assert found.issue == "6"


def test_old_arxiv_numbers_are_identifiers():
    found = parse_reference(f"Adler A. {TITLE}. arXiv:hep-ph/9901234 [hep-ph]. 1999.")
    assert found.get("eprint") == "hep-ph/9901234"
    assert found.title == TITLE


def test_volume_number_and_pages_of_gost():
    found = parse_reference("Петров А. В. Хлеб и сон // Вестник. 2010. Т. 5, № 3. С. 12–18.")
    assert (found.volume, found.issue, found.pages) == ("5", "3", "12–18")


def test_the_day_on_which_a_page_was_read_is_not_its_year():
    found = parse_reference(
        "Rye Clinic. Sleep. Retrieved March 3, 2021, from https://rye.example/s"
    )
    assert found.year is None
    assert found.get("urldate") == "March 3, 2021"


def test_a_thesis_names_its_school():
    found = parse_reference(f"Dorn, S. (2015). {TITLE} [Doctoral dissertation, University of Rye].")
    assert (found.type, found.get("school"), found.title) == (
        "phdthesis",
        "University of Rye",
        TITLE,
    )


def test_a_report_of_a_body_has_a_title_and_no_journal():
    found = parse_reference(
        "Office for Rye and Toast. (2022). National Rye Report. https://r.example"
    )
    assert (found.title, found.container) == ("National Rye Report", "")
    assert found.authors[0].family == "Office for Rye and Toast"


def test_an_initial_of_latin_letters_is_no_page():
    found = parse_reference(
        f"Adler, A. H., & Cole, C. T. (2019). {TITLE}. Crumbs, 9(6). https://r.x/a"
    )
    assert [person.family for person in found.authors] == ["Adler", "Cole"]
    assert not found.pages


@given(st.text(max_size=120))
def test_known_stretches_never_overlap_and_stay_inside(text):
    found = known_by_form(text)
    edges = [at for one in found for at in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= at <= len(text) for at in edges)
