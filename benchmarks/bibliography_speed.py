"""How long ten thousand entries take to load and to check, cold and cached, as whole processes.

Run ``python benchmarks/bibliography_speed.py [ENTRIES]``.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = [
    "sleep",
    "mood",
    "trial",
    "cohort",
    "stress",
    "gene",
    "receptor",
    "women",
    "rats",
    "of",
    "the",
]
LOAD = """
import sys
from pathlib import Path
from claimcheck.bibliography import load_bibliography
cache = Path(sys.argv[2]) if len(sys.argv) > 2 else None
print(len(load_bibliography(sys.argv[1], cache=cache)))
"""


def synthetic_entry(number: int, dice: random.Random) -> str:
    """Make an entry of the size that exports have, with accents, braces and an abstract."""

    def words(count: int) -> str:
        return " ".join(dice.choices(WORDS, k=count))

    families = [dice.choice(["R{\\'o}e", 'M{\\"u}ller', "Poe", "von King"]) for _ in range(4)]
    people = " and ".join(
        f"{family}, {dice.choice('ABC')}. {dice.choice('DEF')}." for family in families
    )
    return (
        f"@article{{entry{number},\n"
        f"  title = {{{words(9).capitalize()} {{DNA}}: {words(4)}}},\n"
        f"  author = {{{people}}},\n"
        f"  journal = {{Journal of {words(2)}}},\n"
        f"  year = {{{dice.randint(1970, 2024)}}},\n"
        f"  month = jan,\n"
        f"  volume = {{{dice.randint(1, 99)}}},\n"
        f"  number = {{{dice.randint(1, 12)}}},\n"
        f"  pages = {{{number}--{number + 9}}},\n"
        f"  doi = {{10.1000/entry.{number}}},\n"
        f"  abstract = {{{words(100)}}}\n"
        "}\n\n"
    )


CHECK = "from claimcheck.cli import main; main()"


def seconds(code: str, *arguments: str) -> tuple[float, float]:
    """Time a process: by the clock, and of the processor."""
    began, before = time.perf_counter(), processor_seconds()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, processor_seconds() - before


def processor_seconds() -> float:
    """Give the processor time of all processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the best of three for each way."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    dice = random.Random(0)  # noqa: S311 - nothing secret
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.bib"
        path.write_text("".join(synthetic_entry(number, dice) for number in range(count)), "utf-8")
        size = path.stat().st_size / 1e6
        cache = f"{folder}/cache"
        check = (CHECK, "refs", "check", str(path), "--fail-on", "never")
        rows = {
            "load, cold": repeated(LOAD, str(path)),
            "load, filling cache": seconds(LOAD, str(path), cache),
            "load, from cache": repeated(LOAD, str(path), cache),
            "check, cold": repeated(*check, "--no-cache"),
            "check, filling cache": seconds(*check, "--cache", f"{folder}/other"),
            "check, from cache": repeated(*check, "--cache", f"{folder}/other"),
        }
    print(f"{count} entries, {size:.1f} MB")
    print("                       clock  processor")
    for name, (clock, processor) in rows.items():
        print(f"{name:20} {clock:6.2f} s   {processor:6.2f} s")


def repeated(*arguments: str) -> tuple[float, float]:
    """Give the best of three runs."""
    return min(seconds(*arguments) for _ in range(3))


if __name__ == "__main__":
    main()
