"""A small turn of the kills and faults of ``benchmarks``, which are run at length apart."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.kills import trial_of
from benchmarks.write_faults import try_editor, try_fault
from benchmarks.writing_commands import COMMANDS
from benchmarks.writing_project import files_of, human_words, prepare

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(
    not (hasattr(os, "fork") and hasattr(signal, "SIGKILL")), reason="needs fork and SIGKILL"
)
BY_NAME = {command.name: command for command in COMMANDS}
RECORDS = [BY_NAME[name] for name in ("extract", "records import table.csv")]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Give a project on which people have worked."""
    folder = tmp_path_factory.mktemp("kills") / "project"
    folder.mkdir()
    prepare(folder)
    return folder


def test_people_have_written_in_every_kind_of_file(project):
    assert {name for name, _ in human_words(files_of(project))} == {
        "answered.docx",
        "claimcheck.toml",
        "claims/article.toml",
        "claims/second.toml",
        "filled.md",
        "references.bib",
        "table.csv",
        "word.claims.docx",
        "word.docx",
    }


def test_a_command_that_is_killed_leaves_the_old_or_the_new_and_no_trace():
    kills = os.environ.get("CLAIMCHECK_KILLS", str(len(COMMANDS)))
    words = [sys.executable, "benchmarks/kills.py", kills]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "0 faults" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("command", RECORDS, ids=lambda command: command.name)
@pytest.mark.parametrize(
    ("fault", "code"), [("clock set back", 0), ("left temporary files", 0), ("held locks", 2)]
)
def test_a_fault_costs_no_words(project, tmp_path, command, fault, code):
    trial = trial_of(project, command, tmp_path)
    assert try_fault(fault, trial, project, tmp_path) == (code, [])


def test_programs_in_which_people_write_meanwhile_lose_nothing():
    saves = os.environ.get("CLAIMCHECK_SAVES", "1")
    words = [sys.executable, "benchmarks/edited_meanwhile.py", saves, "1", "records import"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ", 0 faults" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("command", RECORDS, ids=lambda command: command.name)
def test_an_editor_that_saves_meanwhile_loses_nothing(project, tmp_path, command):
    assert try_editor(command, project, tmp_path) == []
