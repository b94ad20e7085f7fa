"""Changing files that others write too, tried with real processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.atomic_write import write_atomic
from claimcheck.exchange_files import exchange
from claimcheck.file_updates import locked, read_for_update, replace_file, update_text
from claimcheck.model import InputError
from claimcheck.open_files import is_open_for_writing
from claimcheck.temporary_files import _clear_away_once, clear_away, temporary_file

PERSON = """
import os, sys, time
path, way, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(count):
    with open(path) as file:
        text = file.read()
    text += f"person {number}\\n"
    if way == "in place":
        with open(path, "w") as file:
            file.write(text)
    else:
        with open(path + "~", "w") as file:
            file.write(text)
        os.replace(path + "~", path)
    time.sleep(0.003)
"""
TOOL = """
import sys
from pathlib import Path
from claimcheck.file_updates import locked, update_text
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    with locked(path.parent):
        update_text(path, lambda text: (text or "") + f"{name} {number}\\n")
"""


def started(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a script in a process of its own."""
    words = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True)


def test_writers_that_lock_lose_nothing(tmp_path):
    path = tmp_path / "file.toml"
    writers = [started(TOOL, path, name, 40) for name in ("a", "b", "c")]
    assert [writer.communicate()[1] for writer in writers] == ["", "", ""]
    lines = path.read_text().splitlines()
    assert sorted(lines) == sorted(f"{name} {number}" for name in "abc" for number in range(40))
    assert [each.name for each in tmp_path.iterdir()] == ["file.toml"]


def test_a_change_that_an_editor_made_in_between_is_taken_up(tmp_path):
    path = tmp_path / "file.toml"
    path.write_text("a\n")
    seen = []

    def change(text):
        seen.append(text)
        if len(seen) < 3:
            path.write_text(f"{text}person {len(seen)}\n")
        return f"{text}tool\n"

    update_text(path, change)
    assert path.read_text() == "a\nperson 1\nperson 2\ntool\n"


def test_a_file_that_came_in_between_is_taken_up(tmp_path):
    path = tmp_path / "file.toml"

    def change(text):
        if text is None:
            path.write_text("person\n")
        return f"{text or ''}tool\n"

    update_text(path, change)
    assert path.read_text() == "person\ntool\n"


def test_a_file_that_never_rests_is_left_alone(tmp_path):
    path = tmp_path / "file.toml"

    def change(text):
        path.write_text(f"{text or ''}person\n")
        return f"{text or ''}tool\n"

    with pytest.raises(InputError, match="was changed by someone else meanwhile"):
        update_text(path, change)
    assert "tool" not in path.read_text()


def test_a_file_made_anew_does_not_replace_what_was_changed_meanwhile(tmp_path):
    path = tmp_path / "file.json"
    path.write_text("person")
    with pytest.raises(InputError, match="run it again"):
        replace_file(path, b"tool", b"before")
    with pytest.raises(InputError, match="run it again"):
        replace_file(path, b"tool", None)
    assert path.read_text() == "person"
    replace_file(path, b"tool", b"person")
    assert path.read_text() == "tool"


def test_a_lock_that_is_held_is_told_and_not_waited_for_without_end(tmp_path, no_hang):
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom claimcheck.file_updates import locked"
    )
    script += "\nwith locked(Path(sys.argv[1])):\n    print(1, flush=True)\n    time.sleep(60)\n"
    words = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        with pytest.raises(InputError, match="another claimcheck"), locked(tmp_path, patience=0.2):
            pass
        holder.kill()
    with locked(tmp_path, patience=0.2):
        assert list(tmp_path.iterdir()) == []


def test_a_temporary_file_is_cleared_away_only_where_its_writer_is_gone(tmp_path):
    left = tmp_path / ".claimcheck-left.tmp"
    left.write_text("half")
    (tmp_path / "other.tmp").write_text("somebody's")
    with temporary_file(tmp_path) as (_, held):
        _clear_away_once.cache_clear()
        clear_away(tmp_path)
        assert held.exists()
        assert not left.exists()
    assert [each.name for each in tmp_path.iterdir()] == ["other.tmp"]


def test_what_a_writer_left_that_was_killed_at_its_end_goes_though_nothing_is_written(tmp_path):
    path, left = tmp_path / "file.txt", tmp_path / ".claimcheck-left.tmp"
    path.write_text("new")
    for again in (
        lambda: replace_file(path, b"new", b"new"),
        lambda: update_text(path, lambda text: text or ""),
    ):
        left.write_text("old")
        _clear_away_once.cache_clear()
        again()
        assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a call of Linux")
def test_two_files_change_places(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    other.write_text("2")
    assert exchange(one, other)
    assert (one.read_text(), other.read_text()) == ("2", "1")
    assert not exchange(one, tmp_path / "none")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs the exchange of two files")
@pytest.mark.parametrize("way", ["in place", "replace"])
def test_no_save_of_an_editor_is_lost(tmp_path, way):
    path = tmp_path / "file.toml"
    path.write_text("")
    person, tool = started(PERSON, path, way, 200), started(TOOL, path, "tool", 100)
    assert person.communicate()[1] == ""
    tool.communicate()
    lines = path.read_text().splitlines()
    assert [line for line in lines if line.startswith("person")] == [
        f"person {number}" for number in range(200)
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs leases")
def test_a_file_that_a_program_has_open_for_writing_is_left_alone(tmp_path):
    path = tmp_path / "file.toml"
    path.write_text("old\n")
    with path.open("r+") as held:
        for write in (
            lambda: update_text(path, lambda text: f"{text}tool\n"),
            lambda: replace_file(path, b"tool\n", b"old\n"),
        ):
            with pytest.raises(InputError, match="is open for writing in another program"):
                write()
        held.write("person\n")
    assert path.read_text() == "person\n"
    assert [each.name for each in tmp_path.iterdir()] == ["file.toml"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs leases")
def test_a_file_that_is_only_read_is_not_open_for_writing(tmp_path):
    path = tmp_path / "file.toml"
    path.write_text("old\n")
    with path.open():
        assert not is_open_for_writing(path)
        assert update_text(path, lambda text: f"{text}tool\n").after == "old\ntool\n"
    assert not is_open_for_writing(tmp_path / "none")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes with a name")
def test_a_pipe_is_written_to_and_neither_read_nor_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert read_for_update(pipe) is None
        replace_file(pipe, b"text", None)
        assert os.read(reader, 10) == b"text"
        assert pipe.is_fifo()
        update_text(pipe, lambda before: f"{before} more")
        assert os.read(reader, 20) == b"None more"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert [each.name for each in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.skipif(sys.platform != "linux", reason="takes the rights of root by a Linux tool")
def test_a_file_that_is_read_only_is_left_alone(tmp_path):
    script = "import sys\nfrom claimcheck.atomic_write import write_atomic\n"
    script += (
        "from claimcheck.model import InputError\ntry:\n    write_atomic(sys.argv[1], 'tool')\n"
    )
    script += "except InputError as error:\n    print(error)\n"
    path = tmp_path / "file.toml"
    path.write_text("person")
    path.chmod(0o444)
    rights = ("setpriv", "--inh-caps=-all", "--bounding-set=-all") if os.geteuid() == 0 else ()
    words = [*rights, sys.executable, "-c", script, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "is read-only" in done.stdout
    assert path.read_text() == "person"


def test_a_device_is_written_to_and_stays_one(tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full")
    with pytest.raises(InputError, match="make room"):
        write_atomic(full, "text")
    assert not full.is_file()
