"""Whether time grows faster than the input: a table of patterns, each made longer and longer.

A pattern is a beginning, a piece that is repeated, and an end; ``{i}`` in a piece is its number,
``{j}`` the number before. Parts of archives are packed on the way, and whatever the fuzzer has a
door for can be measured. With ``--audit`` the fast engine audits documents as well. Run ``python -m
benchmarks.growth [--smallest BYTES] [--largest BYTES] [--only WORDS] [--audit]``.
It ends with 1 where the time of a pattern grows faster than the size to the power of 1.2. What is
counted is the time of the processor, so that a busy machine changes little.
"""

import argparse
import csv
import gc
import math
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from attrs import frozen

import claimcheck
from benchmarks.fuzzing.doors import doors
from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import read_config
from claimcheck.bibliography.formats import all_formats
from claimcheck.model import ClaimcheckError
from claimcheck.reports._checklist_file import read_checklist
from claimcheck.toml_files.places import scan
from claimcheck.toml_files.syntax import SyntaxFault, parse_toml

STEEPEST = 1.2
_TABLE = Path(__file__).with_name("growth_patterns.tsv")
_STEP = 4
_SMALLEST = 1 << 12
_NOTED = 0.004
"""Seconds below which a time is mostly that of the machine."""
_ENOUGH = 120.0
"""Seconds of the processor after which a pattern is given up."""


@frozen
class Pattern:
    """A text that grows.

    Args:
        name: What it is.
        door: What reads it.
        head: Its beginning.
        piece: What is repeated.
        tail: Its end.
    """

    name: str
    door: str
    head: str
    piece: str
    tail: str

    def text(self, size: int) -> str:
        """Make a text of about so many characters."""
        if "{colons}" in self.piece:
            count = int(math.sqrt(2 * size))
            return "".join(":" * (3 + number) + " a\n" for number in range(count))
        numbered = "{i}" in self.piece or "{j}" in self.piece
        if not numbered:
            return self.head + self.piece * (size // len(self.piece)) + self.tail
        parts, length, number = [self.head], 0, 1
        while length < size:
            parts.append(self.piece.replace("{i}", str(number)).replace("{j}", str(number - 1)))
            length += len(parts[-1])
            number += 1
        return "".join((*parts, self.tail))


@frozen
class Growth:
    """How the time of a pattern grows.

    Args:
        pattern: The pattern.
        times: Seconds by size.
        is_cut: Whether it was stopped before the largest size because it took too long.
    """

    pattern: Pattern
    times: dict[int, float]
    is_cut: bool = False

    @property
    def exponent(self) -> float:
        """Give the power of the size with which time grows, between the last two sizes."""
        told = [(size, took) for size, took in self.times.items() if took >= _NOTED]
        if len(told) < 2:
            return 0.0
        (small, before), (large, after) = told[-2:]
        return math.log(after / before) / math.log(large / small)

    @property
    def is_too_steep(self) -> bool:
        """Tell whether it is not to stay so."""
        return self.is_cut or self.exponent > STEEPEST

    def __str__(self) -> str:
        """Give one line."""
        shown = "  ".join(f"{size // 1024}k {took:.2f}" for size, took in self.times.items())
        mark = "  STEEP" if self.is_too_steep else ""
        return f"{self.pattern.door:10} {self.pattern.name:40} {self.exponent:5.2f}  {shown}{mark}"


def patterns() -> Iterator[Pattern]:
    """Read the table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pattern(
                row["name"], row["door"], *(_plain(row[part]) for part in ("head", "piece", "tail"))
            )


def _plain(text: str) -> str:
    """Undo the escapes of the table."""
    signs = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\u0301": "\u0301", "\\\\": "\\"}
    out, at = [], 0
    while at < len(text):
        found = next((sign for sign in signs if text.startswith(sign, at)), "")
        out.append(signs.get(found, text[at]))
        at += len(found) or 1
    return "".join(out)


def measured(pattern: Pattern, smallest: int, largest: int, *, audits: bool = False) -> Growth:
    """Time a pattern from one size up to another, each four times the one before.

    Args:
        pattern: The pattern.
        smallest: The smallest size.
        largest: The largest size.
        audits: Whether documents are audited as well.
    """
    enter = _entrance(pattern.door, audits=audits)
    times: dict[int, float] = {}
    enter(pattern.text(512))
    size = smallest
    while size <= largest:
        took = _timed(enter, pattern.text(size))
        if took is None:
            return Growth(pattern, times, is_cut=True)
        times[size] = took
        size *= _STEP
    return Growth(pattern, times)


class _EnoughError(BaseException):
    """It took too long."""


def _timed(enter: Callable[[str], None], text: str) -> float | None:
    gc.collect()
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, _ENOUGH)
    started = time.process_time()
    try:
        enter(text)
    except _EnoughError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - started


def _stop(*_: object) -> None:
    raise _EnoughError


def _entrance(door: str, *, audits: bool) -> Callable[[str], None]:
    """Give what reads a text; a refusal is an answer as well."""
    enter = _ENTRANCES.get(door)
    if enter is None:
        formats = {one.name: one for one in all_formats()}
        if door in (fuzzed := {one.name: one.enter for one in doors()}) and door not in formats:
            enter = lambda text: _fuzzed(fuzzed[door], text)  # noqa: E731 - one line
        elif door in _PARTS:
            enter = lambda text: _packed(text, door, audits=audits)  # noqa: E731 - one line
        elif door in formats:
            enter = lambda text: _keyed(formats[door].parse(text, "a"))  # noqa: E731 - one line
        elif audits:
            enter = lambda text: _audited(text, door)  # noqa: E731 - one line
        else:
            enter = lambda text: _read(text, door)  # noqa: E731 - one line
    return lambda text: _refusing(enter, text)


def _refusing(enter: Callable[[str], object], text: str) -> None:
    try:
        enter(text)
    except (ClaimcheckError, SyntaxFault):
        return


def _keyed(found: claimcheck.Bibliography) -> None:
    from claimcheck.bibliography.inheritance import inherit  # noqa: PLC0415 - beside its use

    inherit(found.references)


def _read(text: str, door: str) -> None:
    claimcheck.find_citations(claimcheck.read(text=text, format=door))  # type: ignore[arg-type]


def _audited(text: str, door: str) -> None:
    claimcheck.audit(text=text, format=door, engine="fast")  # type: ignore[arg-type]


def _packed(text: str, door: str, *, audits: bool) -> None:
    """Read a part of an archive that holds no other."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr(_PARTS[door], text)
    document = claimcheck.read(data=out.getvalue(), format=door, name=f"a.{door}")  # type: ignore[arg-type]
    claimcheck.find_citations(document)
    if audits:
        claimcheck.analyse(document, engine="fast")


def _fuzzed(enter: Callable[[bytes, Path], None], text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        enter(text.encode(), Path(folder))


def _filed(name: str, read: Callable[[Path], object]) -> Callable[[str], None]:
    def enter(text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_text(text, "utf-8")
            read(path)

    return enter


def _toml(text: str) -> None:
    scan(text)
    parse_toml(text)


_PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
_ENTRANCES: dict[str, Callable[[str], object]] = {
    "reference": claimcheck.parse_reference,
    "toml": _toml,
    "ledger": _filed("a.toml", claimcheck.load_ledger),
    "config": _filed("claimcheck.toml", read_config),
    "baseline": _filed("baseline.json", load_baseline),
    "checklist": _filed("checklist.md", read_checklist),
}


def main() -> int:
    """Measure, and print a line for each pattern."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smallest", type=int, default=_SMALLEST, help="in characters")
    parser.add_argument("--largest", type=int, default=1 << 20, help="in characters")
    parser.add_argument("--only", default="", help="words in the name or the door")
    parser.add_argument("--audit", action="store_true", help="audit documents, not only read them")
    parser.add_argument("--steep", action="store_true", help="print only what is too steep")
    options = parser.parse_args()
    steep = 0
    for pattern in patterns():
        if options.only not in f"{pattern.door} {pattern.name}":
            continue
        growth = measured(pattern, options.smallest, options.largest, audits=options.audit)
        steep += growth.is_too_steep
        if growth.is_too_steep or not options.steep:
            print(growth, flush=True)
    print(f"{steep} too steep")
    return int(bool(steep))


if __name__ == "__main__":
    sys.exit(main())
