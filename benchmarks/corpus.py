"""Many documents: throughput, scaling, memory, a Dask cluster, and kills at random moments.

Run as ``python -m benchmarks.corpus [--documents N] [--words N] [PART]...``; parts are
``throughput``, ``scaling``, ``growth``, ``cluster``, ``kills`` and ``cluster_kills``, all of them
by default. Documents of 1,000 words, or as many as are asked for, are made of the texts beside the
checkout (``../shared/data``). Each run is the command in a process of its own. Times are given by
the clock and in seconds of processor time, which other work on the machine moves less; ``own`` is
the part of the process that writes, and a rate on two free cores is two divided by the whole.
Memory is the sum of all processes of a run, sampled twice a second: ``RSS`` counts pages that they
share once for each, ``PSS`` once in all.
"""

import argparse
import contextlib
import filecmp
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.joined_documents import SHARED, Documents
from benchmarks.watched_runs import HEAD, Run, measured, started_run, workers_of

WORDS = 1_000
KILLS = 40
START, FEW = 2, 100
FIXED_WORK = 3_000_000
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


def busy(rounds: int) -> float:
    """Do a fixed piece of work; give the seconds of the clock that it took."""
    started = time.perf_counter()
    kept: dict[int, str] = {}
    for number in range(rounds):
        kept[number % 5_000] = f"{number} words"
    return time.perf_counter() - started


def two_cores() -> float:
    """Tell how much more two processes do of a fixed piece of work than one does."""
    clocks = []
    for workers in (1, 2):
        with ProcessPoolExecutor(workers) as pool:
            list(pool.map(busy, [1_000] * workers))
            started = time.perf_counter()
            list(pool.map(busy, [FIXED_WORK] * workers))
            clocks.append(time.perf_counter() - started)
    return 2 * clocks[0] / clocks[1]


def throughput(place: Path, wanted: Documents) -> None:
    """Measure both engines on two workers."""
    for engine, most in (("fast", 1_000), ("accurate", 200)):
        folder, count = wanted.made(place / f"{engine}-documents", most)
        run = pooled(folder, place / "out", engine, 2)
        print(run.row(f"{engine}, 2 workers", count), flush=True)


def scaling(place: Path, wanted: Documents) -> None:
    """Measure one worker and two, in turn, and what two cores make of a fixed piece of work."""
    folder, count = wanted.made(place / "scaling-documents", 400)
    clocks = {}
    for workers in (1, 2):
        print(f"  two cores do {two_cores():.2f} times what one does", flush=True)
        run = pooled(folder, place / f"out{workers}", "fast", workers)
        clocks[workers] = run.clock
        print(run.row(f"fast, {workers} workers", count), flush=True)
    print(f"  two cores do {two_cores():.2f} times what one does", flush=True)
    print(f"  1 to 2 workers: {clocks[1] / clocks[2]:.2f} x", flush=True)
    print(f"  same bytes: {same(place / 'out1', place / 'out2')}", flush=True)


def growth(place: Path, wanted: Documents) -> None:
    """Measure two documents, a hundred and all of them; what two take counts as the start."""
    start, few, whole = (_grown(place, wanted, most) for most in (START, FEW, wanted.count))
    few_each = (few.processor - start.processor) / (FEW - START)
    each = (whole.processor - start.processor) / (wanted.count - START)
    print(f"  a document without the start: {few_each * 1000:.1f} ms, then", end=" ")
    print(f"{each * 1000:.1f} ms of processor time: {each / few_each - 1:+.1%}", flush=True)
    command = [*COMMAND, str(place / f"documents-{wanted.count}"), "--engine", "fast"]
    again = measured([*command, "-o", str(place / f"out-{wanted.count}")])
    print(again.row("the same again, nothing changed", wanted.count), flush=True)


def _grown(place: Path, wanted: Documents, most: int) -> Run:
    folder, count = wanted.made(place / f"documents-{most}", most)
    run = pooled(folder, place / f"out-{most}", "fast", 2)
    print(run.row("fast", count), flush=True)
    return run


def cluster(place: Path, wanted: Documents) -> None:
    """Measure a pool and a local cluster of two workers on the same documents."""
    folder, count = wanted.made(place / "cluster-documents")
    program = place / "cluster.py"
    program.write_text(CLUSTER)
    command = [sys.executable, str(program), str(folder)]
    pool = measured([*command, str(place / "out-pool"), "fast", "pool"])
    print(pool.row("fast, pool of 2", count), flush=True)
    dask = measured([*command, str(place / "out-dask"), "fast", "cluster"])
    print(dask.row("fast, Dask cluster of 2", count), flush=True)
    print(f"  clock against the pool: {dask.clock / pool.clock:.2f}", flush=True)
    print(f"  processor against the pool: {dask.processor / pool.processor:.2f}", flush=True)
    print(f"  same bytes: {same(place / 'out-pool', place / 'out-dask')}", flush=True)


def kills(place: Path, wanted: Documents) -> None:
    """Kill a run in processes, and its workers, at random moments."""
    folder, count = wanted.made(place / "kills-documents")
    output = place / "out-killed"
    command = [*COMMAND, str(folder), "--engine", "fast", "--output", str(output)]
    alone = pooled(folder, place / "out-alone", "fast", 2)
    print(alone.row("fast, left alone", count), flush=True)
    _report_kills(command, alone, place / "out-alone", output)


def cluster_kills(place: Path, wanted: Documents) -> None:
    """Kill a run on a cluster, the workers of Dask and their processes, at random moments."""
    folder, count = wanted.made(place / "kills-documents")
    program = place / "cluster.py"
    program.write_text(CLUSTER)
    one, other = (
        [sys.executable, str(program), str(folder), str(place / name), "fast", "cluster"]
        for name in ("out-alone", "out-killed")
    )
    alone = measured(one)
    print(alone.row("fast, Dask cluster, left alone", count), flush=True)
    _report_kills(other, alone, place / "out-alone", place / "out-killed")


def _report_kills(command: list[str], alone: Run, whole: Path, output: Path) -> None:
    """Kill a command and its workers, twenty times each, and compare with a run left alone."""
    kinds = ["run", "worker"] * (KILLS // 2)
    chance = random.Random(7)  # noqa: S311 - moments to kill at
    chance.shuffle(kinds)
    started = time.perf_counter()
    child = started_run(command)
    codes = []
    for kind in kinds:
        while not (workers := workers_of(child.pid)):
            if child.poll() is not None:
                codes.append(child.returncode)
                shutil.rmtree(output, ignore_errors=True)  # quicker than the kills: once more
                child = started_run(command)
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 2 * alone.clock / KILLS))
        workers = workers_of(child.pid) or workers
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid if kind == "run" else chance.choice(workers), signal.SIGKILL)
        if kind == "run":
            child.wait()
            child = started_run(command)
    codes.append(child.wait())
    clock = time.perf_counter() - started
    summary = json.loads((output / "summary.json").read_text())
    lost = sum(kept for status, kept in summary["shares"]["documents.status"].items()
               if status != "checked")  # fmt: skip
    print(f"  killed {KILLS // 2} times the run, {KILLS // 2} times a worker; {clock:.0f} s")
    print(f"  begun with nothing {len(codes)} times; exit codes {codes}")
    print(f"  documents not checked: {lost} of {summary['documents']}")
    print(f"  same bytes as the run left alone: {same(whole, output)}", flush=True)


PARTS = {one.__name__: one for one in (throughput, scaling, growth, cluster, kills, cluster_kills)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", default=list(PARTS), metavar="PART")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=WORDS, help="of each document")
    given = parser.parse_args()
    wanted = Documents(given.documents, given.words)
    if not SHARED.is_dir():
        raise SystemExit(f"needs {SHARED}")
    print(HEAD, flush=True)
    for name in given.parts:
        with tempfile.TemporaryDirectory() as place:
            PARTS[name](Path(place), wanted)


if __name__ == "__main__":
    main()
