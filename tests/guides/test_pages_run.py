"""Every command and every snippet of the guides does what the page shows."""

import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib.metadata import entry_points
from io import StringIO
from pathlib import Path

import click
import pytest
from attrs import frozen

from claimcheck.cli._group import group, run

DOCS = Path(__file__).parents[2] / "docs"
START = DOCS / "getting-started.md"
GUIDES = [START, *sorted((DOCS / "tutorial").glob("*.md")), *sorted((DOCS / "how-to").glob("*.md"))]
_FENCE = re.compile(r"(?ms)^(`{3,})(\w+)(?: file=(\S+))?\n(.*?)^\1$")
_FOR_A_SHELL = re.compile(r"[|&;<>$`*?~]")
_FINDINGS = 1


@frozen
class Snippet:
    """One fenced block of a page."""

    language: str
    file: str
    text: str


def snippets(page):
    return [
        Snippet(language, file, text)
        for _, language, file, text in _FENCE.findall(page.read_text("utf-8"))
    ]


def page_name(page):
    return page.relative_to(DOCS).as_posix()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Give a folder that holds the document and the bibliography of Getting started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    write_files(tmp_path, snippets(START))
    if not [one for one in entry_points(group="pytest11") if one.name == "claimcheck"]:
        monkeypatch.setenv("PYTEST_PLUGINS", "claimcheck.pytest_plugin")
    return tmp_path


def write_files(folder, wanted):
    for one in wanted:
        if one.file:
            (folder / one.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / one.file).write_text(one.text, "utf-8")


def write_word_file(folder):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Oxytocin spray", 1)
    document.add_paragraph("A single puff of oxytocin spray cures stage fright.")
    document.save(str(folder / "article.docx"))


@pytest.mark.parametrize("page", GUIDES, ids=page_name)
def test_a_page_does_what_it_shows(page, project, tmp_path_factory):
    if "article.docx" in page.read_text("utf-8"):
        write_word_file(project)
    bins = shims(tmp_path_factory.mktemp("bin"))
    space = {}
    for one in snippets(page):
        if one.file:
            write_files(project, [one])
        elif one.language == "console":
            follow(one.text, bins)
        elif one.language == "python":
            exec(compile(one.text, page.name, "exec"), space)  # noqa: S102 - our own documentation


def shims(folder):
    for name, call in (("claimcheck", "-m claimcheck.cli "), ("python", "")):
        path = folder / name
        path.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {call}"$@"\n', "utf-8")
        path.chmod(0o755)
    return folder


def follow(text, bins):
    """Run each command of a session, and hold what it prints to what is shown; `...` is anything."""
    for part in re.split(r"(?m)^\$ ", text)[1:]:
        command, _, shown = part.partition("\n")
        name, *words = shlex.split(command)
        is_ours_alone = name == "claimcheck" and not _FOR_A_SHELL.search(command)
        code, said = answer_here(words) if is_ours_alone else answer_in_a_shell(command, bins)
        assert code <= _FINDINGS, f"{command}\n{said}"
        pattern = re.escape(shown.rstrip("\n")).replace(re.escape("..."), ".*")
        assert re.fullmatch(pattern, said.rstrip("\n"), re.DOTALL), f"{command}\n{said}"


def answer_here(words):
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        return run(words), said.getvalue()


def answer_in_a_shell(command, bins):
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "PATH": f"{bins}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("page", GUIDES, ids=page_name)
def test_commands_that_only_people_run_exist_with_their_options(page):
    for one in snippets(page):
        lines = one.text.splitlines() if one.language in {"sh", "text", "yaml"} else ()
        for line in lines:
            called = re.search(r"(?:^|: |- |&& )claimcheck (.+)$", line.strip())
            if called and one.file != ".pre-commit-config.yaml":
                assert unknown_options(shlex.split(called[1], comments=True)) == set(), line


def unknown_options(words):
    command = group
    while isinstance(command, click.Group):
        name = words.pop(0)
        command = command.get_command(click.Context(command), name)
        assert command is not None, name
    known = {option for param in command.params for option in param.opts}
    return {word for word in words if word.startswith("-")} - known
