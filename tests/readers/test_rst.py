"""reStructuredText: what a reader of the page sees, and what it cites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import find_citations, read
from claimcheck.citations import link_citations
from claimcheck.model import OBJECT, BlockKind, InputError
from claimcheck.pipeline.bibliographies import own_list

PAGE = """Bread
=====

.. _bread:

Rye bread lowers weight in
adults :cite:p:`rye2019,oat2020`.

.. note:: Oats help too :cite:t:`bun2021`.

.. figure:: loaf.png
   :width: 50%

   A loaf [1]_ of rye.

Methods
-------

- Bakers ate
  rye.
#. Nurses ate oats.

Run this::

    x = "`code`"

.. code-block:: python

   print(":cite:`none`")

.. bibliography:: refs.bib

.. [1] Baker B. Rye and oats. J Bread 2019;3:1-9.
"""


def shown(kind):
    return [block.prose.text for block in read(text=PAGE, format="rst").of_kind(kind)]


def test_paragraphs_lists_and_captions_are_read():
    assert shown(BlockKind.HEADING) == ["Bread", "Methods"]
    assert shown(BlockKind.LIST_ITEM) == ["Bakers ate rye.", "Nurses ate oats."]
    assert shown(BlockKind.CAPTION) == ["A loaf [1] of rye."]
    assert shown(BlockKind.PARAGRAPH)[-1] == "Run this::"


def test_sections_are_nested_by_the_first_use_of_their_marks():
    levels = [block.level for block in read(text=PAGE, format="rst").of_kind(BlockKind.HEADING)]
    assert levels == [1, 2]


def test_roles_cite_and_code_does_not():
    document = read(text=PAGE, format="rst")
    keys = [mention.key for mention in find_citations(document) if mention.style == "key"]
    assert keys == ["rye2019", "oat2020", "bun2021"]


def test_a_link_with_its_address_is_a_source_and_shows_its_words():
    text = "Rye lowers weight, as `a trial of\n  rye <https://doi.org/10.1000/rye>`_ shows in adults.\n"
    document = read(text=text, format="rst")
    assert document.blocks[0].prose.text == "Rye lowers weight, as a trial of rye shows in adults."
    assert [mention.key for mention in find_citations(document)] == ["doi:10.1000/rye"]


def test_keys_stand_where_the_file_has_them():
    document = read(text=PAGE, format="rst")
    assert [
        mention.span.of(PAGE) for mention in find_citations(document) if mention.style == "key"
    ] == ["rye2019", "oat2020", "bun2021"]


def cells(text):
    """Give row, column, words and header of each cell."""
    found = read(text=text, format="rst").of_kind(BlockKind.TABLE_CELL)
    return [(one.cell.row, one.cell.column, one.prose.text, one.cell.header) for one in found]


def test_simple_tables_are_read_by_the_strokes_over_their_columns():
    text = """
=====  ============  =====
Dose   Effect        N
=====  ============  =====
75 mg  lowers pain   40
       at night

80 mg  raises mood   12, and more
=====  ============  =====

Behind.
"""
    assert cells(text)[3:] == [
        (1, 0, "75 mg", "Dose"),
        (1, 1, "lowers pain at night", "Effect"),
        (1, 2, "40", "N"),
        (2, 0, "80 mg", "Dose"),
        (2, 1, "raises mood", "Effect"),
        (2, 2, "12, and more", "N"),
    ]
    assert read(text=text, format="rst").blocks[-1].prose.text == "Behind."


def test_grid_tables_are_read_between_their_bars():
    text = "+----+-----+\n| A  | B   |\n+====+=====+\n| x  | y z |\n|    | w   |\n+----+-----+\n"
    assert cells(text) == [
        (0, 0, "A", "A"), (0, 1, "B", "B"), (1, 0, "x", "A"), (1, 1, "y z w", "B"),
    ]  # fmt: skip


BROKEN = """+--------+-------------+-------+
| Dose   | Effect      | N     |
+========+=============+=======+
| 75 mg  | It lowers   | 40    |
| a day  | {further:11} | women |
+--------+-------------+-------+
"""


def test_cells_whose_lines_stand_beside_each_other_are_whole():
    text = BROKEN.format(further="pain.")
    document = read(text=text, format="rst")
    assert cells(text)[3:] == [
        (1, 0, "75 mg a day", "Dose"),
        (1, 1, "It lowers pain.", "Effect"),
        (1, 2, "40 women", "N"),
    ]
    effect = document.blocks[4]
    assert effect.span.of(text) == "It lowers"
    assert effect.prose.source_span(0, len("It lowers pain.")).of(text) == "It lowers"
    assert effect.prose.source_span(0, 2).of(text) == "It"


def test_a_line_of_a_cell_that_needs_its_own_place_is_read_by_itself():
    found = [words for _, _, words, _ in cells(BROKEN.format(further="[@kim2020]"))[3:]]
    assert found == ["75 mg a day", "It lowers", "40 women", "[@kim2020]"]


def test_a_cell_of_several_sentences_is_parted_behind_each_and_decimals_part_none():
    further = "pain by 0.5. Sleep too"
    found = [words for _, _, words, _ in cells(BROKEN.format(further=further))[3:]]
    assert found == ["75 mg a day", "It lowers pain by 0.5.", "40 women", "Sleep too"]
    found = [words for _, _, words, _ in cells(BROKEN.format(further="pain. Sleep too"))[3:]]
    assert found == ["75 mg a day", "It lowers pain.", "40 women", "Sleep too"]


def test_the_head_of_a_row_is_named_without_its_marks():
    text = "+---+---+\n| A | B |\n+===+===+\n| **Zinc** | 5 mg |\n+---+---+\n".replace(
        "---", "-" * 10
    )
    text = text.replace("===", "=" * 10).replace("| A | B |", "| A        | B        |")
    text = text.replace("| **Zinc** | 5 mg |", "| **Zinc** | 5 mg     |")
    last = read(text=text, format="rst").blocks[-1]
    assert last.cell.row_header == "Zinc"


@given(st.lists(st.lists(st.sampled_from(["rye", "a & b", "``x``", "&amp;", "**b**", "no."]),
                         min_size=3, max_size=3), min_size=1, max_size=4))  # fmt: skip
def test_cells_of_any_lines_lie_apart_and_show_their_source(lines):
    border = "+" + "---------+" * 3
    rows = ("|" + "|".join(f" {one:8}" for one in line) + "|" for line in lines)
    text = "\n".join([border, *rows, border, ""])
    position = 0
    for block in read(text=text, format="rst").blocks:
        assert block.span.start >= position
        position = block.span.end
        for segment in block.prose.segments:
            assert block.span.contains(segment.span)
            quote = segment.span.of(text)
            assert not segment.is_literal or segment.text in (quote, OBJECT, " ")


def test_list_tables_have_whole_cells_and_a_caption():
    text = """.. list-table:: Doses
   :header-rows: 1

   * - Dose
     - Effect of
       rye
   * - 5 g
     - Rye lowers
       weight.
"""
    document = read(text=text, format="rst")
    assert document.blocks[0].prose.text == "Doses"
    assert document.blocks[0].kind is BlockKind.CAPTION
    assert cells(text) == [
        (0, 0, "Dose", "Dose"),
        (0, 1, "Effect of rye", "Effect of rye"),
        (1, 0, "5 g", "Dose"),
        (1, 1, "Rye lowers weight.", "Effect of rye"),
    ]


def test_pointers_to_entries_of_the_document_lead_there():
    text = (
        "Rye helps [Bek2018]_ in adults [1]_, and men [#x]_.\n\n"
        ".. [Bek2018] Bek B. Rye and oats. J Bread 2019;3:1-9.\n"
        ".. [1] Second B. Oats for all. J Bread 2018;3:1-9.\n"
        ".. [#x] Third C. Oats in men. J Bread 2017;3:1-9.\n"
    )
    document = read(text=text, format="rst")
    assert document.blocks[0].prose.text == "Rye helps in adults [1], and men."
    own = own_list(document)
    years = [own[one.resolved_key].year for one in link_citations(document, own)]
    assert years == [2019, 2018, 2017]


def test_a_note_that_is_no_entry_cites_nothing():
    text = "Rye helps [1]_ men.\n\n.. [1] It grows well in the rain.\n"
    document = read(text=text, format="rst")
    assert document.blocks[0].prose.text == "Rye helps men."
    assert find_citations(document) == ()


def test_escaped_spaces_and_links_within_the_page_show_their_words_alone():
    text = "Rye helps (\\ `Hale et al.\n2021 <#ref-hale>`__\\ ) all.\n"
    document = read(text=text, format="rst")
    assert document.blocks[0].prose.text == "Rye helps (Hale et al. 2021) all."


def test_what_stands_in_a_container_is_read_and_its_name_is_not():
    text = (
        "References\n==========\n\n.. container:: references\n   :name: refs\n\n"
        "   .. container:: entry\n\n      Hale T. Rye and oats. J Bread. 2021;3:1-9.\n"
    )
    (entry,) = read(text=text, format="rst").reference_items
    assert entry.prose.text == "Hale T. Rye and oats. J Bread. 2021;3:1-9."


def test_what_is_indented_is_a_quotation():
    document = read(text="Zinc helps.\n\n   It is wired,\n   they say.\n\nSo.\n", format="rst")
    assert [block.kind for block in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.BLOCK_QUOTE,
        BlockKind.PARAGRAPH,
    ]


def test_a_title_that_the_first_section_repeats_is_read_once():
    text = "====\nZinc\n====\n\n:Author: A\n\nZinc\n====\n\nDoses\n-----\n\nSo.\n"
    document = read(text=text, format="rst")
    headings = [(block.prose.text, block.level) for block in document.of_kind(BlockKind.HEADING)]
    assert headings == [("Zinc", 1), ("Doses", 2)]


def test_a_table_of_more_cells_than_anybody_reads_is_refused():
    rule, row = "+" + "---+" * 2_000, "|" + " x |" * 2_000
    table = "\n".join([rule, *([row, rule] * 11)])
    with pytest.raises(InputError, match="cells of tables"):
        read(text=table, format="rst")


def words_of(text):
    return [block.prose.text for block in read(text=text, format="rst").blocks]


def test_a_link_shows_its_words_wherever_it_leads():
    assert words_of("See `the loaf <../loaf.html>`__ and `rye <#rye>`_.\n") == [
        "See the loaf and rye."
    ]


def test_a_link_that_touches_a_word_shows_its_words():
    assert words_of("Rye helps\\ `[17] <#ref17>`__.\n") == ["Rye helps[17]."]


def test_code_beneath_two_colons_is_no_text():
    document = read(text="Run:\n\n::\n\n   Rye cures\n   \n   all.\n\nEnd.\n", format="rst")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH]


def test_items_of_a_list_in_a_cell_are_cells_of_their_own():
    found = [words for _, _, words, _ in cells(BROKEN.format(further="- pain"))[3:]]
    assert found == ["75 mg a day", "It lowers", "40 women", "pain"]


def shown_kinds(text):
    document = read(text=text, format="rst")
    return [(one.kind.value, one.level, one.prose.text) for one in document.blocks]


def test_items_may_have_letters_and_an_initial_is_none():
    text = "a. Zinc\nb. Tea\n   too\n\n(i) Rye\n\nJ. Kim said so.\n"
    assert [(kind, words) for kind, _, words in shown_kinds(text)] == [
        *[("list_item", "Zinc"), ("list_item", "Tea too"), ("list_item", "Rye")],
        ("paragraph", "J. Kim said so."),
    ]


def test_words_and_what_they_mean_are_paragraphs_of_their_own():
    text = "Zinc\n   A metal.\n\n   It helps.\n\nA sentence that goes on in the next line and is\n  set in.\n"
    assert [words for _, _, words in shown_kinds(text)] == [
        *["Zinc", "A metal.", "It helps."],
        "A sentence that goes on in the next line and is set in.",
    ]


def test_a_quotation_within_an_item_is_one():
    assert shown_kinds("- Zinc helps.\n\n     So they say.\n\n  Tea too.\n") == [
        *[("list_item", 1, "Zinc helps."), ("block_quote", 0, "So they say.")],
        ("list_item", 1, "Tea too."),
    ]


def test_an_informal_heading_names_a_list_of_references():
    text = "Zinc\n====\n\n- It helps.\n\n  .. rubric:: References\n     :name: refs\n\n1. Kim A. Zinc for colds. JRSM. 2020;1:1-2.\n"
    assert [one.prose.text for one in read(text=text, format="rst").reference_items] == [
        "Kim A. Zinc for colds. JRSM. 2020;1:1-2."
    ]


def test_an_option_that_goes_on_in_the_next_line_is_no_words():
    text = ".. figure:: a.png\n   :alt: Zinc in\n      adults\n\n   Zinc in children.\n"
    assert shown_kinds(text) == [("caption", 0, "Zinc in children.")]


def test_an_escaped_space_at_the_end_of_a_line_leaves_the_line_its_own():
    assert shown_kinds("Zinc\\ \nhelps *a*\\ lot.\n")[0][2] == "Zinc helps alot."


def test_an_item_within_an_item_is_a_deeper_one():
    text = "- Tea:\n\n  1. is warm\n\n     - and sweet\n\n- Rye"
    blocks = read(text=text, format="rst").blocks
    assert [(block.prose.text, block.level) for block in blocks] == [
        ("Tea:", 1),
        ("is warm", 2),
        ("and sweet", 3),
        ("Rye", 1),
    ]


def test_a_link_right_behind_a_colon_is_no_role():
    (block,) = read(text="Tea helps (by weight):`[2] <https://x.org>`__ much.", format="rst").blocks
    assert block.prose.text == "Tea helps (by weight):[2] much."
    assert [link.target for link in block.links] == ["https://x.org"]


def test_an_aside_may_go_on_in_the_next_line_of_a_cell():
    text = (
        "+-------+------+\n| Rye   | Tea  |\n| (two  | for  |\n| cups) | all  |\n+-------+------+\n"
    )
    cells = read(text=text, format="rst").blocks
    assert [cell.prose.text for cell in cells] == ["Rye (two cups)", "Tea for all"]


def test_a_role_may_hold_one_letter_where_others_follow():
    text = "At 5\\ :sup:`2` units, and mice\\ :sup:`3,4` too.\n"
    assert [block.prose.text for block in read(text=text, format="rst").blocks] == [
        "At 52 units, and mice3,4 too."
    ]
