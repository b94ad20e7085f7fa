"""Readers of other distributions, and what becomes of one that fails."""

import pytest

from claimcheck import InternalError, audit, read
from claimcheck.cli._group import run
from claimcheck.readers import READERS, TextPart, document_of_parts, formats, suffixes

READER = '''
from claimcheck.readers import TextPart, document_of_parts, reader

@reader("reel", suffixes=(".reel", ".md"))
def reel(data, path):
    """Read a reel: its parts end in a zero byte."""
    {first}
    parts = [TextPart(part.decode()) for part in data.split(b"\\0")]
    return document_of_parts(parts, path=path, format="reel")
'''
POINTS = {"claimcheck.readers": {"reel": "plugged_reader"}}
GOOD = READER.format(first="")
BROKEN = READER.format(first="{}['lost']")
TAPE = b"Zinc prevents colds in children.\0\0It is said to be safe."


@pytest.fixture
def reel(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.reel").write_bytes(TAPE)
    (tmp_path / "b.md").write_text("Zinc prevents colds in children.\n", "utf-8")


@pytest.mark.usefixtures("reel")
def test_a_format_of_another_distribution_is_read_by_its_suffix(install):
    install("house", POINTS, plugged_reader=GOOD)
    assert "reel" in formats()
    assert ".reel" in suffixes()
    document = read("a.reel")
    assert document.format == "reel"
    assert [block.prose.text for block in document.blocks] == [
        "Zinc prevents colds in children.",
        "It is said to be safe.",
    ]
    assert str(document.locate(document.blocks[1].span)) == "paragraph 3"
    assert "CC201" in {finding.rule for finding in audit("a.reel").findings}


@pytest.mark.usefixtures("reel")
def test_the_librarys_own_reader_comes_first(install):
    install("house", POINTS, plugged_reader=GOOD)
    assert read("b.md").format == "markdown"


@pytest.mark.usefixtures("reel")
def test_a_reader_that_fails_is_named_with_its_distribution(install):
    install("house", POINTS, plugged_reader=BROKEN)
    with pytest.raises(InternalError, match=r"reader `reel` of house 1\.0 \(KeyError: 'lost'\)"):
        read("a.reel")


@pytest.mark.usefixtures("reel")
def test_the_other_documents_are_audited_and_the_exit_code_is_three(install, capsys):
    install("house", POINTS, plugged_reader=BROKEN)
    assert run(["check", "a.reel", "b.md"]) == 3
    told = capsys.readouterr()
    assert "a.reel: internal error in the reader `reel` of house 1.0 (KeyError: 'lost')" in told.err
    assert "CC201" in told.out


def test_a_reader_of_a_name_that_is_taken_is_a_failure(install):
    install("house", POINTS, plugged_reader=GOOD.replace('"reel"', '"text"'))
    (failure,) = READERS.failures()
    assert "house 1.0: its reader `text` is not used" in str(failure)


def test_empty_parts_are_passed_over_and_line_breaks_become_spaces():
    document = document_of_parts([TextPart("\n"), TextPart("A\n b")], path="a", format="reel")
    assert document.text == "A b"
    assert document.text_is_source is False
