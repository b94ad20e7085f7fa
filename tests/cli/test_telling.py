"""What commands print holds nothing that acts on a terminal or on a build server."""

import ast
import re
from pathlib import Path

import pytest

import claimcheck.cli
from claimcheck.cli._group import run
from claimcheck.cli._telling import inert

FOLDER = Path(claimcheck.cli.__file__).parent
EVIL = "\x1b[2J\x1b]0;x\x07\r\u202e\x9b31m"
NAME = f"::error title=x::{EVIL}##[group]a.md"
COMMAND = re.compile(r"^\s*::\w|##\w*\[", re.MULTILINE)


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """Make a folder whose names and texts are all hostile."""
    monkeypatch.chdir(tmp_path)
    words = f"Zinc {EVIL} prevents colds ::warning::y ##[error]z"
    Path(NAME).write_text(f"# {words}\n\n{words} [@a].\n\n::error::{words}.\n", "utf-8")
    entry = f"@article{{a{EVIL[:4]}, title = {{::error::x {words}}}, author = {{{words}}}}}\n"
    Path(f"{NAME}.bib").write_text(entry, "utf-8")
    Path("list.txt").write_text(
        f"1. Lee A. {words}. Sleep. 2020;3:1-9.\n::error::{words}\n", "utf-8"
    )
    Path("refs.ris").write_text(f"TY  - JOUR\nTI  - ::error::{words}\nAU  - {words}\nER  - \n")
    return tmp_path


def printed(capsys, *arguments):
    run(list(arguments))
    done = capsys.readouterr()
    return done.out + done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", NAME, "--engine", "lexical"),
        ("check", NAME, "--engine", "lexical", "--verbose"),
        ("check", NAME, "--engine", "lexical", "--format", "concise"),
        ("check", NAME, "--engine", "lexical", "--bib", f"{NAME}.bib"),
        ("check", f"gone{EVIL}.md"),
        ("check", f"--{EVIL}"),
        (f"{EVIL}::error::x",),
        ("extract", NAME, "--engine", "lexical"),
        ("extract", NAME, "--engine", "lexical", "--dry-run"),
        ("refs", "import", "list.txt"),
        ("refs", "import", "refs.ris"),
        ("refs", "import", NAME),
        ("refs", "check", f"{NAME}.bib"),
        ("refs", "import", "list.txt", "-o", f"{NAME}.new.bib"),
        ("baseline", NAME, "--engine", "lexical"),
        ("checklist", "write", NAME, "-o", f"{NAME}.md", "--engine", "lexical"),
        ("rule", EVIL),
        ("init", EVIL),
    ],
    ids=lambda arguments: " ".join(arguments[:2])[:20].encode("ascii", "replace").decode(),
)
def test_nothing_printed_acts(hostile, capsys, arguments):
    text = printed(capsys, *arguments)
    assert text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert not COMMAND.search(text)


def test_records_of_hostile_ledgers_are_told_inertly(hostile, capsys):
    printed(capsys, "extract", NAME, "--engine", "lexical")
    (ledger,) = Path("claims").rglob("*.toml")
    for arguments in (
        ("records", "status", str(ledger)),
        ("records", "export", str(ledger), "-o", f"{NAME}.csv"),
        ("records", "import", f"{NAME}.csv"),
    ):
        text = printed(capsys, *arguments)
        assert text
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert not COMMAND.search(text)


def test_the_name_of_a_dump_is_told_inertly(hostile, capsys):
    name = f"q\n{NAME}"
    Path(name).write_text("no JSON", "utf-8")
    text = printed(capsys, "store", "import", "crossref", name, "--store", "s")
    assert "not JSON" in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert not COMMAND.search(text)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{}"),
        ("check", "{}", "--format", "concise"),
        ("check", "gone{}"),
        ("check", "{}", "--bib", "gone{}"),
        ("check", "{}", "--ledger", "gone{}"),
        ("extract", "{}"),
        ("explain", "line:1", "{}"),
        ("baseline", "{}", "-o", "b{}"),
        ("report", "{}", "--reports", "r{}"),
        ("checklist", "write", "{}", "-o", "c{}"),
        ("init", "d{}"),
        ("refs", "import", "{}", "-o", "new{}.bib"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_line_end_in_a_name_makes_no_line(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    name = "a\nFORGED: approved\u2028FORGED: clean.md"
    Path(name).write_text("Zinc prevents colds.\n\n## References\n\n1. Lee A. Zinc. 2020.\n")
    engine = () if arguments[0] in {"init", "refs"} else ("--engine", "lexical")
    text = printed(capsys, *(one.format(name) for one in arguments), *engine)
    assert "FORGED" in text
    assert not any(line.startswith("FORGED") for line in text.splitlines())


def test_a_lone_carriage_return_is_shown():
    assert inert("a\rb\r\nc\n") == "a\u240db\nc\n"


MAY_ECHO = {
    "_telling.py": "the door itself",
    "_session.py": "progress, which moves the cursor and shows printable characters alone",
    "_services.py": "progress, as above",
    "commands/check.py": "a rendered report",
    "commands/completion.py": "a shell script, in which no text of a document stands",
    "commands/refs.py": "a rendered report",
    "_refs_verify.py": "JSON",
}


def test_commands_print_through_one_door():
    found = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"echo", "secho"}
    }
    assert found <= set(MAY_ECHO)
