"""A run that could not see all that it was asked to see says so, and ends with 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli._group import run

FAST = ("--engine", "fast", "--no-cache")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
WITHOUT_RIGHTS = ("setpriv", "--inh-caps=-all", "--bounding-set=-all") if IS_ROOT else ()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Give a folder with one document, entered."""
    monkeypatch.chdir(tmp_path)
    Path("x.md").write_text("Tea is old.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", [["check"], ["report"], ["baseline"], ["explain", "line:1"]])
def test_a_mistyped_folder_of_ledgers_is_told(project, capsys, command):
    (project / "x.md").write_text("Tea cures insomnia.\n", "utf-8")
    assert run([*command, "x.md", "--ledger", "clams", *FAST]) == 2
    assert "clams: no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--ledger", "--sources"])
def test_a_file_where_a_folder_should_be_is_told(project, capsys, option):
    (project / "file").write_text("x", "utf-8")
    assert run(["check", "x.md", option, "file", *FAST]) == 2
    assert "file: is not a folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_ledger_cannot_be_written_below_a_file(project, capsys, name):
    (project / "file").write_text("x", "utf-8")
    for command in (["extract", "x.md"], ["report", "x.md", "--reports", name]):
        ledger = ["--ledger", name] if command[0] == "extract" else []
        assert run([*command, *ledger, *FAST]) == 2
    assert "internal error" not in capsys.readouterr().err


@pytest.mark.parametrize("key", ["ledger", "sources"])
def test_a_configured_folder_that_is_not_there_is_told(project, capsys, key):
    (project / "claimcheck.toml").write_text(f'{key} = "clams"\n', "utf-8")
    assert run(["check", "x.md", *FAST]) == 2
    assert "clams: no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("head", ["bibliography: [", "bibliography: 3", "claimcheck: 3"])
def test_front_matter_that_cannot_be_read_is_told(project, capsys, head):
    (project / "x.md").write_text(f"---\n{head}\n---\nTea is old.\n", "utf-8")
    assert run(["check", "x.md", *FAST]) == 2
    assert "claimcheck: x.md" in capsys.readouterr().err


def test_the_usual_folders_need_not_be_there_yet(project):
    (project / "claimcheck.toml").write_text('ledger = "claims"\nsources = "sources"\n', "utf-8")
    assert run(["check", "x.md", *FAST]) == 0


def test_a_link_to_nothing_in_a_folder_is_told(project, capsys):
    (project / "gone.md").symlink_to("nowhere.md")
    assert run(["check", ".", *FAST]) == 2
    assert "gone.md: is a link to nothing" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_link_to_a_folder_that_is_gone_is_told(project, capsys):
    (project / "chapters").symlink_to("gone")
    assert run(["check", ".", *FAST]) == 2
    assert "chapters: is a link to nothing" in capsys.readouterr().err


def test_what_is_called_a_document_and_is_no_file_is_told(project, capsys):
    os.mkfifo(project / "pipe.md")
    assert run(["check", ".", *FAST]) == 2
    assert "pipe.md: is no regular file" in capsys.readouterr().err


@pytest.mark.parametrize("choice", [("--select", "CC3"), ("--ignore", "CC101")])
def test_a_broken_record_is_told_where_its_rule_is_not_asked(project, capsys, choice):
    (project / "claims").mkdir()
    broken = 'document = "x.md"\n[[claim]]\nid = "tea"\nstrenth = 1\n'
    (project / "claims" / "x.toml").write_text(broken, "utf-8")
    assert run(["check", "x.md", *choice, *FAST]) == 2
    assert "claims/x.toml:4: unknown field `strenth`" in capsys.readouterr().err


def test_a_linked_folder_that_is_not_entered_is_told(project, tmp_path_factory, capsys):
    other = tmp_path_factory.mktemp("other")
    (other / "y.md").write_text("Tea is old.\n", "utf-8")
    (project / "linked").symlink_to(other)
    assert run(["check", ".", *FAST]) == 2
    assert "linked: is a link to another folder" in capsys.readouterr().err


def test_a_link_to_a_folder_that_is_seen_anyway_is_no_failure(project):
    (project / "in").mkdir()
    (project / "again").symlink_to("in")
    assert run(["check", ".", *FAST]) == 0


def test_a_folder_that_is_named_like_a_ledger_is_told(project, capsys):
    (project / "claims" / "x.toml").mkdir(parents=True)
    assert run(["check", "x.md", *FAST]) == 2
    assert "claims/x.toml: is a folder, and a ledger is a file" in capsys.readouterr().err


def test_a_linked_folder_of_ledgers_that_is_not_entered_is_told(project, capsys):
    (project / "other").mkdir()
    (project / "claims").mkdir()
    (project / "claims" / "linked").symlink_to("../other")
    assert run(["check", "x.md", *FAST]) == 2
    assert "claims/linked: is a link to another folder" in capsys.readouterr().err


def test_the_library_keeps_it_as_a_failure(project):
    (project / "gone.md").symlink_to("nowhere.md")
    failures = claimcheck.audit(".", engine="fast").failures
    assert [failure.path for failure in failures] == ["gone.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="takes the rights of root by a Linux tool")
def test_a_data_folder_that_may_not_be_entered_holds_no_store(project, monkeypatch):
    (project / "home").mkdir(mode=0)
    monkeypatch.setenv("XDG_DATA_HOME", str(project / "home"))
    done = checked(["x.md"])
    (project / "home").chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="takes the rights of root by a Linux tool")
@pytest.mark.parametrize("closed", ["locked", "claims", "claims/in", "sources"])
def test_a_folder_that_may_not_be_read_is_told(project, closed):
    folder = project / closed
    folder.mkdir(parents=True)
    folder.chmod(0)
    try:
        done = checked(["."])
    finally:
        folder.chmod(0o755)
    assert done.returncode == 2
    assert f"claimcheck: {closed}: cannot be " in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="takes the rights of root by a Linux tool")
def test_a_closed_folder_that_is_excluded_is_nobodys_business(project):
    (project / "claimcheck.toml").write_text('exclude = ["locked/*"]\n', "utf-8")
    (project / "locked").mkdir()
    (project / "locked").chmod(0)
    try:
        done = checked(["."])
    finally:
        (project / "locked").chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")


def checked(paths: list[str]) -> "subprocess.CompletedProcess[str]":
    """Check documents in a process that may read no more than its owner."""
    command = [*WITHOUT_RIGHTS, sys.executable, "-m", "claimcheck", "check", *paths, *FAST]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform != "linux", reason="takes the rights of root by a Linux tool")
@pytest.mark.parametrize("path", [".", "listed", "listed/y.md"])
def test_a_folder_whose_files_may_not_be_opened_is_told(project, path):
    (project / "listed").mkdir()
    (project / "listed" / "y.md").write_text("Tea is old.\n", "utf-8")
    (project / "listed").chmod(0o444)
    try:
        done = checked([path])
    finally:
        (project / "listed").chmod(0o755)
    assert done.returncode == 2
    assert "listed/y.md" in done.stderr
    assert "ermission denied" in done.stderr


def test_a_file_that_is_no_baseline_is_not_written_over(project, capsys):
    (project / "known.json").write_text('{"mine": 1}', "utf-8")
    assert run(["baseline", "x.md", "-o", "known.json", *FAST]) == 2
    assert "remove it, or name another file" in capsys.readouterr().err
    assert (project / "known.json").read_text("utf-8") == '{"mine": 1}'


@pytest.mark.parametrize("name", ["x.md", "claims/x.toml", "claimcheck.toml"])
def test_what_a_run_reads_is_not_written_over(project, capsys, name):
    (project / "claimcheck.toml").write_text("# mine\n", "utf-8")
    assert run(["extract", "x.md", *FAST]) == 0
    (project / "claims" / "x.toml").write_text('document = "x.md"\n', "utf-8")
    before = (project / name).read_bytes()
    assert run(["check", "x.md", "--output", name, *FAST]) == 2
    assert "is read by this run" in capsys.readouterr().err
    assert (project / name).read_bytes() == before


def test_what_patterns_leave_out_is_counted_and_told(project, capsys):
    (project / ".git").mkdir()
    (project / ".gitignore").write_text("drafts\n", "utf-8")
    (project / "claimcheck.toml").write_text('exclude = ["old"]\n', "utf-8")
    for name in ("drafts/d.md", "old/o.md"):
        Path(name).parent.mkdir()
        Path(name).write_text("Tea is old.\n", "utf-8")
    assert run(["check", ".", "--engine", "lexical", "--no-cache", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in told["documents"]] == ["x.md"]
    assert told["summary"]["skipped"] == {".gitignore": 1, "exclude": 1}
    assert run(["check", ".", "--engine", "lexical", "--no-cache"]) == 0
    assert "Left out 1 by .gitignore, 1 by exclude" in capsys.readouterr().out


def test_a_named_file_that_patterns_leave_out_is_told_and_can_be_forced(project, capsys):
    (project / "claimcheck.toml").write_text('exclude = ["x.md"]\n', "utf-8")
    lexical = ("--engine", "lexical", "--no-cache")
    assert run(["check", "x.md", *lexical]) == 2
    assert "left out 1 by exclude (--no-force-exclude" in capsys.readouterr().err
    assert run(["check", "x.md", "--no-force-exclude", *lexical]) == 0


def test_a_second_configuration_in_the_folder_is_told(project, capsys):
    (project / "claimcheck.toml").write_text('fail-on = "never"\n', "utf-8")
    (project / "pyproject.toml").write_text('[tool.claimcheck]\nfail-on = "note"\n', "utf-8")
    assert run(["check", "x.md", *FAST]) == 0
    told = "pyproject.toml: its table [tool.claimcheck] does not count beside claimcheck.toml"
    assert told in capsys.readouterr().err
