"""Every command that writes, on a full disk, a read-only one, under a held lock, by a wrong clock.

It has to end with 2 and one clear line, or to do its work as always; no file may be damaged and no
word of a person lost, and nothing temporary may stay. Editors that save meanwhile lose nothing.

Run ``python benchmarks/write_faults.py``; full and read-only disks are mounted, which needs root.
"""

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from threading import Event, Thread

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.kills import Trial, faults_of, trial_of
from benchmarks.writing_commands import COMMANDS, WritingCommand, call
from benchmarks.writing_project import files_of, prepare
from claimcheck import file_updates

_SPARE = 12_288
_YEARS = 10 * 365 * 86_400
_UNTOLD = ("internal error", "Traceback")
Fault = Callable[[Path, Path], Path]


@contextmanager
def full_disk(project: Path, place: Path) -> Iterator[Path]:
    """Put the project on a disk that has no room left."""
    with _mounted(place) as disk:
        folder = copytree(project, disk / "project")
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * _SPARE):
                pass
        yield folder


@contextmanager
def read_only(project: Path, place: Path) -> Iterator[Path]:
    """Put the project on a disk that cannot be written."""
    with _mounted(place) as disk:
        folder = copytree(project, disk / "project")
        _mount("-o", "remount,ro", str(disk))
        yield folder


@contextmanager
def held_locks(project: Path, place: Path) -> Iterator[Path]:
    """Hold the lock of every folder of the project, and its store as a writer does."""
    folder = copytree(project, place / "project")
    before, file_updates.PATIENCE = file_updates.PATIENCE, 0.2
    for name in ("out", "reports/pages", "fresh", "tables"):
        (folder / name).mkdir(parents=True)
    holders = [_holder(one) for one in (folder, *(p for p in folder.rglob("*") if p.is_dir()))]
    store = sqlite3.connect(folder / "works.sqlite", isolation_level=None)
    try:
        store.execute("BEGIN IMMEDIATE")
        yield folder
    finally:
        store.close()
        file_updates.PATIENCE = before
        for holder in holders:
            holder.kill()
            holder.communicate()


@contextmanager
def clock_set_back(project: Path, place: Path) -> Iterator[Path]:
    """Give every file a time of change that lies years ahead."""
    folder = copytree(project, place / "project")
    ahead = time.time() + _YEARS
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (ahead, ahead))
    yield folder


@contextmanager
def half_written(project: Path, place: Path) -> Iterator[Path]:
    """Leave temporary files of writers that were killed in every folder."""
    folder = copytree(project, place / "project")
    for path in (folder, *(one for one in folder.rglob("*") if one.is_dir())):
        (path / ".claimcheck-left.tmp").write_text("half", "utf-8")
    yield folder


FAULTS = {
    "full disk": (full_disk, {2}),
    "read-only disk": (read_only, {2}),
    "held locks": (held_locks, {2}),
    "clock set back": (clock_set_back, {0}),
    "left temporary files": (half_written, {0}),
}


def try_fault(name: str, trial: Trial, project: Path, place: Path) -> tuple[int, list[str]]:
    """Run a command under a fault; give its exit code and what is wrong."""
    context, expected = FAULTS[name]
    with context(project, place) as folder:
        code, said = call(folder, trial.command.words, trial.command.answers)
        files = files_of(folder)
        faults = list(faults_of(trial, files, folder))
        if name != "left temporary files":
            faults += [f"stray: {path.name}" for path in folder.rglob(".claimcheck-*.tmp")]
    changes_nothing = trial.before == trial.after
    if code not in expected and not changes_nothing:
        faults.append(f"ended with {code}: {said.strip()[:200]}")
    is_told = any(line.startswith("claimcheck: ") for line in said.splitlines())
    if code == 2 and (not is_told or any(one in said for one in _UNTOLD)):
        faults.append(f"unclear: {said.strip()[:200]}")
    return code, faults


def try_editor(command: WritingCommand, project: Path, place: Path) -> list[str]:
    """Save a ledger as an editor does, again and again, while a command runs."""
    folder = copytree(project, place / "edited")
    ledger, done, saves = folder / "claims" / "article.toml", Event(), [0]
    editor = Thread(target=_edit, args=(ledger, done, saves))
    editor.start()
    code, said = call(folder, command.words, command.answers)
    done.set()
    editor.join()
    text = ledger.read_text("utf-8")
    lost = [number for number in range(saves[0]) if f"# saved {number}\n" not in text]
    faults = [f"save {number} of {saves[0]} lost" for number in lost]
    if code not in {0, 2} or any(one in said for one in _UNTOLD):
        faults.append(f"ended with {code}: {said.strip()[:200]}")
    return faults


def _edit(ledger: Path, done: Event, saves: list[int]) -> None:
    while not done.is_set():
        text = ledger.read_text("utf-8") + f"# saved {saves[0]}\n"
        beside = ledger.with_suffix(".swp")
        beside.write_text(text, "utf-8")
        beside.replace(ledger)
        saves[0] += 1
        time.sleep(0.01)


def main() -> None:
    """Try every fault on every command, and print what was found."""
    found: Counter[str] = Counter()
    with TemporaryDirectory() as name:
        place = Path(name)
        project = place / "project"
        project.mkdir()
        prepare(project)
        for command in COMMANDS:
            trial = trial_of(project, command, place)
            for fault in FAULTS:
                code, faults = try_fault(fault, trial, project, _empty(place))
                found[f"{fault}: ended with {code}"] += 1
                for one in faults:
                    found["faults"] += 1
                    print(f"{fault}: {command.name}: {one}")
            for one in try_editor(command, project, _empty(place)):
                found["faults"] += 1
                print(f"editor: {command.name}: {one}")
    for words, count in sorted(found.items()):
        print(f"{count:5} {words}")
    raise SystemExit(bool(found["faults"]))


def _empty(place: Path) -> Path:
    folder = place / "tried"
    rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _holder(folder: Path) -> "subprocess.Popen[str]":
    script = (
        "import sys, time; from pathlib import Path; from claimcheck.file_updates import locked\n"
    )
    script += "with locked(Path(sys.argv[1])):\n    print(1, flush=True)\n    time.sleep(600)\n"
    words = [sys.executable, "-c", script, str(folder)]
    holder = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    if holder.stdout is not None:
        holder.stdout.readline()
    return holder


@contextmanager
def _mounted(place: Path) -> Iterator[Path]:
    disk = place / "disk"
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk))
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


if __name__ == "__main__":
    main()
