"""Running inputs in a child process and counting what must not happen.

A child runs the inputs, so that a crash of the interpreter or memory without end is counted as
well: what the child was at is written to its pipe before the input goes through.
"""

import gc
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from attrs import define, field, frozen

from benchmarks.fuzzing.doors import ALLOWED, Door

SECONDS = 5.0
"""How long one input may keep the processor busy."""

_WAITING = 60.0
"""How long one input may take, waiting included."""

MEGABYTES = 500
"""How much memory one child may take at most."""

_LIMIT = 3_000_000_000
_BATCH = 1_000


class Hang(BaseException):
    """An input took too long."""


@frozen
class Budget:
    """How much to run.

    Args:
        inputs: How many inputs, of all doors together.
        seconds: For how long at most.
        seed: What the inputs are made from.
        start: Number of the first input.
    """

    inputs: int
    seconds: float
    seed: str = "1"
    start: int = 0


@define
class Tally:
    """What happened at a door.

    Args:
        door: Its name.
        inputs: How many went through.
        refused: How many of them were refused by a typed error.
        faults: What must not happen: untyped errors, hangs, crashes, too much memory.
        seconds: How long it took.
        longest: The longest that one input took, with its number.
        megabytes: Memory at its peak.
    """

    door: str
    inputs: int = 0
    refused: int = 0
    faults: list[str] = field(factory=list)
    seconds: float = 0.0
    longest: tuple[float, int] = (0.0, 0)
    megabytes: float = 0.0

    def __str__(self) -> str:
        """Give one line."""
        line = (
            f"{self.door:24} {self.inputs:9,} inputs {self.refused:9,} refused "
            f"{len(self.faults):4} faults {self.seconds:7.0f} s, longest {self.longest[0]:.2f} s, "
            f"peak {self.megabytes:.0f} MB"
        )
        return "\n".join((line, *(f"    {fault}" for fault in self.faults[:20])))

    def add(self, other: "Tally") -> None:
        """Count another run of the same door in."""
        self.inputs += other.inputs
        self.refused += other.refused
        self.faults += other.faults
        self.seconds += other.seconds
        self.longest = max(self.longest, other.longest)
        self.megabytes = max(self.megabytes, other.megabytes)

    @classmethod
    def of_all(cls, tallies: Iterable["Tally"]) -> "Tally":
        """Count all doors together; their faults are told by name."""
        whole = cls("all doors")
        for tally in tallies:
            whole.add(tally)
        return whole


def the_input(door: Door, seed: str, number: int) -> bytes:
    """Make an input again by its number."""
    return door.make(random.Random(f"{seed}:{door.name}:{number}"))  # noqa: S311 - no secret


def run_all(chosen: Sequence[Door], budget: Budget, failures: Path | None = None) -> list[Tally]:
    """Run all doors in turns of a batch each, so that a run which is cut short has seen each.

    Args:
        chosen: The doors.
        budget: How much.
        failures: File to which faults are appended as they are found.
    """
    for door in chosen:
        _warm(door, budget.seed)
    tallies = {door.name: Tally(door.name) for door in chosen}
    weight = sum(door.share for door in chosen)
    wanted = {door.name: round(budget.inputs * door.share / weight) for door in chosen}
    end = time.monotonic() + budget.seconds
    while time.monotonic() < end and any(tallies[name].inputs < wanted[name] for name in wanted):
        for door in chosen:
            tally = tallies[door.name]
            count = min(max(int(_BATCH * door.share), 1), wanted[door.name] - tally.inputs)
            if count <= 0 or time.monotonic() >= end:
                continue
            found = run_batch(door, budget.seed, budget.start + tally.inputs, count)
            print(found, file=sys.stderr, flush=True)
            tally.add(found)
            if failures is not None:
                with failures.open("a", encoding="utf-8") as file:
                    file.writelines(f"{door.name}\t{fault}\n" for fault in found.faults)
    return list(tallies.values())


def _warm(door: Door, seed: str) -> None:
    """Put one input through, so that children find loaded what is loaded once."""
    with tempfile.TemporaryDirectory() as folder, suppress(*ALLOWED):
        door.enter(the_input(door, seed, 0), Path(folder))


def run_batch(door: Door, seed: str, start: int, count: int) -> Tally:
    """Run numbered inputs through a door in child processes."""
    tally = Tally(door.name)
    while tally.inputs < count:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.close(reading)
                _be_child(door, seed, range(start + tally.inputs, start + count), writing)
            finally:
                os._exit(1)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as pipe:
            lines = pipe.read().splitlines()
        _, status = os.waitpid(child, 0)
        at = _count_lines(tally, lines)
        if status or at is None:
            tally.faults.append(f"#{at}: the process died ({status})")
            tally.inputs = (at or 0) - start + 1
    return tally


def _count_lines(tally: Tally, lines: Sequence[str]) -> int | None:
    """Count what a child wrote; give the number that it was at last."""
    at = None
    for line in lines:
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, int):
            at = found
        else:
            tally.add(Tally(tally.door, **{**found, "longest": tuple(found["longest"])}))
    return at


def _be_child(door: Door, seed: str, numbers: range, writing: int) -> None:
    """Run the inputs, tell the parent, and end."""
    resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))
    signal.signal(signal.SIGALRM, _hang)
    signal.signal(signal.SIGPROF, _hang)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        tally = Tally(door.name)
        for number in numbers:
            if number % 100 == 0 or number == numbers.start:
                os.write(writing, f"{number}\n".encode())
            _put(door, seed, number, Path(folder), tally)
    tally.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {name: getattr(tally, name) for name in Tally.__slots__ if name not in _NOT_TOLD}
    os.write(writing, (json.dumps(told) + "\n").encode())
    os._exit(0)


_NOT_TOLD = frozenset({"door", "__weakref__"})


def _put(door: Door, seed: str, number: int, folder: Path, tally: Tally) -> None:
    """Put one input through."""
    data = the_input(door, seed, number)
    started = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        signal.setitimer(signal.ITIMER_REAL, _WAITING)
        door.enter(data, folder)
    except ALLOWED:
        tally.refused += 1
    except Hang:
        tally.faults.append(f"#{number}: takes over {SECONDS:g} s")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is counted
        tally.faults.append(f"#{number}: {type(error).__name__}: {error}"[:200])
        gc.collect()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
    took = time.process_time() - started
    tally.inputs += 1
    tally.seconds += took
    tally.longest = max(tally.longest, (took, number))


def _hang(*_: object) -> None:
    raise Hang


def _quick_folder() -> str | None:
    shared = Path("/dev/shm")  # noqa: S108 - a folder in memory, where there is one
    return str(shared) if shared.is_dir() else None
