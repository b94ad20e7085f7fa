"""An exit code means what it says, whatever becomes of the streams, the folder and the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli._group import run

CHECK = ("check", "a.md", "--engine", "lexical")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Zinc prevents colds in children.\n", "utf-8")
    return tmp_path


def claimcheck(*arguments, before="", streams=""):
    """Run the command in a process of its own, its streams as a shell redirects them."""
    command = [sys.executable, "-m", "claimcheck", *arguments]
    if before or streams:
        command = ["bash", "-c", f'{before} "$@" {streams}', "bash", *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


needs_full = pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full")


@needs_full
@pytest.mark.parametrize("arguments", [CHECK, ("--version",), ("rules",)])
def test_output_that_finds_no_room_gives_two(folder, arguments):
    done = claimcheck(*arguments, streams="> /dev/full")
    assert done.returncode == 2
    assert "standard output cannot be written: No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [CHECK, ("--version",), ("--help",)])
def test_a_closed_output_gives_two(folder, arguments):
    done = claimcheck(*arguments, streams=">&-")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_gone_gives_two(folder):
    done = claimcheck(*CHECK, streams="| true; exit ${PIPESTATUS[0]}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_closed_standard_error_changes_nothing(folder):
    assert claimcheck("check", "gone.md", streams="2>&-").returncode == 2
    assert claimcheck(*CHECK, streams="2>&-").returncode == 0


def test_files_do_not_take_the_place_of_closed_streams(folder):
    done = claimcheck(*CHECK, "-o", "out.txt", streams="<&- >&- 2>&-")
    assert done.returncode == 0
    assert "claimcheck" in Path("out.txt").read_text("utf-8")


def test_standard_input_that_is_closed_gives_two(folder):
    done = claimcheck("check", "-", streams="<&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input is closed" in done.stderr


@pytest.mark.parametrize("raw", [b"a\xffb", b"a\0b", b"\xff\xfe\xfa"])
def test_standard_input_that_is_no_text_gives_two(folder, raw):
    Path("raw").write_bytes(raw)
    done = claimcheck("check", "-", streams="< raw")
    assert done.returncode == 2
    assert done.stderr.startswith("claimcheck: <stdin>")


def test_a_folder_that_is_gone_gives_two(folder):
    Path("gone").mkdir()
    done = claimcheck(*CHECK, before="cd gone; rmdir ../gone;")
    assert done.returncode == 2
    assert "the current folder no longer exists" in done.stderr


def test_memory_that_runs_out_is_no_fault_of_the_program(folder, capsys, monkeypatch):
    def no_room(*arguments, **options):
        raise MemoryError

    monkeypatch.setattr("claimcheck.cli._session.DocumentSearch.find", no_room)
    assert run(list(CHECK)) == 2
    assert capsys.readouterr().err == "claimcheck: cannot continue: there is not enough memory\n"


def test_optimised_python_says_the_same(folder):
    code = (
        "from claimcheck.cli._group import run\n"
        f"for arguments in {(CHECK, ('rule', 'CC201'), ('check', '--help'), ('--help',))}:\n"
        "    run(arguments)\n"
    )
    said, optimised = (
        subprocess.run(
            [sys.executable, *options, "-c", code],
            capture_output=True, text=True, timeout=120, check=True,
        )
        for options in ((), ("-OO",))
    )  # fmt: skip
    assert said.stdout
    assert optimised.stdout == said.stdout


@pytest.mark.parametrize("delay", [0.02, 0.1, 0.3, 0.8])
def test_an_interrupt_at_any_moment_leaves_no_trace(folder, delay):
    claims = (f"Zinc prevented {number} colds in children.\n\n" for number in range(3000))
    Path("a.md").write_text("".join(claims), "utf-8")
    code = (
        "import os, signal, sys, threading, time\n"
        "from claimcheck.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job may start without it
        "def interrupt():\n"
        "    while signal.getsignal(signal.SIGINT) is signal.default_int_handler:\n"
        "        time.sleep(0.001)\n"
        f"    time.sleep({delay})\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "threading.Thread(target=interrupt, daemon=True).start()\n"
        "sys.argv = ['claimcheck', 'check', 'a.md']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "claimcheck: stopped"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a\0.md"),
        ("check", "a.md", "--ledger", "x\0"),
        ("check", "a.md", "--output", "x\0"),
        ("check", "a.md", "--config", "x\0"),
        ("check", "a.md", "--diff", "x\0"),
        ("checklist", "write", "a.md", "-o", "x\0.md"),
        ("init", "x\0"),
    ],
)
def test_a_zero_byte_in_an_argument_gives_two(folder, capsys, arguments):
    assert run(arguments) == 2
    assert "zero byte" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "after"),
    [
        (("check", ""), ""),
        (("check", "a.md", "--ledger", ""), " after --ledger"),
        (("check", "a.md", "--select="), " after --select"),
        (("check", "a.md", "--baseline=", "--engine", "fast"), " after --baseline"),
        (("records", "status", ""), ""),
    ],
)
def test_an_empty_argument_is_no_choice_of_what_is_usual(folder, capsys, arguments, after):
    assert run(arguments) == 2
    assert f"an argument{after} is empty" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["bib", "baseline", "store", "sources", "reports", "cache"])
def test_a_zero_byte_in_the_configuration_gives_two(folder, capsys, name):
    Path("claimcheck.toml").write_text(f'{name} = "a\\u0000b"\n', "utf-8")
    assert run(list(CHECK)) == 2
    assert f"`{name}`" in capsys.readouterr().err


@pytest.mark.parametrize("named", ["/dev/zero", "pipe", ".", '"a\\0b.bib"'])
def test_a_bibliography_that_is_no_file_gives_two_at_once(folder, capsys, named):
    os.mkfifo("pipe")
    Path("a.md").write_text(f"---\nbibliography: {named}\n---\n\nZinc helps [@a].\n", "utf-8")
    assert run(list(CHECK)) == 2
    assert "claimcheck: " in capsys.readouterr().err


def test_an_interrupt_that_is_swallowed_stops_the_run_all_the_same():
    code = (
        "import os, signal, sys, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from claimcheck import cli\n"
        "class Swallows:\n"
        "    def __del__(self):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "        time.sleep(1)\n"
        "def run():\n"
        "    Swallows()\n"
        "    time.sleep(60)\n"
        "    return 0\n"
        "cli._run = run\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False
    )
    assert (done.returncode, done.stderr) == (2, "claimcheck: stopped\n")


def test_little_is_imported_before_an_interrupt_is_listened_to():
    code = "import sys; import claimcheck.cli._stopping; print(*sys.modules)"
    options = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"]
    done = subprocess.run(options, capture_output=True, text=True, check=True)
    slow = {"typing", "re", "click", "attrs", "enum", "signal", "importlib", "collections"}
    assert slow.isdisjoint(done.stdout.split())


def test_signals_that_were_ignored_stay_ignored(folder):
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from claimcheck.cli._stopping import Interruption; Interruption()\n"
        "print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
