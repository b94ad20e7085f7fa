"""Files become documents, or one clear line says why not."""

import os

import pytest

from claimcheck.model import ConfigurationError, InputError
from claimcheck.readers import formats, read, suffixes, unreadable_suffixes


def failure_of(path, **options):
    with pytest.raises(InputError) as caught:
        read(path, **options)
    return caught.value.failure


def test_the_suffix_chooses_the_format_whatever_its_case(tmp_path):
    for name in ("a.md", "a.MARKDOWN", "a.mkd", "a.Rmd", "a.qmd"):
        (tmp_path / name).write_text("# A\n")
        assert read(tmp_path / name).format == "markdown"
    for name in ("a.txt", "a.text", "a.unheard", "a"):
        (tmp_path / name).write_text("A\n")
        assert read(tmp_path / name).format == "text"


def test_a_named_format_wins_over_the_suffix(tmp_path):
    (tmp_path / "a.txt").write_text("# A\n")
    assert read(tmp_path / "a.txt", format="markdown").format == "markdown"


def test_an_unknown_format_names_the_nearest_known_one():
    with pytest.raises(ConfigurationError, match="markdown"):
        read(text="a", format="markdwn")


def test_formats_and_suffixes_list_every_reader():
    assert {"markdown", "text"} <= set(formats())
    assert {".md", ".rmd", ".txt"} <= set(suffixes())
    assert list(formats()) == sorted(formats())


def test_a_text_is_named_by_its_caller_and_the_name_chooses_the_format():
    assert read(text="a").path == "<text>"
    assert read(text="a").format == "text"
    named = read(text="a", name="notes/b.md")
    assert (named.path, named.format) == ("notes/b.md", "markdown")


def test_the_path_is_kept_as_the_user_gave_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("a")
    assert read(f".{os.sep}a.md").path == "./a.md"


def test_an_empty_file_is_a_document_without_blocks(tmp_path):
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_bytes(b"")
        assert read(tmp_path / name).blocks == ()


def test_a_missing_file_is_reported_with_a_remedy(tmp_path):
    failure = failure_of(tmp_path / "none.md")
    assert failure.kind == "missing"
    assert failure.remedy


def test_a_folder_is_reported(tmp_path):
    assert failure_of(tmp_path).kind == "folder"


def test_what_is_no_regular_file_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    assert failure_of(tmp_path / "pipe.md").kind == "not-a-file"


def test_a_path_that_no_system_knows_is_reported():
    assert failure_of("a\0b").kind == "unreadable"
    assert failure_of("a" * 5000).kind == "unreadable"


def test_a_refused_file_is_reported(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text("a")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("claimcheck.regular_files.os.open", refuse)
    failure = failure_of(tmp_path / "a.md")
    assert failure.kind == "unreadable"
    assert "permission" in failure.message


@pytest.mark.parametrize(
    "raw", [b"a\0b", b"%PDF-1.7 x", b"PK\x03\x04x", b"{\\rtf1 a}", b"\x89PNG\r\n", b"\xff\xd8\xff"]
)
def test_a_binary_file_is_reported(tmp_path, raw):
    (tmp_path / "a.md").write_bytes(raw)
    assert failure_of(tmp_path / "a.md").kind == "binary"


def test_a_wrong_encoding_is_reported_with_byte_and_line(tmp_path):
    (tmp_path / "a.md").write_bytes("one\ntwo é".encode("latin-1"))
    failure = failure_of(tmp_path / "a.md")
    assert failure.kind == "encoding"
    assert failure.line == 2
    assert "byte 8" in failure.message


def test_a_file_over_the_limit_is_reported(tmp_path):
    (tmp_path / "a.md").write_text("a" * 11)
    assert failure_of(tmp_path / "a.md", size_limit=10).kind == "too-large"
    assert read(tmp_path / "a.md", size_limit=11).text == "a" * 11


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_honoured_and_dropped(tmp_path, encoding):
    (tmp_path / "a.md").write_bytes("# Größe\n".encode(encoding))
    document = read(tmp_path / "a.md")
    assert document.text == "# Größe\n"
    assert document.blocks[0].prose.text == "Größe"


def test_line_ends_stay_as_they_are(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"One.\r\nTwo.\rThree.\n")
    assert read(tmp_path / "a.txt").text == "One.\r\nTwo.\rThree.\n"


def test_exactly_one_of_path_text_and_data_is_needed():
    for options in ({}, {"path": "a", "text": "b"}, {"text": "a", "data": b"a"}):
        with pytest.raises(InputError, match="needs one of `path`, `text` and `data`"):
            read(**options)


def test_the_bytes_of_a_file_are_read_as_the_file_is():
    assert read(data=b"# A\n", name="a.md").format == "markdown"
    assert read(data="Größe".encode("utf-16"), format="text").text == "Größe"


@pytest.mark.parametrize("suffix", unreadable_suffixes())
def test_a_format_without_a_reader_is_refused_by_name_with_what_to_do(tmp_path, suffix):
    (tmp_path / f"a{suffix}").write_text("words")
    failure = failure_of(tmp_path / f"a{suffix}")
    assert failure.kind == "no-reader"
    assert "which cannot be read" in failure.message
    assert failure.remedy


def test_a_named_format_reads_even_what_has_no_reader(tmp_path):
    (tmp_path / "a.adoc").write_text("Zinc helps.")
    assert read(tmp_path / "a.adoc", format="text").blocks[0].prose.text == "Zinc helps."


def test_no_suffix_is_both_read_and_refused():
    assert not set(suffixes()) & set(unreadable_suffixes())
