"""A command run to its end: its time, and the memory of all its processes while it ran."""

import os
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from attrs import frozen

_OWN, _OF_CLUSTERS = b"worker_process", b"spawn_main"


@frozen
class Run:
    """What one run took; ``own`` is the processor time of the process that writes the results."""

    clock: float
    processor: float
    own: float
    rss: int
    pss: int

    def row(self, name: str, documents: int) -> str:
        """Show it in one line."""
        each = self.processor / documents
        own = self.own / documents
        return (
            f"{name:34}{documents:7,}{self.clock:9.1f} s{documents / self.clock:8.1f}/s"
            f"{each * 1000:9.1f} ms{own * 1000:7.1f} ms{2 / each:8.1f}/s"
            f"{self.rss:7} MB{self.pss:6} MB"
        )


HEAD = (
    f"{'':34}{'docs':>7}{'clock':>11}{'rate':>10}{'processor':>12}{'own':>10}{'two free':>10}"
    f"{'RSS':>10}{'PSS':>9}"
)


def processes_of(parent: int) -> set[int]:
    """Give a process and all that it started."""
    children: dict[int, list[int]] = {}
    for name in (path.name for path in Path("/proc").iterdir() if path.name.isdecimal()):
        try:
            cells = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        children.setdefault(int(cells[1]), []).append(int(name))
    found, waiting = set(), [parent]
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += children.get(one, [])
    return found


def workers_of(parent: int) -> list[int]:
    """Give the processes that work for a run; none before the first document is taken up."""
    words = {one: _words(one) for one in processes_of(parent) - {parent}}
    if not any(_OWN in each for each in words.values()):
        return []
    return sorted(one for one, each in words.items() if _OWN in each or _OF_CLUSTERS in each)


def _words(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def memory_of(processes: set[int]) -> tuple[int, int]:
    """Give the megabytes that processes hold, shared pages counted once for each, and once."""
    rss = pss = 0
    for process in processes:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        sizes = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
        rss += sizes.get("Rss:", 0)
        pss += sizes.get("Pss:", 0)
    return rss >> 10, pss >> 10


def own_time(process: int) -> float:
    """Give the seconds of processor time of a process without those that it started."""
    try:
        cells = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def started_run(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start a command where no configuration of this repository counts."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=tempfile.gettempdir())


def measured(command: list[str]) -> Run:
    """Run a command to its end."""
    started = time.perf_counter()
    child = started_run(command)
    most = [0, 0]
    own = [0.0]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            most[:] = map(max, most, memory_of(processes_of(child.pid)))
            own[0] = max(own[0], own_time(child.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(child.pid, 0)
    clock = time.perf_counter() - started
    over.set()
    watcher.join()
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(clock, usage.ru_utime + usage.ru_stime, own[0], *most)
