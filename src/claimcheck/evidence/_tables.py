"""The data files of this package, each read once."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from claimcheck.lexicon.phrases import Entry, PhraseIndex

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the rows of ``data/<name>.tsv`` by column."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def phrases(name: str) -> PhraseIndex:
    """Give the phrases of a file with the columns cue, class, weight and source."""
    return PhraseIndex(
        tuple(Entry(row["cue"], row["class"], float(row["weight"])) for row in rows(name))
    )


@cache
def terms(name: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give what each term of an indexing vocabulary says, as pairs of fact and value."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows(name):
        found[row["term"]] = (*found.get(row["term"], ()), (row["fact"], row["value"]))
    return found
