"""One document, one ledger: the same from any folder and by any name."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli._group import run
from claimcheck.cli._session import Session

FAST = ("--engine", "fast", "--no-cache")
TEXT = "Magnesium cures insomnia in all adults.\n"
OTHER = "Zinc prevents colds in children.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Give a project with a configuration, entered at its root."""
    root = tmp_path / "project"
    (root / "sub").mkdir(parents=True)
    (root / "claimcheck.toml").write_text("", "utf-8")
    (root / "sub" / "c.md").write_text(TEXT, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(root)
    return root


def approve(ledger: Path) -> str:
    """Approve every record of a ledger by hand, as an editor would."""
    text = ledger.read_text("utf-8").replace(
        'status = "extracted"', 'status = "approved"\napproved_by = "R. Moss"'
    )
    ledger.write_text(text, "utf-8")
    return text


def ledgers(root: Path) -> dict[str, str]:
    """Give the document that each ledger names, by the name of its file."""
    found = sorted((root / "claims").glob("*.toml"))
    return {path.name: claimcheck.load_ledger(path).document for path in found}


def test_a_ledger_that_an_editor_is_just_putting_back_gets_no_second_one(
    project, capsys, monkeypatch
):
    (project / "x.md").write_text(TEXT, "utf-8")
    run(["extract", "x.md", *FAST])
    ledger, beside = project / "claims" / "x.toml", project / "x.toml~"
    ledger.rename(beside)
    load = Session.load_ledgers

    def put_back(session):
        found = load(session)
        beside.rename(ledger)
        return found

    monkeypatch.setattr(Session, "load_ledgers", put_back)
    assert run(["extract", "x.md", *FAST]) == 2
    assert "came while the ledgers were read (run it again)" in capsys.readouterr().err
    assert ledgers(project) == {"x.toml": "x.md"}


NAMES = ("x.md", "x.txt", "a/b.md", "a-b.md", "b.md", "a/b.txt", "a-b.txt", "X.md", "a/x.md")


def test_no_two_documents_share_a_ledger(project):
    for number, name in enumerate(NAMES):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(TEXT if number % 2 else OTHER, "utf-8")
        assert run(["extract", name, *FAST]) == 0
    assert sorted(ledgers(project).values()) == sorted(NAMES)
    before = {path: approve(path) for path in (project / "claims").iterdir()}
    for name in reversed(NAMES):
        assert run(["extract", name, *FAST]) == 0
    assert {path: path.read_text("utf-8") for path in (project / "claims").iterdir()} == before


@pytest.mark.parametrize("start", [".", "sub", "../elsewhere", "claims"])
@pytest.mark.parametrize("absolute", [True, False])
@pytest.mark.parametrize("marker", ["claimcheck.toml", "pyproject.toml", ".git", "nothing"])
def test_a_document_has_one_ledger_from_any_folder(project, monkeypatch, start, absolute, marker):
    (project / "claimcheck.toml").unlink()
    if marker == "pyproject.toml":
        (project / marker).write_text("[tool.claimcheck]\n", "utf-8")
    elif marker == ".git":
        (project / marker).mkdir()
    elif marker != "nothing":
        (project / marker).write_text("", "utf-8")
    assert run(["extract", "sub/c.md", *FAST]) == 0
    before = approve(project / "claims" / "c.toml")
    at_root = [one.status for one in statuses(project / "sub" / "c.md", project)]
    monkeypatch.chdir(project / start)
    document = project / "sub" / "c.md"
    name = str(document) if absolute else os.path.relpath(document)
    assert run(["extract", name, *FAST]) == 0
    assert ledgers(project) == {"c.toml": "sub/c.md"}
    assert (project / "claims" / "c.toml").read_text("utf-8") == before
    assert [one.status for one in statuses(Path(name), project)] == at_root == ["approved"]
    assert list(project.rglob("claims")) == [project / "claims"]


def statuses(document: Path, project: Path):
    """Give the claims of a document as the library sees them."""
    return claimcheck.audit(document, ledger=project / "claims", engine="fast").claims


def test_the_exit_code_is_the_same_from_any_folder(project, monkeypatch, capsys):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    config = '[[suppress]]\npath = "sub/*"\nreason = "old"\n'
    for text in ("", config):
        (project / "claimcheck.toml").write_text(text, "utf-8")
        codes = set()
        for folder, name in ((".", "sub/c.md"), ("sub", "c.md"), ("..", "project/sub/c.md")):
            monkeypatch.chdir(project / folder)
            codes.add(run(["check", name, *FAST]))
        assert codes == ({0} if text else {1})
    capsys.readouterr()


def test_a_ledger_that_names_its_document_in_the_old_way_is_found_and_put_right(
    project, monkeypatch
):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    ledger = project / "claims" / "c.toml"
    approve(ledger)
    for old in ("../sub/c.md", str(project / "sub" / "c.md"), "./sub/c.md"):
        monkeypatch.chdir(project / "sub")
        text = ledger.read_text("utf-8").replace('"sub/c.md"', f'"{old}"')
        ledger.write_text(f"# kept\n{text}", "utf-8")
        assert run(["extract", "../sub/c.md", *FAST]) == 0
        assert ledgers(project) == {"c.toml": "sub/c.md"}
        assert ledger.read_text("utf-8") == f"# kept\n{text}".replace(f'"{old}"', '"sub/c.md"')


def test_a_second_ledger_of_a_document_is_told(project, capsys):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    text = (project / "claims" / "c.toml").read_text("utf-8")
    second = project / "claims" / "a-copy.toml"
    second.write_text(text.replace("sub/c.md", "sub/../sub/c.md"), "utf-8")
    assert run(["check", "sub/c.md", *FAST]) == 2
    assert "claims/a-copy.toml: is about `sub/c.md`, as claims/c.toml is" in capsys.readouterr().err


def test_a_broken_ledger_is_not_passed_by(project, capsys):
    (project / "claims").mkdir()
    (project / "claims" / "c.toml").write_text("<<<<<<< HEAD\ndocument =\n", "utf-8")
    assert run(["extract", "sub/c.md", *FAST]) == 2
    assert "conflict mark" in capsys.readouterr().err
    assert [path.name for path in (project / "claims").iterdir()] == ["c.toml"]


def test_records_without_a_document_are_not_passed_by(project, capsys):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    ledger = project / "claims" / "c.toml"
    ledger.write_text(ledger.read_text("utf-8").partition("\n")[2], "utf-8")
    assert run(["extract", "sub/c.md", *FAST]) == 2
    assert "does not say which document" in capsys.readouterr().err


def test_the_root_of_a_repository_is_that_of_a_worktree_too(project, monkeypatch):
    (project / "claimcheck.toml").unlink()
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", "-C", str(project)]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)
    other = project.parent / "other"
    subprocess.run([*git, "worktree", "add", "-q", str(other)], check=True)
    monkeypatch.chdir(other / "sub")
    assert run(["extract", "c.md", *FAST]) == 0
    assert ledgers(other) == {"c.toml": "sub/c.md"}


def test_a_table_of_records_comes_home_from_any_folder(project, monkeypatch, capsys):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    assert run(["records", "export", "claims", "-o", "table.csv"]) == 0
    table = (project / "table.csv").read_text("utf-8")
    (project / "table.csv").write_text(table.replace("treatment_benefit", "causal_effect"), "utf-8")
    monkeypatch.chdir(project / "sub")
    assert run(["records", "import", "../table.csv"]) == 0
    assert "../claims/c.toml: 1 changed" in capsys.readouterr().out
    assert "causal_effect" in (project / "claims" / "c.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["y" * 251 + ".md", "\u8336" * 80 + ".md", "\u8336" * 60 + "/c.md"]
)
def test_a_name_as_long_as_can_be_has_a_ledger(project, name):
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(TEXT, "utf-8")
    (project / "c.md").write_text(OTHER, "utf-8")
    assert run(["extract", "c.md", *FAST]) == 0
    assert run(["extract", name, *FAST]) == 0
    assert set(ledgers(project).values()) == {"c.md", name}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_has_no_ledger(project, capsys):
    name = os.fsdecode(b"b\xff.md")
    (project / name).write_text(TEXT, "utf-8")
    assert run(["extract", name, *FAST]) == 2
    assert "its name is not UTF-8, and no ledger can hold it" in capsys.readouterr().err
    assert ledgers(project) == {}


@pytest.mark.parametrize("head", ["", 'document = ""\n'])
def test_records_that_name_no_document_are_told_by_a_check(project, capsys, head):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    ledger = project / "claims" / "c.toml"
    ledger.write_text(head + ledger.read_text("utf-8").partition("\n")[2], "utf-8")
    assert run(["check", "sub/c.md", *FAST]) == 2
    assert "claims/c.toml:1: does not say which document" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "report", "extract"])
def test_a_ledger_whose_document_is_gone_is_told(project, capsys, command):
    assert run(["extract", "sub/c.md", *FAST]) == 0
    (project / "sub" / "c.md").rename(project / "sub" / "d.md")
    run([command, "sub/d.md", "--engine", "fast"])
    run([command, "sub/d.md", "--engine", "fast"])
    told = "claims/c.toml: is about `sub/c.md`, which is not there"
    assert capsys.readouterr().err.count(told) == 2


def test_a_ledger_of_a_document_that_was_not_named_is_nobodys_business(project, capsys):
    (project / "sub" / "d.md").write_text(OTHER, "utf-8")
    assert run(["extract", "sub/c.md", *FAST]) == 0
    run(["check", "sub/d.md", *FAST])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("inner", ["claimcheck.toml", ".git"])
def test_the_nearest_project_counts_from_any_folder(project, monkeypatch, inner):
    nested = project / "nested"
    (nested / "in").mkdir(parents=True)
    (nested / "in" / "y.md").write_text(TEXT, "utf-8")
    if inner == ".git":
        (project / "claimcheck.toml").unlink()
        (nested / inner).mkdir()
    else:
        (nested / inner).write_text("", "utf-8")
    for start in (project, nested, nested / "in", project.parent / "elsewhere"):
        monkeypatch.chdir(start)
        assert run(["extract", os.path.relpath(nested / "in" / "y.md"), *FAST]) == 0
    assert ledgers(nested) == {"y.toml": "in/y.md"}
    assert list(project.parent.rglob("claims")) == [nested / "claims"]


def test_the_configuration_of_one_project_is_not_that_of_another(project, monkeypatch, capsys):
    other = project.parent / "elsewhere"
    (other / "claimcheck.toml").write_text("paths = 3\n", "utf-8")
    monkeypatch.chdir(other)
    assert run(["check", "../project/sub/c.md", *FAST]) == 1
    monkeypatch.chdir(project)
    assert run(["check", "../elsewhere/x.md", *FAST]) == 2
    assert "claimcheck.toml:1: `paths`: `3` is not a list" in capsys.readouterr().err


@pytest.mark.parametrize("name", [".y.md", "in/.y.md", ".in/c.md"])
def test_no_ledger_has_a_hidden_name(project, name):
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(TEXT, "utf-8")
    assert run(["extract", "sub/c.md", *FAST]) == 0
    assert run(["extract", name, *FAST]) == 0
    assert sorted(ledgers(project).values()) == sorted(["sub/c.md", name])
    assert run(["extract", name, *FAST]) == 0
    assert len(ledgers(project)) == 2


def test_standard_input_has_no_ledger(project, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT))
    assert run(["extract", "-", *FAST]) == 2
    assert "standard input has no ledger" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "# a person's note", "# a\n\n# b\n"])
def test_a_ledger_that_holds_only_comments_is_taken(project, text):
    (project / "claims").mkdir()
    (project / "claims" / "c.toml").write_text(text, "utf-8")
    assert run(["extract", "sub/c.md", *FAST]) == 0
    assert ledgers(project) == {"c.toml": "sub/c.md"}
    written = (project / "claims" / "c.toml").read_text("utf-8")
    assert [line for line in written.splitlines() if line.startswith("#")] == [
        line for line in text.splitlines() if line
    ]
    assert len(claimcheck.load_ledger(project / "claims" / "c.toml").records) == 1


@pytest.mark.parametrize("table", ["", "id,decision\n"])
def test_a_table_without_records_is_told(project, table, capsys):
    (project / "table.csv").write_text(table, "utf-8")
    assert run(["records", "import", "table.csv"]) == 2
    assert "holds no records" in capsys.readouterr().err
