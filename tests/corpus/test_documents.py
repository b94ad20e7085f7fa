"""The documents of a corpus: which, and in which order."""

from pathlib import Path

import pytest

from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.corpus.documents import PART, DocumentList


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b/z.md", "b/a.txt", "a.md", "c/.hidden/x.md", "c/.y.md", "reports/r.md", "n.png"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Zinc helps.\n", "utf-8")


SUFFIXES = frozenset({".md", ".txt"})


def listed(*paths, **settings):
    documents = DocumentList(paths, DocumentSearch(SUFFIXES, **settings))
    return [path for number in range(documents.batches) for path in documents.batch(number)]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "paths", [(".",), ("b", "a.md", "."), (".", "b/z.md"), ("a.md", "b", "a.md", "reports")]
)
def test_each_document_is_listed_once_in_order_however_it_is_named(paths):
    found = listed(*paths)
    assert found == sorted(set(found))
    assert [name for name in found if not name.startswith("reports")] == [
        "a.md",
        "b/a.txt",
        "b/z.md",
    ]


@pytest.mark.usefixtures("folder")
def test_folders_and_globs_are_left_out():
    assert listed(".", exclude=("*.txt",), apart=("reports",)) == ["a.md", "b/z.md"]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_named_is_taken_though_it_is_missing_or_no_document():
    assert listed("missing.md", "n.png") == ["missing.md", "n.png"]


def test_odd_names_survive(tmp_path):
    names = ["two\nlines.md", "bad\udcff.md"]
    for name in names:
        (tmp_path / name).write_text("Zinc helps.\n", "utf-8")
    found = {Path(path).name for path in listed(tmp_path.as_posix())}
    assert found == set(names)


@pytest.mark.parametrize("count", [1, 65, 1025])
def test_batches_and_parts_hold_every_document_once(tmp_path, count):
    for number in range(count):
        (tmp_path / f"{number:05}.md").touch()
    documents = DocumentList([tmp_path.as_posix()], DocumentSearch(SUFFIXES))
    parts = [documents.batches_of(part) for part in range(documents.parts)]
    assert [number for part in parts for number in part] == list(range(documents.batches))
    assert all(documents.part_of(number) == at for at, part in enumerate(parts) for number in part)
    sizes = [sum(len(documents.batch(number)) for number in part) for part in parts]
    assert sum(sizes) == len(documents) == count
    assert all(size == PART for size in sizes[:-1])
