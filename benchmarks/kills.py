"""Kill every command that writes, at random moments, and see what is left.

After each kill no word that a person wrote may be gone, every file has to be as it was before the
command or as the command leaves it, and the next run of the command has to end as if nothing had
happened, with no temporary file left.

Run ``python benchmarks/kills.py [KILLS]``; it needs a system with ``fork`` and SIGKILL.
"""

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from attrs import field, frozen

from benchmarks.writing_commands import (
    COMMANDS,
    WritingCommand,
    call,
    files_of,
    human_words,
    prepare,
    run_apart,
)
from claimcheck.ledger import parse_ledger

_SQLITE = ".sqlite"
_LATE = 0.5


@frozen(slots=False)
class Trial:
    """A command and what it does when nobody stops it.

    Args:
        command: The command.
        before: Every file before it.
        after: Every file after it.
        seconds: How long it takes in a process of its own.
    """

    command: WritingCommand
    before: dict[str, bytes] = field(repr=False)
    after: dict[str, bytes] = field(repr=False)
    seconds: float


def trial_of(project: Path, command: WritingCommand, place: Path) -> Trial:
    """Run a command to its end on a copy, and measure it."""
    copy = _copy(project, place / "whole")
    call(copy, command.words, command.answers)
    timed = _copy(project, place / "timed")
    begun = time.perf_counter()
    os.waitpid(run_apart(timed, command), 0)
    seconds = time.perf_counter() - begun
    return Trial(command, files_of(project), files_of(copy), seconds)


def kill_once(trial: Trial, project: Path, place: Path, moment: float) -> tuple[bool, list[str]]:
    """Kill a command at a moment and run it again; give whether it was cut, and what is wrong."""
    copy = _copy(project, place / "killed")
    child = run_apart(copy, trial.command)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    left = files_of(copy)
    faults = [f"after the kill: {fault}" for fault in faults_of(trial, left, copy)]
    code, said = call(copy, trial.command.words, trial.command.answers)
    if code not in {0, 1} and "exists already" not in said:
        faults.append(f"the next run ended with {code}: {said.strip()}")
    again = files_of(copy)
    faults += [f"after the next run: {fault}" for fault in faults_of(trial, again, copy)]
    faults += [f"stray: {name}" for name in again if name not in trial.after]
    faults += [f"stray: {path.name}" for path in copy.rglob(".claimcheck-*.tmp")]
    if trial.command.is_repeatable:
        differing = (name for name in trial.after if again.get(name) != trial.after[name])
        faults += [f"differs in the end: {name}" for name in differing]
    return os.WIFSIGNALED(status), faults


def faults_of(trial: Trial, files: dict[str, bytes], folder: Path) -> Iterator[str]:
    """Say which files are neither old nor new, and which words of people are gone."""
    for place in human_words(trial.before) - human_words(files):
        yield f"lost {place[1].decode()} in {place[0]}"
    for name, content in files.items():
        if Path(name).name.startswith(".claimcheck-"):
            continue
        if name.endswith(_SQLITE):
            yield from _damage(folder / name)
        elif trial.command.is_repeatable:
            if content not in (trial.before.get(name), trial.after.get(name)):
                yield f"half a file: {name}"
        elif name.startswith("claims/"):
            failures = parse_ledger(content.decode("utf-8"), name).failures
            yield from (f"half a ledger: {failure}" for failure in failures)


def _damage(store: Path) -> Iterator[str]:
    with closing(sqlite3.connect(store)) as connection:
        (told,) = connection.execute("pragma integrity_check").fetchone()
        if told != "ok":
            yield f"{store.name}: {told}"


def _copy(project: Path, place: Path) -> Path:
    if place.exists():
        shutil.rmtree(place)
    number = random.randrange(10**9)  # noqa: S311 - a name that was not used before
    return Path(shutil.copytree(project, place / str(number)))


def moment_of(trial: Trial, chance: random.Random) -> float:
    """Choose when to kill: anywhere, or as often in the part in which files are written."""
    start = _LATE if chance.random() < _LATE else 0.0
    return trial.seconds * chance.uniform(start, 1.05)


def kill_all(kills: int, seed: int = 1) -> tuple[Counter[str], list[str]]:
    """Kill commands in turn; give how many of each were cut short, and what was wrong."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    cut: Counter[str] = Counter()
    faults: list[str] = []
    with TemporaryDirectory() as name:
        place = Path(name)
        project = place / "project"
        project.mkdir()
        prepare(project)
        trials = [trial_of(project, command, place) for command in COMMANDS]
        for number in range(kills):
            trial = trials[number % len(trials)]
            was_cut, found = kill_once(trial, project, place, moment_of(trial, chance))
            cut[trial.command.name] += was_cut
            faults += [f"{trial.command.name}: {fault}" for fault in found]
    return cut, faults


def main() -> None:
    """Kill as often as asked, and print what was found."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    begun = time.perf_counter()
    cut, faults = kill_all(kills)
    for name, count in cut.items():
        print(f"{count:5} cut short  {name}")
    for fault, count in Counter(faults).most_common(40):
        print(f"{count:5} x {fault}")
    print(
        f"{kills} kills, {cut.total()} before the end of the command, {len(faults)} faults,"
        f" {time.perf_counter() - begun:.0f} s"
    )
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
