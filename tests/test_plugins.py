"""One registry finds what the library and other distributions hold of a kind."""

import subprocess
import sys
from fractions import Fraction

import pytest

from claimcheck.plugins import Registry, internal_error, public_modules
from claimcheck.sentences.engine import Engine


def test_public_modules_are_named_at_any_depth_and_private_ones_are_not():
    names = public_modules("claimcheck.rules")
    assert "claimcheck.rules.citation.uncited_claim" in names
    assert not [name for name in names if "._" in name]
    assert list(names) == sorted(names)


def test_one_thing_is_found_without_importing_the_others():
    code = (
        "import sys\n"
        "from claimcheck.reports import render, suffix\n"
        "assert suffix('json') == 'audit.json'\n"
        "assert 'claimcheck.reports.html' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_entry_points_are_not_looked_up_where_no_distribution_adds_anything():
    code = (
        "import sys\n"
        "from claimcheck.rules import all_rules\n"
        "assert len(all_rules()) > 60\n"
        "assert 'importlib.metadata' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_group_that_nobody_names_is_empty():
    registry = Registry("claimcheck.sentences.engines", Fraction, str, "claimcheck.nothing")
    assert registry.extensions() == {}
    assert registry.failures() == ()


def test_an_unknown_own_name_is_a_lookup_error():
    registry = Registry("claimcheck.sentences.engines", Fraction, str)
    with pytest.raises(LookupError, match="lexical"):
        registry.own("lexical")


def test_two_own_things_of_one_name_are_a_fault_of_ours():
    registry = Registry("claimcheck.sentences.engines", Engine, lambda _: "same")
    with pytest.raises(ValueError, match="same"):
        registry.extensions()


@pytest.mark.parametrize(
    ("error", "owner", "told"),
    [
        (KeyError("a"), "house 1.0", "internal error in rule PK1 of house 1.0 (KeyError: 'a')"),
        (KeyError("a"), "claimcheck-audit", "internal error in rule PK1 (KeyError: 'a')"),
        (ValueError("a\n b"), "x", "internal error in rule PK1 of x (ValueError: a b)"),
        (StopIteration(), "x", "internal error in rule PK1 of x (StopIteration)"),
    ],
)
def test_an_internal_error_is_told_in_one_line(error, owner, told):
    assert internal_error("rule PK1", error, owner) == told
