"""Records that leave fields open behave as records made whole."""

import copy
import pickle

import pytest
from attrs import asdict, evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Assessment, ClaimType, Population, Species
from claimcheck.model.deferred import Deferred, leave_open

GIVEN = tuple(
    name
    for name in Assessment.__match_args__
    if name not in {"claim_type", "addressee", "population", "quantities", "cues"}
)


def whole(text, probability):
    return Assessment(
        is_claim=True,
        claim_probability=probability,
        claim_type=ClaimType.HARM,
        population=Population(species=Species.ANIMAL, text=text),
    )


def rest(record, text):
    made = whole(text, record.claim_probability)
    names = ("claim_type", "addressee", "population", "quantities", "cues")
    return {name: getattr(made, name) for name in names}


make = leave_open(Assessment, GIVEN, rest)


def opened(text, probability):
    made = whole(text, probability)
    return make(tuple(getattr(made, name) for name in GIVEN), text)


LAWS = {
    "equality": lambda record: record,
    "hash": hash,
    "text": repr,
    "fields": asdict,
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "pickle": lambda record: pickle.loads(pickle.dumps(record)),
    "evolution of a given field": lambda record: evolve(record, hedged=True),
    "evolution of an open field": lambda record: evolve(record, population=Population()),
    "class": type,
}


@pytest.mark.parametrize("law", LAWS)
@settings(deadline=None, max_examples=25)
@given(text=st.text(max_size=20), probability=st.floats(0, 1))
def test_a_record_with_open_fields_is_like_one_made_whole(law, text, probability):
    ask = LAWS[law]

    assert ask(opened(text, probability)) == ask(whole(text, probability))


def test_a_whole_record_equals_one_with_open_fields_from_either_side():
    assert whole("x", 0.5) == opened("x", 0.5)
    assert opened("x", 0.5) != opened("y", 0.5)


def test_open_fields_are_worked_out_once_and_only_when_asked_for():
    asked = []

    @frozen
    class Pair(Deferred):
        first: int
        second: int = 0
        third: int = 0

    def work(record, text):
        asked.append(text)
        return {"second": record.first + 1, "third": record.first + 2}

    pair = leave_open(Pair, ("first",), work)((1,), "one")
    assert pair.first == 1
    assert asked == []
    assert (pair.third, pair.second) == (3, 2)
    assert asked == ["one"]


def test_a_name_that_no_record_has_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'wings'"):
        _ = opened("x", 0.5).wings
    with pytest.raises(AttributeError, match="no attribute 'wings'"):
        _ = whole("x", 0.5).wings


def test_a_record_with_open_fields_cannot_be_changed():
    with pytest.raises(AttributeError):
        opened("x", 0.5).strength = 3
