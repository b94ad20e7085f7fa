"""Plain text as people paste it."""

import pytest

from claimcheck.model import BlockKind
from claimcheck.readers import read

REFERENCES = [
    "Adams, B. and Cole, D. “Zinc and colds.” Journal of Colds, vol. 12, no. 3, 2001, pp. 45-67.",
    "Baker, E. et al. “Honey at night.” Annals of Sleep, vol. 3, 2012, pp. 1-9.",
    "Clark, F. “Tea.” Nature of Tea, vol. 4, 2015, pp. 22-31.",
]


def blocks(text):
    return read(text=text, format="text").blocks


def shown(text, kind):
    return [block.prose.text for block in blocks(text) if block.kind is kind]


def test_a_short_line_behind_an_empty_one_is_a_heading_without_marks():
    text = "\nFirst Steps\nZinc shortens colds in adults.\n\nHow Does Zinc Work?\nNobody knows.\n"
    assert shown(text, BlockKind.HEADING) == ["First Steps", "How Does Zinc Work?"]
    assert blocks(text)[-1].section == ("How Does Zinc Work?",)


def test_two_empty_lines_set_off_the_upper_level():
    text = (
        "Basics\nZinc is a metal.\n\nWhere It Is Found\nIt is found in oysters.\n"
        "\n\nAdvanced\nZinc binds to proteins.\n"
    )
    levels = {b.prose.text: b.level for b in blocks(text) if b.kind is BlockKind.HEADING}
    assert levels == {"Basics": 1, "Where It Is Found": 2, "Advanced": 1}
    assert blocks(text)[3].section == ("Basics", "Where It Is Found")


def test_marked_numbered_and_underlined_headings_keep_their_level():
    text = "Colds\n=====\n\n## Doses ##\n\nSome zinc.\n\n2.1 Timing\n\nIn the evening.\n"
    levels = [(b.prose.text, b.level) for b in blocks(text) if b.kind is BlockKind.HEADING]
    assert levels == [("Colds", 1), ("Doses", 2), ("2.1 Timing", 2)]


def test_a_sentence_a_byline_and_an_address_are_no_headings():
    text = "Zinc works.\n\nBy Jo Doe\n\nhttps://example.org/Zinc\n\nZinc again is good."
    assert shown(text, BlockKind.HEADING) == []


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped():
    text = "Zinc shortens colds in adults.\nHoney calms the cough of children.\nTea is warm."
    assert len(shown(text, BlockKind.PARAGRAPH)) == 3


def test_wrapped_lines_are_one_paragraph_on_one_line():
    text = (
        "Zinc shortens colds in adults who take it early, and\n"
        "it does so at doses that most people can bear well.\n"
        "\n"
        "Honey calms the cough.\n"
    )
    first, second = shown(text, BlockKind.PARAGRAPH)
    assert first.endswith("early, and it does so at doses that most people can bear well.")
    assert second == "Honey calms the cough."


def test_a_heading_inside_wrapped_text_is_not_lost():
    text = (
        "Zinc shortens colds in adults who take it early, and\n"
        "it does so at doses that most people can bear well.\n"
        "Side Effects\n"
        "A bad taste is common, and so is some nausea when the\n"
        "lozenge is taken without food.\n"
    )
    assert shown(text, BlockKind.HEADING) == ["Side Effects"]


def test_bullets_and_numbers_make_list_items_with_hanging_lines():
    text = "Take this:\n- zinc\n  in the evening\n• honey\n* tea\n– rest\n1. first\n2) second\n"
    items = [block for block in blocks(text) if block.kind is BlockKind.LIST_ITEM]
    assert [item.prose.text for item in items] == [
        "zinc in the evening",
        "honey",
        "tea",
        "rest",
        "first",
        "second",
    ]


def test_an_indented_item_is_one_level_deeper():
    text = "- zinc\n    - as a salt\n- honey\n"
    levels = [b.level for b in blocks(text) if b.kind is BlockKind.LIST_ITEM]
    assert levels == [1, 2, 1]


def test_tables_need_neither_outer_pipes_nor_a_ruler():
    for text in (
        "Herb | Dose |\n---|---|\nSage | 2 g |\n",
        "| Herb | Dose |\n| Sage | 2 g |\n",
        "Herb | Dose\n:--|--:\nSage | 2 g\n",
    ):
        cells = [block for block in blocks(text) if block.kind is BlockKind.TABLE_CELL]
        assert [cell.prose.text for cell in cells] == ["Herb", "Dose", "Sage", "2 g"]
        last = cells[-1].cell
        assert (last.row, last.column, last.header, last.row_header) == (1, 1, "Dose", "Sage")


def test_rows_copied_from_a_spreadsheet_are_a_table():
    cells = [b for b in blocks("Herb\tDose\nSage\t2 g\n") if b.kind is BlockKind.TABLE_CELL]
    assert [cell.prose.text for cell in cells] == ["Herb", "Dose", "Sage", "2 g"]


def test_a_line_that_ends_in_a_citation_mark_is_no_heading():
    for end in (".1", ".²", ". [3]", ".1,2"):
        assert shown(f"\nZinc Helps Most Adults{end}\n\nMore.\n", BlockKind.HEADING) == []


def test_entries_may_begin_with_a_bare_number_that_counts_up():
    found = listed(*(f"{number} {one}" for number, one in enumerate(REFERENCES, 1)))
    assert [one.label for one in found] == ["1", "2", "3"]
    assert [one.prose.text for one in found] == REFERENCES


def test_a_number_alone_on_its_line_labels_what_follows():
    found = listed("1.", REFERENCES[0], "", "2.", REFERENCES[1])
    assert [one.label for one in found] == ["1", "2"]
    assert [one.prose.text for one in found] == REFERENCES[:2]


def test_an_address_on_its_own_line_belongs_to_the_entry_above():
    found = listed(REFERENCES[0], "https://doi.org/10.1000/1", *REFERENCES[1:])
    assert len(found) == 3
    assert found[0].prose.text.endswith("https://doi.org/10.1000/1")


def test_a_lone_bar_is_no_table():
    assert shown("The value of |x| is small.", BlockKind.TABLE_CELL) == []


def test_captions_and_quotations_are_marked_as_such():
    text = "Table 1. Doses of zinc\n\nTable 1 shows the doses.\n\n> Zinc is good,\n> she said.\n"
    assert shown(text, BlockKind.CAPTION) == ["Table 1. Doses of zinc"]
    assert shown(text, BlockKind.BLOCK_QUOTE) == ["Zinc is good, she said."]


def listed(*lines):
    text = "Colds\nZinc works well.\n\nReferences\n" + "\n".join(lines) + "\n"
    return [block for block in blocks(text) if block.kind is BlockKind.REFERENCE]


def test_a_reference_list_may_have_bullets():
    for bullet in ("- ", "• ", "* "):
        assert [r.prose.text for r in listed(*(bullet + one for one in REFERENCES))] == REFERENCES


def test_a_reference_list_may_have_numbers_and_they_become_labels():
    for style in ("{}. ", "[{}] ", "{}) ", "({}) "):
        lines = [style.format(number) + one for number, one in enumerate(REFERENCES, 1)]
        found = listed(*lines)
        assert [one.prose.text for one in found] == REFERENCES
        assert [one.label for one in found] == ["1", "2", "3"]


def test_a_reference_list_may_stand_one_a_line_or_apart():
    assert [r.prose.text for r in listed(*REFERENCES)] == REFERENCES
    assert [r.prose.text for r in listed("\n\n".join(REFERENCES))] == REFERENCES


def test_a_reference_list_may_hang():
    lines = [one.replace(", vol", ",\n    vol") for one in REFERENCES]
    assert [r.prose.text for r in listed(*lines)] == REFERENCES


def test_page_numbers_at_the_start_of_a_line_are_no_new_entry():
    found = listed(
        "[1] Adams B. Zinc. J Colds. 2001;12:100-", "105. doi:10.1000/x", "[2] Cole D. Tea."
    )
    assert [one.label for one in found] == ["1", "2"]


def test_the_span_of_an_entry_leaves_bullet_and_label_out():
    text = "References\n[7] Adams B. Zinc. J Colds. 2001;12:1-5.\n"
    (entry,) = [b for b in blocks(text) if b.kind is BlockKind.REFERENCE]
    assert entry.span.of(text) == "Adams B. Zinc. J Colds. 2001;12:1-5."


def test_prose_and_a_glossary_behind_the_list_end_it():
    text = (
        "Colds\nZinc works well.\n\nReferences\n"
        + "\n".join("- " + one for one in REFERENCES)
        + "\n\nA Last Thought\nRest is the best of all.\n\nGlossary\n\nzinc salts\n\nhoney\n"
    )
    assert len(shown(text, BlockKind.REFERENCE)) == 3
    assert shown(text, BlockKind.CLOSING) == ["Rest is the best of all."]
    assert shown(text, BlockKind.GLOSSARY) == ["zinc salts", "honey"]
    assert shown(text, BlockKind.HEADING) == ["Colds", "References", "A Last Thought", "Glossary"]
    assert blocks(text)[-1].section == ("Glossary",)


def test_a_heading_that_may_mean_anything_needs_entries_that_look_like_references():
    foods = "Colds\nZinc works well.\n\nSources\n- oysters\n- beef\n"
    assert shown(foods, BlockKind.LIST_ITEM) == ["oysters", "beef"]
    pages = "Colds\nZinc works well.\n\nSources\n- Zinc facts, https://example.org/zinc\n"
    assert len(shown(pages, BlockKind.REFERENCE)) == 1


def test_prose_right_beneath_the_list_is_no_entry():
    text = "References\n" + "\n".join(REFERENCES) + "\nWe thank all who had a cold for this.\n"
    assert len(shown(text, BlockKind.REFERENCE)) == 3
    assert shown(text, BlockKind.CLOSING) == ["We thank all who had a cold for this."]


def test_an_infinity_sign_used_as_a_dash_stays():
    text = "One metal ∞ zinc ∞ helps."
    assert shown(text, BlockKind.PARAGRAPH) == [text]


def test_web_addresses_are_links_without_the_full_stop_behind_them():
    text = "See https://example.org/a_(b). Also (http://example.org/c)."
    (block,) = blocks(text)
    assert [link.target for link in block.links] == [
        "https://example.org/a_(b)",
        "http://example.org/c",
    ]
    assert all(link.span.of(text) == link.target for link in block.links)


def test_lone_carriage_returns_end_lines():
    assert len(blocks("Zinc is a metal.\rHoney is sweet.\r\nTea is warm.")) == 3


def test_the_real_article_has_its_twelve_references_tables_and_headings(shared):
    document = read(shared / "articles" / "oxytocin-wellness.txt")
    assert len(document.reference_items) == 12
    headings = list(document.of_kind(BlockKind.HEADING))
    assert [heading.prose.text for heading in headings][-3:] == [
        "References",
        "Reflection",
        "Glossary",
    ]
    assert len(headings) == 13
    shapes = {}
    for block in document.of_kind(BlockKind.TABLE_CELL):
        shapes.setdefault(block.cell.table, set()).add((block.cell.row, block.cell.column))
    assert [len(shape) for shape in shapes.values()] == [20, 24]
    assert len(list(document.of_kind(BlockKind.LIST_ITEM))) == 3
    assert len(list(document.of_kind(BlockKind.CLOSING))) == 6
    assert len(list(document.of_kind(BlockKind.GLOSSARY))) == 13


class TestDrawnTables:
    def cells(self, text):
        return [
            (block.cell.row, block.cell.column, block.cell.header, block.prose.text)
            for block in read(text=text, format="text").blocks
            if block.cell
        ]

    @pytest.mark.parametrize(
        "table",
        [
            "  Dose    Days\n  ------- -----\n  75 mg   4\n  90 mg   3\n",
            "  ------- -----\n  Dose    Days\n  75 mg   4\n  90 mg   3\n  ------- -----\n",
            "  -------------\n  Dose    Days\n  ------- -----\n  75 mg   4\n\n  90 mg   3\n  -------------\n",
            "+-------+------+\n| Dose  | Days |\n+=======+======+\n| 75 mg | 4    |\n+-------+------+\n| 90 mg | 3    |\n+-------+------+\n",
            "=====  ====\nDose   Days\n=====  ====\n75 mg  4\n90 mg  3\n=====  ====\n",
        ],
    )
    def test_each_way_to_draw_a_table_gives_its_cells(self, table):
        found = self.cells(f"Doses of zinc.\n\n{table}\nThat is all.\n")
        words = [[text for row, *_, text in found if row == number] for number in range(3)]
        assert words == [["Dose", "Days"], ["75 mg", "4"], ["90 mg", "3"]]
        assert found[-1][2] == "Days"

    def test_a_cell_of_several_lines_is_one_and_stands_in_its_first(self):
        text = (
            "  -----------------------------\n  Zinc            Helps\n"
            "  --------------- -------------\n  Shortens colds  For adults\n"
            "  in adults       only\n\n  Costs           Little\n"
            "  -----------------------------\n"
        )
        assert [words for *_, words in self.cells(text)][2:4] == [
            "Shortens colds in adults",
            "For adults only",
        ]

    def test_what_stands_behind_a_colon_beneath_a_table_is_its_caption(self):
        text = "  Dose    Days\n  ------- -----\n  75 mg   4\n\n  : Doses of zinc\n\nMore.\n"
        kinds = [(block.kind, block.prose.text) for block in read(text=text, format="text").blocks]
        assert (BlockKind.CAPTION, "Doses of zinc") in kinds

    @pytest.mark.parametrize("text", ["---- ----", "-------\nx", "a\n--- ---", "+---+", "=== ==="])
    def test_strokes_that_draw_no_table_are_let_be(self, text):
        assert not self.cells(text)


WRAPPED = "Zinc lozenges shorten the common cold by a third, as seven trials\nof adults have shown in the last twenty years or so.\n"


def test_a_wrapped_paragraph_that_is_set_in_is_a_quotation():
    quote = "  We are wired to connect, and zinc is the wire, which is a pretty\n  line, but no trial supports it.\n"
    blocks = read(text=f"{WRAPPED}\n{quote}\n{WRAPPED}", format="text").blocks
    assert [block.kind for block in blocks][1] is BlockKind.BLOCK_QUOTE


def test_a_title_of_several_words_stands_above_headings_that_nothing_tells_apart():
    text = f"Zinc and the common cold: does it help?\n\n{WRAPPED}\nMethods\n\n{WRAPPED}\nResults\n\n{WRAPPED}"
    last = read(text=text, format="text").blocks[-1]
    assert last.section == ("Zinc and the common cold: does it help?", "Results")


def test_an_entry_over_several_lines_is_one_though_its_lines_look_like_entries():
    entries = (
        "Skuse, D. H. et al. 2014. “Common Polymorphism in the Receptor\n"
        "Gene (OXTR) Is Associated with Skills.”\n"
        "Proceedings of the Academy of Sciences 111 (5): 1987–92.\n\n"
        "Weisman, O. et al. 2012. “Administration to Parent Enhances\n"
        "Readiness.” Biological Psychiatry 72 (12): 982–89.\n"
    )
    document = read(text=f"{WRAPPED}\nReferences\n\n{entries}", format="text")
    assert len(document.reference_items) == 2


def test_a_wide_line_further_on_makes_no_heading_of_a_wrapped_line():
    text = (
        "Diagnosis of chronic Chagas disease is made after consideration of the\n"
        "patient's clinical findings, as well as by the likelihood of being\n"
        "infected, such as having lived in an endemic country.\n\n"
        "What are the treatments for parasites that are known as American trypanosomiasis here?\n\n"
        "None of them helps every patient who has carried the parasite for years\n"
        "or who was infected long ago.\n"
    )
    first = read(text=text, format="text").blocks[0]
    assert first.kind is BlockKind.PARAGRAPH
    assert first.prose.text.endswith("endemic country.")


def test_a_numbered_title_behind_bullets_begins_a_section():
    text = (
        "3. Boosted Immune Function\n\nIt wakes cells.\n\n-   It helps the blood.\n\n"
        "4. Increased Metabolism and Fat Loss\n\nCold burns fat in all who try it.\n"
    )
    kinds = [(one.kind, one.prose.text) for one in read(text=text, format="text").blocks]
    assert kinds[3] == (BlockKind.HEADING, "4. Increased Metabolism and Fat Loss")


@pytest.mark.parametrize(
    "title",
    ["How might it affect me?", "So, what should we do?", "Cold training?", "2. First Steps"],
)
def test_a_short_question_and_a_numbered_title_above_bullets_name_sections(title):
    text = f"Zinc is a metal that is found in oysters and in beans.\n\n{title}\n\n- Zinc helps.\n"
    assert blocks(text)[-1].section == (title,)


def test_a_question_of_many_words_is_none():
    asked = "Might it be that most of the zinc that people take is lost again on its way?"
    assert shown(f"Zinc is a metal.\n\n{asked}\n\nNobody knows.\n", BlockKind.HEADING) == []


def test_a_line_across_the_page_is_no_words():
    drawn = blocks("Zinc helps.\n\n-----\n\nTea too.\n")
    assert [block.prose.text for block in drawn] == [
        "Zinc helps.",
        "Tea too.",
    ]


def test_a_heading_may_lead_from_one_thing_to_another():
    text = "It is so.\n\nFrom Boom to Bust\n\nZinc helps children with colds.\n"
    assert read(text=text).blocks[1].kind is BlockKind.HEADING


def test_a_numbered_list_of_titles_beneath_sources_at_the_end_is_one_of_sources():
    text = "Zinc helps.\n\nSources\n\n1. Kava Usefulness and Safety\n2. Job Cut Reports of All\n"
    kinds = [block.kind for block in read(text=text).blocks[2:]]
    assert kinds == [BlockKind.REFERENCE] * 2


@pytest.mark.parametrize(
    "items", ["1. Zinc cut colds.\n2. Tea too.", "- Milk and tea\n- Old cheese"]
)
def test_remarks_and_foods_beneath_such_a_heading_are_no_sources(items):
    kinds = [block.kind for block in read(text=f"Zinc helps.\n\nSources\n\n{items}\n").blocks[2:]]
    assert BlockKind.REFERENCE not in kinds
