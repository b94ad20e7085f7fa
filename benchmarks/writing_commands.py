"""A small project on which people have worked, and every command that writes a file in it."""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from attrs import frozen

from claimcheck.cli._group import run

HUMAN = re.compile(rb"HUMAN-\d+")
"""What a person wrote, and what no command may lose."""
_CONFIG = """\
# HUMAN-1: kept by R. Moss
paths = ["article.md", "second.md"]
engine = "fast"
formats = ["text", "json", "sarif", "markdown", "checklist", "csv", "html"]
fail-on = "never"
store = "works.sqlite"
"""
_ARTICLE = """# Warm evenings

Evening tea cures insomnia in adults [@moreau2015].

A weekly sauna causes deep sleep in all men. It always works for everybody.

Magnesium lowers blood pressure in older adults [@lind2016].
"""
_SECOND = "# Cold mornings\n\nCold showers prevent colds in children. Zinc shortens a cold.\n"
_NEW_SENTENCE = "\nGinger tea prevents migraine attacks in women [@moreau2015].\n"
_BIB = """% HUMAN-2: this list is kept by hand
@article{moreau2015,
  title = {Tea at dusk and the sleep of adults},
  author = {Moreau, Ada and Lind, Bo},
  year = {2015},
  journal = {Journal of Invented Medicine},
}

@article{lind2016,
  title = {Magnesium and pressure}, % HUMAN-3
  author = {Lind, Bo},
  year = {2016},
}
"""
_LIST = "Okafor, C. (2009). Heat and rest in mice. Archives of Warmth, 3(2), 1-9.\n"
_WORK = {
    "DOI": "10.5555/invented.1",
    "title": ["Tea at dusk and the sleep of adults"],
    "author": [{"family": "Moreau", "given": "Ada"}, {"family": "Lind", "given": "Bo"}],
    "container-title": ["Journal of Invented Medicine"],
    "volume": "4",
    "issue": "2",
    "page": "10-19",
    "published-print": {"date-parts": [[2015, 5]]},
    "type": "journal-article",
}


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
    _command(
        "review article.md --terminal --reviewer HUMAN-9", "a\ny\na\ny\n.\n", is_repeatable=False
    ),
)


def prepare(folder: Path) -> None:
    """Make the project: extracted, worked on by people, and then rewritten."""
    files = {
        "claimcheck.toml": _CONFIG,
        "article.md": _ARTICLE,
        "second.md": _SECOND,
        "new.md": _SECOND.replace("Zinc", "Honey"),
        "references.bib": _BIB,
        "list.txt": _LIST,
        "works.jsonl": json.dumps(_WORK) + "\n",
        "more.jsonl": "".join(f"{json.dumps(one)}\n" for one in _more()),
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    call(folder, ("store", "import", "crossref", "works.jsonl", "--store", "works.sqlite"))
    call(folder, ("extract",))
    _decide(folder / "claims" / "article.toml", 10)
    _decide(folder / "claims" / "second.toml", 20)
    call(folder, ("checklist", "write", "article.md", "-o", "filled.md"))
    call(folder, ("checklist", "write", "article.md", "-o", "written.md"))
    call(folder, ("records", "export", "claims", "-o", "table.csv"))
    call(folder, ("baseline", "-o", "known.json"))
    _fill(folder / "filled.md")
    table = folder / "table.csv"
    table.write_bytes(table.read_bytes().replace(b"HUMAN-11", b"HUMAN-11 HUMAN-40"))
    article = (folder / "article.md").read_text("utf-8")
    (folder / "article.md").write_text(article.replace("deep", "sound") + _NEW_SENTENCE, "utf-8")


def call(folder: Path, words: tuple[str, ...], answers: str = "") -> tuple[int, str]:
    """Run a command in a folder, and give its exit code and what it said of itself."""
    said, out, before = StringIO(), StringIO(), sys.stdin
    sys.stdin = StringIO(answers)
    try:
        with chdir(folder), redirect_stdout(out), redirect_stderr(said):
            return run(words), said.getvalue()
    finally:
        sys.stdin = before


def run_apart(folder: Path, command: WritingCommand) -> int:
    """Run a command in a process of its own that has everything imported; give its number."""
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        code, _ = call(folder, command.words, command.answers)
    finally:
        os._exit(code)


def files_of(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder but those of the cache, by its name from there."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in named if not name.startswith(".claimcheck-c")}


def human_words(files: dict[str, bytes]) -> set[tuple[str, bytes]]:
    """Give what people wrote, each with the file in which it stands."""
    return {(name, word) for name, content in files.items() for word in HUMAN.findall(content)}


def _decide(ledger: Path, number: int) -> None:
    """Work on a ledger by hand: comments, notes, an approval, an exception."""
    text = ledger.read_text("utf-8")
    head, first, *rest = text.split("[[claim]]\n")
    approved = f'status = "approved"  # HUMAN-{number + 9}'
    first = first.replace('status = "extracted"', approved)
    notes = f'notes = "HUMAN-{number + 1}"\napproved_by = "R. Moss"\n'
    first = first.replace("type =", f"{notes}type =").rstrip() + "\n\n"
    worked = "[[claim]]\n".join([f"# HUMAN-{number}\n{head}", first, *rest])
    exception = f'\n[[suppression]]\nrules = ["CC205"]\nreason = "HUMAN-{number + 2}"\n'
    ledger.write_text(f'{worked.rstrip()}\n{exception}author = "R. Moss"\n', "utf-8")


def _fill(checklist: Path) -> None:
    """Put a name, a day and a note to the items of a checklist."""
    lines = checklist.read_text("utf-8").splitlines(keepends=True)
    checklist.write_text("".join(_filled(lines)), "utf-8")


def _filled(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=100):
        if line.startswith("  - Name: ___") and number % 2:
            yield f"  - Name: R. Moss Date: 2025-03-31\n  - Note: HUMAN-{number}\n"
        else:
            yield line


def _more() -> Iterator[dict[str, object]]:
    for number in range(2, 60):
        title = [f"Invented effects number {number} of tea on the sleep of adults"]
        yield {**_WORK, "DOI": f"10.5555/invented.{number}", "title": title}
