"""What people do with our comments in Word is read, and is never lost."""

import pytest

from claimcheck.word_comments import read_threads, remove_comments
from readers.word.packing import W, packed, para, run, wrapped
from word_comments.marking import W14, about, answered, marked, parts, replaced, text_of, write

pytest.importorskip("lxml")


@pytest.fixture
def commented():
    data = packed(para("Zinc helps much, tea does not."))
    return write(data, about(data, "Zinc"), about(data, "much"), about(data, "tea")).data


def threads(data):
    return read_threads(data, "a.docx")


class TestReading:
    def test_a_comment_that_nobody_touched_is_open(self, commented):
        assert [(one.is_resolved, one.replies) for one in threads(commented)] == [(False, ())] * 3

    def test_resolved_comments_and_replies_are_read(self, commented):
        data = answered(
            commented, resolved=[1], replies=[(0, "Ann", "ignore: a jest &amp; no more")]
        )
        first, second, third = threads(data)
        assert first.replies == (("Ann", "ignore: a jest & no more"),)
        assert [one.is_resolved for one in (first, second, third)] == [False, True, False]

    def test_comments_of_others_are_none_of_ours(self, commented):
        other = parts(commented)["word/comments.xml"].replace(b'"claimcheck"', b'"Ann"')
        assert threads(replaced(commented, {"word/comments.xml": other.decode()})) == ()

    def test_a_file_without_comments_has_no_threads(self):
        assert threads(packed(para("Zinc."))) == ()


class TestASecondRun:
    def test_resolved_stays_resolved_where_the_finding_stands(self, commented):
        data = answered(commented, resolved=[1])
        again = write(data, about(data, "Zinc"), about(data, "much")).data
        assert [one.is_resolved for one in threads(again)] == [False, True]

    def test_an_answered_comment_stays_with_its_answer_and_gets_no_double(self, commented):
        data = answered(commented, replies=[(1, "Ann", "Let me see.")])
        written = write(data, about(data, "much"), about(data, "tea"))
        assert (written.written, written.answered) == (1, 1)
        assert [one.replies for one in threads(written.data)] == [(("Ann", "Let me see."),), ()]
        assert sorted(marked(written.data).values()) == ["much", "much", "tea"]

    def test_what_other_parts_say_of_removed_comments_goes_with_them(self, commented):
        data = answered(commented, resolved=[0], replies=[(1, "Ann", "Let me see.")])
        removed = remove_comments(data, "a.docx")
        assert (removed.removed, len(removed.answered)) == (2, 1)
        left = parts(removed.data)
        assert left["word/commentsExtended.xml"].count(b"<w15:commentEx ") == 2
        assert left["word/commentsIds.xml"].count(b"<w16cid:commentId ") == 1
        assert left["word/people.xml"] == parts(data)["word/people.xml"]


class TestCommentsOfOthers:
    def test_they_stay_byte_for_byte(self):
        theirs = (
            f'<w:comment w:id="4" w:author="Ann"><w:p xmlns:w14="{W14}" w14:paraId="0000BEEF">'
            "<w:r><w:t>Who says so?</w:t></w:r></w:p></w:comment>"
        )
        body = para(
            '<w:commentRangeStart w:id="4"/>' + run("Zinc")
            + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
            + run(" helps much.")
        )  # fmt: skip
        data = packed(body, parts={"word/comments.xml": wrapped("comments", theirs)})
        written = write(data, about(data, "Zinc helps"))
        assert marked(written.data) == {"4": "Zinc", "5": "Zinc helps"}
        assert theirs in parts(written.data)["word/comments.xml"].decode()
        assert parts(remove_comments(written.data, "a.docx").data) == parts(data)

    def test_a_part_without_a_prefix_is_written_into_as_well(self):
        main = f'<document xmlns="{W}"><body><p><r><t>Zinc helps.</t></r></p></body></document>'
        data = packed("", parts={"word/document.xml": main})
        written = write(data, about(data, "helps"))
        assert marked(written.data) == {"0": "helps"}
        assert parts(remove_comments(written.data, "a.docx").data)["word/document.xml"] == (
            main.encode()
        )

    def test_a_file_of_the_strict_standard_gets_strict_comments(self):
        strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        main = f'<w:document xmlns:w="{strict}"><w:body>{para("Zinc helps.")}</w:body></w:document>'
        data = packed("", parts={"word/document.xml": main})
        written = parts(write(data, about(data, "helps")).data)
        assert f'xmlns:w="{strict}"'.encode() in written["word/comments.xml"]
        assert (
            b"purl.oclc.org/ooxml/officeDocument/relationships/comments"
            in (written["word/_rels/document.xml.rels"])
        )


def test_the_text_of_a_file_is_the_same_with_and_without_comments(commented):
    data = packed(para("Zinc helps much, tea does not."))
    assert text_of(commented) == text_of(data)
