"""Sentences with the passages of the work that they cite, from the labelled data."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

_MARKS = re.compile(r"\[?<\|\w+\|>\]?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_FALSE = {"REFUTE", "NO_EVIDENCE", "WRONG_STATEMENT"}
CORPORA = ("citation_integrity", "healthver_partial", "dismech")


class Pair(NamedTuple):
    """A sentence and what it cites.

    Args:
        sentence: The sentence, citation marks taken out.
        passages: Sentences of the cited work.
        is_wrong: Whether it says what the work does not.
    """

    sentence: str
    passages: tuple[str, ...]
    is_wrong: bool


def pairs_of(data: Path, corpus: str, part: str) -> tuple[Pair, ...]:
    """Read a part of a corpus; a quarter of the disorders of ``dismech`` is its ``dev``."""
    readers = {
        "citation_integrity": _citation_integrity,
        "healthver_partial": _healthver,
        "dismech": _dismech,
    }
    return tuple(readers[corpus](data, part))


def _citation_integrity(data: Path, part: str) -> Iterator[Pair]:
    for row in _rows(data / "citation_integrity" / f"{part}.jsonl.gz"):
        passages = tuple(row["meta"]["evidence"])
        yield Pair(_MARKS.sub(" ", row["text"]), passages, row["label"] != "SUPPORT")


def _healthver(data: Path, part: str) -> Iterator[Pair]:
    for row in _rows(data / "healthver_partial" / f"{part}.jsonl.gz"):
        meta = row["meta"]
        yield Pair(meta["claim"], _sentences(meta["evidence"]), row["label"] == "Refutes")


def _dismech(data: Path, part: str) -> Iterator[Pair]:
    works = {row["reference"]: row for row in _rows(data / "dismech" / "references.jsonl.gz")}
    for row in _rows(data / "dismech" / "items.jsonl.gz"):
        is_dev = crc32(row["disease"].encode()) % 4 == 0
        work = works.get(row["reference"], {})
        if is_dev == (part == "dev") and row["statement"] and work.get("content"):
            text = f"{work.get('title') or ''}. {work['content']}"
            yield Pair(row["statement"], _sentences(text), row["supports"] in _FALSE)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SENTENCE.split(text) if part.strip())
