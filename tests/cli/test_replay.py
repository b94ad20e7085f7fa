"""A run in which nothing has changed prints the same bytes, and reads nothing anew."""

from pathlib import Path

import pytest

from claimcheck.cli import _session
from claimcheck.cli._group import run


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text("Zinc cures colds [@lee2020].\n", "utf-8")
    Path("references.bib").write_text("@misc{lee2020, title = {Zinc}}\n", "utf-8")
    return tmp_path


@pytest.fixture
def audited(monkeypatch):
    """Count the audits that were really made."""
    made = []
    real = _session.audit_sources

    def counting(*given):
        made.append(1)
        return real(*given)

    monkeypatch.setattr(_session, "audit_sources", counting)
    return made


def check(capsys, *words):
    code = run(["check", "article.md", "--engine", "fast", *words])
    return code, capsys.readouterr().out


def test_the_same_again(project, audited, capsys):
    first = check(capsys)
    assert check(capsys) == first
    assert len(audited) == 1


@pytest.mark.parametrize(
    "words", [("--fail-on", "note"), ("--format", "json"), ("--select", "CC2"), ("--verbose",)]
)
def test_other_options_are_another_run(project, audited, capsys, words):
    check(capsys)
    check(capsys, *words)
    assert len(audited) == 2


@pytest.mark.parametrize("name", ["article.md", "references.bib", "claimcheck.toml"])
def test_a_changed_file_is_read(project, audited, capsys, name):
    check(capsys)
    with Path(name).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    check(capsys)
    assert len(audited) == 2


def test_without_a_cache_nothing_is_kept(project, audited, capsys):
    check(capsys, "--no-cache")
    check(capsys, "--no-cache")
    assert len(audited) == 2
