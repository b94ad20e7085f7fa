"""PDF files: what only places tell of lists, of tables over pages, and of lines set off."""

import pytest

from claimcheck.model import BlockKind
from claimcheck.readers import read
from readers.file_pdf import paged

FULL = "We read every trial of zinc lozenges that was ever held in adults or in children"


def document(*pages):
    return read(data=paged(*pages), name="a.pdf")


def lines(*texts, left=72, top=100, step=14, font="Helvetica"):
    return [(left, top + step * at, 10, text, font) for at, text in enumerate(texts)]


def kinds(*pages):
    return [(block.kind.value, block.level) for block in document(*pages).blocks]


def cells(*pages):
    found = document(*pages).of_kind(BlockKind.TABLE_CELL)
    return [(one.cell.row, one.cell.column, one.prose.text) for one in found]


def test_an_item_that_stands_further_in_is_a_deeper_one():
    page = [
        *lines("\xb7 Zinc in lozenges", left=84),
        *lines("\xb7 Three a day", left=104, top=114),
        *lines("\xb7 Tea", left=84, top=128),
    ]
    assert kinds(page) == [("list_item", 1), ("list_item", 2), ("list_item", 1)]


def test_items_of_another_column_are_as_deep_as_those_before():
    page = [
        *lines("\xb7 Zinc in lozenges", "\xb7 Three a day", left=84, top=600),
        *lines("\xb7 Tea", "\xb7 Water", left=344, top=100),
    ]
    assert {level for _, level in kinds(page)} == {1}


def test_a_bold_line_that_ends_in_a_colon_leads_to_a_list_and_is_no_heading():
    page = [
        *lines(*[FULL] * 4),
        *lines("Benefits:", top=176, font="Helvetica-Bold"),
        *lines("\xb7 Zinc shortens colds", "\xb7 Tea does not", left=84, top=196),
    ]
    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph", "list_item", "list_item"]


def test_a_line_set_off_whose_sentence_goes_on_beneath_is_no_heading():
    page = [
        *lines(*[FULL] * 4),
        *lines(FULL, top=176, font="Helvetica-Oblique"),
        *lines("and more of them than anybody had counted before.", top=190),
    ]
    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph"]


def test_a_short_last_line_of_a_page_ends_its_paragraph_before_a_new_line():
    first = [*lines(*[FULL] * 4), *lines("Route: under the skin", top=700)]
    second = [*lines("Places:", top=100), *lines(*[FULL] * 3, top=130)]
    words = [block.prose.text for block in document(first, second).blocks]
    assert "Route: under the skin" in words
    assert "Places:" in words


def table(top, *rows):
    return [
        (72 + 180 * column, top + 16 * row, 10, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def test_a_table_that_goes_on_over_the_page_is_one_and_its_head_stands_once():
    first = [*lines(*[FULL] * 3), *table(680, ("Dose", "Days"), ("75 mg", "Four"))]
    second = [*table(72, ("Dose", "Days"), ("90 mg", "Three")), *lines(*[FULL] * 3, top=160)]
    assert cells(first, second) == [
        *[(0, 0, "Dose"), (0, 1, "Days")],
        *[(1, 0, "75 mg"), (1, 1, "Four")],
        *[(2, 0, "90 mg"), (2, 1, "Three")],
    ]


def test_a_head_whose_cell_begins_above_the_others_belongs_to_the_table():
    page = [
        *lines(*[FULL] * 3),
        *[(72, 214, 10, "Exposure"), (204, 214, 10, "Odds"), (336, 200, 10, "Confidence")],
        (336, 214, 10, "interval"),
        *[(72, 232, 10, "Zinc"), (204, 232, 10, "0.9"), (336, 232, 10, "0.8 to 1")],
        *[(72, 250, 10, "Tea"), (204, 250, 10, "1.0"), (336, 250, 10, "0.9 to 1.1")],
    ]
    assert cells(page)[:3] == [(0, 0, "Exposure"), (0, 1, "Odds"), (0, 2, "Confidence interval")]


def test_a_word_that_a_narrow_cell_cuts_is_put_together_where_it_stands_whole_elsewhere():
    page = [
        *lines("We asked all siblings and their parents about zinc.", *[FULL] * 2),
        *[(72, 214, 10, "Group"), (204, 214, 10, "Odds"), (336, 214, 10, "Trials")],
        *[(72, 232, 10, "Sib"), (72, 246, 10, "lings"), (204, 232, 10, "0.9")],
        *[(336, 232, 10, "Four"), (72, 264, 10, "All"), (204, 264, 10, "1.0")],
        (336, 264, 10, "Nine"),
    ]
    assert (1, 0, "Siblings") in cells(page)


def test_numbers_of_items_far_from_their_words_make_no_table_with_their_last_lines():
    page = [
        (72, 100, 14, "References", "Helvetica-Bold"),
        *[(72, 130, 10, "1."), (110, 130, 10, "Kim A. Zinc for colds, a trial. J Zinc. November")],
        (110, 144, 10, "2025."),
        *[(72, 160, 10, "2."), (110, 160, 10, "Lee B. Tea for colds, a trial in adults. J Tea.")],
        (110, 174, 10, "2003;4:1-9."),
    ]
    assert [kind for kind, _ in kinds(page)] == ["heading", "reference", "reference"]


def test_a_range_of_pages_that_a_line_end_parts_begins_no_entry():
    page = [
        (72, 100, 14, "References", "Helvetica-Bold"),
        *lines("1. Kim A. Zinc for colds. J Zinc. 2020;15:198-", top=130),
        *lines("202. https://doi.org/10.1000/zinc", left=90, top=144),
        *lines("2. Lee B. Tea for colds. J Tea. 2021;16:1-9.", top=160),
    ]
    words = [block.prose.text for block in document(page).of_kind(BlockKind.REFERENCE)]
    assert words[0].endswith("198-202. https://doi.org/10.1000/zinc")
    assert len(words) == 2


def test_contents_that_name_the_sections_are_navigation_without_any_link():
    names = ("Dose of zinc", "Days of cold", "Cost of tea")
    body = [part for name in names for part in (f"# {name}", "", FULL, "")]
    text = "\n".join([*(f"- {name}" for name in names), "", *body])
    found = [block.kind for block in read(text=text, format="markdown").blocks[:3]]
    assert found == [BlockKind.BOILERPLATE] * 3


@pytest.mark.parametrize("name", ["Dose of zinc", "Sleep"])
def test_a_list_that_names_few_sections_is_one(name):
    text = f"- {name}\n- Honey\n- Cost of tea\n\n# Dose of zinc\n\n{FULL}\n"
    assert read(text=text, format="markdown").blocks[0].kind is BlockKind.LIST_ITEM


def noted(*notes, top=700):
    """Give notes at the foot of a page, each behind its raised number."""
    return [
        part
        for at, (number, text) in enumerate(notes)
        for part in (
            (72, top + 12 * at - 3, 6, number),
            (78, top + 12 * at, 9, text),
        )
    ]


def test_a_footnote_does_not_part_the_sentence_that_goes_on_over_the_page():
    first = [*lines(*[FULL] * 3, "and so we counted", top=600), *noted(("1", "Kim was there."))]
    second = lines("all of them again.", *[FULL] * 3)
    document_ = document(first, second)
    assert "and so we counted all of them again." in document_.blocks[0].prose.text
    (note,) = document_.of_kind(BlockKind.FOOTNOTE)
    assert (note.label, note.prose.text) == ("1", "Kim was there.")
    assert document_.locate(note.span).page == 1


def test_numbers_raised_in_the_middle_of_a_page_begin_no_footnote():
    page = [*lines(*[FULL] * 2), *noted(("1", "Kim was there."), top=400), *lines(FULL, top=600)]
    assert BlockKind.FOOTNOTE not in [block.kind for block in document(page).blocks]


def test_a_dash_at_the_end_of_a_line_keeps_the_space_before_it():
    page = lines("We asked the Bureau of Labor Statistics -", "Employment Situation.", *[FULL] * 2)
    assert "Statistics - Employment" in document(page).blocks[0].prose.text


def test_a_whole_paragraph_in_italics_is_no_heading():
    page = [
        *lines(*[FULL] * 3),
        *lines(FULL, FULL, "and so on it went", top=170, font="Helvetica-Oblique"),
        *lines(*[FULL] * 3, top=240),
    ]
    assert "heading" not in [kind for kind, _ in kinds(page)]


def test_a_line_set_off_whose_bracket_closes_beneath_is_no_heading():
    led = "Zinc lozenges in adults and in children: Lee and others (2019, Journal of Colds"
    page = [
        *lines(*[FULL] * 4),
        *lines(led, top=176, font="Helvetica-Bold"),
        *lines("Review) counted days.", top=190),
    ]
    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph"]


def test_a_row_that_the_page_cuts_is_one():
    head = "Lozenge", "Dose", "Effect"
    first = table(700, head, ("Zinc (acetate or", "24 mg", "Colds are shorter"))
    second = table(72, head, ("gluconate)", "", "in adults"), ("Tea", "One cup", "None"))
    assert cells(first, second)[3:] == [
        *[(1, 0, "Zinc (acetate or gluconate)"), (1, 1, "24 mg")],
        *[(1, 2, "Colds are shorter in adults"), (2, 0, "Tea"), (2, 1, "One cup"), (2, 2, "None")],
    ]


def test_a_row_in_small_letters_beneath_others_in_such_is_a_row_of_its_own():
    head = "Lozenge", "Dose", "Effect"
    first = table(700, head, ("zinc", "24 mg", "shorter colds"))
    second = table(72, head, ("honey", "", "none"), ("tea", "one cup", "none"))
    assert [row for row, _, text in cells(first, second) if text == "none"] == [2, 3]


def test_a_gap_parts_entries_that_nothing_else_parts():
    page = [
        *lines(*[FULL] * 4),
        *lines("References", top=176, font="Helvetica-Bold"),
        *lines(
            "Lee, A. (2019). Zinc and how long colds last in adults and in children of", top=200
        ),
        *lines("every age. Report of the Institute for Colds and Coughs", top=214),
        *lines("Kim, B. (2018). Tea. Journal of Tea 3:4-5", top=240),
    ]
    entries = document(page).of_kind(BlockKind.REFERENCE)
    assert [one.prose.text[:7] for one in entries] == ["Lee, A.", "Kim, B."]


def test_a_small_letter_begins_a_paragraph_behind_a_gap_and_a_line_with_room():
    page = [
        *lines(*[FULL] * 3, "Colds ended sooner in this trial"),
        *lines("eZinc report, second edition", top=190),
        *lines(*[FULL] * 3, top=240),
    ]
    assert [kind for kind, _ in kinds(page)] == ["paragraph", "paragraph", "paragraph"]
