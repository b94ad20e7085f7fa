"""The data files of this package, each read once."""

from collections.abc import Mapping
from functools import cache

from claimcheck.lexicon.phrases import PhraseIndex, read_entries
from claimcheck.resources import read_records


def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the rows of ``data/<name>.tsv`` by column."""
    return read_records(f"evidence/data/{name}.tsv")


@cache
def phrases(name: str) -> PhraseIndex:
    """Give the phrases of a file with the columns cue, class, weight and source."""
    return PhraseIndex(read_entries(f"evidence/data/{name}.tsv"))


@cache
def terms(name: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give what each term of an indexing vocabulary says, as pairs of fact and value."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows(name):
        found[row["term"]] = (*found.get(row["term"], ()), (row["fact"], row["value"]))
    return found
