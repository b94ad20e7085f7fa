"""The mark by which a Word file is known that no other program saved."""

from claimcheck.word_comments import remove_comments
from claimcheck.word_comments.seal import is_sealed, sealed
from readers.word.packing import packed, para

PLAIN = packed(para("Tea helps."))


def test_a_file_is_known_until_a_byte_of_it_changes():
    data = sealed(PLAIN)
    assert is_sealed(data)
    assert not is_sealed(PLAIN)
    assert not is_sealed(b"")
    assert not is_sealed(data[:60] + b"\x01" + data[61:])
    assert not is_sealed(data[:-1] + b"x")


def test_the_mark_is_put_once_and_keeps_nobody_from_reading():
    data = sealed(PLAIN)
    assert sealed(data) == data
    assert remove_comments(data, "a.docx").data == data


def test_what_is_no_archive_gets_no_mark():
    assert sealed(b"words") == b"words"
