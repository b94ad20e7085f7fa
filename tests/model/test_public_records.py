"""Every public record and error leaves the process, and comes back, as it was."""

import copy
import pickle
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import model
from claimcheck.corpus.counts import CorpusCounts
from claimcheck.model import Failure, InputError, LedgerError, Span

PUBLIC = {getattr(home, name) for home in (claimcheck, model) for name in home.__all__}
RECORDS = sorted({kind for kind in PUBLIC if attrs.has(kind)}, key=lambda kind: kind.__name__)
TEXTS = st.text(max_size=6)
VALUES = st.none() | st.booleans() | st.integers() | TEXTS


def counts_of(documents):
    """Give the counts of a corpus of so many documents."""
    counts = CorpusCounts()
    counts.documents = documents
    return counts


PLAIN = {
    Any: VALUES,
    object: VALUES,
    CorpusCounts: st.integers(0, 9).map(counts_of),
    str: TEXTS,
    float: st.floats(0, 1),
    int: st.integers(0, 99),
    Span: st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(*sorted(ends))),
}
"""What is drawn small, and what has a law of its own."""


def tuples(*parts):
    """Draw tuples of this shape."""
    if parts[-1] is Ellipsis:
        return st.lists(values_of(parts[0]), max_size=2).map(tuple)
    return st.tuples(*map(values_of, parts))


GENERIC = {
    tuple: tuples,
    frozenset: lambda part: st.frozensets(values_of(part), max_size=2),
    Mapping: lambda *parts: st.dictionaries(*map(values_of, parts), max_size=2),
    UnionType: lambda *parts: st.one_of(*map(values_of, parts)),
    Union: lambda *parts: st.one_of(*map(values_of, parts)),
}


@cache
def values_of(hint):
    """Draw what a field of this type may hold."""
    if hint in PLAIN or isinstance(hint, TypeVar):
        return PLAIN.get(hint, VALUES)
    origin = get_origin(hint)
    if origin in GENERIC:
        return GENERIC[origin](*get_args(hint))
    kind = origin or hint
    return records(kind) if attrs.has(kind) else st.from_type(kind)


@cache
def records(kind):
    """Draw a record with a value in each field, whatever else the values say of each other."""
    hints = get_type_hints(kind)
    given_to = {one.alias: values_of(hints[one.name]) for one in attrs.fields(kind) if one.init}
    return st.builds(kind, **given_to)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_public_record_pickles_copies_and_hashes(kind):
    @given(values_of(kind))
    @settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
    def holds(record):
        again = pickle.loads(pickle.dumps(record))
        assert again == record == copy.deepcopy(record)
        assert hash(again) == hash(record)

    holds()


FAILURE = Failure("a.md", "holds no words", line=3, remedy="write some")
ERRORS = sorted(
    {one for one in PUBLIC if isinstance(one, type) and issubclass(one, Exception)},
    key=lambda kind: kind.__name__,
)


def raised(kind):
    """Make an error as the library raises it."""
    if issubclass(kind, LedgerError):
        return kind((FAILURE, FAILURE))
    return kind(FAILURE if issubclass(kind, InputError) else "`x` is a number; give a string")


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("moved", [lambda error: pickle.loads(pickle.dumps(error)), copy.deepcopy])
def test_an_error_says_the_same_in_another_process(kind, moved):
    error = raised(kind)
    again = moved(error)
    assert type(again) is kind
    assert str(again) == str(error)
    assert vars(again) == vars(error)
