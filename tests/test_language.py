"""Messages, pages and documents are in plain English: no phrase of ``banned_words.tsv``."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claimcheck.cli._group import group
from claimcheck.rules import all_rules

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "claimcheck"
TABLE = Path(__file__).with_name("banned_words.tsv")


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


ROWS = _rows()
BANNED = re.compile(
    r"\b(?:"
    + "|".join(r"\s+".join(map(re.escape, row["phrase"].split())) for row in ROWS)
    + r")\b",
    re.IGNORECASE,
)


def _messages(path: Path) -> Iterator[str]:
    """Give the texts that a module writes: its strings, but not its docstrings and patterns."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings and not _documents_a_constant(node, tree):
            yield node.value


def _documents_a_constant(node: ast.Constant, tree: ast.Module) -> bool:
    return any(isinstance(one, ast.Expr) and one.value is node for one in tree.body)


def _helps(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=name)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None
            yield from _helps(found, f"{name} {sub}")


def banned_in(text: str) -> list[str]:
    return [match.group() for match in BANNED.finditer(text)]


MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if page.name != "rules.md"),
]
SHOWN = [
    *sorted((PACKAGE / "review" / "page").glob("*.*")),
    *sorted((PACKAGE / "review" / "data").glob("*.tsv")),
    *sorted((PACKAGE / "reports" / "data").glob("*.tsv")),
    *sorted((PACKAGE / "reports" / "_html").glob("*.js")),
]


def test_no_message_holds_a_banned_phrase() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {text}": banned
        for path in MODULES
        for text in _messages(path)
        if (banned := banned_in(text))
    }
    assert not found


@pytest.mark.parametrize("path", [*PAGES, *SHOWN], ids=lambda path: path.name)
def test_no_document_or_page_holds_a_banned_phrase(path: Path) -> None:
    assert not banned_in(path.read_text("utf-8"))


def test_no_page_of_a_rule_holds_a_banned_phrase() -> None:
    pages = {code: rule.page + rule.summary for code, rule in all_rules().items()}
    assert not {code: banned for code, text in pages.items() if (banned := banned_in(text))}


def test_no_help_of_a_command_holds_a_banned_phrase() -> None:
    helps = dict(_helps(group, "claimcheck"))
    assert len(helps) > 10
    assert not {name: banned for name, text in helps.items() if (banned := banned_in(text))}


def test_every_banned_phrase_has_a_plain_form_that_is_not_banned() -> None:
    assert len({row["phrase"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row["why"]
        assert row["instead"]
        assert not banned_in(row["instead"])


def test_words_inside_other_words_are_not_banned() -> None:
    assert not banned_in("Amendments are recommended; the tender note was commended.")
    assert banned_in("Mend the\n  key.")
