"""Only regular files of an allowed size are read, and nothing else makes a run wait."""

import ast
import os
import socket
from pathlib import Path

import pytest

import claimcheck
from claimcheck.regular_files import (
    FileTooLargeError,
    NotRegularError,
    open_regular,
    read_regular,
)

SOURCE = Path(claimcheck.__file__).parent
DIRECT = {"read_bytes", "read_text", "open"}
OWN_DATA = {
    "regular_files.py": "the door itself",
    "atomic_write.py": "writes, and syncs folders",
    "temporary_files.py": "our own temporary files",
    "plugins.py": "what is installed says of itself",
    "resources/files.py": "shipped with the package",
    "resources/docstrings.py": "the source of the package and of plugins",
    "rules/_settings.py": "shipped with the package",
    "review/server.py": "shipped with the package",
    "reports/_html/page.py": "shipped with the package",
    "sentences/encoder/files.py": "shipped with the package",
    "sentences/encoder/word_pieces.py": "shipped with the package",
    "sentences/hashed/weight_files.py": "shipped with the package",
    "cli/_group.py": "the source of the commands",
    "cli/_streams.py": "the null device",
    "corpus/buckets.py": "our own working files",
    "corpus/journal.py": "our own working files",
    "corpus/limits.py": "what the system tells of a process",
    "corpus/stored_texts.py": "our own working files",
    "corpus/table_files.py": "our own working files",
}


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"\0\r\n" * 10)
    assert read_regular(path, 30) == b"\0\r\n" * 10
    assert read_regular(str(path), 31) == b"\0\r\n" * 10


def test_a_larger_file_is_refused_unread(tmp_path):
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileTooLargeError, match="larger than 2 MB") as caught:
        read_regular(path, 2_000_000)
    assert caught.value.size == 1 << 40


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "a")
    with pytest.raises(NotRegularError, match="not a regular file"):
        read_regular(tmp_path / "a", 10)


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused_unopened(name):
    with pytest.raises(NotRegularError):
        open_regular(name)


def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("a")
        with pytest.raises(NotRegularError):
            read_regular("a", 10)


def test_folders_nothing_and_impossible_names_are_each_their_own_error(tmp_path):
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path, 10)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "gone", 10)
    for name in ("a\0b", "a\ud800b"):
        with pytest.raises(OSError, match=r"name|No such"):
            read_regular(tmp_path / name, 10)


def test_files_of_others_are_read_through_this_door_alone():
    direct = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _name(node) in DIRECT and _reads_a_file(node)
    }
    assert direct - set(OWN_DATA) == set()


def _name(call):
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _reads_a_file(call):
    """Leave out methods of our own called ``open``, and shipped resources by their own door."""
    if _name(call) != "open":
        owner = getattr(call.func, "value", None)
        return owner is not None and not (isinstance(owner, ast.Name) and owner.id == "self")
    if isinstance(call.func, ast.Name):
        return True
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Constant) and str(first.value)[:1] in {"r", "w", "a"}
