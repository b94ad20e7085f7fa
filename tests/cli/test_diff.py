"""``--diff`` counts what changed, whatever hides it from git's own diff."""

import subprocess
from pathlib import Path

import pytest

from claimcheck.cli._changes import changed_lines
from claimcheck.model import ConfigurationError

OLD = ["Tea is a drink.", "It is warm.", "People like it."]
NEW = ["Tea is a drink.", "Tea cures all.", "People like it."]


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git("init", "-q", ".")
    return tmp_path


def git(*arguments):
    identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def write(path, lines, end="\n", encoding="utf-8"):
    Path(path).write_bytes("".join(f"{line}{end}" for line in lines).encode(encoding))


def commit(path="a.md", lines=OLD, **how):
    write(path, lines, **how)
    git("add", "--all")
    git("commit", "-qm", "start")


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=dull", "-text", "eol=crlf"])
def test_attributes_hide_nothing(checkout, attribute):
    Path(".gitattributes").write_text(f"*.md {attribute}\n")
    commit()
    git("config", "diff.dull.textconv", "echo same #")
    git("config", "diff.dull.command", "true")
    write("a.md", NEW)
    assert changed_lines("a.md", "HEAD") == {2}


@pytest.mark.parametrize(
    "setting", ["diff.external=true", "diff.orderFile=none", "diff.noprefix=1"]
)
def test_settings_hide_nothing(checkout, setting):
    commit()
    git("config", *setting.split("=", 1))
    write("a.md", NEW)
    assert changed_lines("a.md", "HEAD") == {2}


def test_a_variable_that_widens_diffs_adds_no_lines(checkout, monkeypatch):
    commit()
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    write("a.md", NEW)
    assert changed_lines("a.md", "HEAD") == {2}


def test_a_commit_that_stands_for_another_hides_nothing(checkout):
    commit()
    commit(lines=NEW)
    git("replace", "HEAD~1", "HEAD")
    assert changed_lines("a.md", "HEAD~1") == {2}


def test_files_that_git_is_told_not_to_look_at_are_compared(checkout):
    commit()
    git("update-index", "--assume-unchanged", "a.md")
    write("a.md", NEW)
    assert changed_lines("a.md", "HEAD") == {2}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_encodings_are_compared_as_they_are_read(checkout, encoding):
    commit(encoding=encoding)
    write("a.md", NEW, encoding=encoding)
    assert changed_lines("a.md", "HEAD") == {2}


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_every_line_end_ends_a_line(checkout, end):
    commit(end=end)
    write("a.md", NEW, end=end)
    assert changed_lines("a.md", "HEAD") == {2}


def test_other_line_ends_alone_change_no_line(checkout):
    commit()
    write("a.md", OLD, end="\r\n")
    assert changed_lines("a.md", "HEAD") == frozenset()


def test_a_line_that_looks_like_a_hunk_is_text(checkout):
    commit()
    write("a.md", [*OLD, "x\x0b@@ -1 +1,99999999999 @@\x1c@@ -1 +1 @@", "@@ -1 +1,9999999999 @@"])
    assert changed_lines("a.md", "HEAD") == {4, 5}


def test_a_link_is_what_it_leads_to(checkout):
    write("target.txt", OLD)
    Path("a.md").symlink_to("target.txt")
    git("add", "--all")
    git("commit", "-qm", "start")
    write("target.txt", NEW)
    assert changed_lines("a.md", "HEAD") == {2}


def test_a_link_that_was_moved_is_compared_with_where_it_led(checkout):
    commit("one.md", OLD)
    commit("two.md", NEW)
    Path("a.md").symlink_to("one.md")
    git("add", "--all")
    git("commit", "-qm", "start")
    Path("a.md").unlink()
    Path("a.md").symlink_to("two.md")
    assert changed_lines("a.md", "HEAD") == {2}


def test_a_link_out_of_the_repository_counts_as_a_whole(checkout, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    write(outside, OLD)
    Path("a.md").symlink_to(outside)
    git("add", "--all")
    git("commit", "-qm", "start")
    assert changed_lines("a.md", "HEAD") is None


@pytest.mark.parametrize("name", ["a.md", "ü x.md", ":a.md", "-a.md", "[a].md", "sub/a.md"])
def test_every_name_is_the_same_file_from_anywhere(checkout, monkeypatch, name):
    Path("sub").mkdir()
    commit(name)
    write(name, NEW)
    whole = str(Path(name).absolute())
    assert changed_lines(f"./{name}", "HEAD") == {2}
    assert changed_lines(whole, "HEAD") == {2}
    monkeypatch.chdir("sub")
    assert changed_lines(f"../{name}", "HEAD") == {2}
    monkeypatch.chdir("/")
    assert changed_lines(whole, "HEAD") == {2}


def test_a_name_of_two_lines_counts_as_a_whole(checkout):
    commit("a\nb.md")
    assert changed_lines("a\nb.md", "HEAD") is None


def test_formats_whose_places_are_no_lines_count_as_a_whole_once_they_change(checkout):
    commit("a.ipynb", ['{"cells": [], "nbformat": 4, "metadata": {}}'])
    assert changed_lines("a.ipynb", "HEAD") == frozenset()
    write("a.ipynb", ['{"cells": [], "nbformat": 4,', '"metadata": {}}'])
    assert changed_lines("a.ipynb", "HEAD") is None


def test_what_was_no_text_counts_as_a_whole(checkout):
    Path("a.md").write_bytes(b"a\0b")
    git("add", "--all")
    git("commit", "-qm", "start")
    write("a.md", NEW)
    assert changed_lines("a.md", "HEAD") is None


def test_a_file_of_a_submodule_counts_as_a_whole(checkout, tmp_path_factory, monkeypatch):
    inner = tmp_path_factory.mktemp("inner")
    monkeypatch.chdir(inner)
    git("init", "-q", ".")
    commit()
    monkeypatch.chdir(checkout)
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "sub")
    git("commit", "-qm", "start")
    assert changed_lines("sub/a.md", "HEAD") is None


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "--output=evil",
        "HEAD:a.md",
        "",
        "HEAD..HEAD",
        "^HEAD",
        "HEAD^@",
        "HEAD^!",
        "--all",
    ],
)
def test_what_is_no_revision_is_refused(checkout, revision):
    commit()
    with pytest.raises(ConfigurationError, match="--diff"):
        changed_lines("a.md", revision)
    assert not Path("evil").exists()


def test_a_file_of_no_repository_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path / "a.md", OLD)
    with pytest.raises(ConfigurationError, match="not a git repository"):
        changed_lines(str(tmp_path / "a.md"), "HEAD")
