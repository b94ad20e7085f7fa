"""OpenDocument texts: what LibreOffice shows is read, piece by piece as what it is."""

import json
from xml.sax.saxutils import escape

import pytest

from claimcheck.model import BlockKind, InputError
from claimcheck.readers import _odt_text, read
from readers.file_odt import packed

pytest.importorskip("lxml")


def document(body, styles=""):
    return read(data=packed(body, styles), format="odt", name="a.odt")


def test_headings_paragraphs_lists_and_tables_are_what_they_are():
    found = document(
        '<text:h text:outline-level="2">Zinc</text:h><text:p>It<text:s text:c="2"/>helps'
        "<text:line-break/>much.</text:p><text:list><text:list-item><text:p>One</text:p><text:list>"
        "<text:list-item><text:p>Deep</text:p></text:list-item></text:list></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>Dose</text:p>"
        "</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>75 mg"
        "</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert [(block.kind.value, block.level, block.prose.text) for block in found.blocks] == [
        ("heading", 2, "Zinc"),
        ("paragraph", 0, "It  helps much."),
        ("list_item", 1, "One"),
        ("list_item", 2, "Deep"),
        ("table_cell", 0, "Dose"),
        ("table_cell", 0, "75 mg"),
    ]
    assert found.blocks[-1].cell.header == "Dose"
    assert found.locate(found.blocks[1].span).paragraph == 2


def test_a_style_is_known_by_what_it_is_based_on():
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    (block,) = document('<text:p text:style-name="P1">So.</text:p>', styles).blocks
    assert block.kind is BlockKind.BLOCK_QUOTE


def test_raised_digits_links_and_notes_are_marked():
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'style:text-position="super 58%"/></style:style>'
    )
    found = document(
        '<text:p>Zinc<text:span text:style-name="T1">1</text:span> in a <text:a '
        'xlink:href="https://doi.org/10.1/x">trial</text:a><text:note><text:note-citation>2'
        "</text:note-citation><text:note-body><text:p>Lee 2020.</text:p></text:note-body></text:note>"
        ".</text:p>",
        styles,
    )
    first, note = found.blocks
    assert first.prose.text == "Zinc1 in a trial."
    assert [kind for kind, _ in first.marks] == ["superscript", "footnote"]
    assert first.links[0].target == "https://doi.org/10.1/x"
    assert (note.kind, note.label, note.prose.text) == (BlockKind.FOOTNOTE, "2", "Lee 2020.")


def test_what_is_no_text_is_refused():
    for data in (b"", b"PK\x03\x04", packed("<text:p>")):
        with pytest.raises(InputError):
            read(data=data, format="odt")


def test_title_and_settings_stand_in_the_properties():
    meta = (
        "<dc:title>On zinc</dc:title>"
        '<meta:user-defined meta:name="claimcheck:kind">leaflet</meta:user-defined>'
    )
    found = read(data=packed("<text:p>Zinc.</text:p>", meta=meta), format="odt", name="a.odt")
    assert found.metadata["title"] == "On zinc"
    assert found.metadata["claimcheck"]["kind"] == "leaflet"


def test_comments_that_speak_to_us_know_what_they_are_about():
    found = document(
        "<text:p>Zinc <office:annotation office:name='1'><dc:creator xmlns:dc='x'>Ann</dc:creator>"
        "<text:p>claimcheck: ignore CC201 -- known</text:p></office:annotation>helps"
        "<office:annotation-end office:name='1'/> much.<office:annotation><text:p>Hm.</text:p>"
        "</office:annotation></text:p>"
    )
    assert found.text == "Zinc helps much."
    (comment,) = found.comments
    assert (comment.span.of(found.text), comment.author) == ("helps", "Ann")


def test_each_of_many_comments_is_looked_up_once(monkeypatch):
    asked = []
    read = _odt_text.attribute_of
    monkeypatch.setattr(_odt_text, "attribute_of", lambda *one: asked.append(one) or read(*one))
    opened = "".join(f"<office:annotation office:name='{n}'/>" for n in range(300))
    closed = "".join(f"<office:annotation-end office:name='{n}'/>" for n in range(300))
    document(f"<text:p>{opened}Zinc{closed}</text:p>")
    assert 300 < len(asked) < 1500


def zotero(words):
    """Give a mark as Zotero keeps it in LibreOffice: the record is the name of the mark."""
    work = {
        "DOI": "10.1/x",
        "title": "Zinc",
        "type": "article-journal",
        "author": [{"family": "Kim"}],
    }
    item = {"citationItems": [{"id": 1, "uris": ["http://zotero.org/1"], "itemData": work}]}
    name = escape(f"ZOTERO_ITEM CSL_CITATION {json.dumps(item)} RNDabc", {'"': "&quot;"})
    start, end = (f'<text:reference-mark-{what} text:name="{name}"/>' for what in ("start", "end"))
    return f"{start}{words}{end}"


def test_marks_of_zotero_lead_to_the_records_that_they_carry():
    found = document(f"<text:p>Zinc helps {zotero('(Kim 2020)')}.</text:p>")
    (cited,) = found.citations
    assert cited.span.of(found.text) == "(Kim 2020)"
    assert [found.bibliography[key].title for key in cited.keys] == ["Zinc"]


def test_the_list_of_zotero_holds_entries():
    section = '<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RND1">'
    found = document(f"<text:p>Zinc.</text:p>{section}<text:p>Kim. Zinc.</text:p></text:section>")
    assert [block.prose.text for block in found.reference_items] == ["Kim. Zinc."]


def test_code_within_a_sentence_is_no_words():
    code = '<text:span text:style-name="Source_Text">zinc --all</text:span>'
    assert document(f"<text:p>Use {code} now.</text:p>").blocks[0].prose.text == "Use \ufffc now."


def test_a_quotation_within_an_item_is_one():
    quote = '<text:p text:style-name="Quotations">So they say.</text:p>'
    found = document(
        f"<text:list><text:list-item><text:p>One</text:p>{quote}</text:list-item></text:list>"
    )
    assert [block.kind for block in found.blocks] == [BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE]
