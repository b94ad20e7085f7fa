"""The repository audits itself, and what it keeps of its own output is what the tool says today."""

import re
from pathlib import Path

import pytest
from attrs import fields

from claimcheck.auditing.config import Config
from claimcheck.cli._group import group, run
from claimcheck.cli.commands.rules import catalogue
from claimcheck.reports import formats
from claimcheck.rules import all_rules, profiles

from . import readme

ROOT = Path(__file__).parents[1]
DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}


def test_the_reports_are_what_the_tool_makes_today(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run(["report", "--reports", str(tmp_path)]) == 0
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (ROOT / "reports").iterdir()}
    assert set(made) == set(kept)
    for name, content in made.items():
        assert content == kept[name], f"{name} is out of date: run .ci/refresh"


def test_the_ledger_of_the_example_is_up_to_date(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert run(["extract", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "unchanged" in told
    assert not re.search(r"added|moved|stale|orphaned|ambiguous", told)


def test_the_readme_shows_what_the_tool_finds_today():
    assert readme.shown() == readme.today(), "run .ci/refresh"


def test_the_readme_holds_the_two_commands():
    text = readme.README.read_text("utf-8")
    for name in ("audit", "test"):
        assert re.search(rf"<!-- command: {name} -->\n```sh\n[^\n]+\n```\n", text)


def test_the_pages_of_the_rules_are_those_of_today():
    assert DOCS["rules.md"] == catalogue(list(all_rules().values())), "run .ci/refresh"


@pytest.mark.parametrize("name", formats())
def test_every_format_is_documented(name):
    assert f"`{name}`" in DOCS["reports.md"]


@pytest.mark.parametrize("name", profiles())
def test_every_profile_is_documented(name):
    assert f"`{name}`" in DOCS["configuration.md"]


def test_every_setting_is_documented():
    for one in fields(Config):
        if one.name not in {"folder", "source"}:
            assert f"`{one.name.replace('_', '-')}`" in DOCS["configuration.md"]


def test_every_command_is_in_the_documentation():
    text = readme.README.read_text("utf-8") + "".join(DOCS.values())
    for name in group.list_commands(None):
        assert f"claimcheck {name}" in text


def test_every_page_of_the_documentation_is_reachable():
    for name in DOCS:
        assert name == "README.md" or f"({name})" in DOCS["README.md"]


def test_links_between_pages_lead_somewhere():
    for text in (readme.README.read_text("utf-8"), *DOCS.values()):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / "docs" / target).exists() or (ROOT / target).exists(), target


@pytest.mark.parametrize("path", ["README.md", "docs/python.md"])
def test_the_python_that_is_shown_runs(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = (ROOT / path).read_text("utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    exec(compile(code, path, "exec"), {})  # noqa: S102 - our own documentation
