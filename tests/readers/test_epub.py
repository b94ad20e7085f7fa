"""E-books: the chapters in their order, as the pages that they are."""

import pytest

from claimcheck.citations import find_citations
from claimcheck.model import BlockKind, InputError
from claimcheck.readers import read
from readers.file_epub import bound


def book(chapters, **more):
    return read(data=bound(chapters, **more), format="epub", name="a.epub")


def test_chapters_are_read_in_the_order_of_the_spine():
    found = book({"b.xhtml": "<h1>Two</h1><p>Tea.</p>", "a.xhtml": "<p>One.</p>"}, spine=[1, 0])
    assert [block.prose.text for block in found.blocks] == ["One.", "Two", "Tea."]
    assert found.blocks[-1].section == ("Two",)
    assert str(found.locate(found.blocks[-1].span)) == "paragraph 3"


def test_marks_links_and_cells_stand_where_the_plain_text_has_them():
    page = (
        '<p>Zinc &amp; tea<sup>1</sup>, a <a href="https://doi.org/10.1/x">trial</a>.</p>'
        "<table><tr><th>Dose</th></tr><tr><td>5 mg</td></tr></table>"
    )
    first, _, cell = book({"a.xhtml": page}).blocks
    text = "Zinc & tea1, a trial."
    assert first.prose.text == text
    assert [(kind, text[span.start : span.end]) for kind, span in first.marks] == [
        ("superscript", "1")
    ]
    assert [(link.label.of(text), link.target) for link in first.links] == [
        ("trial", "https://doi.org/10.1/x")
    ]
    assert (cell.kind, cell.cell.header) == (BlockKind.TABLE_CELL, "Dose")


def test_title_author_and_language_are_those_of_the_package():
    head = "<dc:title>On\n zinc</dc:title><dc:creator>Ann</dc:creator><dc:language>en</dc:language>"
    assert dict(book({"a.xhtml": "<p>Zinc.</p>"}, head=head).metadata) == {
        "title": "On zinc", "author": "Ann", "lang": "en",
    }  # fmt: skip


def test_a_protected_book_is_refused():
    locked = '<encryption><CipherReference URI="OEBPS/a.xhtml"/></encryption>'
    with pytest.raises(InputError, match="protected"):
        book({"a.xhtml": "x"}, more={"META-INF/encryption.xml": locked})


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"META-INF/container.xml": "<container/>"}, "names no package"),
        ({"OEBPS/book.opf": "<!DOCTYPE a [<!ENTITY b 'c'>]><package>&b;</package>"}, "entities"),
        ({"META-INF/container.xml": "<container>"}, "not well-formed"),
    ],
)
def test_what_is_no_sound_book_is_refused_in_one_line(more, told):
    with pytest.raises(InputError, match=told):
        book({"a.xhtml": "x"}, more=more)


def test_a_chapter_that_unpacks_without_end_is_refused():
    with pytest.raises(InputError, match="over 5 MB"):
        book({"a.xhtml": "zinc " * 1_100_000})


def test_tags_are_counted_over_all_chapters(monkeypatch):
    monkeypatch.setattr("claimcheck.readers._epub_document._MOST_TAGS", 4_000)
    chapters = {f"{n}.xhtml": "<b></b>" * 300 + "<p>Zinc helps.</p>" for n in range(8)}
    with pytest.raises(InputError, match="holds over 4,000 tags"):
        book(chapters)


NOTES = "<h2>Notes</h2><ol><li id='n1'><p>Kim A. Zinc for colds. J Zinc. 2020;1:5.</p></li></ol>"


def test_a_mark_that_leads_to_a_note_in_another_chapter_cites_it():
    mark = '<p>Zinc helps<a href="notes.xhtml#n1">1</a>.</p>'
    found = book({"a.xhtml": mark, "notes.xhtml": NOTES}, spine=[0, 1])
    assert [one.key for one in find_citations(found)] == ["1"]


def test_where_each_chapter_numbers_its_notes_no_mark_is_taken_for_that_of_another():
    mark = '<p>Zinc helps<a href="b.xhtml#n1">1</a>.</p>'
    found = book({"a.xhtml": mark + NOTES, "b.xhtml": NOTES}, spine=[0, 1])
    assert [link.target for link in found.blocks[0].links] == ["b.xhtml#n1"]
