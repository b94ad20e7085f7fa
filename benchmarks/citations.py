"""How well citations are found and how fast they are matched.

Run: ``python benchmarks/citations.py``. It reads ``../shared/data``: the ``dev`` part of the
labelled paragraphs (a gold mark is found where its span is exactly a mention's group), and the
papers with a bibliography beside them (every key of the bibliography that the paper writes
behind an at-sign must be found, and no other).
"""

import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from claimcheck.bibliography import load_bibliography
from claimcheck.bibliography.matching import normal_identifier
from claimcheck.bibliography.resolve import resolve
from claimcheck.bibliography.suggest import suggest_references
from claimcheck.citations import find_citations, find_in_text
from claimcheck.model import (
    Bibliography,
    CitationMention,
    CitationStatus,
    Person,
    Reference,
    Span,
)
from claimcheck.readers import read

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def paragraphs(part: str) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Give each labelled paragraph with its gold spans."""
    with gzip.open(
        SHARED / "intext_citations" / f"{part}.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], {(start, end) for start, end, _ in row["label"]}


def span_score(part: str) -> str:
    """Compare whole marks, and single pointers inside them by number of works."""
    right = found_in_all = gold_in_all = 0
    start = time.perf_counter()
    for text, gold in paragraphs(part):
        found = {(m.group.start, m.group.end) for m in find_in_text(text)}
        right += len(found & gold)
        found_in_all += len(found)
        gold_in_all += len(gold)
    precision, recall = right / found_in_all, right / gold_in_all
    f1 = 2 * precision * recall / (precision + recall)
    seconds = time.perf_counter() - start
    return f"P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  ({gold_in_all} marks, {seconds:.1f} s)"


def key_recall() -> str:
    """Count keys missed, invented and unresolved in papers with a bibliography."""
    written_in_all = missed = invented = unresolved = 0
    for paper in sorted((SHARED / "joss").glob("*/paper.md")):
        bibliography = load_bibliography(next(iter(sorted(paper.parent.glob("*.bib")))))
        document = read(paper)
        mentions = [m for m in find_citations(document) if m.style == "key"]
        found = {m.key for m in mentions}
        written = set(re.findall(r"(?<![\w.])@\{?(\w[\w:.#$%&+?<>~/-]*\w)", document.text))
        expected = written & set(bibliography)
        written_in_all += len(expected)
        missed += len(expected - found)
        invented += len(found - set(bibliography))
        linked = resolve(mentions, bibliography)
        unresolved += sum(m.status is not CitationStatus.RESOLVED for m in linked)
    return f"{written_in_all} keys, {missed} missed, {invented} invented, {unresolved} unresolved"


def identifier_recall() -> str:
    """Count Manubot identifiers that a plain pattern sees and the reader does not, and back.

    Definitions of tags, templates and references to figures are no citations.
    """
    braced = re.compile(r"(?<![\w@])@(?:\{(?!\{)[^}]*\}|(?!fig:|tbl:|eq:)[\w:]+:[^\s;\],]*[\w/])")
    definition = re.compile(r"(?m)^\[@tag:[^\n]*")
    seen = missed = invented = 0
    for paper in sorted((SHARED / "manubot").glob("*/*.md")):
        document = read(paper)
        found = {m.key for m in find_citations(document) if m.style == "manubot"}
        written = {
            normal_identifier(mark.strip("@{}"))
            for mark in braced.findall(definition.sub("", document.text))
        }
        seen += len(written)
        missed += len(written - found)
        invented += len(found - written)
    return f"{seen} identifiers, {missed} missed, {invented} invented"


def library(size: int) -> Bibliography:
    """Make a bibliography of made-up names."""
    return Bibliography(
        tuple(
            Reference(
                key=f"name{n}",
                authors=(Person(f"Name{n % 4000}"), Person("Other")),
                year=1980 + n % 40,
                fields={"title": f"Subject {n % 97} in group {n % 89} of kind{n % 4001}"},
            )
            for n in range(size)
        )
    )


def matching_speed() -> str:
    """Time 1,000 mentions against 10,000 references, the index included, and suggestions."""
    span = Span(0, 1)
    asked = [
        CitationMention(
            style="author-year",
            span=span,
            text="x",
            group=span,
            authors=(f"Name{n}", "Other"),
            years=(str(1980 + n % 40),),
        )
        for n in range(1000)
    ]
    references = library(10_000)
    start = time.perf_counter()
    resolve(asked, references)
    matched = time.perf_counter() - start
    start = time.perf_counter()
    for n in range(100):
        suggest_references(f"Subject {n} was seen in kind{n} of group", references)
    suggested = time.perf_counter() - start
    return f"1,000 mentions in {matched:.2f} s; 100 suggestions in {suggested:.2f} s"


def main() -> None:
    """Print every figure."""
    if not SHARED.is_dir():
        sys.exit("needs ../shared/data, the labelled papers beside the checkout")
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    print(f"intext_citations {part}, exact marks: {span_score(part)}")
    print(f"joss: {key_recall()}")
    print(f"manubot: {identifier_recall()}")
    print(f"matching against 10,000 references: {matching_speed()}")


if __name__ == "__main__":
    main()
