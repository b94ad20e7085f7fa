"""What the authors of rules are told is what they get."""

import re
from pathlib import Path

import pytest

from claimcheck.rules import api

PAGE = (Path(__file__).parents[2] / "docs" / "extending-rules.md").read_text("utf-8")


@pytest.mark.parametrize("name", api.__all__)
def test_every_name_is_told(name):
    assert hasattr(api, name)
    assert re.search(rf"[`@]{name}\b", PAGE) or name == "Rule"


def test_the_subjects_and_their_scopes_are_those_of_the_table():
    table = PAGE.partition("## What it is asked about")[2].partition("\n## ")[0]
    rows = re.findall(r"(?m)^\| (`.+`) \| .+ \| `(\w+)` \|$", table)
    told = {name: scope for names, scope in rows for name in re.findall(r"`(\w+)`", names)}
    assert told == {kind.__name__: scope.value for kind, scope in api._SCOPES.items()}


def test_what_a_context_holds_is_told():
    part = PAGE.partition("## What it may look at")[2].partition("\n## ")[0]
    for name in re.findall(r"`(\w+)(?:\(\w+\))?`", part):
        assert (
            name in {"Context", "ProjectContext"}
            or hasattr(api.ProjectContext, name)
            or name in {one.name for one in api.ProjectContext.__attrs_attrs__}
        )
