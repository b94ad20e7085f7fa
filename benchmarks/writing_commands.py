"""Every command that writes a file, and two ways to run one in a folder."""

import os
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from attrs import frozen

from claimcheck.cli._group import run


@frozen
class WritingCommand:
    """A command that writes files.

    Args:
        name: What it is called here.
        words: Its arguments.
        answers: What it is told on standard input.
        is_repeatable: Whether a second run after a whole first one changes nothing.
    """

    name: str
    words: tuple[str, ...]
    answers: str = ""
    is_repeatable: bool = True


def _command(line: str, answers: str = "", *, is_repeatable: bool = True) -> WritingCommand:
    words = tuple(line.split())
    return WritingCommand(line, words, answers, is_repeatable)


COMMANDS = (
    _command("extract"),
    _command("extract new.md"),
    _command("checklist read filled.md article.md"),
    _command("checklist write article.md -o out/list.md"),
    _command("checklist write article.md -o written.md"),
    _command("records import table.csv"),
    _command("records export claims -o exported.csv"),
    _command("baseline"),
    _command("baseline -o known.json"),
    _command("init fresh"),
    _command("report --label one"),
    _command("refs import list.txt -o references.bib"),
    _command("refs enrich references.bib --store works.sqlite --write"),
    _command("store import crossref more.jsonl --store works.sqlite", is_repeatable=False),
    _command("check --format json -o out/audit.json"),
    _command("report --format docx word.docx -o word.claims.docx"),
    _command("report --format docx word.docx"),
    _command("comments read answered.docx word.docx"),
    _command("comments remove answered.docx -o plain.docx"),
    _command("comments remove word.claims.docx -o word.claims.docx"),
    _command("checklist write article.md -o out/list.xlsx"),
    _command("checklist write article.md -o out/list.docx"),
    _command("records export claims -o exported.xlsx"),
    _command("refs import list.txt -o fresh.bib"),
    _command("corpus article.md second.md -o results --workers 1"),
    _command("corpus article.md second.md -o tables --format jsonl --label one --workers 1"),
    _command(
        "review article.md --terminal --reviewer HUMAN-9", "a\ny\na\ny\n.\n", is_repeatable=False
    ),
)


def call(folder: Path, words: tuple[str, ...], answers: str = "") -> tuple[int, str]:
    """Run a command in a folder, and give its exit code and what it said of itself."""
    said, out, before = StringIO(), StringIO(), sys.stdin
    sys.stdin = StringIO(answers)
    try:
        with chdir(folder), redirect_stdout(out), redirect_stderr(said):
            return run(words), said.getvalue()
    finally:
        sys.stdin = before


def run_apart(folder: Path, command: WritingCommand, prepared: Callable[[], None]) -> int:
    """Run a command in a process of its own that has everything imported; give its number.

    Args:
        folder: Where it runs.
        command: The command.
        prepared: Called in the process before the command begins.
    """
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        prepared()
        code, _ = call(folder, command.words, command.answers)
    finally:
        os._exit(code)
