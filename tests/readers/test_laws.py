"""What holds for any text whatever, in every format."""

import contextlib
import copy
import pickle
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import OBJECT, BlockKind, InputError, InternalError, Location, Position, Span
from claimcheck.readers import formats, read
from claimcheck.readers._registry import readers

FRAGMENTS = [
    *"*_`[]()!{}^~$\\&<|#-+:;.?>@\t\n\r\0",
    *["word ", "Zinc helps. ", "\n\n", "\r\n", "**", "``", "](x)", "{#a}", "^1^", "~~", "$$"],
    *["\\*", "&amp;", "<b>", "</b>", "<!--", "-->", "<p>", "</p>", "<td>", "<table>", "<h2>"],
    *["<script>", "</script>", "<code>", "</code>", "<sup>", "</sup>", "<a href='x'>", "</a>"],
    *["<br>", "    ", "> ", "- ", "1. ", "# ", "## ", "|---|---|", "---", "===", ":::", "```"],
    *["[^1]", "[^1]: ", "[r]: x", "@key", "[@k]", "@doi:10.1/a_b", "https://x.org/a_b*"],
    *["\ud800", "\ufeff", "\u00a0", "\u2028", "\x0b", "References\n", "# References\n", "漢字"],
    *["Glossary", "2010", "Smith J. ", "et al.", "[1] ", "• ", "\\cite{a}", "\\begin{x}", "{%"],
    *[
        "--- ----\n",
        "  -------\n",
        "+---+---+\n",
        "| a | b |\n",
        "=== ===\n",
        "a   b\n",
        "\\footnote{",
    ],
    *["\\title{", "}", "Table 1. x", ": cap", "![", "  \n", "\\\n", "...", "½"],
]
texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.text(st.characters(), max_size=200),
)
names = st.sampled_from(formats())


def document_of(text, name):
    """Read a text in a format, or a file of the format that holds the text.

    How such a file is made is told by ``file_of`` in ``tests/readers/file_<format>.py``.
    """
    if takes_any_text(name):
        return read(text=text, format=name)
    return read(data=import_module(f"readers.file_{name}").file_of(text), format=name)


def takes_any_text(name):
    """Tell whether whatever is written is a file of the format."""
    return not (Path(__file__).parent / f"file_{name}.py").is_file()


READ = (BlockKind.REFERENCE, BlockKind.GLOSSARY)


@given(texts, names)
@settings(deadline=None, max_examples=100)
def test_every_block_lies_in_the_source_and_in_its_order(text, name):
    document = document_of(text, name)
    assert document.format == name
    assert document.text_is_source is readers()[name].text_is_source
    if takes_any_text(name):
        assert document.text == text
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    assert all(block.span.end <= len(document.text) for block in document.blocks)


@given(texts, names)
@settings(deadline=None, max_examples=100)
def test_a_literal_run_shows_its_source_or_a_space_or_an_object(text, name):
    document = document_of(text, name)
    for block in document.blocks:
        for segment in block.prose.segments:
            quote = segment.span.of(document.text)
            assert quote
            if segment.is_literal:
                stands_for_space = segment.text == " " and (quote.isspace() or quote == "~")
                assert segment.text in (quote, OBJECT) or stands_for_space


@given(texts, names)
@settings(deadline=None, max_examples=100)
def test_runs_marks_and_links_lie_in_their_block_without_overlap(text, name):
    for block in document_of(text, name).blocks:
        position = block.span.start
        for segment in block.prose.segments:
            assert segment.span.start >= position
            position = segment.span.end
        assert position <= block.span.end
        assert all(block.span.contains(span) for _, span in block.marks)
        for link in block.links:
            assert block.span.contains(link.span)
            assert link.span.contains(link.label)


@given(texts, names)
@settings(deadline=None, max_examples=100)
def test_blocks_that_show_text_never_overlap_and_are_one_line(text, name):
    position = 0
    for block in document_of(text, name).blocks:
        if block.kind.is_prose or block.kind in READ:
            assert block.span.start >= position
            position = block.span.end
            assert "\n" not in block.prose.text
            assert "\r" not in block.prose.text


@given(texts, names, st.data())
@settings(deadline=None, max_examples=100)
def test_any_range_of_prose_has_its_quote_in_the_source(text, name, data):
    document = document_of(text, name)
    for block in document.blocks:
        length = len(block.prose.text)
        if length:
            start = data.draw(st.integers(0, length - 1))
            end = data.draw(st.integers(start + 1, length))
            span = block.prose.source_span(start, end)
            assert block.span.contains(span)
            assert span.of(document.text)


@given(texts, names)
@settings(deadline=None, max_examples=50)
def test_reading_twice_gives_the_same_document(text, name):
    assert document_of(text, name) == document_of(text, name)


@given(texts, names, st.data())
@settings(deadline=None, max_examples=100)
def test_the_place_of_a_span_is_one_that_an_editor_finds(text, name, data):
    document = document_of(text, name)
    start = data.draw(st.integers(0, len(document.text)))
    span = Span(start, data.draw(st.integers(start, len(document.text))))
    place = document.locate(span)
    assert place.line >= 1
    assert place.column >= 1
    if document.text_is_source:
        assert (place.offset, place.end) == (span.start, span.end)
        assert document.lines.offset(Position(place.line, place.column)) == span.start
    if place.offset is not None:
        assert place.offset <= place.end


@given(texts, names)
@settings(deadline=None, max_examples=100)
def test_a_document_leaves_the_process_as_it_is(text, name):
    document = document_of(text, name)
    again = pickle.loads(pickle.dumps(document))
    assert again == document == copy.deepcopy(document)
    assert hash(again) == hash(document)
    assert isinstance(again.locate(Span(0, 0)), Location)


@given(st.binary(max_size=300), names)
@settings(deadline=None, max_examples=100)
def test_any_bytes_are_read_or_refused(data, name):
    try:
        document = read(data=data, format=name)
    except InternalError:
        raise
    except InputError:
        return
    assert document.format == name


NASTY = {
    "quotes": ">" * 5000,
    "brackets": "[" * 5000,
    "closed brackets": "[" * 3000 + "]" * 3000,
    "stars": "*a " * 5000,
    "backticks": "".join("`" * (count % 50) + "a" for count in range(1000)),
    "tags": "<a " * 5000,
    "comments": "a <!--" * 5000,
    "dollars": "$a " * 5000,
    "one line": "word " * 20000,
    "many lines": "a word\n" * 5000,
    "many paragraphs": "A\n\n" * 5000,
    "bars": "|" * 5000,
    "environments": "\\begin{a}\n" * 1000,
    "addresses": "http://a(" * 3000,
    "entries": "References\n" + "Smith J. Zinc. 2010;1(2):3-4.\n" * 1000,
    "front matter": "---\na: " + "[" * 1000 + "\n---\n",
}


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize("case", NASTY)
@pytest.mark.no_cover  # size reaches no new line
@pytest.mark.usefixtures("no_hang")
def test_no_text_is_left_without_an_answer(case, name):
    with contextlib.suppress(InputError):
        document = document_of(NASTY[case], name)
        assert document.text == NASTY[case] or not takes_any_text(name)
