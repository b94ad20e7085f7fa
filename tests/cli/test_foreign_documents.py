"""A document from elsewhere is not held against the project that one happens to stand in."""

from pathlib import Path

import pytest

from claimcheck.cli._group import run

CLAIM = "Zinc cures insomnia in adults [@lee2020].\n"
LEDGER = """document = "{name}"

[[claim]]
id = "zinc"
anchor = {{ exact = "Zinc cures insomnia in adults" }}
"""


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Make a project that lets everything pass, and stand in it."""
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / "claims").mkdir()
    (folder / "references.bib").write_text("@article{lee2020, title = {Zinc}}\n")
    (folder / "claimcheck.toml").write_text('bib = ["references.bib"]\nfail-on = "never"\n')
    (folder / "here.md").write_text(CLAIM)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "there.md").write_text(CLAIM)
    monkeypatch.chdir(folder)
    return folder


def checked(capsys, *arguments: str) -> tuple[int, str, str]:
    status = run(["check", "--format", "concise", "--fail-on", "note", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_its_findings_are_those_of_a_folder_without_a_project(
    project, tmp_path, capsys, monkeypatch
) -> None:
    path = str(tmp_path / "elsewhere" / "there.md")
    status, found, told = checked(capsys, path)
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert checked(capsys, path) == (status, found, "")
    assert "lies outside of this project: `claimcheck.toml` is not used" in " ".join(told.split())
    assert "references.bib" not in found


def test_the_rule_for_the_exit_code_of_the_project_is_not_its_rule(project) -> None:
    Path("../elsewhere/there.md").write_text("Zinc cures insomnia.\n" * 3)
    assert run(["check", "../elsewhere/there.md"]) == 1
    assert run(["check", "--config", "claimcheck.toml", "../elsewhere/there.md"]) == 0


def test_the_records_of_the_project_are_not_its_records(project, capsys) -> None:
    Path("claims/there.toml").write_text(LEDGER.format(name="there.md"))
    _, found, _ = checked(capsys, "../elsewhere/there.md")
    assert "claims" not in found
    assert "CC105" not in found


def test_beside_a_document_of_the_project_it_is_read_as_the_project_says(project, capsys) -> None:
    _, found, told = checked(capsys, "here.md", "../elsewhere/there.md")
    assert "references.bib" in found
    assert "outside" not in told


def test_a_document_of_the_project_is_held_against_it(project, capsys) -> None:
    _, found, told = checked(capsys, "here.md")
    assert "references.bib" in found
    assert "outside" not in told
