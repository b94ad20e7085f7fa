"""How long claimcheck takes beside proselint, as ratios within one run.

Run as ``python -m benchmarks.peers [ARTICLE]`` with ``proselint`` on the path, and ``textlint``
with the rule ``write-good`` if it is to be compared too (``npm install textlint
textlint-rule-write-good``); the packages of ``vale`` hold no program but fetch one when they first
run, so that it is left out. The same article, and twenty copies of it, go through them and through
both engines, cold and a second time. Runs of all commands take turns, so that a slow minute slows
all of them; the best of each counts. Beside each ratio stands the most that it should be. Without
an argument the article is that of :mod:`benchmarks.speed`.
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.speed import COMMAND, article, measure

ROUNDS = 5
SECOND = 0.3
"""The most seconds that a second run of anything unchanged should take."""
PEER = "proselint"
OTHERS = {"textlint": ("--rule", "write-good")}
"""Peers that are compared where they are on the path, with what they are given."""
MOST = {
    ("fast", "article"): 1.5,
    ("accurate", "article"): 4.0,
    ("fast", "copies"): 0.8,
    ("accurate", "copies"): 1.5,
}
"""The most times the processor time of proselint that each should take."""


def commands(files: Mapping[str, Path], cache: Path) -> dict[tuple[str, str], list[str]]:
    """Give every command by who runs it and on which file."""
    program = shutil.which(PEER)
    if program is None:
        sys.exit(f"{PEER} is not there; install it with `pip install {PEER}`")
    found: dict[tuple[str, str], list[str]] = {}
    for size, path in files.items():
        found[PEER, size] = [program, "check", str(path)]
        for other, given in OTHERS.items():
            if (where := shutil.which(other)) is not None:
                found[other, size] = [where, *given, str(path)]
        for engine in ("fast", "accurate"):
            check = [*COMMAND, "check", str(path), "--engine", engine]
            found[engine, size] = [*check, "--no-cache"]
            found[f"{engine}, again", size] = [*check, "--cache", str(cache)]
    return found


def take_turns(
    runs: Mapping[tuple[str, str], list[str]], rounds: int = ROUNDS
) -> dict[tuple[str, str], tuple[float, float]]:
    """Give the best processor time and the best clock time of each command."""
    best: dict[tuple[str, str], tuple[float, float]] = {}
    for name, arguments in runs.items():
        measure(arguments, runs=1)
        best[name] = (float("inf"), float("inf"))
    for _ in range(rounds):
        for name, arguments in runs.items():
            processor, clock, _ = measure(arguments, runs=1)
            best[name] = (min(best[name][0], processor), min(best[name][1], clock))
    return best


def rows(best: Mapping[tuple[str, str], tuple[float, float]]) -> list[str]:
    """Give one line a command: times, and the ratio to proselint with the most it should be."""
    told = []
    for (who, size), (processor, clock) in best.items():
        ratio = f"x{processor / best[PEER, size][0]:.2f}"
        goal = f"x{MOST[who, size]}" if (who, size) in MOST else ""
        most = f"{SECOND} s" if who.endswith("again") else goal
        told.append(f"{who:18}{size:9}{processor:9.3f} s{clock:9.3f} s{ratio:>9}  {most}")
    return told


def main() -> None:
    """Measure and print."""
    text, suffix = article(sys.argv[1] if len(sys.argv) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "article": Path(folder) / f"article{suffix}",
            "copies": Path(folder) / f"copies{suffix}",
        }
        files["article"].write_text(text, "utf-8")
        files["copies"].write_text("\n\n".join([text] * 20), "utf-8")
        best = take_turns(commands(files, Path(folder) / "cache"))
    print(f"{'':27}{'processor':>11}{'clock':>11}{'ratio':>9}  at most")
    print("\n".join(rows(best)))


if __name__ == "__main__":
    main()
