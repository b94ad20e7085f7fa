"""Where the text of a notebook stands in its cells."""

from lsprotocol import types

from claimcheck import read
from claimcheck.lsp.notebooks import notebook_json
from claimcheck.lsp.open_texts import OpenText
from claimcheck.lsp.positions import TextPlaces
from claimcheck.lsp.surface import NotebookSurface
from claimcheck.model import Span

MARKUP, CODE = types.NotebookCellKind.Markup, types.NotebookCellKind.Code


def surface(*cells):
    texts = [OpenText(f"cell:{number}", text, 1, kind) for number, (kind, text) in enumerate(cells)]
    kinds = [MARKUP if kind == "markdown" else CODE for kind, _ in cells]
    source = notebook_json(zip(kinds, texts, strict=True))
    document = read(text=source, format="ipynb", name="a.ipynb")
    places = ((text.uri, TextPlaces(text.text)) for text in texts)
    return document, NotebookSurface.of(places, document)


def test_a_span_stands_in_its_cell_and_comes_back():
    document, shown = surface(
        ("markdown", "# One"), ("python", "x = 1"), ("markdown", 'Two "😀"\\n\nthree words.')
    )
    start = document.text.index("three")
    place = shown.place(Span(start, start + 5))
    assert (place.uri, place.range.start) == ("cell:2", types.Position(1, 0))
    assert shown.span(place.uri, place.range) == Span(start, start + 5)


def test_what_goes_beyond_its_cell_is_cut_off_there():
    document, shown = surface(("markdown", "One"), ("markdown", "Two"))
    assert shown.place(Span(0, len(document.text))).range.end == types.Position(0, 3)


def test_a_cell_that_is_not_read_holds_no_span_and_is_told_what_goes_away():
    _, shown = surface(("python", "x"), ("markdown", "Two"))
    point = types.Position(0, 0)
    assert shown.span("cell:0", types.Range(point, point)) is None
    assert shown.uris() == ("cell:0", "cell:1")


def test_a_notebook_without_words_still_has_a_place():
    _, shown = surface(("python", "x = 1"))
    assert shown.place(Span(0, 0)).uri == "cell:0"


def test_front_matter_in_a_raw_cell_is_read():
    document, shown = surface(("raw", "---\ntitle: T\n---\n"), ("markdown", "Two"))
    assert document.metadata["title"] == "T"
    assert shown.place(Span(document.text.index("Two"), len(document.text))).uri == "cell:1"
