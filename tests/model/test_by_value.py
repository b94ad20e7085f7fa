"""Records compare, hash and show by their fields, as those of attrs do."""

import pickle

from attrs import evolve, field, frozen
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.by_value import ByValue

VALUES = st.none() | st.integers(0, 3) | st.text("ab", max_size=1) | st.tuples(st.integers(0, 1))


@frozen(eq=False, repr=False)
class Mine(ByValue):
    one: object
    two: object = field(default=None, hash=False)
    three: object = field(default=None, eq=False)
    four: object = field(default=None, repr=False)


@frozen
class Theirs:
    one: object
    two: object = field(default=None, hash=False)
    three: object = field(default=None, eq=False)
    four: object = field(default=None, repr=False)


@frozen(eq=False, repr=False)
class Single(ByValue):
    one: object


@frozen(eq=False, repr=False)
class Empty(ByValue):
    pass


FIELDS = st.tuples(VALUES, VALUES, VALUES, VALUES)


@given(FIELDS, FIELDS)
def test_records_are_equal_where_those_of_attrs_are(first, second):
    equal = Mine(*first) == Mine(*second)

    assert equal == (Theirs(*first) == Theirs(*second))
    assert not equal or hash(Mine(*first)) == hash(Mine(*second))


@given(FIELDS)
def test_a_record_shows_its_fields_as_those_of_attrs_do(values):
    assert repr(Mine(*values)) == repr(Theirs(*values)).replace("Theirs", "Mine")


@given(FIELDS)
def test_what_is_not_hashed_does_not_move_the_hash(values):
    record = Mine(*values)

    assert hash(evolve(record, two="else", three="else")) == hash(record)


def test_a_record_is_no_other_with_the_same_fields():
    assert Mine(1) != Theirs(1)
    assert Single((1, 2)) != (1, 2)
    assert Single(1) != Empty()
    assert Empty() == Empty()
    assert len({Single(()), Empty()}) == 2


def test_a_record_leaves_the_process_and_comes_back():
    assert pickle.loads(pickle.dumps(Mine(1, 2, 3, 4))) == Mine(1, 2, 3, 4)
