"""The labelled documents, read by the library itself: the units that it will be asked about."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from attrs import Factory, define
from questions import flags_of, labels_of

import claimcheck
from claimcheck.model import Sentence
from claimcheck.sentences import document_sentences
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.units import Unit, document_units
from claimcheck.sentences.reading.windows import Cut, Cutting, cut_units

OWN = Path(__file__).parent
NUMBERS = ("start", "end", "S", "A", "need")


@define
class Labelled:
    """A document with the labels of its units.

    Args:
        name: Its name.
        path: Its file.
        kind: Its kind in the corpus.
        units: Its units.
        cutting: The same, cut.
        facts: What is known of it.
        rows: By number of a unit, its row in the corpus.
        labels: By number of a unit, its answers.
        flags: By number of a unit, its flags.
        taught: By number of a unit, the row of what a teacher answered.
    """

    name: str
    path: Path
    kind: str
    units: list[Unit]
    cutting: Cutting
    facts: tuple[str, ...]
    rows: dict[int, dict]
    labels: dict[int, dict[str, int]]
    flags: dict[int, list[int]]
    taught: dict[int, int] = Factory(dict)


def documents(data: Path, part: str, cut: Cut, *, beside: bool = False) -> list[Labelled]:
    """Read the documents of one part; those to learn from with the labels that stand here.

    Args:
        data: Folder of the corpora.
        part: ``train`` or ``dev``.
        cut: What cuts text into word pieces.
        beside: Whether the sheets that are held back stand beside those of ``dev``.
    """
    rows: dict[str, list[dict]] = defaultdict(list)
    for line in (data / "prose" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    if part == "train":
        for name, more in sheets():
            rows[name] += more
    elif part == "dev" and beside:
        rows |= dict(sheets(held_back=True))
    return [_document(name, _path(data, name), own, cut) for name, own in sorted(rows.items())]


def corpus_documents(data: Path) -> frozenset[str]:
    """Name the documents of the corpus, which nobody here wrote."""
    return frozenset(each.stem for each in (data / "prose" / "documents").glob("*.md"))


def sheets(*, held_back: bool = False) -> Iterator[tuple[str, list[dict]]]:
    """Give the labels in the sheets of this folder, by name of document.

    Args:
        held_back: Whether those that nothing learns from, rather than the others.
    """
    kept = set((OWN / "held_out.txt").read_text(encoding="utf-8").split())
    for sheet in sorted((OWN / "labels").glob("*.tsv")):
        if (sheet.stem in kept) is not held_back:
            continue
        with sheet.open(encoding="utf-8") as lines:
            yield sheet.stem, [_row(each) for each in csv.DictReader(lines, delimiter="\t")]


def _row(row: dict) -> dict:
    flags = [] if row["flags"] == "-" else row["flags"].split(",")
    return {**row, "flags": flags} | {name: int(row[name]) for name in NUMBERS}


def _path(data: Path, name: str) -> Path:
    places = (
        OWN / "documents" / f"{name}.md", data / "prose" / "documents" / f"{name}.md",
        data / "joss" / name / "paper.md", data / "manubot" / name / "02.manuscript.md",
    )  # fmt: skip
    return next(place for place in places if place.exists())


def _document(name: str, path: Path, rows: list[dict], cut: Cut) -> Labelled:
    document = claimcheck.read(str(path))
    sentences = document_sentences(document)
    units = document_units(document, sentences, claimcheck.find_citations(document))
    known = _aligned(sentences, rows)
    return Labelled(
        name, path, rows[0]["kind"], units, cut_units(units, cut), facts_of(units), known,
        {number: labels_of(row) for number, row in known.items()},
        {number: flags_of(row) for number, row in known.items()},
    )  # fmt: skip


def _aligned(sentences: list[Sentence], rows: list[dict]) -> dict[int, dict]:
    """Give each unit the row that it overlaps most."""
    found: dict[int, dict] = {}
    for number, sentence in enumerate(sentences):
        best, most = None, 0
        for row in rows:
            shared = min(row["end"], sentence.span.end) - max(row["start"], sentence.span.start)
            if shared > most:
                best, most = row, shared
        if best is not None:
            found[number] = best
    return found
