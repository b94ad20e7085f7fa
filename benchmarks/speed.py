"""How long whole processes take: start-up, an article cold, twenty copies of it, many documents.

Run as ``python -m benchmarks.speed [ARTICLE]``. Prints the best of several runs in seconds of
processor time and of the clock, the ratio to a fixed piece of work (a start of Python that imports
and counts, which a slow machine slows alike), and the peak memory. Of a folder of documents it
takes the second run, where nothing has changed and where one document has. Without an argument the
article is the example of this repository, repeated to 27 kB.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "oxytocin-sensitivity.md"
COMMAND = [sys.executable, "-m", "claimcheck"]
FIXED = "import json, re, decimal\nfor _ in range(20): sum(i * i for i in range(20_000))"
ENTRY = """@article{{key{0},
  author = {{Smith, A. and Jones, B.}}, title = {{Sleep and trial number {0}}},
  journal = {{Journal of Trials}}, year = {{2001}}, volume = {{3}}, pages = {{{0}--{0}9}}
}}
"""
ENTRIES = 10_000
DOCUMENTS = 1_000
RUNS = 5
SIZE = 27_000


def measure(arguments: list[str], runs: int = RUNS) -> tuple[float, float, int]:
    """Give the best processor time, the best clock time and the peak memory in kB of a command."""
    best_processor = best_clock = float("inf")
    peak = 0
    for _ in range(runs):
        started = time.perf_counter()
        child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        best_clock = min(best_clock, time.perf_counter() - started)
        best_processor = min(best_processor, usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss)
    return best_processor, best_clock, peak


def article(argument: str | None) -> tuple[str, str]:
    """Give the text to audit and its suffix."""
    if argument:
        path = Path(argument)
        return path.read_text("utf-8"), path.suffix
    text = EXAMPLE.read_text("utf-8")
    body = text.split("---\n", 2)[2]
    return (body * (SIZE // len(body) + 1))[:SIZE], ".md"


def report(name: str, arguments: list[str], fixed: float = 0.0, runs: int = RUNS) -> float:
    """Measure a command, print the row, and give its processor time."""
    processor, clock, peak = measure(arguments, runs)
    ratio = processor / (fixed or processor)
    print(f"{name:26}{processor:9.3f} s{clock:7.3f} s{ratio:9.1f}{peak // 1024:7} MB")
    return processor


def second_runs(folder: Path, text: str, fixed: float) -> None:
    """Measure a second run over many documents: none of them changed, then one of them."""
    folder.mkdir()
    words = text.split(" ")
    for number in range(DOCUMENTS):
        start = number * 7 % max(len(words) - 1_000, 1)
        piece = " ".join(words[start : start + 1_000])
        (folder / f"{number:04}.md").write_text(f"{piece}\n\nPiece {number}.\n", "utf-8")
    cache = ["--cache", str(folder.parent / "cache")]
    command = [*COMMAND, "check", str(folder), "--engine", "fast", *cache]
    report("1,000 documents, cold", command, fixed, runs=1)
    report("1,000 documents, again", command, fixed)
    with (folder / "0000.md").open("a", encoding="utf-8") as document:
        document.write("\nZinc prevents colds.\n")
    report("1,000 documents, one new", command, fixed, runs=1)


def main() -> None:
    """Measure and print."""
    text, suffix = article(sys.argv[1] if len(sys.argv) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        once = Path(folder) / f"article{suffix}"
        many = Path(folder) / f"articles{suffix}"
        once.write_text(text, "utf-8")
        many.write_text("\n\n".join([text] * 20), "utf-8")
        works = Path(folder) / "works.bib"
        works.write_text("".join(ENTRY.format(number) for number in range(ENTRIES)), "utf-8")
        rows = {
            "fixed piece of work": [sys.executable, "-c", FIXED],
            "claimcheck --version": [*COMMAND, "--version"],
            "claimcheck --help": [*COMMAND, "--help"],
            "the example, fast": [
                *COMMAND,
                "check",
                str(EXAMPLE),
                "--engine",
                "fast",
                "--no-cache",
            ],
            "10,000 references": [*COMMAND, "refs", "check", str(works), "--no-cache"],
        }
        for engine in ("fast", "accurate"):
            how = ["--engine", engine, "--no-cache"]
            rows[f"the example, {engine}"] = [*COMMAND, "check", str(EXAMPLE), *how]
            rows[f"one article, {engine}"] = [*COMMAND, "check", str(once), *how]
            rows[f"twenty copies, {engine}"] = [*COMMAND, "check", str(many), *how]
        print(f"the article has {len(text) // 1000} kB")
        print(f"{'':26}{'processor':>11}{'clock':>9}{'x fixed':>9}{'memory':>10}")
        fixed = report("fixed piece of work", rows.pop("fixed piece of work"))
        for name, arguments in rows.items():
            report(name, arguments, fixed)
        second_runs(Path(folder) / "documents", text, fixed)


if __name__ == "__main__":
    main()
