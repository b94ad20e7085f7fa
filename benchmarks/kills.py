"""Kill every command that writes, at moments of its own work, and see what is left.

A moment is one of the calls by which a command opens, makes, renames and removes files, links to
them or opens a database, or lies somewhere between two of them; so it falls before the end of the
command however slow the machine is. Two in three are calls that write.

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
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from attrs import field, frozen

from benchmarks.writing_commands import COMMANDS, WritingCommand, call, run_apart
from benchmarks.writing_project import files_of, human_words, prepare
from claimcheck.ledger import parse_ledger

_SQLITE = ".sqlite"
_ANYWHERE = 1 / 3
_AT_ONCE = 1 / 2
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_WRITING = frozenset(
    {
        "ctypes.call_function",
        "os.chmod",
        "os.link",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "shutil.rmtree",
        "sqlite3.connect",
        "tempfile.mkstemp",
    }
)


@frozen(slots=False)
class Trial:
    """A command and what it does when nobody stops it.

    Args:
        command: The command.
        before: Every file before it.
        after: Every file after it.
        steps: The calls of its work: the time of each, and whether it writes.
    """

    command: WritingCommand
    before: dict[str, bytes] = field(repr=False)
    after: dict[str, bytes] = field(repr=False)
    steps: tuple[tuple[float, bool], ...] = field(repr=False)


@frozen
class Moment:
    """When a command is killed.

    Args:
        step: At which of its calls.
        delay: How many seconds after it; at 0 the call itself is never made.
    """

    step: int
    delay: float


def trial_of(project: Path, command: WritingCommand, place: Path) -> Trial:
    """Run a command to its end on a copy, and note its calls on another."""
    copy = copy_of(project, place / "whole")
    call(copy, command.words, command.answers)
    return Trial(command, files_of(project), files_of(copy), _steps_of(project, command, place))


def _steps_of(
    project: Path, command: WritingCommand, place: Path
) -> tuple[tuple[float, bool], ...]:
    watched = copy_of(project, place / "watched")
    reading, writing = os.pipe()

    def noted(writes: bool) -> None:  # noqa: FBT001 - what an audit hook is told
        os.write(writing, b"%f %d\n" % (time.perf_counter(), writes))

    child = run_apart(watched, command, lambda: _watch(noted))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        rows = [line.split() for line in pipe]
    os.waitpid(child, 0)
    return tuple((float(moment), writes == "1") for moment, writes in rows)


def _watch(tell: Callable[[bool], None]) -> None:
    """Tell of every call of this process that touches files; whether it writes."""

    def hook(name: str, words: tuple[object, ...]) -> None:
        if name == "open":
            tell(bool(isinstance(words[2], int) and words[2] & _TO_WRITE))
        elif name in _WRITING:
            tell(True)  # noqa: FBT003 - what an audit hook is told

    sys.addaudithook(hook)


def kill_once(trial: Trial, project: Path, place: Path, moment: Moment) -> tuple[bool, list[str]]:
    """Kill a command at a moment and run it again; give whether it was cut, and what is wrong."""
    copy = copy_of(project, place / "killed")
    was_cut = _killed(copy, trial.command, moment)
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
    return was_cut, faults


def _killed(folder: Path, command: WritingCommand, moment: Moment) -> bool:
    """Run a command and kill it at a moment; tell whether it was cut short."""
    reading, writing = os.pipe()
    left = [moment.step]

    def count(_: bool) -> None:  # noqa: FBT001 - what an audit hook is told
        left[0] -= 1
        if left[0] < 0:
            left[0] = 1 << 30
            if not moment.delay:
                os.kill(os.getpid(), signal.SIGKILL)
            os.write(writing, b"x")

    child = run_apart(folder, command, lambda: _watch(count))
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        if pipe.read(1):
            time.sleep(moment.delay)
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def faults_of(trial: Trial, files: dict[str, bytes], folder: Path) -> Iterator[str]:
    """Say which files are neither old nor new, and which words of people are gone."""
    for place in human_words(trial.before) - human_words(files):
        yield f"lost {place[1].decode()} in {place[0]}"
    for name, content in files.items():
        is_known = content in (trial.before.get(name), trial.after.get(name))
        if trial.command.is_repeatable and not is_known and not _is_loose(name):
            yield f"half a file: {name}"
    yield from faults_in(files, folder)


def faults_in(files: dict[str, bytes], folder: Path) -> Iterator[str]:
    """Say which ledgers and stores are damaged."""
    for name, content in files.items():
        if _is_unfinished(name):
            continue
        if name.endswith(_SQLITE):
            yield from _damage(folder / name)
        elif name.startswith("claims/") and name.endswith(".toml"):
            failures = parse_ledger(content.decode("utf-8"), name).failures
            yield from (f"half a ledger: {failure}" for failure in failures)


def _is_loose(name: str) -> bool:
    return _is_unfinished(name) or name.endswith(_SQLITE)


def _damage(store: Path) -> Iterator[str]:
    with closing(sqlite3.connect(store)) as connection:
        (told,) = connection.execute("pragma integrity_check").fetchone()
        if told != "ok":
            yield f"{store.name}: {told}"


def copy_of(project: Path, place: Path) -> Path:
    if place.exists():
        shutil.rmtree(place)
    number = random.randrange(10**9)  # noqa: S311 - a name that was not used before
    return Path(shutil.copytree(project, place / str(number)))


def _is_unfinished(name: str) -> bool:
    """Tell what a command keeps for its next run, which takes it away, from what it leaves."""
    path = Path(name)
    return (path.name.startswith(".") and path.suffix == ".tmp") or ".corpus" in path.parts


def moment_of(trial: Trial, chance: random.Random) -> Moment:
    """Choose when to kill: at a call, or between it and the next."""
    steps = [number for number, (_, writes) in enumerate(trial.steps) if writes]
    if not steps or chance.random() < _ANYWHERE:
        steps = list(range(len(trial.steps)))
    step = chance.choice(steps)
    if step + 1 < len(trial.steps) and chance.random() < _AT_ONCE:
        return Moment(step, 0.0)
    after = trial.steps[min(step + 1, len(trial.steps) - 1)][0]
    return Moment(step, chance.random() * (after - trial.steps[step][0]))


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
