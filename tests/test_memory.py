"""What is remembered is what would be made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import analyse, read
from claimcheck import memory as memories
from claimcheck.memory import Memory, is_lasting, remembering, remembering_once

CALLS = st.lists(st.lists(st.integers(0, 12), max_size=9), max_size=9)


def _squares(keys):
    return lambda places: [keys[place] ** 2 for place in places]


def test_nothing_is_remembered_outside_an_editor(monkeypatch):
    monkeypatch.setattr("claimcheck.memory._Switch.on", False)
    memory = Memory()
    memory.one("key", lambda: 1)
    assert (memory.one("key", lambda: 2), len(memory)) == (2, 0)


def test_an_answer_is_made_once():
    memory = Memory()
    with remembering():
        made = [memory.one("key", lambda number=number: number) for number in range(3)]
    assert made == [0, 0, 0]


def test_everything_is_forgotten_at_the_end():
    memory = Memory()
    with remembering():
        memory.one("key", lambda: 1)
    assert not len(memory)


def test_what_one_analysis_remembers_is_forgotten_at_its_end(monkeypatch):
    monkeypatch.setattr("claimcheck.memory._Switch.on", False)
    monkeypatch.setattr("claimcheck.memory._Switch.lasts", False)
    memory = Memory()
    with remembering_once():
        memory.one("key", lambda: 1)
        assert (memory.one("key", lambda: 2), is_lasting()) == (1, False)
    assert not len(memory)


def test_an_analysis_forgets_nothing_where_the_process_remembers():
    memory = Memory()
    with remembering():
        with remembering_once():
            memory.one("key", lambda: 1)
        assert (memory.one("key", lambda: 2), is_lasting()) == (1, True)


def test_what_no_analysis_asks_for_any_more_is_forgotten():
    memory = Memory()
    with remembering():
        for word in ("kept", "left"):
            memory.one(word, lambda word=word: word)
        for _ in range(2 * memories._GENERATION):
            with remembering_once():
                memory.one("kept", lambda: "made again")
        assert (memory.one("kept", lambda: "made again"), len(memory)) == ("kept", 1)


def test_what_was_asked_for_lately_outlives_many_analyses():
    memory = Memory()
    with remembering():
        for _ in range(memories._GENERATION):
            with remembering_once():
                pass
        memory.one("key", lambda: 1)
        for _ in range(memories._GENERATION):
            with remembering_once():
                pass
        assert memory.one("key", lambda: 2) == 1


@pytest.mark.parametrize("asked", [["a", "b", "a"], ["a", "a"]])
def test_answers_that_are_missing_are_made_together_each_key_once(asked):
    memory, made = Memory(), []

    def make(places):
        made.append([asked[place] for place in places])
        return range(len(places))

    memory.each(asked, make)
    assert made == [list(dict.fromkeys(asked))]


@given(CALLS)
def test_many_answers_are_those_of_the_function_whatever_was_asked_before(calls):
    memory = Memory(3)
    with remembering():
        for keys in calls:
            assert memory.each(keys, _squares(keys)) == [key**2 for key in keys]


@given(CALLS)
def test_no_more_is_held_than_two_generations(calls):
    memory = Memory(3)
    with remembering():
        for keys in calls:
            memory.each(keys, _squares(keys))
            assert len(memory) <= 2 * 3


@pytest.mark.parametrize("engine", ["accurate", "fast"])
def test_an_analysis_is_the_same_with_memory(engine):
    from claimcheck import AnalysisSettings  # noqa: PLC0415 - as a caller would
    from claimcheck.pipeline.analysis import usual_settings  # noqa: PLC0415 - as above

    usual = usual_settings()
    settings = AnalysisSettings(usual.judging, engine, usual.codes)
    texts = [
        "# Zinc\n\nZinc prevents colds [@lee2020]. It lowers fever in mice.",
        "# Zinc\n\nZinc prevents colds [@lee2020]. It lowers fever in children.",
        "# Zinc\n\nIt helps.\n\nZinc prevents colds [@lee2020]. It lowers fever in children.",
    ]
    fresh = [analyse(read(text=text, format="markdown"), settings=settings) for text in texts]
    with remembering():
        known = [analyse(read(text=text, format="markdown"), settings=settings) for text in texts]
    assert known == fresh
