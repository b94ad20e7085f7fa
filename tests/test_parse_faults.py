"""What a parser of Python refuses is told as what it is, in every kind of file."""

import json

import pytest

import claimcheck
from claimcheck.auditing.baseline import load_baseline
from claimcheck.auditing.config import read_config
from claimcheck.model import ClaimcheckError, LedgerError
from claimcheck.parse_faults import parse_fault

NUMBER = "9" * 5000
DEEP = "[" * 100_000
FILES = {
    "a.json": '[{{"id": "a", "volume": {}}}]',
    "a.ipynb": '{{"nbformat": 4, "cells": {}}}',
    "baseline.json": '{{"version": {}}}',
    "claimcheck.toml": "engine = {}\n",
    "a.toml": 'document = "a.md"\nx = {}\n',
    "a.md": "---\nyear: {}\n---\nZinc helps.\n",
}
READERS = {
    "a.json": claimcheck.load_bibliography,
    "baseline.json": load_baseline,
    "claimcheck.toml": read_config,
    "a.toml": claimcheck.load_ledger,
}


def told(path):
    """Give what is said of a file, whether it is refused or read in part."""
    try:
        found = READERS.get(path.name, claimcheck.read)(path)
    except LedgerError as error:
        return str(error.failures[0])
    except ClaimcheckError as error:
        return str(error)
    return " ".join(map(str, found.failures))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("value", "said"), [(NUMBER, "a number has too many digits"), (DEEP, "nested too deep")]
)
def test_a_value_beyond_the_limits_of_a_parser_is_told_in_words(tmp_path, name, value, said):
    path = tmp_path / name
    path.write_text(FILES[name].format(value), "utf-8")
    assert said in told(path)
    assert "sys." not in told(path)


def test_the_words_of_a_parser_are_kept_without_the_place_that_is_told_apart():
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads("[1,]")
    assert parse_fault(caught.value) in str(caught.value)
    assert "line" not in parse_fault(caught.value)
