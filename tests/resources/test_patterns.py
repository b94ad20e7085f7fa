"""Patterns that are compiled when they are first used behave as compiled ones."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.resources.patterns import lazy_pattern

_WORDS = r"(?P<first>[a-z]+)\s*(\d*)"


@given(st.text("ab1 \n"))
def test_it_finds_what_a_compiled_one_finds(text: str) -> None:
    lazy, compiled = lazy_pattern(_WORDS, re.IGNORECASE), re.compile(_WORDS, re.IGNORECASE)
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert lazy.pattern == compiled.pattern
    assert lazy.groupindex == compiled.groupindex


def test_a_wrong_expression_raises_where_it_is_used() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error):
        pattern.match("a")
