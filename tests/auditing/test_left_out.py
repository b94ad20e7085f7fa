"""Folders are walked as Git and ruff walk them, and what is left out is counted."""

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.project_folder import project_around

SUFFIXES = frozenset({".md"})


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    for name in (
        "a.md", "vendor/b.md", "lib/vendor/c.md", "drafts/d.md", "notes/e.md", "notes/deep/f.md",
        "notes/keep.md", "vendored.md",
    ):  # fmt: skip
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Zinc helps.\n", "utf-8")
    return tmp_path


def found(*paths, **settings):
    search = DocumentSearch(SUFFIXES, project=project_around(["a.md"]), **settings)
    return search.find(paths)


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("vendor",), {"vendor/b.md", "lib/vendor/c.md"}),
        (("vendor/",), {"vendor/b.md", "lib/vendor/c.md"}),
        (("/vendor",), {"vendor/b.md"}),
        (("notes/*.md",), {"notes/e.md", "notes/keep.md"}),
        (("notes/**",), {"notes/e.md", "notes/keep.md", "notes/deep/f.md"}),
        (("notes/*.md", "!notes/keep.md"), {"notes/e.md"}),
        (("[a-b].md",), {"a.md", "vendor/b.md"}),
        ((), set()),
    ],
)
def test_patterns_mean_what_they_mean_to_git(exclude, left):
    everything = set(found(".").paths)
    assert everything - set(found(".", exclude=exclude).paths) == left


@pytest.mark.usefixtures("tree")
def test_files_of_patterns_count_from_their_folder_and_the_inner_one_wins():
    Path(".gitignore").write_text("# ours\nvendor\nnotes/*.md\n", "utf-8")
    Path("notes/.gitignore").write_text("!keep.md\ndeep/\n", "utf-8")
    result = found(".")
    assert result.paths == ("a.md", "drafts/d.md", "notes/keep.md", "vendored.md")
    assert result.skipped == ((".gitignore", 4),)
    assert found("notes").paths == ("notes/keep.md",)


def test_they_say_what_git_says(tree):
    Path(".gitignore").write_text("vendor\n/drafts\nnotes/*\n!notes/deep\n*.tmp\n", "utf-8")
    try:
        subprocess.run(["git", "init", "-q", str(tree)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git")
    listed = subprocess.run(
        ["git", "ls-files", "-o", "--exclude-standard", "*.md"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert list(found(".").paths) == sorted(listed.split())


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("line", ["!", "a\\", "[z-a].md", "*" + "a" * 70_000])
def test_a_line_that_git_cannot_read_is_passed_over_as_git_does(line):
    Path(".gitignore").write_text(f"[[ab].md\nvendor\n{line}\n", "utf-8")
    names = {path.partition("/")[0] for path in found(".").paths}
    assert "vendor" not in names
    assert "notes" in names


@pytest.mark.usefixtures("tree")
def test_what_word_keeps_beside_an_open_document_is_left_out():
    Path("~$a.md").write_bytes(b"\x05R. Moss\0")
    assert found(".").skipped == (("being a note of an open document", 1),)


@pytest.mark.usefixtures("tree")
def test_what_is_named_is_taken_or_bound_by_the_patterns():
    Path(".gitignore").write_text("vendor\n", "utf-8")
    named = ("vendor/b.md", "a.md")
    assert found(*named).paths == named
    bound = found(*named, exclude=("lib",), takes_named=False)
    assert (bound.paths, bound.skipped) == (("a.md",), ((".gitignore", 1),))
    assert found("lib/vendor", exclude=("lib",), takes_named=False).skipped == (("exclude", 1),)


@pytest.mark.usefixtures("tree")
def test_no_pattern_is_compiled_for_a_file_that_none_can_match():
    Path(".gitignore").write_text("*.pyc\n/build/\nnode_modules\n", "utf-8")
    code = (
        "import sys\nfrom claimcheck.auditing.find_documents import DocumentSearch\n"
        "from claimcheck.project_folder import project_around\n"
        "search = DocumentSearch(frozenset({'.md'}), project=project_around(['a.md']), "
        "takes_named=False)\n"
        "assert search.find(['a.md']).paths == ('a.md',)\nassert 'pathspec' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
