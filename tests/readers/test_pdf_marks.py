"""Links and raised numbers of PDF files."""

import pytest

from claimcheck.model import InputError
from claimcheck.readers import read
from claimcheck.readers._pdf_marks import MOST_LINKS
from readers.file_pdf import paged

pytest.importorskip("pypdfium2")

TRIAL = "https://zinc.example/trial"


def links_of(document):
    return [
        (link.span.of(document.text), link.target)
        for block in document.blocks
        for link in block.links
    ]


def raised_of(document):
    return [
        span.of(document.text)
        for block in document.blocks
        for kind, span in block.marks
        if kind == "superscript"
    ]


def test_the_words_beneath_a_link_lead_to_its_address():
    page = ["Zinc shortens colds in adults and in children."]
    found = read(data=paged(page, links=[(72, 90, 92, 104, TRIAL)]), format="pdf")
    assert links_of(found) == [("Zinc", TRIAL)]


def test_a_link_that_goes_on_in_the_next_line_is_one():
    page = ["In a trial of many people who had colds for weeks zinc", "helped in the end of it."]
    places = [(72, 90, 400, 104, TRIAL), (72, 105, 180, 116, TRIAL)]
    found = read(data=paged(page, links=places), format="pdf")
    assert links_of(found) == [(found.text, TRIAL)]


def test_a_link_stands_for_the_address_that_its_words_show():
    page = ["See https://zinc.example/tr for more of it."]
    found = read(data=paged(page, links=[(90, 90, 200, 104, TRIAL)]), format="pdf")
    assert [target for _, target in links_of(found)] == [TRIAL]


def test_a_link_in_a_cell_belongs_to_its_words():
    rows = [
        (left, top, 10, text)
        for top, row in zip((100, 112, 124), ("Herb Use", "Sage Tea", "Zinc Pill"), strict=True)
        for left, text in zip((72, 300), row.split(), strict=True)
    ]
    found = read(data=paged(rows, links=[(300, 116, 318, 126, TRIAL)]), format="pdf")
    assert links_of(found) == [("Pill", TRIAL)]


def test_numbers_that_are_small_and_high_are_raised_and_others_are_not():
    page = [
        (72, 100, 12, "Zinc shortens colds."),
        (178, 96, 7, "3,4"),
        (192, 100, 12, "Tea is given to 12 children."),
        (72, 114, 12, "Water, or H"),
        (131, 117, 7, "2"),
        (135, 114, 12, "O, is one more."),
    ]
    found = read(data=paged(page), format="pdf")
    assert found.text == (
        "Zinc shortens colds.3,4 Tea is given to 12 children. Water, or H2O, is one more."
    )
    assert raised_of(found) == ["3,4"]


def test_more_links_than_a_page_can_hold_are_refused():
    with pytest.raises(InputError, match=r"holds over 2,000 links on page 1"):
        read(
            data=paged(["Zinc."], links=[(72, 90, 99, 104, TRIAL)] * (MOST_LINKS + 1)), format="pdf"
        )
