"""Many documents: throughput, scaling, memory, a Dask cluster, and kills at random moments.

Run as ``python -m benchmarks.corpus [--documents N] [PART]...``; parts are ``throughput``,
``scaling``, ``growth``, ``cluster`` and ``kills``, all of them by default. Documents of 1,000
words are made by cutting and joining the texts beside the checkout (``../shared/data``). Each run
is the command in a process of its own. Times are given by the clock and in seconds of processor
time, which other work on the machine moves less; ``own`` is the part of the process that writes,
and a rate on two free cores is two divided by the whole. Memory is the sum of all processes of a
run, sampled twice a second: ``RSS`` counts pages that they share once for each, ``PSS`` once
in all.
"""

import argparse
import contextlib
import filecmp
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from attrs import define

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
WORDS = 1_000
KILLS = 20
COMMAND = [sys.executable, "-m", "claimcheck", "corpus", "--no-cache", "--fail-on", "never"]
CLUSTER = """
import sys
from distributed import Client, LocalCluster
import claimcheck
if __name__ == "__main__":
    folder, output, engine, kind = sys.argv[1:]
    options = dict(n_workers=2, threads_per_worker=1, dashboard_address=None)
    if kind == "pool":
        claimcheck.audit_corpus(folder, engine=engine, workers=2).save(output)
    else:
        with LocalCluster(**options) as cluster, Client(cluster) as client:
            claimcheck.audit_corpus(folder, engine=engine, workers=client).save(output)
"""


@define
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


def sentences() -> Iterator[str]:
    """Give the paragraphs of the texts beside the checkout."""
    for path in sorted((SHARED / "prose" / "documents").glob("*.md")):
        yield from (part for part in path.read_text("utf-8").split("\n\n") if part.strip())


def make(folder: Path, count: int) -> Path:
    """Write documents: paragraphs from places that differ, each cut off at a thousand words."""
    paragraphs = list(sentences())
    chance = random.Random(20)  # noqa: S311 - which paragraphs
    folder.mkdir(parents=True)
    for number in range(count):
        words = 0
        parts = [f"# Document {number}"]
        while words < WORDS:
            at = chance.randrange(len(paragraphs) - 3)
            for part in paragraphs[at : at + 3]:
                kept = part.split(" ")[: WORDS - words]
                words += len(part.split()) if len(kept) == len(part.split(" ")) else len(kept)
                parts.append(" ".join(kept))
                if words >= WORDS:
                    break
        inside = folder / f"{number // 1000:03}"
        inside.mkdir(exist_ok=True)
        (inside / f"{number:06}.md").write_text("\n\n".join(parts) + "\n", "utf-8")
    return folder


def processes_of(parent: int) -> set[int]:
    """Give a process and all that it started."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            cells = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(cells[1]), []).append(int(path.parent.name))
    found, waiting = set(), [parent]
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting += children.get(one, [])
    return found


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


def pooled(folder: Path, output: Path, engine: str, workers: int) -> Run:
    """Audit a folder in processes."""
    shutil.rmtree(output, ignore_errors=True)
    options = ["--engine", engine, "--workers", str(workers), "--output", str(output)]
    return measured([*COMMAND, str(folder), *options])


def results(output: Path) -> list[str]:
    """Name the files of a run that are results."""
    return sorted(
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and ".corpus" not in path.parts
    )


def same(one: Path, other: Path) -> bool:
    """Tell whether two runs wrote the same bytes."""
    names = results(one)
    _, differ, missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return names == results(other) and not differ and not missing


def throughput(place: Path, documents: int) -> None:
    """Measure both engines on two workers."""
    for engine, count in (("fast", min(documents, 1_000)), ("accurate", min(documents, 200))):
        folder = make(place / f"{engine}-documents", count)
        run = pooled(folder, place / "out", engine, 2)
        print(run.row(f"{engine}, 2 workers", count), flush=True)


def scaling(place: Path, documents: int) -> None:
    """Measure one worker and two, in turn."""
    count = min(documents, 400)
    folder = make(place / "scaling-documents", count)
    clocks = {}
    for workers in (1, 2):
        run = pooled(folder, place / f"out{workers}", "fast", workers)
        clocks[workers] = run.clock
        print(run.row(f"fast, {workers} workers", count), flush=True)
    print(f"  1 to 2 workers: {clocks[1] / clocks[2]:.2f} x", flush=True)
    print(f"  same bytes: {same(place / 'out1', place / 'out2')}", flush=True)


def growth(place: Path, documents: int) -> None:
    """Measure a hundred documents and all of them."""
    few = make(place / "few-documents", 100)
    many = make(place / "many-documents", documents)
    first = pooled(few, place / "out", "fast", 2)
    print(first.row("fast, few", 100), flush=True)
    last = pooled(many, place / "out-many", "fast", 2)
    print(last.row("fast, all", documents), flush=True)
    grown = last.processor / documents / (first.processor / 100) - 1
    print(f"  processor time a document: {grown:+.1%}", flush=True)
    again = measured([*COMMAND, str(many), "--engine", "fast", "-o", str(place / "out-many")])
    print(again.row("the same again, nothing changed", documents), flush=True)


def cluster(place: Path, documents: int) -> None:
    """Measure a pool and a local cluster of two workers on the same documents."""
    count = min(documents, 1_000)
    folder = make(place / "cluster-documents", count)
    program = place / "cluster.py"
    program.write_text(CLUSTER)
    command = [sys.executable, str(program), str(folder)]
    pool = measured([*command, str(place / "out-pool"), "fast", "pool"])
    print(pool.row("fast, pool of 2", count), flush=True)
    dask = measured([*command, str(place / "out-dask"), "fast", "cluster"])
    print(dask.row("fast, Dask cluster of 2", count), flush=True)
    print(f"  clock against the pool: {dask.clock / pool.clock:.2f}", flush=True)
    print(f"  same bytes: {same(place / 'out-pool', place / 'out-dask')}", flush=True)


def kills(place: Path, documents: int) -> None:
    """Kill the run or one of its workers twenty times, and compare with a run left alone."""
    count = min(documents, 1_000)
    folder = make(place / "kills-documents", count)
    alone = pooled(folder, place / "out-alone", "fast", 2)
    print(alone.row("fast, left alone", count), flush=True)
    output = place / "out-killed"
    command = [*COMMAND, str(folder), "--engine", "fast", "--output", str(output)]
    chance = random.Random(7)  # noqa: S311 - moments to kill at
    kinds = ["run", "worker"] * (KILLS // 2)
    chance.shuffle(kinds)
    started = time.perf_counter()
    child = started_run(command)
    for kind in kinds:
        if child.poll() is not None:
            shutil.rmtree(output, ignore_errors=True)  # it was quicker than the kills: once more
            child = started_run(command)
        while not (workers := sorted(processes_of(child.pid) - {child.pid})):
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 2 * alone.clock / KILLS))
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid if kind == "run" else chance.choice(workers), signal.SIGKILL)
        if kind == "run":
            child.wait()
            child = started_run(command)
    child.wait()
    clock = time.perf_counter() - started
    summary = json.loads((output / "summary.json").read_text())
    lost = sum(kept for status, kept in summary["shares"]["documents.status"].items()
               if status != "checked")  # fmt: skip
    print(f"  killed {KILLS // 2} times the run, {KILLS // 2} times a worker; {clock:.0f} s")
    print(f"  documents not checked: {lost} of {summary['documents']}")
    print(f"  same bytes as the run left alone: {same(place / 'out-alone', output)}", flush=True)


PARTS = {one.__name__: one for one in (throughput, scaling, growth, cluster, kills)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART")
    parser.add_argument("--documents", type=int, default=10_000)
    given = parser.parse_args()
    if not SHARED.is_dir():
        raise SystemExit(f"needs {SHARED}")
    print(HEAD, flush=True)
    for name in given.parts:
        with tempfile.TemporaryDirectory() as place:
            PARTS[name](Path(place), given.documents)


if __name__ == "__main__":
    main()
