"""PDF files: words in reading order, without what the page needs, each with page and box."""

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import BlockKind, InputError, Span
from claimcheck.readers import read
from claimcheck.readers._pdf_forms import check_forms
from claimcheck.readers._pdf_lines import PdfLine
from claimcheck.readers._pdf_objects import places_of
from claimcheck.readers._pdf_paragraphs import paragraphs_of
from claimcheck.readers._pdf_streams import check_streams
from readers.file_pdf import FONTS, paged

pytest.importorskip("pypdfium2")


def document(*pages, **more):
    return read(data=paged(*pages, **more), format="pdf", name="a.pdf")


def shown(read_document):
    return [block.prose.text for block in read_document.blocks]


def test_lines_are_put_together_and_words_cut_at_a_line_end_are_whole():
    page = ["Zinc lozenges short-", "ened colds in seven", "trials."]
    assert shown(document(page)) == ["Zinc lozenges shortened colds in seven trials."]


def test_a_paragraph_goes_on_over_the_page():
    pages = document(["Zinc lozenges shortened colds in"], ["seven trials."])
    assert shown(pages) == ["Zinc lozenges shortened colds in seven trials."]
    place = pages.locate(pages.blocks[0].span)
    assert place.page == 1


def test_running_heads_and_page_numbers_are_no_text():
    pages = [
        [(72, 30, 8, f"Journal of Zinc {n}"), (72, 200, 10, f"Trial {n} showed that zinc helps."), (300, 770, 8, str(n))]
        for n in range(1, 5)
    ]  # fmt: skip
    assert shown(document(*pages)) == [f"Trial {n} showed that zinc helps." for n in range(1, 5)]


def test_larger_lines_are_headings_and_make_sections():
    page = [(72, 100, 16, "Zinc for the common cold"), (72, 130, 14, "Methods")]
    page += [
        (72, 160 + 12 * n, 10, "We searched for trials of zinc and read all of them")
        for n in range(5)
    ]
    found = document(page)
    assert [block.kind for block in found.blocks[:2]] == [BlockKind.HEADING, BlockKind.HEADING]
    assert found.blocks[2].section[-1] == "Methods"


def test_entries_of_a_list_of_references_are_taken_apart():
    lines = ["References", "1. Kim A. Zinc for colds, a trial of", "lozenges. JRSM. 2020;1:1-2."]
    lines += ["2. Lee B. Tea for colds. JRSM. 2021;2:3-4."]
    found = document([*["Zinc helps."] * 3, *lines])
    assert [block.label for block in found.reference_items] == ["1", "2"]
    assert found.reference_items[0].prose.text.endswith("lozenges. JRSM. 2020;1:1-2.")


def test_a_place_is_a_page_and_a_box_on_it():
    found = document(["Zinc helps."], [(100, 400, 10, "Tea does not help.")])
    place = found.locate(found.blocks[-1].span)
    left, top, right, bottom = place.box
    assert place.page == 2
    assert 95 < left < 105 < right
    assert 385 < top < bottom < 410


class TestTrouble:
    @pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no pdf", paged(["Zinc"])[:200]])
    def test_a_broken_file_is_refused(self, data):
        with pytest.raises(InputError, match="cannot be read as a PDF"):
            read(data=data, format="pdf", name="a.pdf")

    def test_a_file_without_words_is_refused(self):
        with pytest.raises(InputError, match="holds no words"):
            document([""])

    def test_more_cells_than_tables_of_people_hold_are_refused_in_time(self, no_hang):
        page = [(10 + 20 * (i % 29), 10 + 5 * (i // 29), 3, f"a{i}") for i in range(29 * 150)]
        with pytest.raises(InputError, match=r"holds over 40,000 cells of tables up to page 10 "):
            document(*[[*page, (10, 780, 3, f"b{number}")] for number in range(25)])

    def test_thousands_of_pages_that_share_a_stream_are_refused_in_time(self, no_hang):
        page = [f"Zinc helps in trial {n} of many." for n in range(50)]
        data = paged(*[page] * 3000, shared=True)
        with pytest.raises(InputError, match="one page over and over"):
            read(data=data, format="pdf")

    def test_a_page_of_too_many_characters_is_refused(self):
        line = "".join(f"BT /F1 .1 Tf 9 {n} Td ({'zinc ' * 1_000}) Tj ET\n" for n in range(1, 31))
        with pytest.raises(InputError, match="too many characters"):
            document([], content=line)


def test_entries_that_neither_hang_nor_have_numbers_are_taken_apart_by_names():
    lines = [
        "References",
        'Kim, A., and B. Lee. 2020. "Zinc for Colds in Adults Who Work by Night." Journal',
        "of Zinc 3: 1-9.",
        'Lee, B. 2021. "Tea for Colds, and for Other Ills of the Winter Months." JRSM 4:2.',
        'Moss, C. 2019. "Sleep." J Rest 2: 1.',
    ]
    found = document([*["Zinc helps."] * 3, *lines])
    assert [item.prose.text[:4] for item in found.reference_items] == ["Kim,", "Lee,", "Moss"]


@pytest.mark.parametrize("content", [b" " * 30_000_000, b"(x) Tj " * 40_000, b"q " * 300_000])
def test_a_stream_that_unpacks_to_what_no_page_holds_is_refused(content):
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    data = b"%PDF-1.4\n4 0 obj\n" + head + packed + b"\nendstream\nendobj\n"
    with pytest.raises(InputError, match="unpacks to far too much"):
        read(data=data, name="a.pdf")


@pytest.mark.usefixtures("no_hang")
def test_a_long_packed_stream_is_unpacked_to_its_end_and_no_further():
    lines = "0 0 m 1 1 l S\n" * 100_000 + "BT /F1 9 Tf 9 9 Td (Zinc helps.) Tj ET"
    packed = zlib.compress(lines.encode()).decode("latin-1")
    plain = paged(["Zinc."], content="@")
    head, _, tail = plain.partition(b"<< /Length 1 >>\nstream\n@")
    said = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}".encode("latin-1")
    assert read(data=head + said + tail, format="pdf").text.strip() == "Zinc helps."


def test_a_page_that_names_one_stream_over_and_over_is_refused_before_it_is_drawn():
    line = "BT /F1 9 Tf 9 9 Td (Zinc helps.) Tj ET "
    data = paged(["Zinc."], content=line * 100)
    (found,) = re.findall(rb"/Contents (\d+) 0 R", data)
    data = data.replace(
        b"/Contents %s 0 R" % found, b"/Contents [" + b"%s 0 R " % found * 1_000 + b"]"
    )
    with pytest.raises(InputError, match="shows over 1,000,000 letters on a page"):
        read(data=data, format="pdf")


def test_a_page_that_shows_one_form_over_and_over_is_refused_before_it_is_drawn():
    form = b"BT /F1 9 Tf 9 9 Td (" + b"Zinc helps. " * 100 + b") Tj ET"
    said = b"<< /Type /XObject /Subtype /Form >>\nstream\n" + form + b"\nendstream"
    page = b"<< /Type /Page /Contents 2 0 R /Resources << /XObject << /X 3 0 R >> >> >>"
    shows = b"<< >>\nstream\n" + b"/X Do " * 1_000 + b"\nendstream"
    objects = (b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate((page, shows, said), 1))
    with pytest.raises(InputError, match="shows over 1,000,000 letters on a page"):
        read(data=b"%PDF-1.4\n" + b"".join(objects), format="pdf")


def test_a_letter_that_stands_for_thousands_is_counted_as_many():
    table = b"<< >>\nstream\n1 beginbfchar <61> <" + b"0061" * 2_000 + b"> endbfchar\nendstream"
    page = b"<< /Type /Page /Contents 2 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
    shows = b"<< >>\nstream\nBT /F1 9 Tf (" + b"a" * 1_000 + b") Tj ET\nendstream"
    font = b"<< /Type /Font /ToUnicode 4 0 R >>"
    parts = enumerate((page, shows, font, table), 1)
    objects = (b"%d 0 obj\n%s\nendobj\n" % pair for pair in parts)
    with pytest.raises(InputError, match="shows over 1,000,000 letters on a page"):
        read(data=b"%PDF-1.4\n" + b"".join(objects), format="pdf")


def test_a_stream_that_is_packed_more_than_once_is_unpacked_as_often():
    packed = zlib.compress(zlib.compress(b" " * 30_000_000))
    head = f"<< /Length {len(packed)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n".encode()
    data = b"%PDF-1.4\n4 0 obj\n" + head + packed + b"\nendstream\nendobj\n"
    with pytest.raises(InputError, match="unpacks to far too much"):
        read(data=data, name="a.pdf")


def _with_forms(*forms: bytes) -> bytes:
    """Give a file whose forms, objects 5 and on, draw what their content names."""
    names = b" ".join(b"/X%d %d 0 R" % (number, number) for number in range(5, 5 + len(forms)))
    head = b"<< /Subtype /Form /Resources << /XObject << " + names + b" >> >> >>\nstream\n"
    objects = [
        b"%d 0 obj\n%s%s\nendstream\nendobj\n" % (number, head, content)
        for number, content in enumerate(forms, 5)
    ]
    return b"%PDF-1.4\n" + b"".join(objects)


@pytest.mark.parametrize(
    "forms",
    [
        [b"/X5 Do"],
        [b"/X6 Do", b"/X5 Do"],
        [*(b"/X%d Do /X%d Do" % (number, number) for number in range(6, 24)), b""],
    ],
    ids=["itself", "each other", "doubled"],
)
def test_forms_that_draw_each_other_over_and_over_are_refused(forms):
    with pytest.raises(InputError, match="draws one form over and over"):
        read(data=_with_forms(*forms), name="a.pdf")


def test_forms_that_stand_in_each_other_a_few_times_are_let_be():
    forms = [*(b"/X%d Do /X%d Do" % (number, number) for number in range(6, 14)), b""]
    data = _with_forms(*forms)
    check_forms(data, places_of(data), "a.pdf")


def cells(read_document):
    return [
        (block.cell.row, block.cell.column, block.prose.text)
        for block in read_document.blocks
        if block.cell
    ]


BEFORE = [(72, 100 + 12 * n, 10, f"Line {n} of a text that reaches far to the right") for n in range(5)]  # fmt: skip


class TestTables:
    def test_lines_beside_each_other_that_keep_to_columns_are_cells(self):
        rows = [("Dose", "Days"), ("75 mg", "Four days"), ("90 mg", "Three days")]
        table = [
            (72 + 200 * column, 200 + 14 * row, 10, text)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        ]
        found = document(BEFORE, [*BEFORE, *table])
        assert cells(found) == [(r, c, text) for r, texts in enumerate(rows) for c, text in enumerate(texts)]  # fmt: skip
        assert found.blocks[-1].cell.header == "Days"

    def test_the_lines_of_a_cell_are_put_together_and_each_has_its_place(self):
        table = [
            *[(72, 200, 10, "Zinc"), (250, 200, 10, "Shortens colds in"), (250, 212, 10, "adults")],
            *[(72, 230, 10, "Tea"), (250, 230, 10, "Does nothing that"), (250, 242, 10, "counts")],
        ]
        found = document([*BEFORE, *table])
        assert cells(found) == [
            *[(0, 0, "Zinc"), (0, 1, "Shortens colds in adults")],
            *[(1, 0, "Tea"), (1, 1, "Does nothing that counts")],
        ]
        start = found.text.index("counts")
        _, top, _, bottom = found.locate(Span(start, start + 6)).box
        assert 230 < top < bottom < 250

    def test_a_cell_may_be_empty_and_a_heading_beneath_is_none(self):
        table = [(72, 200, 10, "Dose"), (250, 200, 10, "Days"), (72, 214, 10, "75 mg")]
        table += [(72, 228, 10, "90 mg"), (250, 228, 10, "Three"), (72, 254, 14, "Methods")]
        found = document([*BEFORE, *table])
        assert cells(found) == [(0, 0, "Dose"), (0, 1, "Days"), (1, 0, "75 mg"), (2, 0, "90 mg"), (2, 1, "Three")]  # fmt: skip
        assert found.blocks[-1].kind is BlockKind.HEADING

    def test_two_columns_of_text_that_the_file_mixes_are_read_one_after_the_other(self):
        left = [f"left {n} of words that go on over the whole column" for n in range(8)]
        right = [f"right {n} of words that go on over the whole column" for n in range(8)]
        page = [
            (x, 100 + 12 * n, 9, text)
            for n, pair in enumerate(zip(left, right, strict=True))
            for x, text in zip((50, 320), pair, strict=True)
        ]
        assert shown(document(page)) == [" ".join([*left, *right])]

    def test_marks_of_items_apart_from_their_words_are_no_column(self):
        page = [
            part
            for n in range(1, 4)
            for part in (
                (72, 100 + 12 * n, 10, f"{n}."),
                (110, 100 + 12 * n, 10, f"Step {n} of it"),
            )
        ]
        assert not cells(document([*BEFORE, *page]))


class TestHeadings:
    def test_a_heading_that_is_broken_over_lines_is_one(self):
        page = [(72, 100, 16, "Zinc for the common cold"), (72, 118, 16, "in adults and children")]
        found = document([*page, *[(72, 160 + 12 * n, 10, "We read all trials of zinc.") for n in range(5)]])  # fmt: skip
        assert found.blocks[0].prose.text == "Zinc for the common cold in adults and children"
        assert found.blocks[1].section == (found.blocks[0].prose.text,)

    def test_a_larger_heading_stands_above_a_smaller_one(self):
        page = [(72, 60, 20, "Zinc for the common cold"), (72, 100, 14, "Methods of this trial")]
        page += [(72, 130 + 12 * n, 10, "We read all trials of zinc.") for n in range(5)]
        page += [(72, 220, 14, "Results of this trial"), (72, 250, 10, "Zinc helps.")]
        found = document(page)
        assert found.blocks[-1].section == ("Zinc for the common cold", "Results of this trial")

    def test_a_title_that_comes_back_beneath_names_and_a_date_is_read_once(self):
        page = [
            (72, 60, 20, "Zinc for the cold"),
            (72, 90, 10, "Ann Kim, 2020-01-01"),
        ]
        page += [(72, 140, 20, "Zinc for the cold")]
        page += [(72, 170 + 12 * n, 10, "We read all trials of zinc.") for n in range(5)]
        kinds = [block.kind for block in document(page).blocks]
        assert kinds == [*[BlockKind.BOILERPLATE] * 2, BlockKind.HEADING, BlockKind.PARAGRAPH]

    @pytest.mark.parametrize("font", ["Helvetica-Bold", "Helvetica-Oblique"])
    def test_a_line_set_off_by_itself_is_a_heading(self, font):
        page = [(72, 100 + 12 * n, 10, "We read all trials of zinc.") for n in range(5)]
        page += [
            (72, 190, 10, "What we found", font),
            (72, 210, 10, "Zinc helps adults with colds."),
        ]
        assert [block.kind for block in document(page).blocks][1] is BlockKind.HEADING


def test_numbered_items_that_hang_are_items_and_no_headings():
    page = [*BEFORE, (72, 170, 10, "We did two things, and did them like this:")]
    page += [(84, 190, 10, "1. We read trials of zinc"), (108, 202, 10, "and of tea")]
    page += [(84, 216, 10, "2. We asked patients how"), (108, 228, 10, "they were")]
    items = [b.prose.text for b in document(page).blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == ["We read trials of zinc and of tea", "We asked patients how they were"]


def test_lines_in_letters_of_one_width_are_code_where_most_are_not():
    page = [*BEFORE, (72, 170, 10, "import zinc", "Courier"), (72, 190, 10, "It helps.")]
    assert [block.kind for block in document(page).blocks] == [
        *[BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH]
    ]
    typed = document([(72, 100, 10, "Zinc helps all adults.", "Courier")])
    assert [block.kind for block in typed.blocks] == [BlockKind.PARAGRAPH]


def test_running_heads_that_change_with_the_chapter_are_known_by_the_page_number():
    pages = [
        [(72, 30, 8, f"Chapter {n}: Zinc and more of it {n + 4}"), (72, 200, 10, f"Trial {n} showed that zinc helps.")]
        for n in range(1, 5)
    ]  # fmt: skip
    assert shown(document(*pages)) == [f"Trial {n} showed that zinc helps." for n in range(1, 5)]


def test_lines_of_a_table_of_contents_are_left_out():
    page = [
        *BEFORE,
        (72, 200, 10, "1 Methods . . . . . . . . . 4"),
        (72, 214, 10, "Zinc helps ...."),
    ]
    assert not any("Methods" in text for text in shown(document(page)))
    assert any("Zinc helps" in text for text in shown(document(page)))


pieces = st.lists(
    st.tuples(
        st.sampled_from([40, 72, 200, 320, 430]),
        st.integers(5, 60).map(lambda line: 12 * line),
        st.sampled_from([8, 10, 14]),
        st.sampled_from(["Zinc helps.", "1.", "a | b", "2 Methods", "of cells", "x . . . . . 4", "- item", "12"]),
        st.sampled_from(FONTS),
    ),
    min_size=1,
    max_size=30,
)  # fmt: skip


@given(st.lists(pieces, min_size=1, max_size=3))
def test_wherever_words_stand_each_span_gives_its_quote_and_its_page(pages):
    try:
        found = document(*pages)
    except InputError:
        return
    position = 0
    for block in found.blocks:
        assert block.span.start >= position
        position = block.span.end
        for segment in block.prose.segments:
            assert segment.span.of(found.text) == segment.text
        assert 1 <= found.locate(block.span).page <= len(pages)


def typeset(*lines, left=72, top=100, step=14):
    """Give lines beneath each other."""
    return [(left, top + step * at, 10, text) for at, text in enumerate(lines)]


FULL = "We read every trial of zinc lozenges that was ever held in adults or in children"


class TestParagraphs:
    def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph(self):
        page = typeset(FULL, "of any age", "Tea was not of any help to anybody who was asked about it", "at all", FULL, FULL)  # fmt: skip
        assert shown(document(page))[:2] == [
            f"{FULL} of any age",
            "Tea was not of any help to anybody who was asked about it at all",
        ]

    def test_a_full_line_goes_on_with_a_name(self):
        assert shown(document(typeset(FULL, "Norway", FULL, FULL)))[0].startswith(f"{FULL} Norway")

    def test_a_line_further_left_than_an_item_is_no_part_of_it(self):
        items = typeset("\xb7 Zinc lozenges", "\xb7 Tea", left=84)
        page = [*items, *typeset("They were bought by nurses", top=128)]
        assert shown(document(page)) == ["Zinc lozenges", "Tea", "They were bought by nurses"]

    def test_a_line_under_the_words_of_an_item_belongs_to_it(self):
        page = [
            *typeset("\xb7 Ask for zinc.", left=84),
            *typeset("Write it down.", left=108, top=114),
        ]
        assert shown(document(page)) == ["Ask for zinc. Write it down."]

    def test_words_at_the_edge_of_the_next_page_are_no_part_of_an_item(self):
        items = [
            *typeset(FULL),
            *typeset("\xb7 Zinc", "\xb7 Tea for all of them", left=84, top=130),
        ]
        found = document(items, typeset("Do not drink it cold", FULL))
        assert shown(found)[2:] == ["Tea for all of them", f"Do not drink it cold {FULL}"]

    def test_an_item_that_goes_on_in_the_next_column_ends_at_its_last_line(self):
        page = [(84, 100, 10, "1. Zinc lozenges"), (98, 112, 10, "that are sold")]
        page += [(384, 60, 10, "2. Tea of every kind"), (398, 72, 10, "that is drunk")]
        page += [(384, 84, 10, "3. Honey from the hills"), (370, 96, 10, "All of it was bought")]
        assert [block.prose.text for block in document(page).blocks] == [
            "Zinc lozenges that are sold",
            "Tea of every kind that is drunk",
            "Honey from the hills",
            "All of it was bought",
        ]

    @pytest.mark.parametrize(
        "mark",
        [
            (84, 100, 10, "\xa7", "Wingdings"),
            (84, 100, 10, "o", "Courier"),
            (84, 100, 10, "1.", "Helvetica"),
        ],
    )
    def test_items_are_known_by_the_marks_that_word_gives_them(self, mark):
        gap = 9 if mark[3] == "1." else 20
        page = [mark, (84 + gap, 100, 10, "Zinc is sold in every shop")]
        found = document([*page, *typeset(FULL, FULL, "and so on.", top=130)]).blocks[0]
        assert (found.kind, found.prose.text) == (BlockKind.LIST_ITEM, "Zinc is sold in every shop")

    def test_lines_that_are_stretched_to_the_edge_are_no_table(self):
        line = "BT /F1 10 Tf {} Tw 72 {} Td ({}) Tj ET"
        words = ["zinc helped some adults", "it was held by the", "nurses in all of the"]
        lines = [line.format(14 + at, 700 - 12 * at, text) for at, text in enumerate(words)]
        lines.append(line.format(0, 664, "towns of the north."))
        found = document([], content="\n".join(lines))
        assert not list(found.of_kind(BlockKind.TABLE_CELL))

    def test_paragraphs_are_parted_by_gaps_though_items_are_spaced_too(self):
        page = typeset(FULL, "of any age^1", FULL, "whatever^2")
        page = [(*line[:1], line[1] + 9 * (at > 1), *line[2:]) for at, line in enumerate(page)]
        page += [(84, 200 + 16 * at, 10, "\xb7 Zinc") for at in range(9)]
        assert shown(document(page))[:2] == [f"{FULL} of any age^1", f"{FULL} whatever^2"]

    def test_a_heading_that_only_sounds_like_a_list_of_references_begins_none(self):
        page = [(72, 60, 16, "1.1 Sources"), *typeset(FULL, "and so on.", FULL, "and more.")]
        kinds = [block.kind for block in document(page).blocks]
        assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


class TestHyphens:
    def test_a_compound_keeps_the_hyphen_at_the_end_of_a_line(self):
        page = typeset("It was an abnormal and odd looking scar, and an abnormal-", "looking one.")
        assert shown(document(page))[0].endswith("an abnormal-looking one.")

    def test_a_word_that_stands_whole_elsewhere_was_cut(self):
        page = typeset("To understand is to stand under it, and we under-", "stand it.")
        assert shown(document(page))[0].endswith("we understand it.")

    def test_a_file_that_cuts_no_words_keeps_its_hyphens(self):
        page = typeset("A double-", "blinded trial of low-", "intensity and split-", "level sound.")
        assert "double-blinded trial of low-intensity and split-level" in shown(document(page))[0]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("the HPV-", "related ones"),
            ("an IL-", "6 level"),
            ("a CYP2D6-", "led path"),
            ("non-", "Hodgkin"),
        ],
    )
    def test_a_hyphen_beside_a_figure_an_abbreviation_or_a_name_stays(self, first, second):
        words = (
            "To understand is to stand under it, and we under-",
            f"stand it, and {first}",
            second,
        )
        assert f"{first}{second}" in shown(document(typeset(*words)))[0]


def test_bold_lines_are_no_headings_where_headings_have_a_colour():
    blue = "0 0 1 rg BT /F2 10 Tf 72 {} Td ({}) Tj ET 0 g"
    black = "BT /F{} 10 Tf 72 {} Td ({}) Tj ET"
    parts = [blue.format(700, "Zinc"), black.format(1, 680, "Zinc helps adults.")]
    parts += [blue.format(640, "Tea"), black.format(2, 620, "Drink it"), blue.format(450, "Rye")]
    parts += [black.format(1, 600 - 14 * at, "Tea helps adults.") for at in range(4)]
    found = document([], content="\n".join(parts))
    headings = found.of_kind(BlockKind.HEADING)
    assert [block.prose.text for block in headings] == ["Zinc", "Tea", "Rye"]


@pytest.mark.usefixtures("no_hang")
def test_what_stands_behind_the_end_of_a_long_stream_is_no_part_of_it():
    packed = zlib.compress(b" " * 2_000_000) + b"\r\n"
    check_streams(b"1 0 obj << /Filter /FlateDecode >>\nstream\n" + packed + b"endstream", "a.pdf")


def test_numbers_in_brackets_may_touch_their_entries():
    lines = ["References", "[1]Kim A. Zinc for colds. JRSM. 2020;1:1-2.", "[2]Lee B. Tea. 2021."]
    found = document([*["Zinc helps."] * 3, *lines])
    assert [block.label for block in found.reference_items] == ["1", "2"]


class TestHeadingsSetApart:
    def test_a_numbered_line_in_larger_letters_is_a_heading(self):
        page = [(72, 60, 16, "1. Teaching of bakers"), *typeset(FULL, "and so on.", FULL, "more.")]
        heading = document(page).blocks[0]
        assert (heading.kind, heading.prose.text) == (BlockKind.HEADING, "1. Teaching of bakers")

    def test_a_bold_heading_may_go_on_in_the_next_line(self):
        bold = [(72, 60, 10, f"Zinc {FULL[:60]}", FONTS[1]), (72, 72, 10, "Of tea", FONTS[1])]
        found = document([*bold, *typeset(FULL, "and so on.", FULL, "and more.")])
        headings = [block.prose.text for block in found.of_kind(BlockKind.HEADING)]
        assert headings == [f"Zinc {FULL[:60]} Of tea"]

    def test_a_large_heading_may_have_loose_lines(self):
        places = [(75.2, 92.1), (99.5, 116.4), (124.7, 140.7)]
        title = [
            PdfLine("Zinc for the cold", 1, (72, top, 400, bottom), size=18.0)
            for top, bottom in places
        ]
        body = [
            PdfLine(FULL, 1, (72, 170 + 12 * n, 500, 180 + 12 * n), size=10.0) for n in range(5)
        ]
        heading, text = paragraphs_of([[*title, *body]])
        assert (heading.lines, heading.level, text.lines) == (title, 1, body)

    def test_a_bold_sentence_over_lines_is_no_heading(self):
        bold = [(72, 160, 10, FULL, FONTS[1]), (72, 172, 10, "and this is all of it.", FONTS[1])]
        found = document([*typeset(FULL, FULL, "and so on."), *bold, *typeset(FULL, FULL, top=200)])
        assert not list(found.of_kind(BlockKind.HEADING))
        assert shown(found)[1] == f"{FULL} and this is all of it."

    def test_a_bold_line_beneath_a_short_line_without_a_full_stop_is_a_heading(self):
        larger = [(72, 60 + 40 * at, 14, f"Part {at} of it") for at in range(1, 4)]
        lines = typeset(FULL, FULL, "and so on", top=210)
        heading = (72, 246, 10, "What they found", FONTS[1])
        found = document([*larger, *lines, heading, *typeset(FULL, FULL, "and more.", top=258)])
        headings = [block.prose.text for block in found.of_kind(BlockKind.HEADING)]
        assert headings[3:] == ["What they found"]

    def test_the_bold_end_of_a_sentence_is_no_heading(self):
        lines = typeset(FULL, f"{FULL[:70]} as in")
        bold = (72, 124, 10, "all of these books:", FONTS[1])
        found = document([*lines, bold, *typeset("\xb7 Zinc", "\xb7 Tea", top=140)])
        assert not list(found.of_kind(BlockKind.HEADING))

    def test_code_has_wide_gaps_and_is_no_table(self):
        page = [(72, 100 + 12 * n, 10, "I . did i . not", FONTS[3]) for n in range(3)]
        page += typeset(FULL, FULL, FULL, FULL, FULL, top=160)
        assert not list(document(page).of_kind(BlockKind.TABLE_CELL))


def test_signs_that_the_text_of_a_page_leaves_out_leave_the_lines_their_places():
    found = document([], content=r"BT /F1 10 Tf 72 692 Td (\002Zinc \002helps adults.) Tj ET")
    left, top, right, bottom = found.locate(found.blocks[0].span).box
    assert 71 < left < 77 < right
    assert 85 < top < bottom < 110
