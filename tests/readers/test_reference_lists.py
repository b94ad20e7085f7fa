"""Reference lists as people paste them, in plain text and in Markdown that is plain text inside."""

import pytest

from claimcheck import read
from claimcheck.model import BlockKind, Prose, Segment, Span
from claimcheck.readers._prose import cut_out, cuts

BODIES = [
    "Alder, P. (2001). Bread and sleep. Journal of Crumbs, 3(1), 4-9.",
    "World Bread Organization. (2020). Bread at sea.",
    "Office for Loaves and Toast. (2022). National Bread Report. https://loaves.example/report",
    "National Institute for Rye and Care Standards. Bread rule BR99. Leeds: NIRCS; 2021.",
    "Bread page. Example Site. https://bread.example/page. Accessed 3 March 2021.",
    "Dorn S. (2015). Rye, wheat and dreams [Doctoral dissertation, University of Crumbs].",
    "Roe, J., & Poe, A. (2019). Sleep of bakers. Ovens, 4(2), 1–9.",
]
LEAD = "Bread helps bakers to sleep well.\n\n"


def entries(text, form):
    document = read(text=text, format=form)
    return [block.prose.text for block in document.reference_items]


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    "heading", ["## References", "References", "**References**", "LITERATURE:"]
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_list_with_bodies_as_authors_is_whole_however_it_is_set(form, heading, between):
    text = f"{LEAD}{heading}\n\n{between.join(BODIES)}\n"
    assert entries(text, form) == BODIES


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_heading_right_above_the_list_is_no_entry(form):
    assert entries(f"{LEAD}References\n" + "\n".join(BODIES), form) == BODIES


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_prose_behind_the_list_is_none_of_it(form):
    text = f"{LEAD}References\n\n" + "\n\n".join(BODIES) + "\n\nWe thank all bakers for bread.\n"
    document = read(text=text, format=form)
    assert len(document.reference_items) == len(BODIES)
    assert [b.prose.text for b in document.of_kind(BlockKind.CLOSING)] == [
        "We thank all bakers for bread."
    ]


def test_a_title_inside_the_list_parts_it_and_is_no_entry():
    text = (
        "## References\n\nBooks:\n\n1. Adler P. Rye. 2001.\n\nPages:\n\n1. Birch Q. Toast. 2002.\n"
    )
    assert entries(text, "markdown") == ["Adler P. Rye. 2001.", "Birch Q. Toast. 2002."]


def test_a_title_right_above_numbers_inside_the_list_is_no_entry():
    first = "\n".join(f"{n}. {text}" for n, text in enumerate(BODIES[:3], 1))
    second = "\n".join(f"{n}. {text}" for n, text in enumerate(BODIES[3:], 4))
    assert (
        entries(f"{LEAD}## Citations\n\nOn bread:\n{first}\n\nOn rye:\n{second}\n", "markdown")
        == BODIES
    )


def test_labels_may_touch_their_entries():
    text = "**References**\n\n[1]Adler P. Rye. J Crumb. 2001;3:4.\n\n[2]Birch Q. Toast. 2002;4:5.\n"
    found = read(text=text, format="markdown").reference_items
    assert [block.label for block in found] == ["1", "2"]


RUN_ON = (
    "Adler P, et al. Rye. J Crumb. 2001;3:4-9.",
    "de Birch Q. Toast (2) and jam. 2002;4:5-7.",
    "Cole R. Bread 7. Loaves. 2003;5:1. doi:10.1/x.",
)
MARKS = ("[{}] ", "[{}]", "({}) ", "{}. ", "{} ")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("between", [" ", "\n"])
@pytest.mark.parametrize("form", ["html", "markdown", "rst", "latex"])
def test_numbered_entries_that_run_on_in_one_paragraph_are_taken_apart(form, between, mark):
    listed = between.join(mark.format(n) + one for n, one in enumerate(RUN_ON, 1))
    headed = {
        "html": f"<h2>References</h2><p>{listed}</p>",
        "rst": f"References\n==========\n\n{listed}\n",
        "latex": f"\\section{{References}}\n{listed}\n",
    }
    text = headed.get(form, f"## References\n\n{listed}\n")
    found = read(text=text, format=form).reference_items
    assert [(one.label, one.prose.text) for one in found] == list(
        zip(("1", "2", "3"), RUN_ON, strict=True)
    )


def test_entries_that_empty_lines_part_go_on_in_the_lines_that_touch_them():
    text = (
        f"{LEAD}References\n\n[1] Adler P. “Rye and the sleep of bakers in a town.”\n"
        "Journal of Crumbs 3 (2001): 4-9.\n\n[2] Birch Q. “Toast for the tired, and a trial.”\n"
        "Journal of Crumbs 4 (2002): 5-7.\n"
    )
    assert len(entries(text, "text")) == 2


def test_a_number_within_an_entry_begins_no_other():
    listed = "1. Adler P. Rye and wheat, vol. 2. J Crumb. 2001;3:4. [2] of the series."
    document = read(text=f"<h2>References</h2><p>{listed}</p>", format="html")
    assert [one.prose.text for one in document.reference_items] == [listed[3:]]


def test_a_number_in_brackets_begins_a_paragraph_in_restructuredtext():
    document = read(text="[1] begins a line and\n[2] goes on.\n\n1. One.\n2. Two.\n", format="rst")
    assert [one.kind.value for one in document.blocks] == ["paragraph", "list_item", "list_item"]


def test_links_under_sources_are_entries():
    text = f"# Bread\n\n{LEAD}## Sources\n\n1. [How bread works](https://bread.example/how)\n"
    assert entries(text, "markdown") == ["How bread works"]


def test_a_line_that_names_no_list_stays_a_paragraph():
    text = f"{LEAD}Sources\n\nThey dried up in the summer of the year.\n"
    document = read(text=text, format="markdown")
    assert document.reference_items == ()
    assert not list(document.of_kind(BlockKind.HEADING))


def test_a_reference_broken_over_lines_of_markdown_stays_whole():
    text = "## References\n\nRoe, J., & Poe, A. (2019). Sleep of\nbakers. Ovens, 4(2), 1–9.\n"
    assert entries(text, "markdown") == [BODIES[-1]]


def test_bare_numbers_that_go_up_are_the_labels_of_bulleted_entries():
    items = ["6 Forbes L 2012 Rye. J Crumb 3:4", "9 Hale K 2013 Oats.", "19 Royal Mill 2014 Buns."]
    text = "## References\n\n" + "\n".join(f"- {item}" for item in items) + "\n"
    found = read(text=text, format="markdown").reference_items
    assert [block.label for block in found] == ["6", "9", "19"]
    assert found[0].prose.text == "Forbes L 2012 Rye. J Crumb 3:4"
    assert found[0].span.of(text) == found[0].prose.text


def test_numbers_that_do_not_go_up_are_words_of_the_entries():
    text = "## References\n\n- 50 Loaves. 2001.\n- 7 Buns. 2002.\n- 99 Crumbs. 2003.\n"
    found = read(text=text, format="markdown").reference_items
    assert [block.label for block in found] == [None, None, None]


@pytest.mark.parametrize(
    "rest", ["Journal of Crumbs, 13(2), 240-245.", "Crumbs. 2013;309(12):1241-1250."]
)
def test_a_journal_on_a_line_of_its_own_belongs_to_the_entry_above(rest):
    first = "Lamas, G., et al. " + ("(2018). " if "2013" not in rest else "")
    text = f"## References\n\n1. {first}Recovery of bakers.\n   {rest}\n"
    assert entries(text, "markdown") == [f"{first}Recovery of bakers. {rest}"]


LOOSE = [
    "Popper, Karl. 1959. The Logic of Bread. First English edition. Hutchinson & Co.",
    "van Kosslyn, Stephen M., and Brian J. Reiser. 1978. “Visual Crumbs.” Ovens 4 (1): 47–60.",
]


@pytest.mark.parametrize("form", ["markdown", "text", "rst", "html"])
def test_entries_at_the_end_need_no_heading(form):
    text = "\n\n".join([LEAD.strip(), *LOOSE]) + "\n"
    if form == "html":
        text = "".join(f"<p>{one}</p>" for one in (LEAD, *LOOSE))
    assert entries(text, form) == LOOSE


@pytest.mark.parametrize(
    "last", ["Last reviewed by Ann Kim, MD. 2021. More here.", "In 2019, Kim, A. ate bread."]
)
def test_words_at_the_end_that_only_hold_a_year_are_no_entries(last):
    assert entries("\n\n".join([LEAD.strip(), LOOSE[0], last, last]) + "\n", "markdown") == []


def test_parts_are_cut_out_in_one_walk_as_each_is_alone() -> None:
    segments = [Segment(f"{n:03}", Span(3 * n, 3 * n + 3)) for n in range(9)]
    prose = Prose((*segments, Segment("&", Span(27, 32)), Segment("end", Span(32, 35))))
    ranges = [(0, 1), (1, 5), (7, 7), (8, 20), (26, 29), (30, 31)]
    assert cuts(prose, ranges) == [cut_out(prose, *one) for one in ranges]
    assert [part.text for part in cuts(prose, ranges)] == [
        prose.text[start:end] for start, end in ranges
    ]


def test_terse_items_with_a_year_beside_entries_under_sources_are_entries():
    items = [
        "Ferrol CM and others. Bread Notes 2022.",
        "Dorn S. Crumbs 2015.",
        "Roe J, Poe A. Ovens 2019.",
    ]
    listed = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    assert entries(f"{LEAD}## Sources\n\n{listed}\n", "markdown") == items
