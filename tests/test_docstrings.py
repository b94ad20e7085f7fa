"""The examples in the docstrings of what is public show what the library says today."""

import doctest
import inspect
from importlib import import_module
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(__file__).parents[1]
FUNCTIONS = [name for name in claimcheck.__all__ if inspect.isfunction(getattr(claimcheck, name))]
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_examples_of_a_public_function_hold(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    function = getattr(claimcheck, name)
    (found,) = doctest.DocTestFinder(recurse=False).find(function, name, globs={name: function})
    assert found.examples, f"{name} shows no example"
    told: list[str] = []
    doctest.DocTestRunner(optionflags=_FLAGS).run(found, out=told.append)
    assert not told, "".join(told)


def test_the_example_of_the_package_holds(monkeypatch):
    monkeypatch.chdir(ROOT)
    (found,) = doctest.DocTestFinder(recurse=False).find(claimcheck, globs={})
    told: list[str] = []
    doctest.DocTestRunner(optionflags=_FLAGS).run(found, out=told.append)
    assert found.examples
    assert not told, "".join(told)


def test_the_examples_for_authors_of_readers_hold():
    done = doctest.testmod(import_module("claimcheck.readers._parts"))
    assert done.attempted
    assert not done.failed
