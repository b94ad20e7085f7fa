"""Shipped tables are read whole, by column, or refused with the name of the file."""

import csv
from pathlib import Path

import pytest

import claimcheck
from claimcheck.model import ModelError
from claimcheck.resources import (
    files,
    read_cells,
    read_mapping,
    read_numbers,
    read_records,
    read_words,
    read_words_by_class,
)

_PACKAGE = Path(claimcheck.__file__).parent
TABLES = sorted(path.relative_to(_PACKAGE).as_posix() for path in _PACKAGE.rglob("*.tsv"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PACKAGE", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_read_as_the_csv_module_reads_it(name):
    with (_PACKAGE / name).open(encoding="utf-8", newline="") as lines:
        expected = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert list(read_records(name)) == expected
    assert read_cells(name) == [list(row.values()) for row in expected]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source(name):
    assert [row for row in read_records(name) if not row["source"].strip()] == []


def test_columns_are_read_as_sets_mappings_and_classes(folder):
    (folder / "few.tsv").write_text(
        "word\tclass\tweight\tsource\na\tx\t0.5\tX\nb\ty\t2\tX\nc\tx\t1\tX\n", "utf-8"
    )
    assert read_words("few.tsv") == {"a", "b", "c"}
    assert read_mapping("few.tsv", "word", "class") == {"a": "x", "b": "y", "c": "x"}
    assert read_numbers("few.tsv", "word", "weight") == {"a": 0.5, "b": 2.0, "c": 1.0}
    assert read_words_by_class("few.tsv") == {"x": {"a", "c"}, "y": {"b"}}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no header"),
        (b"word\tclass\na\tb\n", "no header that ends in `source`"),
        (b"word\tsource\nlonely\n", "not 2 cells wide"),
        (b"word\tsource\n\xff\tX\n", "can't decode"),
    ],
)
def test_a_damaged_table_is_refused_by_name(folder, content, reason):
    (folder / "broken.tsv").write_bytes(content)
    with pytest.raises(ModelError, match=reason) as raised:
        read_records("broken.tsv")
    assert str(raised.value).startswith("broken.tsv of this installation")


def test_a_weight_that_is_no_number_is_refused_by_name(folder):
    (folder / "odd.tsv").write_text("feature\tweight\tsource\na\tmuch\tX\n", "utf-8")
    with pytest.raises(ModelError, match=r"odd\.tsv"):
        read_numbers("odd.tsv", "feature", "weight")
