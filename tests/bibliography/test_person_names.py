"""Name lists are read as BibTeX reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.person_names import read_names, read_plain_name
from claimcheck.model import Person


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Roe, Jane Q.", Person("Roe", "Jane Q.")),
        ("Jane Q. Roe", Person("Roe", "Jane Q.")),
        ("Ludwig van Beethoven", Person("van Beethoven", "Ludwig")),
        ("von Dawans, Bernadette", Person("von Dawans", "Bernadette")),
        ("de la Cruz, Jr., Mar{\\'\\i}a", Person("de la Cruz", "María", suffix="Jr.")),
        ("Jean {\\'e}l{\\`e}ve Dupont", Person("élève Dupont", "Jean")),
        ("{World Health Organization}", Person("World Health Organization", is_organisation=True)),
        ("{Barnes and Noble, Inc.}", Person("Barnes and Noble, Inc.", is_organisation=True)),
        ("Plato", Person("Plato")),
        ('M{\\"u}ller, K.~L.', Person("Müller", "K. L.")),
        ("K.~L. {van Damme}", Person("van Damme", "K. L.")),
        ("family=Roe, given=Jane, prefix=von", Person("von Roe", "Jane")),
        ("{Von} Berg, A.", Person("Von Berg", "A.")),
    ],
)
def test_a_name_has_its_parts(name, person):
    assert read_names(name) == ((person,), False)


@pytest.mark.parametrize(
    ("names", "families", "et_al"),
    [
        ("Roe, A and Poe, B", ["Roe", "Poe"], False),
        ("Roe, A\n  AND\tPoe, B", ["Roe", "Poe"], False),
        ("Roe, A and others", ["Roe"], True),
        ("Roe, A. et al.", ["Roe"], True),
        ("Roe, A and et al", ["Roe"], True),
        ("{A and B} and Sandy Andrews", ["A and B", "Andrews"], False),
        ("Roe, A and and Poe, B", ["Roe", "Poe"], False),
        ("", [], False),
    ],
)
def test_a_list_is_split_into_people(names, families, et_al):
    persons, goes_on = read_names(names)
    assert ([person.family for person in persons], goes_on) == (families, et_al)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Roe, Jane", Person("Roe", "Jane")),
        ("Roe, Jane, Jr.", Person("Roe", "Jane", suffix="Jr.")),
        ("van Roe JQ", Person("van Roe", "JQ")),
        ("Sleep Study Group", Person("Sleep Study Group", is_organisation=True)),
        ("Plato", Person("Plato")),
    ],
)
def test_a_plain_name_has_its_parts(name, person):
    assert read_plain_name(name) == person


@given(st.text() | st.text("aA,{}\\'~= and", max_size=40))
@settings(deadline=None)
def test_any_name_list_is_read(names):
    persons, _ = read_names(names)
    assert all(person.family or person.given for person in persons)
    read_plain_name(names)
