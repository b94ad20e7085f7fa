"""Names that tables list: found wherever the pattern alone would find them."""

import pytest

from claimcheck.lexicon.plain_words import plain_words
from claimcheck.resources import read_records
from claimcheck.rules._listed_names import listed_names

COLUMNS = {"warning_signs": "sign", "warned_practices": "practice"}


def written_names(listed: str) -> set[str]:
    """Give the names of a cell as they may be written: with an ending, and either apostrophe."""
    return {
        name.replace("*", ending).replace("'", apostrophe)
        for name in listed.split("|")
        for ending in ("", "ing")
        for apostrophe in ("'", "’")
    }


def found_in(listed: str, text: str) -> str | None:
    found = listed_names(listed).find(text, plain_words(text))
    return None if found is None else found.group()


@pytest.mark.parametrize("table", COLUMNS)
def test_every_listed_name_is_found(table: str) -> None:
    listed = [row[COLUMNS[table]] for row in read_records(f"rules/data/{table}.tsv")]
    names = [(cell, name) for cell in listed for name in written_names(cell)]
    assert names
    assert not [name for cell, name in names if not found_in(cell, f"after a day ({name}), call")]


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("chest pain*", "a pain in the chest"),
        ("slur*", "unslurred"),
        ("honey", "honeymoon"),
        ("the jaw", "the jaws"),
    ],
)
def test_other_words_are_no_names(listed: str, text: str) -> None:
    assert found_in(listed, text) is None


def test_the_longest_of_several_names_at_one_place_is_found() -> None:
    assert found_in("dry fast|dry fast for a week", "a dry fast for a week") == (
        "dry fast for a week"
    )
