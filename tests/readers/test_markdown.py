"""Markdown as authors of articles and papers write it."""

from datetime import date
from itertools import pairwise

import pytest

from claimcheck.model import OBJECT, BlockKind
from claimcheck.readers import read


def document(text):
    return read(text=text, format="markdown")


def kinds(text):
    return [(block.kind.value, block.prose.text) for block in document(text).blocks]


def only(text):
    (block,) = document(text).blocks
    return block


def quotes(block, text, kind):
    return [span.of(text) for name, span in block.marks if name == kind]


def test_headings_carry_level_and_section():
    text = "# Zinc\n\nA metal.\n\nDoses\n-----\n\nSmall ones.\n\n# Honey #\n\nSweet.\n"
    found = document(text).blocks
    assert [(b.prose.text, b.level, b.section) for b in found] == [
        ("Zinc", 1, ()),
        ("A metal.", 0, ("Zinc",)),
        ("Doses", 2, ("Zinc",)),
        ("Small ones.", 0, ("Zinc", "Doses")),
        ("Honey", 1, ()),
        ("Sweet.", 0, ("Honey",)),
    ]
    assert found[0].span.of(text) == "# Zinc"
    assert found[4].span.of(text) == "# Honey #"


def test_attributes_of_headings_images_and_links_are_not_read():
    assert only("# Zinc {#sec:zinc .unnumbered}").prose.text == "Zinc"
    assert only("See [it](x){target=_blank} now").prose.text == "See it now"


def test_line_breaks_and_prefixes_read_as_one_space():
    text = "> Zinc helps  \n> many\\\n> people\nwell."
    block = only(text)
    assert (block.kind, block.prose.text) == (BlockKind.BLOCK_QUOTE, "Zinc helps many people well.")
    assert block.prose.source_span(0, 4).of(text) == "Zinc"
    start = block.prose.text.index("many")
    assert block.prose.source_span(start, start + 11).of(text) == "many\\\n> people"


def test_emphasis_is_not_read_but_marked():
    text = "Zinc **really _does_ work** for *a_b* 2*3*4."
    block = only(text)
    assert block.prose.text == "Zinc really does work for a_b 234."
    assert quotes(block, text, "emphasis") == ["**really _does_ work**", "_does_", "*a_b*", "*3*"]


def test_code_and_math_are_objects():
    text = "Run `zinc *x*` and $a_1 + b$ for $5 or ``a`b``."
    block = only(text)
    assert block.prose.text == f"Run {OBJECT} and {OBJECT} for $5 or {OBJECT}."
    assert quotes(block, text, "code") == ["`zinc *x*`", "``a`b``"]


def test_links_show_their_label_and_record_their_target():
    text = "See [the *trial*](https://example.org/a 'T'), [it][r] and <https://example.org/x_y>.\n\n[r]: /z"
    block = only(text)
    assert block.prose.text == "See the trial, it and https://example.org/x_y."
    assert [(link.span.of(text), link.label.of(text), link.target) for link in block.links] == [
        ("[the *trial*](https://example.org/a 'T')", "the *trial*", "https://example.org/a"),
        ("[it][r]", "it", "/z"),
        ("<https://example.org/x_y>", "https://example.org/x_y", "https://example.org/x_y"),
    ]


def test_bare_addresses_stay_and_are_links():
    text = "See https://example.org/a_b_c."
    block = only(text)
    assert block.prose.text == text
    assert [link.target for link in block.links] == ["https://example.org/a_b_c"]


def test_citations_stay_as_they_are_written():
    text = "Zinc helps [see @a_b_c2010, p. 3; -@doe_x] and @roe_y_ [p. 4] @doi:10.1/a_b_c \\cite{x_y_z}."
    assert only(text).prose.text == text


def test_a_link_definition_does_not_swallow_a_citation():
    text = "Zinc helps [@tag:zinc].\n\n[@tag:zinc]: doi:10.1000/x\n"
    assert kinds(text) == [("paragraph", "Zinc helps [@tag:zinc].")]


def test_escapes_and_entities_show_what_they_mean():
    text = "A \\* B &amp; C &lt;5"
    block = only(text)
    assert block.prose.text == "A * B & C <5"
    assert block.prose.source_span(2, 3).of(text) == "\\*"


def test_superscripts_stay_and_are_marked():
    text = "Zinc helps.^1,2^ So does honey<sup>3</sup>."
    block = only(text)
    assert block.prose.text == "Zinc helps.1,2 So does honey3."
    assert quotes(block, text, "superscript") == ["^1,2^", "<sup>3</sup>"]


def test_footnote_references_are_marked_and_definitions_are_blocks():
    text = "Zinc helps.[^n] More.\n\n[^n]: In adults,\n    at least.\n"
    body, note = document(text).blocks
    assert body.prose.text == "Zinc helps. More."
    assert quotes(body, text, "footnote") == ["[^n]"]
    assert (note.kind, note.label, note.prose.text) == (
        BlockKind.FOOTNOTE,
        "n",
        "In adults, at least.",
    )


def test_comments_are_never_read():
    text = "Zinc <!-- check --> helps.\n\n<!-- claimcheck: off -->\n\n<!-- x -->Honey helps.\n"
    found = document(text).blocks
    assert quotes(found[0], text, "comment") == ["<!-- check -->"]
    assert "check" not in found[0].prose.text
    comments = [b.span.of(text) for b in found if b.kind is BlockKind.COMMENT]
    assert comments == ["<!-- claimcheck: off -->", "<!-- x -->"]
    assert [b.prose.text for b in found if b.kind is BlockKind.PARAGRAPH][-1] == "Honey helps."


def test_list_items_know_their_depth_and_each_paragraph_is_one_block():
    text = "1. Zinc\n   daily\n   - as a salt\n\n   With food.\n2. Honey\n"
    found = [(b.prose.text, b.level, b.kind) for b in document(text).blocks]
    assert found == [
        ("Zinc daily", 1, BlockKind.LIST_ITEM),
        ("as a salt", 2, BlockKind.LIST_ITEM),
        ("With food.", 1, BlockKind.LIST_ITEM),
        ("Honey", 1, BlockKind.LIST_ITEM),
    ]


def test_table_cells_know_header_and_row():
    text = "| Herb | Dose |\n|---|--:|\n| *Sage* | 2 \\| 3 g |\n| Mint | |\n"
    cells = [block for block in document(text).blocks if block.cell]
    assert [cell.prose.text for cell in cells] == ["Herb", "Dose", "Sage", "2 | 3 g", "Mint"]
    dose = cells[3]
    assert (dose.cell.row, dose.cell.header, dose.cell.row_header) == (1, "Dose", "Sage")
    assert dose.span.of(text) == "2 \\| 3 g"


def test_captions_of_tables_and_images_are_captions():
    text = "![Zinc in *oysters* [@a]](zinc.png){width=50%}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Doses of zinc {#tbl:d}\n\nTable 2. More doses\n"
    assert [pair for pair in kinds(text) if pair[0] == "caption"] == [
        ("caption", "Zinc in oysters [@a]"),
        ("caption", "Doses of zinc"),
        ("caption", "Table 2. More doses"),
    ]


def test_code_math_and_divisions_are_set_apart():
    text = "::: {.note}\nZinc helps.\n:::\n\n```python\n@zinc\n```\n\n    indented\n\n$$\na\n- b\n$$\n\n\\begin{align}\nx\n\\end{align}\n"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "code", "code", "math", "math"]


def test_front_matter_is_metadata():
    found = document("---\ntitle: Zinc\ndate: 2020-01-02\ntags: [a]\n---\n\nText.\n")
    assert dict(found.metadata) == {"title": "Zinc", "date": date(2020, 1, 2), "tags": ["a"]}
    assert found.blocks[0].kind is BlockKind.FRONT_MATTER


def test_broken_front_matter_is_a_failure_with_its_line_and_the_rest_is_read():
    found = document("---\ntitle: Zinc\nbad: [a\n---\n\nText.\n")
    (failure,) = found.failures
    assert failure.kind == "front-matter"
    assert failure.line is not None
    assert found.blocks[-1].prose.text == "Text."


@pytest.mark.parametrize("value", ["3", "true", "[a.bib, 1]", "[[a.bib]]", "{a: 1}", "2020-01-01"])
def test_a_bibliography_of_another_type_is_a_failure_with_its_line(value):
    document = read(text=f"---\ntitle: x\nbibliography: {value}\n---\nTea.\n", format="markdown")
    (failure,) = document.failures
    assert (failure.line, failure.kind) == (3, "front-matter")


@pytest.mark.parametrize("value", ["", "a.bib", "[a.bib, b.bib]", "{main: a.bib}"])
def test_a_bibliography_is_a_name_a_list_or_a_mapping_of_topics(value):
    document = read(text=f"---\nbibliography: {value}\n---\nTea.\n", format="markdown")
    assert document.failures == ()


def test_title_and_description_of_front_matter_are_read_where_they_stand():
    text = (
        "---\ntitle: \"Zinc *ends* colds\"\nauthor: Bek\nsubtitle: 'By spring'\r\n"
        "description: Zinc cures colds. # draft\nsummary: Zinc heals.  \n---\n\n## Use\n\nDaily.\n"
    )
    found = document(text)
    shown = [b for b in found.blocks if b.kind is not BlockKind.FRONT_MATTER]
    assert [(b.kind.value, b.level, b.prose.text, b.section) for b in shown] == [
        ("heading", 1, "Zinc ends colds", ()),
        ("heading", 2, "By spring", ("Zinc ends colds",)),
        ("paragraph", 0, "Zinc heals.", ("Zinc ends colds",)),
        ("heading", 2, "Use", ("Zinc ends colds",)),
        ("paragraph", 0, "Daily.", ("Zinc ends colds", "Use")),
    ]
    for block in shown:
        assert all(part.span.of(text) == part.text for part in block.prose.segments)
    places = [(block.span.start, block.span.end) for block in found.blocks]
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_a_heading_as_high_as_the_title_of_front_matter_is_no_part_of_it():
    found = document("---\ntitle: Zinc\n---\n\nAt first.\n\n# Use\n\nDaily.\n")
    shown = [(one.prose.text, one.section) for one in found.blocks if one.kind.is_prose]
    assert shown == [("Zinc", ()), ("At first.", ("Zinc",)), ("Use", ()), ("Daily.", ("Use",))]


@pytest.mark.parametrize(
    "value",
    [
        '"Zinc \\"ends\\" colds"',
        "'Zinc''s use'",
        ">\n  Zinc ends colds",
        '"Zinc\n  ends colds"',
        "Zinc\n  ends colds",
        "[Zinc, colds]",
        "2024",
        '"{{ page }}"',
    ],
)
def test_a_value_that_is_not_said_as_it_stands_stays_unread(value):
    found = document(f"---\ntitle: {value}\n---\n\nText.\n")
    assert [block.kind.value for block in found.blocks] == ["front_matter", "paragraph"]


def test_a_title_that_the_first_heading_repeats_is_read_there():
    found = kinds('---\ntitle: "Zinc ends colds"\n---\n\n# Zinc Ends *Colds*\n\nText.\n')
    assert [name for name, _ in found] == ["front_matter", "heading", "paragraph"]


def test_two_rules_are_no_front_matter():
    assert ("paragraph", "Zinc helps.") in kinds("---\n\nZinc helps.\n\n---\n\nMore.\n")


def test_text_inside_raw_html_is_read_and_scripts_are_not():
    text = (
        "<figure><img src='a.png'><figcaption>Zinc <b>salts</b></figcaption></figure>\n\n"
        "<table><tr><th>Herb</th></tr>\n<tr><td>Sage</td></tr></table>\n\n"
        "<script>var zinc = 'helps';</script>\n\n<p>Honey helps.</p>\n"
    )
    shown = [pair for pair in kinds(text) if pair[0] != "html"]
    assert shown == [
        ("caption", "Zinc salts"),
        ("table_cell", "Herb"),
        ("table_cell", "Sage"),
        ("paragraph", "Honey helps."),
    ]


def test_a_reference_list_is_never_prose():
    text = "# References\n\n1. Smith J. Zinc. J Colds. 2010;1:2-3.\n2. Doe J. Tea. J Tea. 2011;2:3-4.\n\n# Closing\n\nRest well.\n"
    found = document(text).blocks
    assert [(b.label, b.prose.text) for b in found if b.kind is BlockKind.REFERENCE] == [
        ("1", "Smith J. Zinc. J Colds. 2010;1:2-3."),
        ("2", "Doe J. Tea. J Tea. 2011;2:3-4."),
    ]
    assert found[-1].kind is BlockKind.CLOSING


def test_numbered_lines_of_one_paragraph_are_entries_of_their_own():
    text = "## References\n\n[1] Smith J. Zinc. J Colds. 2010;1:2-3.\n[2] Doe J. Tea.\nJ Tea. 2011;2:3-4.\n"
    found = [b for b in document(text).blocks if b.kind is BlockKind.REFERENCE]
    assert [b.label for b in found] == ["1", "2"]
    assert found[1].span.of(text) == "Doe J. Tea.\nJ Tea. 2011;2:3-4."


def test_an_empty_reference_section_is_no_reference():
    assert kinds("Zinc helps.\n\n# References\n") == [
        ("paragraph", "Zinc helps."),
        ("heading", "References"),
    ]


def test_a_glossary_is_marked_and_an_appendix_is_read():
    text = "# References\n\n- Smith J. Zinc. 2010;1:2.\n\n# Glossary\n\nzinc\n\n# Appendix A\n\nMore trials.\n"
    assert [kind for kind, _ in kinds(text)] == [
        "heading",
        "reference",
        "heading",
        "glossary",
        "heading",
        "paragraph",
    ]


def test_definitions_and_grid_tables_are_taken_apart():
    assert kinds("Zinc\n: A metal.\n\nHoney\n\n:   A food.\n") == [
        ("paragraph", "Zinc"),
        ("paragraph", "A metal."),
        ("paragraph", "Honey"),
        ("paragraph", "A food."),
    ]
    grid = "+------+-----+\n| Herb | Use |\n+======+=====+\n| Sage | tea |\n+------+-----+\n"
    cells = document(grid).blocks
    assert [cell.prose.text for cell in cells] == ["Herb", "Use", "Sage", "tea"]
    assert (cells[3].cell.header, cells[3].cell.row_header) == ("Use", "Sage")
    assert cells[3].span.of(grid) == "tea"


def test_templates_and_layout_commands_are_not_read():
    text = "\\newpage Zinc {% if a %}helps{% endif %} {{n}} people, see \\ref{fig:a}.\\label{b}"
    shown = " ".join(only(text).prose.text.split())
    assert shown == f"Zinc helps {OBJECT} people, see {OBJECT}."


def test_inline_html_code_links_and_breaks_are_understood():
    text = "Zinc <code>x*</code> and<br>honey <a href='/h&amp;i'>help</a> <script>x</script>all."
    block = only(text)
    assert block.prose.text == f"Zinc {OBJECT} and honey help all."
    assert [(link.label.of(text), link.target) for link in block.links] == [("help", "/h&i")]


def test_deep_lists_do_not_lose_what_follows():
    text = "".join("  " * depth + "- a\n" for depth in range(30)) + "\n\nZinc helps.\n"
    assert kinds(text)[-1] == ("paragraph", "Zinc helps.")


def test_a_table_in_a_quotation_keeps_its_cells():
    text = "> | a | b |\n> |---|---|\n> | 1 | 2 |\n"
    assert [shown for _, shown in kinds(text)] == ["a", "b", "1", "2"]


def test_deep_nesting_does_not_lose_what_follows():
    text = "> " * 500 + "deep\n\nZinc helps.\n"
    assert kinds(text)[-1] == ("paragraph", "Zinc helps.")


def test_every_real_paper_keeps_its_words(shared):
    papers = [*(shared / "data" / "joss").glob("*/paper.*md")]
    papers += (shared / "data" / "manubot").glob("*/*.md")
    assert len(papers) > 30
    for path in papers:
        found = read(path)
        for block in found.blocks:
            for segment in block.prose.segments:
                if segment.is_literal and segment.text != " ":
                    assert segment.span.of(found.text) == segment.text


def test_lines_with_ticks_are_items_of_a_list():
    document = read(text="✅ Rest helps  \n✅ Sleep helps\\\n✅ Tea helps\n", format="markdown")
    assert [block.prose.text for block in document.of_kind(BlockKind.LIST_ITEM)] == [
        "Rest helps",
        "Sleep helps",
        "Tea helps",
    ]


def test_front_matter_may_begin_with_an_empty_line():
    document = read(text="---\n\ntitle: Rest\n---\n\nRest helps.\n", format="markdown")
    assert document.metadata["title"] == "Rest"
    prose = read(text="---\n\nNote: rest helps.\n\n---\n\nTea helps.\n", format="markdown")
    assert not prose.metadata


def test_comments_and_block_breaks_of_myst_are_no_words():
    text = '# Zinc\n\n+++ {"part": "abstract"}\n\nZinc helps.\n\n% Tea cures all.\n\nSo there.\n'
    document = read(text=text, format="markdown")
    assert [block.prose.text for block in document.blocks] == ["Zinc", "Zinc helps.", "So there."]


def test_a_percent_sign_within_a_paragraph_stays():
    text = "We saw that about 50\n% of adults sleep.\n"
    assert "50 % of adults" in read(text=text, format="markdown").blocks[0].prose.text


def test_list_tables_of_myst_have_cells_and_a_caption():
    text = (
        "```{list-table} Doses of zinc\n:header-rows: 1\n* - Dose\n  - Effect\n"
        "* - 5 g\n  - Zinc lowers\n    pain [@kim2020].\n```\n"
    )
    document = read(text=text, format="markdown")
    found = [
        (block.kind.value, block.prose.text, block.cell.header if block.cell else "")
        for block in document.blocks
    ]
    assert found == [
        ("caption", "Doses of zinc", ""),
        ("table_cell", "Dose", "Dose"),
        ("table_cell", "Effect", "Effect"),
        ("table_cell", "5 g", "Dose"),
        ("table_cell", "Zinc lowers pain [@kim2020].", "Effect"),
    ]


def test_a_cell_of_a_grid_that_goes_on_in_the_next_line_is_whole():
    grid = (
        "+------+-------------+-----+\n| Herb | Use         | N   |\n+======+=============+=====+\n"
        "| Sage | for a sore  | - 1 |\n|      | throat      | - 2 |\n+------+-------------+-----+\n"
    )
    cells = document(grid).blocks[3:]
    assert [(one.prose.text, one.cell.header) for one in cells] == [
        *[("Sage", "Herb"), ("for a sore throat", "Use"), ("1", "N"), ("2", "N")]
    ]
    assert cells[1].span.of(grid) == "for a sore"


def test_a_formula_of_one_line_goes_on_with_the_sentence_around_it():
    document = read(
        text="The dose follows\n$$d = a + b$$\nwhere a is the weight.", format="markdown"
    )
    assert [block.prose.text for block in document.blocks] == [
        f"The dose follows {OBJECT} where a is the weight."
    ]


def test_what_a_command_puts_into_an_index_of_its_own_is_not_shown():
    document = read(text=r"Tea\indexA{tea} helps.", format="markdown")
    assert [block.prose.text for block in document.blocks] == ["Tea helps."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tea [[Sleep|and sleep]] go together.", "Tea and sleep go together."),
        ("[[Zinc]] shortens colds.", "Zinc shortens colds."),
        ("See ![[plot.png|300]] here.", f"See {OBJECT} here."),
        ("Zinc shortens colds [[2]].", "Zinc shortens colds [[2]]."),
        ("Take x[[i]] of the list.", "Take x[[i]] of the list."),
        ("Zinc [[a](https://a.example)] helps.", "Zinc [a] helps."),
    ],
)
def test_a_link_to_another_note_shows_its_words_and_an_embedded_file_is_an_object(text, shown):
    assert only(text).prose.text == shown


@pytest.mark.parametrize("address", ["file://trial.pdf#:~:text=zinc", "javascript:void(0)"])
def test_a_link_shows_its_words_wherever_it_leads(address):
    document = read(text=f"Zinc helps ([a trial]({address})).", format="markdown")
    assert document.blocks[0].prose.text == "Zinc helps (a trial)."
