"""How programs in which people write put a text into a file, step by step.

Each step is a stretch of work that nothing comes between; before each of the next ones, another
program may have its turn. The text that is saved was taken up before the first step.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

Steps = Iterator[None]
Editor = Callable[[Path, bytes], Steps]
"""Saves a text into a file; the file may be there or not."""


def truncating(path: Path, text: bytes) -> Steps:
    """Empty the file and write it anew: nano, gedit, Notepad, and shells."""
    with path.open("wb", buffering=0) as file:
        yield
        file.write(text)
        yield


def in_pieces(path: Path, text: bytes) -> Steps:
    """Empty the file and write it line by line, slowly: a share over a network."""
    with path.open("wb", buffering=0) as file:
        lines = text.splitlines(keepends=True)
        file.writelines(lines[: len(lines) // 2])
        yield
        file.writelines(lines[len(lines) // 2 :])
        yield


def held_open(path: Path, text: bytes) -> Steps:
    """Have the file open all the time, and write over what it held: VS Code, LibreOffice."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield
        os.pwrite(handle, text, 0)
        yield
        os.ftruncate(handle, len(text))
    finally:
        os.close(handle)


def renaming(path: Path, text: bytes) -> Steps:
    """Write another file and give it the name: JetBrains, Kate, Sublime Text."""
    beside = path.with_name(f"{path.name}.swp")
    beside.write_bytes(text)
    yield
    beside.replace(path)
    yield


def backing_up(path: Path, text: bytes) -> Steps:
    """Rename the old file, write the new one, remove the old one: Vim, Emacs."""
    old = path.with_name(f"{path.name}~")
    with suppress(FileNotFoundError):
        path.rename(old)
    yield
    with path.open("wb", buffering=0) as file:
        yield
        file.write(text)
    old.unlink(missing_ok=True)
    yield


def like_word(path: Path, text: bytes) -> Steps:
    """Save as Word does: a note of who has it open, a new file, two renames."""
    note = path.with_name(f"~${path.name[2:]}")
    new, old = path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    note.write_bytes(b"\x04Moss".ljust(162))
    new.write_bytes(text)
    yield
    with suppress(FileNotFoundError):
        path.rename(old)
    yield
    new.rename(path)
    yield
    old.unlink(missing_ok=True)
    note.unlink()


EDITORS: Mapping[str, Editor] = {
    "truncates": truncating,
    "in pieces": in_pieces,
    "held open": held_open,
    "renames": renaming,
    "backs up": backing_up,
    "Word": like_word,
}
