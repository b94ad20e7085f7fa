"""Comments in Word files stand on their words, and nothing else of the file changes."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import InputError, Span
from claimcheck.word_comments import CommentNote, remove_comments, write_comments
from readers.word.packing import field, packed, para, run, table, wrapped
from word_comments.marking import about, marked, note, parts, text_of, write

pytest.importorskip("lxml")

BOLD = "<w:b/>"


class TestPlaces:
    def test_words_in_the_midst_of_a_run_are_marked_alone(self):
        data = packed(para(run("Zinc &amp; tea help colds.")))
        assert marked(write(data, about(data, "& tea")).data) == {"0": "& tea"}

    def test_words_over_several_runs_are_marked_as_one(self):
        data = packed(para(run("Zinc he") + run("lps mu", BOLD) + run("ch today.")))
        assert marked(write(data, about(data, "helps much")).data) == {"0": "helps much"}

    def test_split_runs_keep_their_properties(self):
        data = packed(para(run("Zinc helps much.", BOLD)))
        written = parts(write(data, about(data, "helps")).data)["word/document.xml"]
        assert written.count(b"<w:rPr><w:b/></w:rPr><w:t") == 3

    def test_overlapping_and_equal_spans_each_have_their_comment(self):
        data = packed(para("One two three four."))
        notes = [
            about(data, "One two", 1),
            about(data, "two three", 2),
            about(data, "two three", 3),
            about(data, "two", 4),
        ]
        found = marked(write(data, *notes).data)
        assert list(found.values()) == ["One two", "two three", "two three", "two"]

    def test_words_in_a_cell_of_a_table_are_marked_there(self):
        data = packed(para("Before.") + table(["Herb", "Effect"], ["Ginger", "Cures all."]))
        assert marked(write(data, about(data, "Cures")).data) == {"0": "Cures"}

    def test_a_span_over_two_paragraphs_runs_on(self):
        data = packed(para("First one.") + para("Second one."))
        assert marked(write(data, about(data, "one.\nSecond")).data) == {"0": "one.Second"}

    def test_a_span_that_leaves_a_cell_ends_in_it(self):
        data = packed(table(["First cell", "Second cell"]))
        assert marked(write(data, about(data, "cell\nSecond")).data) == {"0": "cell"}

    def test_words_of_a_footnote_are_marked_where_it_is_pointed_at(self):
        pointer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        notes = f'<w:footnote w:id="2">{para("Zinc cures colds.")}</w:footnote>'
        data = packed(
            para(run("Zinc helps.") + pointer + run(" So they say.")),
            parts={"word/footnotes.xml": wrapped("footnotes", notes)},
        )
        written = parts(write(data, about(data, "cures")).data)
        expected = f'<w:commentRangeStart w:id="0"/>{pointer}<w:commentRangeEnd w:id="0"/>'
        assert expected.encode() in written["word/document.xml"]
        assert written["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]

    def test_words_of_a_text_box_are_marked_around_the_box(self):
        box = f"<wps:txbx><w:txbxContent>{para('In a box.')}</w:txbxContent></wps:txbx>"
        drawing = (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        data = packed(para(run("Zinc.") + drawing + run("Tea.")))
        written = parts(write(data, about(data, "box")).data)["word/document.xml"].decode()
        assert f'<w:commentRangeStart w:id="0"/>{drawing}<w:commentRangeEnd w:id="0"/>' in written

    def test_words_that_a_tracked_change_added_are_marked_within_it(self):
        added = f'<w:ins w:id="7" w:author="Ann">{run("really helps")}</w:ins>'
        removed = '<w:del w:id="8" w:author="Ann"><w:r><w:delText>harms</w:delText></w:r></w:del>'
        data = packed(para(run("Zinc ") + removed + added + run(" much.")))
        assert marked(write(data, about(data, "helps much")).data) == {"0": "helps much"}

    def test_words_that_were_there_before_the_changes_are_marked(self):
        removed = (
            '<w:del w:id="8" w:author="Ann"><w:r><w:delText>harms us</w:delText></w:r></w:del>'
        )
        data = packed(para(run("Zinc ") + removed + run(" much.")))
        start = text_of(data, "docx_original").index("harms")
        written = write(data, note(1, start, start + 5), name="docx_original")
        assert marked(written.data) == {"0": "harms"}

    def test_a_field_is_marked_whole(self):
        cited = field("ADDIN ZOTERO_ITEM CSL_CITATION {}", run("(Moss 2019)"))
        data = packed(para(run("Zinc helps ") + cited + run(" much.")))
        written = parts(write(data, about(data, "Moss")).data)["word/document.xml"].decode()
        assert f'<w:commentRangeStart w:id="0"/>{cited}<w:commentRangeEnd w:id="0"/>' in written

    def test_a_content_control_is_marked_whole(self):
        control = f"<w:sdt><w:sdtContent>{run('[1, 2]')}</w:sdtContent></w:sdt>"
        data = packed(para(run("Zinc helps ") + control))
        written = parts(write(data, about(data, "1")).data)["word/document.xml"].decode()
        assert f'<w:commentRangeStart w:id="0"/>{control}<w:commentRangeEnd w:id="0"/>' in written

    def test_a_finding_of_the_whole_document_stands_at_its_first_paragraph(self):
        data = packed(para("Zinc for all", "Title") + para("Zinc helps."))
        assert marked(write(data, note(1)).data) == {"0": "Zinc for all"}

    def test_characters_that_are_not_shown_do_not_shift_the_marks(self):
        data = packed(para(run("Zi\u00adnc he&#173;lps &lt;much&gt; \U0001f600 today.")))
        found = marked(write(data, about(data, "helps <much> \U0001f600")).data)
        assert found == {"0": "he\u00adlps <much> \U0001f600"}

    def test_a_file_without_words_gets_no_comment(self):
        assert write(packed(""), note(1)).written == 0


class TestTheRestOfTheFile:
    def test_only_what_belongs_to_comments_changes(self):
        data = packed(para("Zinc helps."), parts={"word/media/a.png": b"\x89PNG\0", "x": b"y" * 99})
        before, after = parts(data), parts(write(data, about(data, "Zinc")).data)
        changed = {name for name in after if after[name] != before.get(name)}
        assert changed == {
            "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        }  # fmt: skip

    def test_two_runs_give_the_same_bytes(self):
        data = packed(para("Zinc helps."))
        assert write(data, about(data, "Zinc")).data == write(data, about(data, "Zinc")).data

    def test_a_second_run_replaces_the_first(self):
        data = packed(para("Zinc helps much."))
        first = write(data, about(data, "Zinc helps", 1), about(data, "much", 2)).data
        second = write(first, about(data, "helps", 3)).data
        assert second == write(data, about(data, "helps", 3)).data

    def test_dates_in_the_archive_are_those_of_the_source(self):
        data = packed(para("Zinc helps."))
        dates = []
        for each in (data, write(data, about(data, "Zinc")).data):
            with ZipFile(BytesIO(each)) as archive:
                dates.append({one.date_time for one in archive.infolist()})
        assert dates[1] <= dates[0]

    def test_a_file_that_was_changed_since_is_refused(self):
        with pytest.raises(InputError, match="changed since"):
            write_comments(packed(para("Zinc.")), "a.docx", [note(1, 0, 4)], text="Tea.")

    def test_another_encoding_is_refused_in_one_line(self):
        latin = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + wrapped(
            "document", f"<w:body>{para('Zinc.')}</w:body>"
        ).encode("latin-1")
        with pytest.raises(InputError, match="UTF-8"):
            write(packed("", parts={"word/document.xml": latin}), note(1, 0, 4))

    def test_words_of_a_finding_never_break_the_file(self):
        data = packed(para("Zinc helps."))
        odd = CommentNote("0" * 32, ("]]> <w:p/> & \x00\x07 \ud800 \uffff",), Span(0, 4))
        assert "word/comments.xml" in parts(write(data, odd).data)

    def test_python_docx_reads_the_comments(self):
        docx = pytest.importorskip("docx")
        if not hasattr(docx.document.Document, "comments"):
            pytest.skip("this python-docx knows no comments")
        made = docx.Document()
        made.add_paragraph("Zinc helps much.")
        out = BytesIO()
        made.save(out)
        data = out.getvalue()
        written = docx.Document(BytesIO(write(data, about(data, "helps")).data))
        (comment,) = written.comments
        assert (comment.author, comment.initials) == ("claimcheck", "cc")
        assert comment.paragraphs[0].text == "CC201 uncited-claim (note)"

    def test_five_hundred_findings_are_written(self):
        data = packed("".join(para(f"Zinc number {n} helps much.") for n in range(500)))
        text = text_of(data)
        places = [text.index(f"number {n} helps") for n in range(500)]
        notes = [note(n, start, start + 9) for n, start in enumerate(places)]
        written = write_comments(data, "a.docx", notes, text=text)
        assert len(marked(written.data)) == 500


_WORDS = st.text(st.sampled_from("ab &<é\u00ad\U0001f600 "), min_size=1, max_size=8)
_RUNS = st.lists(st.tuples(_WORDS, st.booleans()), min_size=1, max_size=4)


@st.composite
def _files(draw):
    """Files of runs in paragraphs, changes, links and cells, with spans of their text."""
    bodies = []
    for runs in draw(st.lists(_RUNS, min_size=1, max_size=3)):
        pieces = []
        for words, is_bold in runs:
            piece = run(escape(words), BOLD if is_bold else "")
            holder = draw(st.sampled_from(["", "ins", "hyperlink", "smartTag", "sdt"]))
            if holder == "sdt":
                piece = f"<w:sdt><w:sdtContent>{piece}</w:sdtContent></w:sdt>"
            elif holder:
                piece = f"<w:{holder}>{piece}</w:{holder}>"
            pieces.append(piece)
        body = para("".join(pieces))
        is_cell = draw(st.booleans())
        bodies.append(table([f"<w:tc>{body}</w:tc>"]) if is_cell else body)
    data = packed("".join(bodies))
    length = len(text_of(data))
    ends = st.integers(0, max(length, 1))
    spans = draw(st.lists(st.tuples(ends, ends), min_size=1, max_size=5))
    return data, [note(n, min(pair), max(pair) + 1) for n, pair in enumerate(spans)]


class TestLaws:
    @given(_files())
    def test_comments_taken_out_again_leave_the_parts_as_they_were(self, made):
        data, notes = made
        written = write(data, *notes)
        assert text_of(written.data) == text_of(data)
        assert parts(remove_comments(written.data, "a.docx").data) == parts(data)

    @given(_files())
    def test_every_comment_has_one_start_one_end_and_one_reference(self, made):
        data, notes = made
        written = write(data, *notes)
        xml = parts(written.data)["word/document.xml"]
        for name in (b"<w:commentRangeStart", b"<w:commentRangeEnd", b"<w:commentReference"):
            assert xml.count(name) == written.written
        assert len(marked(written.data)) == written.written
