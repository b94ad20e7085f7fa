"""What makes no difference between an entry and an index, and what does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.evidence.verification.containers import same_container
from claimcheck.evidence.verification.numbers import same_number, same_pages, years_apart
from claimcheck.evidence.verification.people import AuthorsFit, compare_authors
from claimcheck.evidence.verification.titles import compare_titles
from claimcheck.model import Person, Work


@pytest.mark.parametrize(
    ("printed", "found", "subtitle"),
    [
        ("Zinc and sleep", "Zinc and Sleep.", ""),
        ("Zinc {\\&} sleep in farms", "Zinc &amp; sleep in farms", ""),
        ("TNF-α in farms", "TNF-alpha in farms", ""),
        ("Sleep in farms: a trial", "Sleep in farms", "a trial"),
        ("Sleep in farms", "Sleep in farms: a trial", ""),
        ("Sleep in farms: a trial", "Sleep in farms", ""),
        ("Meta analysis of sleep", "Meta-analysis of sleep", ""),
        ("RETRACTED: Sleep in farms", "Sleep in farms", ""),
        ("Sleep in farms", "RETRACTED ARTICLE: Sleep in farms", ""),
        ("The Zn2+ pump", "The Zn<sup>2+</sup> pump", ""),
    ],
)
def test_these_titles_are_one(printed, found, subtitle):
    assert compare_titles(printed, Work("crossref", title=found, subtitle=subtitle)).is_same


def test_one_word_is_told():
    fit = compare_titles(
        "Zinc reduces sleep in farms", Work("crossref", title="Zinc raises sleep in farms")
    )
    assert not fit.is_same
    assert fit.similarity > 0.8
    assert (fit.printed_only, fit.found_only) == (("reduces",), ("raises",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Proc Natl Acad Sci U S A",
            "Proceedings of the National Academy of Sciences of the United States of America",
        ),
        ("PNAS", "Proceedings of the National Academy of Sciences"),
        ("N Engl J Med", "The New England Journal of Medicine"),
        ("JAMA", "Journal of the American Medical Association"),
        ("The Lancet", "Lancet"),
        ("Alzheimer's & Dementia", "Alzheimer's & dementia (Amsterdam, Netherlands)"),
        ("bioRxiv", "bioRxiv : the preprint server for biology"),
        ("J. Clin. Nutr.", "Journal of Clinical Nutrition"),
        ("ICML", "Proceedings of the 37th International Conference on Machine Learning"),
    ],
)
def test_these_names_are_one_container(one, other):
    assert same_container(one, other)
    assert same_container(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nature", "Nature Communications"),
        ("ICML", "Nature communications"),
        ("Brain", "Brain Research"),
        ("Journal of Clinical Nutrition", "Journal of Clinical Neurology"),
        ("bioRxiv", "Nature"),
        ("Lancet", "Lancet Oncology"),
    ],
)
def test_these_names_are_two_containers(one, other):
    assert not same_container(one, other)


@pytest.mark.parametrize(
    ("printed", "found", "same"),
    [
        ("318-331", "318-31", True),
        ("318--331", "318–331", True),
        ("318", "318-331", True),
        ("e0123456", "0123456", True),
        ("318-331", "319-331", False),
        ("318-331", "318-332", False),
        ("S12-S15", "S12-15", True),
    ],
)
def test_pages(printed, found, same):
    assert same_pages(printed, found) is same


def test_volumes_issues_and_years():
    assert same_number("34 (Suppl 1)", "34")
    assert not same_number("34", "35")
    assert same_number("1-2", "2")
    assert years_apart(2011, (2013, 2012)) == 1
    assert years_apart(2011, ()) == 0


A, B, C = Person("Okafor", "Ada"), Person("van der Berg", "B."), Person("Müller", "Chidi")


@pytest.mark.parametrize(
    ("printed", "found", "et_al", "fit"),
    [
        ((A, B, C), (A, B, C), False, AuthorsFit.SAME),
        ((Person("Okafor", "A."), Person("Berg", "Bruno")), (A, B), False, AuthorsFit.SAME),
        ((Person("Mueller", "C."),), (C,), False, AuthorsFit.SAME),
        ((A,), (A, B, C), True, AuthorsFit.SAME),
        ((A, C), (A, B, C), True, AuthorsFit.SAME),
        ((A, C), (A, B, C), False, AuthorsFit.MISSING),
        ((B, A, C), (A, B, C), False, AuthorsFit.ORDER),
        ((A, B, C), (A, B), False, AuthorsFit.ADDED),
        ((Person("Okaforr", "Ada"), B), (A, B), False, AuthorsFit.SPELLING),
        ((Person("Okafor", "Zoe"), B), (A, B), False, AuthorsFit.SPELLING),
        ((Person("Ito", "X"), Person("Roe", "Y")), (A, B), False, AuthorsFit.OTHER),
        ((A, B), (A, B, Person("The Zinc Group", is_organisation=True)), False, AuthorsFit.SAME),
        ((), (A,), False, AuthorsFit.UNKNOWN),
    ],
)
def test_authors(printed, found, et_al, fit):
    assert compare_authors(printed, found, et_al=et_al, is_partial=False).fit is fit


PEOPLE = st.lists(
    st.builds(Person, st.sampled_from(["Ito", "Roe", "Okafor", "Lima", "Berg"]), st.just("")),
    min_size=1,
    max_size=5,
    unique_by=lambda person: person.family,
)


@given(PEOPLE, st.booleans())
def test_a_list_agrees_with_itself_and_its_beginning_with_et_al(people, is_partial):
    assert (
        compare_authors(people, people, et_al=False, is_partial=is_partial).fit is AuthorsFit.SAME
    )
    assert compare_authors(people[:1], people, et_al=True, is_partial=False).fit is AuthorsFit.SAME


@given(PEOPLE)
def test_a_list_that_lost_or_gained_someone_is_told(people):
    more = [*people, Person("Newcomer")]
    assert compare_authors(people, more, et_al=False, is_partial=False).fit is AuthorsFit.MISSING
    added = compare_authors(more, people, et_al=False, is_partial=False)
    assert added.fit is AuthorsFit.ADDED
