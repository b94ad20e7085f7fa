"""Regular expressions that may take the square of a text are known by name, each with a reason."""

import ast
import pkgutil
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import claimcheck
from claimcheck.resources import read_cells
from quadratic import shapes

ALLOWED = Path(__file__).with_name("quadratic_patterns.tsv")
_NOT_IMPORTED = {"claimcheck.__main__", "claimcheck.cli.__main__"}


def patterns():
    """Give every pattern that a module of the package holds by name, alone or in a collection."""
    for found in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if found.name in _NOT_IMPORTED:
            continue
        module = pytest.importorskip(found.name)
        for name, value in vars(module).items():
            for one in held(value):
                yield found.name, name, re.compile(one.pattern, one.flags & ~re.DEBUG)


def held(value):
    """Give the patterns that a value is or holds."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from held(one)
        return
    pattern = getattr(value, "pattern", None)
    if isinstance(pattern, str) and isinstance(getattr(value, "flags", None), int):
        yield value


def allowed():
    rows = [line.split("\t") for line in ALLOWED.read_text("utf-8").splitlines()[1:]]
    assert all(len(row) == 3 and row[2] for row in rows)
    return {(module, name) for module, name, _ in rows}


def test_patterns_that_may_be_quadratic_are_those_of_the_list():
    found = {(module, name) for module, name, pattern in patterns() if shapes(pattern)}
    assert sorted(found - allowed()) == []
    assert sorted(allowed() - found) == []


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("sentences/data/document_kind_words.tsv", 1),
        ("citations/data/placeholder_marks.tsv", 0),
        ("bibliography/doi_hosts.tsv", 0),
    ],
)
def test_patterns_of_tables_are_never_quadratic(table, column):
    """One that begins with ``\\b`` is tried where a word begins alone."""
    cells = [row[column] for row in read_cells(table)]
    assert cells
    assert [one for one in cells if shapes(re.compile(one)) and not one.startswith(r"\b")] == []


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        (r"(a+)+b", {"nested", "leading"}),
        (r"(?:a+|b)*c", {"nested", "leading"}),
        (r"x\s*\n?\s*y", {"neighbours"}),
        (r"x.*foo.*y", {"neighbours", "restarting"}),
        (r"x[a-z]*-[a-z]*y", {"restarting"}),
        (r"x[ab]*a*y", {"neighbours"}),
        (r"\s*$", {"leading"}),
        (r"(?:\s+|x)y", {"leading"}),
        (r"\w+(?:-\w+)*", set()),
        (r"x\w+y", {"restarting"}),
        (r"x\w+", set()),
        (r"x[^x]+y", set()),
        (r"\bx\w+y", set()),
        (r"\bx[\w-]+y", {"restarting"}),
        (r"(?<!\w)x\w+y", set()),
        (r"^x\w+y", set()),
        (r"x(?=\w+y)", {"restarting"}),
        (r"x(?:,x)*y", {"restarting"}),
        (r"x(?:,?x)*y", {"restarting"}),
        (r"x\w{1,200}y", set()),
        (r"(?:x|z )\s+y", set()),
        (r"(?:x| )\s+y", {"restarting"}),
        (r"x(?:a{1,20}){1,20}y", set()),
        (r"x\w*+\w", {"restarting"}),
        (r"x,*+,", set()),
        (r"^\s*x", set()),
        (r"\w+", set()),
    ],
)
def test_shapes_are_told_from_the_pattern(expression, wanted):
    assert shapes(re.compile(expression)) == wanted


def test_patterns_written_where_they_are_used_are_never_quadratic():
    source = Path(claimcheck.__file__).parent
    found = [
        f"{path.relative_to(source).as_posix()}:{node.lineno}"
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _is_call_of_re(node) and shapes(re.compile(node.args[0].value))
    ]
    assert found == []


def _is_call_of_re(node):
    function = getattr(node, "func", None)
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and (function.value.id, function.attr in USES) == ("re", True)
        and isinstance(node.args[0], ast.Constant)
    )


USES = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}


def test_no_text_is_copied_to_its_end_for_a_few_characters():
    """``text[at:][:3]`` copies all that follows, once for each place: the square of a text."""
    root = Path(claimcheck.__file__).parent
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in sorted(root.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _begins(node, lower=False) and _begins(node.value, lower=True)
    ]
    assert found == []


def _begins(node, *, lower):
    """Tell a slice that has a lower bound alone, or no lower bound."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice):
        return False
    if lower:
        return node.slice.lower is not None and node.slice.upper is None
    return node.slice.lower is None and node.slice.upper is not None
