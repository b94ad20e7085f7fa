"""A command that would write where another one is at work says so, ends with 2 and writes nothing."""

import os
import sqlite3
from contextlib import closing
from functools import partial

import pytest

from claimcheck import file_updates
from claimcheck.cli._group import run
from claimcheck.corpus import saving

fcntl = pytest.importorskip("fcntl", reason="folders are locked by another way here")


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(file_updates, "PATIENCE", 0.05)
    monkeypatch.setattr(saving, "_PATIENCE", 0.05)
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0.05))
    (tmp_path / "a.md").write_text("Magnesium cures insomnia.\n", "utf-8")
    (tmp_path / "works.jsonl").write_text('{"DOI": "10.1000/xyz", "title": ["Tea"]}\n', "utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.fixture
def held(project):
    """Hold the folder of results as another process would."""
    handle = os.open(project / "out", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield project / "out"
    os.close(handle)


@pytest.mark.parametrize(
    "line",
    [
        "check a.md --format json -o out/a.json --fail-on never",
        "check a.md --format checklist -o out/a.md",
        "report a.md --format html -o out/a.html",
        "report a.md --format csv -o out/a.csv",
        "baseline a.md -o out/known.json",
        "corpus a.md -o out --workers 1",
    ],
)
def test_a_held_folder_is_waited_for_and_then_told(held, capsys, line):
    assert run(line.split()) == 2
    assert "out: another claimcheck is writing here" in capsys.readouterr().err
    assert not list(held.iterdir())


def test_a_held_store_is_called_held_and_not_broken(project, capsys):
    importing = ["store", "import", "crossref", "works.jsonl", "--store", "works.sqlite"]
    assert run(importing) == 0
    before = (project / "works.sqlite").read_bytes()
    capsys.readouterr()
    with closing(sqlite3.connect("works.sqlite", isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        for words in (importing, ["store", "status", "--store", "works.sqlite"]):
            assert run(words) == 2
            said = capsys.readouterr().err
            assert "works.sqlite: another program is writing this store" in said
            assert "is not an evidence store" not in said
    assert (project / "works.sqlite").read_bytes() == before


def test_a_device_is_never_waited_for(project):
    assert run(["check", "a.md", "--format", "json", "-o", os.devnull, "--fail-on", "never"]) == 0
