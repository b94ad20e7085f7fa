"""How long whole processes take: start-up, an article cold, twenty copies of it.

Run as ``python -m benchmarks.speed [ARTICLE]``. Prints the best of several runs in seconds of
processor time and of the clock, the ratio to a bare start of Python (which a slow machine slows
alike), and the peak memory. Without an argument it takes the example of this repository, repeated
to 27 kB.
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
RUNS = 5
SIZE = 27_000


def measure(arguments: list[str]) -> tuple[float, float, int]:
    """Give the best processor time, the best clock time and the peak memory in kB of a command."""
    best_processor = best_clock = float("inf")
    peak = 0
    for _ in range(RUNS):
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


def main() -> None:
    """Measure and print."""
    text, suffix = article(sys.argv[1] if len(sys.argv) > 1 else None)
    with tempfile.TemporaryDirectory() as folder:
        once = Path(folder) / f"article{suffix}"
        many = Path(folder) / f"articles{suffix}"
        once.write_text(text, "utf-8")
        many.write_text("\n\n".join([text] * 20), "utf-8")
        rows = {
            "bare start of Python": [sys.executable, "-c", "pass"],
            "claimcheck --version": [*COMMAND, "--version"],
        }
        for engine in ("fast", "accurate"):
            how = ["--engine", engine, "--no-cache"]
            rows[f"one article, {engine}"] = [*COMMAND, "check", str(once), *how]
            rows[f"twenty copies, {engine}"] = [*COMMAND, "check", str(many), *how]
        print(f"the article has {len(text) // 1000} kB")
        bare = 0.0
        print(f"{'':26}{'processor':>11}{'clock':>9}{'x bare':>9}{'memory':>10}")
        for name, arguments in rows.items():
            processor, clock, peak = measure(arguments)
            bare = bare or processor
            ratio = processor / bare
            print(f"{name:26}{processor:9.3f} s{clock:7.3f} s{ratio:9.1f}{peak // 1024:7} MB")


if __name__ == "__main__":
    main()
