"""The labelled documents, read by the library itself: the units that it will be asked about."""

import json
from collections import defaultdict
from pathlib import Path

from attrs import define
from questions import flags_of, labels_of

import claimcheck
from claimcheck.model import Sentence
from claimcheck.sentences import document_sentences
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.units import Unit, document_units
from claimcheck.sentences.reading.windows import Cut, Cutting, cut_units


@define
class Labelled:
    """A document with the labels of its units.

    Args:
        name: Its name.
        kind: Its kind in the corpus.
        units: Its units.
        cutting: The same, cut.
        facts: What is known of it.
        rows: By number of a unit, its row in the corpus.
        labels: By number of a unit, its answers.
        flags: By number of a unit, its flags.
    """

    name: str
    kind: str
    units: list[Unit]
    cutting: Cutting
    facts: tuple[str, ...]
    rows: dict[int, dict]
    labels: dict[int, dict[str, int]]
    flags: dict[int, list[int]]


def documents(data: Path, part: str, cut: Cut) -> list[Labelled]:
    """Read the documents of one part."""
    rows: dict[str, list[dict]] = defaultdict(list)
    for line in (data / "prose" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    return [_document(data / "prose" / "documents" / f"{name}.md", own, cut)
            for name, own in sorted(rows.items())]  # fmt: skip


def _document(path: Path, rows: list[dict], cut: Cut) -> Labelled:
    document = claimcheck.read(str(path))
    sentences = document_sentences(document)
    units = document_units(document, sentences, claimcheck.find_citations(document))
    known = _aligned(sentences, rows)
    return Labelled(
        path.stem, rows[0]["kind"], units, cut_units(units, cut), facts_of(units), known,
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
