"""Word documents: what Word shows is read, piece by piece as what it is."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from claimcheck.model import BlockKind, InputError
from claimcheck.readers import read
from claimcheck.readers.word._fields import WordField
from readers.word.packing import field, packed, para, run, shown, table, word, wrapped

pytest.importorskip("lxml")


class TestParagraphs:
    def test_styles_tell_headings_captions_and_quotes(self):
        document = word(
            para("Zinc", "Title")
            + para("Dose", "Heading2")
            + para("Much.")
            + para("So.", "Quote")
            + para("Table 1. Doses", "Caption")
            + para("Contents 4", "TOC1")
        )
        assert [(block.kind.value, block.level) for block in document.blocks] == [
            ("heading", 1), ("heading", 2), ("paragraph", 0), ("block_quote", 0), ("caption", 0),
            ("boilerplate", 0),
        ]  # fmt: skip
        assert document.blocks[2].section == ("Zinc", "Dose")

    def test_who_wrote_a_file_and_when_is_no_assertion(self):
        document = word(
            para("Zinc", "Title") + para("Ann Lee", "Author") + para("2026", "Date") + para("So.")
        )
        assert [block.prose.text for block in document.blocks if block.kind.is_prose] == [
            "Zinc",
            "So.",
        ]

    def test_a_quotation_of_libreoffice_is_one(self):
        assert word(para("So.", "Quotations")).blocks[0].kind is BlockKind.BLOCK_QUOTE

    def test_an_outline_level_makes_a_heading_without_a_style(self):
        (block,) = word(para("Zinc", properties='<w:outlineLvl w:val="1"/>')).blocks
        assert (block.kind, block.level) == (BlockKind.HEADING, 2)

    def test_words_cut_into_runs_are_one_text(self):
        runs = (
            run("Zi")
            + run("nc", "<w:b/>")
            + "<w:r><w:tab/><w:t>helps</w:t><w:br/></w:r>"
            + run("much")
        )
        assert shown(word(para(runs))) == ["Zinc helps much"]

    def test_hidden_text_and_soft_hyphens_are_not_shown(self):
        runs = run("Zinc ") + run("never ", "<w:vanish/>") + run("he\u00adlps")
        assert shown(word(para(runs))) == ["Zinc helps"]

    def test_symbols_are_the_letters_that_word_shows(self):
        runs = run("TNF-") + '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>' + run(" rose")
        assert shown(word(para(runs))) == ["TNF-α rose"]

    def test_raised_digits_and_links_are_marked(self):
        runs = run("Zinc helps") + run("1", '<w:vertAlign w:val="superscript"/>')
        link = f'<w:hyperlink r:id="x">{run("trial")}</w:hyperlink>'
        (block,) = word(
            para(runs + run(" in a ") + link), links={"x": "https://doi.org/10.1/x"}
        ).blocks
        assert [kind for kind, _ in block.marks] == ["superscript"]
        assert [link.target for link in block.links] == ["https://doi.org/10.1/x"]

    def test_equations_and_pictures_are_no_words(self):
        runs = run("p ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + "<w:r><w:drawing/></w:r>"
        assert word(para(runs)).blocks[0].prose.text == "p \ufffc\ufffc"

    def test_a_text_box_is_a_paragraph_of_its_own_and_is_read_once(self):
        box = f"<wps:txbx><w:txbxContent>{para('In a box.')}</w:txbxContent></wps:txbx>"
        both = (
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert shown(word(para(run("Zinc.") + both))) == ["Zinc.", "In a box."]

    def test_content_controls_are_read_at_every_level(self):
        inline = f"<w:sdt><w:sdtContent>{run('Zinc')}</w:sdtContent></w:sdt>"
        block = f"<w:sdt><w:sdtContent>{para(inline)}</w:sdtContent></w:sdt>"
        row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{block}</w:tc></w:tr></w:sdtContent></w:sdt>"
        assert shown(word(block + f"<w:tbl>{row}</w:tbl>")) == ["Zinc", "Zinc"]


class TestLists:
    NUMBERS = wrapped(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )

    def item(self, text, depth=0):
        level = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        return para(text, properties=level)

    def test_items_know_their_depth(self):
        body = self.item("One") + self.item("Inner", 1) + self.item("Two")
        document = word(body, parts={"word/numbering.xml": self.NUMBERS})
        assert [(b.kind.value, b.level) for b in document.blocks] == [
            ("list_item", 1), ("list_item", 2), ("list_item", 1),
        ]  # fmt: skip

    def test_entries_of_a_reference_list_know_the_number_that_word_shows(self):
        entry = "Hemilä H. Zinc lozenges and the common cold. JRSM Open. 2017;8(5):1-7."
        body = para("References", "Heading1") + self.item(entry) + self.item(entry)
        document = word(body, parts={"word/numbering.xml": self.NUMBERS})
        assert [block.label for block in document.reference_items] == ["3", "4"]


class TestTables:
    def test_a_cell_knows_its_headers_across_merged_cells(self):
        wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("Days")}</w:tc>'
        first = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{para("75 mg")}</w:tc>'
        more = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{para('<w:r/>')}</w:tc>"
        rows = table(["Dose", wide, "Harm"], [first, "4", "5", "none"], [more, "6", "7", "nausea"])
        cells = {block.prose.text: block.cell for block in word(rows).blocks}
        assert (cells["nausea"].header, cells["nausea"].row_header) == ("Harm", "75 mg")
        assert (cells["6"].row, cells["6"].column) == (2, 1)

    @pytest.mark.usefixtures("no_hang")
    def test_an_absurd_span_is_no_trouble(self):
        wide = f'<w:tc><w:tcPr><w:gridSpan w:val="200000000"/></w:tcPr>{para("x")}</w:tc>'
        assert len(word(table(*[[wide, wide]] * 50)).blocks) == 100


class TestNotes:
    NOTES = wrapped(
        "footnotes",
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>" + run(" Lee 2020."))}</w:footnote>',
    )

    def test_a_note_stands_behind_the_text_and_its_pointer_is_no_word(self):
        body = para(run("Zinc helps.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        document = word(body, parts={"word/footnotes.xml": self.NOTES})
        assert [(block.kind.value, block.prose.text) for block in document.blocks] == [
            ("paragraph", "Zinc helps."),
            ("footnote", "Lee 2020."),
        ]
        (mark,) = document.blocks[0].marks
        assert mark[0] == "footnote"
        assert mark[1].of(document.text) == f"[^{document.blocks[1].label}]"


class TestTrackedChanges:
    BODY = (
        para(run("Zinc ") + f"<w:del>{run('cures').replace('w:t', 'w:delText')}</w:del>"
             f"<w:ins>{run('may shorten')}</w:ins>" + run(" colds."))
        + para(run("Cut"), properties="<w:rPr><w:del/></w:rPr>") + para(run(" here."))
    )  # fmt: skip

    def test_accepted_changes_are_what_is_read(self):
        assert shown(word(self.BODY)) == ["Zinc may shorten colds.", "Cut here."]

    def test_the_original_can_be_read_by_its_format(self):
        document = word(self.BODY, name="docx_original")
        assert shown(document) == ["Zinc cures colds.", "Cut", "here."]

    def test_rows_that_were_removed_or_added_follow(self):
        row = "<w:tr><w:trPr><w:{}/></w:trPr><w:tc>{}</w:tc></w:tr>"
        body = f"<w:tbl>{row.format('del', para('old'))}{row.format('ins', para('new'))}</w:tbl>"
        assert shown(word(body)) == ["new"]
        assert shown(word(body, name="docx_original")) == ["old"]


class TestFields:
    def test_the_text_of_a_field_is_read_and_its_instruction_is_not(self):
        assert shown(word(para(run("See ") + field("REF x", run("Table 1")) + run(".")))) == [
            "See Table 1."
        ]

    def test_fields_nest(self):
        inner = field("DATA", run("hidden"))
        runs = field(f"ADDIN </w:instrText></w:r>{inner}<w:r><w:instrText>", run("(1)"))
        assert shown(word(para(run("Zinc ") + runs))) == ["Zinc (1)"]

    def test_a_hyperlink_field_is_a_link(self):
        runs = field(escape('HYPERLINK "https://doi.org/10.1/x"'), run("trial"))
        (block,) = word(para(run("A ") + runs)).blocks
        assert [link.target for link in block.links] == ["https://doi.org/10.1/x"]

    def test_a_list_that_a_reference_manager_wrote_holds_references(self):
        begin = field("ADDIN ZOTERO_BIBL {}", "@").split("@")
        body = para(begin[0] + run("Lee A. Zinc. 2020.")) + para(
            run("Kim B. Tea. 2021.") + begin[1]
        )
        kinds = [block.kind for block in word(para("Zinc.") + body).blocks]
        assert kinds == [BlockKind.PARAGRAPH, BlockKind.REFERENCE, BlockKind.REFERENCE]

    def test_each_of_many_fields_that_never_close_is_looked_at_once(self, monkeypatch):
        asked = []
        text = WordField.text.fget
        monkeypatch.setattr(WordField, "text", property(lambda one: asked.append(1) or text(one)))
        word(para("Zinc.") + para(field("REF a", "@").split("@")[0] + run("a")) * 300)
        assert len(asked) < 1_500


class TestPlaces:
    def test_a_place_is_a_paragraph(self):
        document = word(para("One.") + para("<w:r/>") + table(["Two."]) + para("Three."))
        places = [document.locate(block.span).paragraph for block in document.blocks]
        assert places == [1, 3, 4]
        assert document.text.splitlines() == ["One.", "", "Two.", "Three."]


class TestTrouble:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "not a Word document"),
            (b"PK\x03\x04 and so on", "not a Word document"),
            (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password"),
            (packed("")[:-30], "not a Word document"),
            (packed("<w:p>"), "damaged part"),
            (packed("<w:sdt>" * 300 + "</w:sdt>" * 300), "damaged part"),
            (packed("", parts={"word/document.xml": "<!DOCTYPE x><x/>"}), "document type"),
            (packed("", parts={"word/document.xml": "<x/>"}), "no body"),
        ],
        ids=["empty", "cut", "encrypted", "truncated", "broken", "deep", "typed", "bare"],
    )
    def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(self, data, says):
        with pytest.raises(InputError, match=says) as caught:
            read(data=data, format="docx", name="a.docx")
        assert caught.value.failure.remedy

    def test_a_bomb_is_refused_in_time(self, no_hang):
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<x>" + b" " * 300_000_000)
        with pytest.raises(InputError, match="over 30 MB"):
            read(data=out.getvalue(), format="docx")

    def test_without_the_extra_the_error_says_what_to_install(self, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "lxml", None)
        with pytest.raises(InputError, match=r"needs lxml.*claimcheck-audit\[word\]"):
            word(para("Zinc."))


def test_more_cells_than_can_be_read_in_good_time_are_refused():
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 300 + "</w:tr>"
    with pytest.raises(InputError, match="over 15,000 paragraphs, items and cells"):
        read(data=packed(f"<w:tbl>{row * 101}</w:tbl>"), name="a.docx")


def test_more_comments_than_people_write_are_refused_with_what_to_do():
    marks = "".join(f'<w:commentReference w:id="{number}"/>' for number in range(10_001))
    told = r"a\.docx: holds over 10,000 comments \(delete those that are done\)"
    with pytest.raises(InputError, match=told):
        read(data=packed(para(run("Zinc.") + f"<w:r>{marks}</w:r>")), name="a.docx")


def test_a_large_initial_belongs_to_the_word_that_it_begins():
    initial = para(run("Z"), properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert shown(word(initial + para("inc helps.") + para("Tea too."))) == [
        *["Zinc helps.", "Tea too."]
    ]


def test_a_blank_that_is_a_run_of_its_own_ends_no_line_of_an_entry():
    first = "Lee, A. (2006). Family involvement."
    second = "Journal of Family, 68(1), 137-154. https://doi.org/10.1000/182"
    other = para("Kim, B. (2005). Zinc for colds. Journal of Zinc, 5(1), 13-15.")
    listed = f"<w:p>{run(first)}{run(' ')}{run(second)}</w:p>{other}"
    document = word(para("References", "Heading1") + listed)
    assert len(document.reference_items) == 2


def test_a_part_that_unpacks_to_far_more_than_any_manuscript_is_refused():
    with pytest.raises(InputError, match="unpacks to over 150 times its size"):
        word(para("Zinc.") * 30_000)
