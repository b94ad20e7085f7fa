"""The repository audits itself, and what it keeps of its own output is what the tool says today."""

import re
import subprocess
from pathlib import Path

import pytest
from attrs import evolve, fields
from docs import refresh

from claimcheck.auditing.config import Config
from claimcheck.cli._group import group, run
from claimcheck.ledger.completeness import NEEDS
from claimcheck.reports import formats
from claimcheck.rules import all_rules, profiles
from claimcheck.rules._pages import rule_index, rule_page

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
INDEX = Path("docs/rules.md")
DOCS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs").glob("*.md")}


@pytest.fixture(scope="module")
def made():
    return refresh.made_today()


def test_what_is_kept_of_the_tools_own_output_is_what_it_says_today(made):
    kept = {path: (ROOT / path).read_bytes() for path in made if (ROOT / path).is_file()}
    stale = [str(path) for path in made if kept.get(path) != made[path].encode()]
    assert not stale, "run python docs/refresh.py"
    assert refresh.kept() <= set(made), "run python docs/refresh.py"


def test_two_branches_that_each_add_a_rule_merge(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    git("init", "-q", "-b", "main")
    commit(made)
    for branch, rule in (("one", new_rule("CC299")), ("other", new_rule("CC298"))):
        git("switch", "-q", "-c", branch, "main")
        index = made[INDEX] + rule_index([rule]).splitlines(keepends=True)[-1]
        reports = {
            path: text + f"{rule.code}\n" for path, text in made.items() if "reports" in path.parts
        }
        commit({**reports, INDEX: index, refresh.RULE_PAGES / f"{rule.code}.md": rule_page(rule)})
    git("merge", "-q", "one")
    lines = Path(INDEX).read_text("utf-8").splitlines()
    assert sorted(lines[-2:]) == [
        rule_index([new_rule(code)]).splitlines()[-1] for code in ("CC298", "CC299")
    ]


def new_rule(code):
    return evolve(all_rules()["CC201"], code=code, name=f"new-{code.lower()}")


def commit(files):
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, "utf-8")
    git("add", ".")
    git("commit", "-qm", "more")


def git(*arguments):
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_the_ledger_of_the_example_is_up_to_date(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert run(["extract", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "unchanged" in told
    assert not re.search(r"added|moved|stale|orphaned|ambiguous", told)


def test_the_readme_holds_the_two_commands():
    text = README.read_text("utf-8")
    for name in ("audit", "test"):
        assert re.search(rf"<!-- command: {name} -->\n```sh\n[^\n]+\n```\n", text)


@pytest.mark.parametrize("name", formats())
def test_every_format_is_documented(name):
    assert f"`{name}`" in DOCS["reports.md"]


@pytest.mark.parametrize("name", profiles())
def test_every_profile_is_documented(name):
    assert f"`{name}`" in DOCS["configuration.md"]


def test_every_setting_is_documented():
    for one in fields(Config):
        if one.name not in {"folder", "lines", "source"}:
            assert f"`{one.name.replace('_', '-')}`" in DOCS["configuration.md"]


def test_every_command_is_in_the_documentation():
    pages = (path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    text = README.read_text("utf-8") + "".join(pages)
    for name in group.list_commands(None):
        assert f"claimcheck {name}" in text


def test_every_page_of_the_documentation_is_reachable():
    for name in DOCS:
        assert name == "README.md" or f"({name})" in DOCS["README.md"]


def test_every_page_is_in_the_table_of_contents_of_the_site():
    pages = (ROOT / "docs").rglob("*.md")
    names = {page.relative_to(ROOT / "docs").with_suffix("").as_posix() for page in pages}
    listed = set(DOCS["index.md"].split())
    assert {name for name in names if not name.startswith("rules/")} - {"README", "index"} <= listed


def test_links_between_pages_lead_somewhere():
    for text in (README.read_text("utf-8"), *DOCS.values()):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / "docs" / target).exists() or (ROOT / target).exists(), target


@pytest.mark.parametrize("path", ["README.md", "docs/python.md"])
def test_the_python_that_is_shown_runs(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    text = (ROOT / path).read_text("utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL))
    exec(compile(code, path, "exec"), {})  # noqa: S102 - our own documentation


def test_what_the_source_cites_is_in_the_repository():
    for path in (ROOT / "src").rglob("*"):
        if path.suffix in {".py", ".tsv", ".toml"}:
            text = path.read_text("utf-8")
            assert not re.search(r"\b(STANDARDS|DESIGN)\b", text), path
            for cited in re.findall(r"\b(?:docs|training|benchmarks)/[\w/.-]+\.\w+", text):
                assert (ROOT / cited).exists(), (path, cited)


def test_every_table_of_words_is_told_with_its_sources():
    tables = {path.name for path in (ROOT / "src/claimcheck/lexicon/data").glob("*.tsv")}
    assert tables == set(re.findall(r"(?m)^\| `([a-z_]+\.tsv)`", DOCS["lexicon.md"]))


def test_what_a_record_needs_is_told_in_the_manual():
    _, _, section = DOCS["ledger.md"].partition("## What a record needs")
    rows = re.findall(r"(?m)^\| (`.+`) \| (.+) \|$", section.partition("\n## ")[0])
    told = {name: needs for names, needs in rows[1:] for name in re.findall(r"`(\w+)`", names)}
    words = {need for needs in NEEDS.values() for need in needs}
    assert set(told) == set(NEEDS)
    for kind, needs in NEEDS.items():
        assert {word for word in words if word in told[kind]} == set(needs)
