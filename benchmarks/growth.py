"""Whether time grows faster than the input: a table of patterns, each made longer and longer.

A pattern is a beginning, a piece that is repeated, and an end; ``{i}`` in a piece is its number,
``{j}`` the number before. Parts of archives are packed on the way, and whatever the fuzzer has a
door for can be measured. With ``--audit`` the fast engine audits documents, and the rules of
bibliographies are asked as well. Run ``python -m
benchmarks.growth [--smallest BYTES] [--largest BYTES] [--only WORDS] [--audit]``.
It ends with 1 where the time of a pattern grows faster than the size to the power of 1.2. What is
counted is the time of the processor, so that a busy machine changes little.

A time is taken in a process of its own, so that nothing is left of the size before, with all that
Python held until then frozen: to collect garbage once means to walk it, which a large text makes
happen and a small one does not. A short time is the best of three.
"""

import argparse
import gc
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from math import log
from multiprocessing import get_context
from pathlib import Path
from zipfile import ZipFile

from attrs import frozen

import claimcheck
from benchmarks.fuzzing.doors import doors
from benchmarks.growth_patterns import Pattern, patterns
from claimcheck.auditing import audit_sources
from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import Config, read_config
from claimcheck.bibliography.collection_pause import collection_paused
from claimcheck.bibliography.format import Format
from claimcheck.bibliography.formats import all_formats
from claimcheck.bibliography.inheritance import inherit
from claimcheck.model import ClaimcheckError
from claimcheck.pipeline.analysis import AnalysisSettings
from claimcheck.pipeline.inputs import Sources
from claimcheck.reports._checklist_file import read_checklist
from claimcheck.rules import all_rules
from claimcheck.toml_files.places import scan
from claimcheck.toml_files.syntax import SyntaxFault, parse_toml

STEEPEST = 1.2
_STEP = 4
_SMALLEST = 1 << 12
_NOTED = 0.03
"""Seconds below which a time is mostly that of the machine."""
_SHORT = 0.5
"""Seconds below which a time is taken more than once."""
_TIMES = 3
_ENOUGH = 120.0
"""Seconds of the processor after which a pattern is given up."""


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
        """Give the power of the size with which time grows, where it grows fastest.

        Every two sizes that follow each other count, not the last two alone: where the largest is
        refused, those before it are what a reader pays for.
        """
        told = [(size, took) for size, took in self.times.items() if took >= _NOTED]
        steps = pairwise(told)
        powers = (log(after / before, large / small) for (small, before), (large, after) in steps)
        return max(powers, default=0.0)

    @property
    def is_too_steep(self) -> bool:
        """Tell whether it is not to stay so."""
        return self.is_cut or self.exponent > STEEPEST

    def __str__(self) -> str:
        """Give one line."""
        shown = "  ".join(f"{size // 1024}k {took:.2f}" for size, took in self.times.items())
        mark = "  STEEP" if self.is_too_steep else ""
        return f"{self.pattern.door:10} {self.pattern.name:40} {self.exponent:5.2f}  {shown}{mark}"


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
    gc.collect()
    gc.freeze()
    size = smallest
    while size <= largest:
        took = _best(enter, pattern.text(size))
        if took is None:
            return Growth(pattern, times, is_cut=True)
        times[size] = took
        size *= _STEP
    return Growth(pattern, times)


class _EnoughError(BaseException):
    """It took too long."""


def _best(enter: Callable[[str], None], text: str) -> float | None:
    """Time once, and a short time again: the least of them is nearest to what it takes."""
    best = _timed(enter, text)
    for _ in range(_TIMES - 1):
        if best is None or best > _SHORT:
            break
        best = min(best, _timed(enter, text) or best)
    return best


def _timed(enter: Callable[[str], None], text: str) -> float | None:
    fork = get_context("fork")
    answer, sender = fork.Pipe(duplex=False)
    child = fork.Process(target=lambda: sender.send(_taken(enter, text)))
    child.start()
    sender.close()
    try:
        took: float | None = answer.recv()
    except EOFError:
        took = None
    child.join()
    return took


def _taken(enter: Callable[[str], None], text: str) -> float | None:
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
        elif door in formats and audits:
            enter = lambda text: _checked(text, formats[door])  # noqa: E731 - one line
        elif door in formats:
            enter = lambda text: _keyed(text, formats[door])  # noqa: E731 - one line
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


def _keyed(text: str, written: Format) -> None:
    """Read a bibliography, its garbage collected as when one is loaded from a file."""
    with collection_paused():
        inherit(written.parse(text, "a").references)


def _checked(text: str, written: Format) -> None:
    """Ask the rules of bibliographies about a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{min(written.suffixes)}"
        path.write_text(text, "utf-8")
        sources = Sources(bibliographies=(str(path),))
        audit_sources(sources, Config(select=("bibliography",)))


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
        claimcheck.analyse(
            document, settings=AnalysisSettings(engine="fast", codes=tuple(all_rules()))
        )


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


def _cited(text: str) -> None:
    """Audit a document with its bibliography: both grow, a stretch of each in turn."""
    parts = text.split("\f")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bib"
        path.write_text("".join(parts[1::2]), "utf-8")
        claimcheck.audit(text="".join(parts[::2]), bibliography=path, engine="fast")


_PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
_ENTRANCES: dict[str, Callable[[str], object]] = {
    "reference": claimcheck.parse_reference,
    "toml": _toml,
    "cited": _cited,
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
