"""Powers of ten are read as such wherever a format raises the exponent."""

import pytest

from claimcheck.citations import find_citations
from claimcheck.model import Span
from claimcheck.readers import read
from readers.file_pdf import paged


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Take 10^9^ units.", "markdown"),
        ("Take 10<sup>9</sup> units.", "markdown"),
        ("<p>Take 10<sup>9</sup> units.</p>", "html"),
        (r"\begin{document}Take 10\textsuperscript{9} units.\end{document}", "latex"),
        ("<article><body><p>Take 10<sup>9</sup> units.</p></body></article>", "jats"),
        ("Take 10\\ :sup:`9` units.", "rst"),
    ],
)
def test_the_exponent_of_ten_is_shown_raised_and_keeps_its_place(text, kind):
    document = read(text=text, format=kind)
    (block,) = document.blocks
    assert block.prose.text == "Take 10⁹ units."
    at = block.prose.text.index("⁹")
    assert block.prose.source_span(at, at + 1).of(text) == "9"


def test_an_exponent_may_have_a_sign():
    (block,) = read(text="At 5 × 10^−9^ g.", format="markdown").blocks
    assert block.prose.text == "At 5 × 10⁻⁹ g."


def test_the_exponent_of_a_pdf_file_is_seen_by_its_place():
    page = [(72, 100, 12, "Take it at 10"), (138.1, 96, 7, "9"), (145.5, 100, 12, "units of it.")]
    document = read(data=paged(page), name="a.pdf")
    assert "10⁹" in document.blocks[0].prose.text


@pytest.mark.parametrize("words", ["in 2010", "of group 110", "of 3.10", "of children"])
def test_numbers_raised_behind_anything_else_are_none(words):
    text = f"It was so {words}^3^ too."
    (block,) = read(text=text, format="markdown").blocks
    assert block.prose.text == f"It was so {words}3 too."
    assert ("superscript", Span(10 + len(words), 13 + len(words))) in block.marks


def test_plain_text_cites_by_numbers_behind_a_caret():
    document = read(text="Zinc helps mice^(3,4) a lot, at x^(2).", format="text")
    assert [one.key for one in find_citations(document)] == ["3", "4"]
