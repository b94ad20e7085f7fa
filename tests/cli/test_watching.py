"""Running again over the same documents: only what has changed is analysed again."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimcheck.cli import _watching
from claimcheck.cli._group import run
from claimcheck.memory import _Switch
from claimcheck.pipeline import analyses

ROOT = Path(__file__).parents[2]
CLAIMS = {"one.md": "Zinc prevents colds [@lee2020].", "two.md": "Ginger cures migraine."}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in CLAIMS.items():
        Path(name).write_text(text, "utf-8")
    Path("references.bib").write_text("@article{lee2020, title = {Zinc}, year = {2020}}", "utf-8")
    return tmp_path


@pytest.fixture
def analysed(monkeypatch):
    """Note every document that is analysed rather than found in the cache."""
    found = []
    make = analyses.analyse

    def analyse(document, *arguments):
        found.append(document.path)
        return make(document, *arguments)

    monkeypatch.setattr(analyses, "analyse", analyse)
    return found


@pytest.mark.usefixtures("folder")
def test_watching_analyses_only_the_document_that_changed(analysed, monkeypatch):
    seen = []

    def changes(files):
        assert set(CLAIMS) <= set(files)
        yield None
        seen.append(list(analysed))
        Path("two.md").write_text("Ginger may help.", "utf-8")
        yield None
        seen.append(list(analysed))
        yield None

    monkeypatch.setattr(_watching, "changes", changes)
    monkeypatch.setattr(_Switch, "on", False)
    assert run(["check", *CLAIMS, "--engine", "fast", "--watch"]) == 0
    assert seen == [["one.md", "two.md"], ["one.md", "two.md", "two.md"]]
    assert analysed == seen[-1]


@pytest.mark.usefixtures("folder")
def test_watching_remembers_what_was_read_of_a_document_that_changes(monkeypatch):
    monkeypatch.setattr(_watching, "changes", lambda files: [None])
    monkeypatch.setattr(_Switch, "on", False)
    run(["check", *CLAIMS, "--engine", "fast", "--watch"])
    assert _Switch.on


def hook(name):
    (found,) = (
        one
        for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        if one["id"] == name
    )
    return found["entry"].split()


@pytest.mark.usefixtures("folder")
def test_the_hook_analyses_only_the_file_that_changed(analysed):
    program, *arguments = hook("claimcheck")
    assert program == "claimcheck"
    run([*arguments, *CLAIMS])
    Path("two.md").write_text("Ginger may help.", "utf-8")
    run([*arguments, *CLAIMS])
    run([*arguments, "one.md"])
    assert analysed == ["one.md", "two.md", "two.md"]


@pytest.mark.usefixtures("folder")
def test_the_hook_analyses_nothing_that_was_analysed_while_watching(analysed, monkeypatch):
    monkeypatch.setattr(_watching, "changes", lambda files: [None])
    monkeypatch.setattr(_Switch, "on", False)
    _, command, *arguments = hook("claimcheck")
    run([command, *arguments, *CLAIMS, "--watch"])
    run([command, *arguments, *CLAIMS])
    assert analysed == ["one.md", "two.md"]


def test_the_hook_says_the_same_out_of_the_cache(folder):
    _, *arguments = hook("claimcheck")
    command = [sys.executable, "-m", "claimcheck", *arguments, *CLAIMS]
    first, second = (
        subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        for _ in range(2)
    )
    assert (folder / ".claimcheck-cache" / "analyses.sqlite").is_file()
    assert (second.stdout, second.returncode) == (first.stdout, first.returncode)
