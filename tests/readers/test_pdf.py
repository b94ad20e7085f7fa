"""PDF files: words in reading order, without what the page needs, each with page and box."""

import time
import zlib

import pytest

from claimcheck.model import BlockKind, InputError
from claimcheck.readers import read
from claimcheck.readers._pdf_forms import check_forms
from readers.file_pdf import paged

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

    def test_thousands_of_pages_that_share_a_stream_are_refused_in_time(self):
        page = [f"Zinc helps in trial {n} of many." for n in range(50)]
        data = paged(*[page] * 3000, shared=True)
        started = time.process_time()
        with pytest.raises(InputError, match="one page over and over"):
            read(data=data, format="pdf")
        assert time.process_time() - started < 2

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


@pytest.mark.parametrize("content", [b" " * 30_000_000, b"(x) Tj " * 40_000])
def test_a_stream_that_unpacks_to_what_no_page_holds_is_refused(content):
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
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
    check_forms(_with_forms(*forms), "a.pdf")
