"""Read sentences that no corpus labels, from the `train` parts of corpora about something else."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

UNLABELLED = (
    "studytype_teller", "psynamic", "medline_records", "ebm_nlp_partial", "pico_sections",
    "scicite", "citation_integrity", "dismech",
)  # fmt: skip
_END = re.compile(r"(?<=[a-z)%\d\]][.?!])\s+(?=[A-Z])")
_MARKS = re.compile(r"\[<\|[a-z_]+\|>\]|\^\\n")
_SPACED = re.compile(r" (?=[.,;:)])")
SHORTEST, LONGEST = 25, 600


def unlabelled(data: Path, corpora: tuple[str, ...] = UNLABELLED) -> Iterator[str]:
    """Give sentences of the train parts of corpora that are not about sentences."""
    for corpus in corpora:
        name = "items.jsonl.gz" if corpus == "dismech" else "train.jsonl.gz"
        with gzip.open(data / corpus / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row.get("split", "train") == "train":
                    yield from _sentences(str(row.get("text") or row.get("statement") or ""))


def _sentences(text: str) -> Iterator[str]:
    for sentence in _END.split(_SPACED.sub("", _MARKS.sub(" ", text))):
        plain = " ".join(sentence.split())
        if SHORTEST <= len(plain) <= LONGEST:
            yield plain
