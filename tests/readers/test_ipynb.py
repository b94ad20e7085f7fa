"""Notebooks: their Markdown cells are read, and a place is a cell and a line in it."""

import json

import pytest

from claimcheck.model import BlockKind, InputError
from claimcheck.readers import read

NOTEBOOK = {
    "cells": [
        {
            "cell_type": "raw",
            "metadata": {},
            "source": ["---\n", "bibliography: refs.bib\n", "---"],
        },
        {"cell_type": "code", "metadata": {}, "source": "print('Zinc cures all')", "outputs": []},
        {
            "cell_type": "markdown",
            "metadata": {"note": {"cells": [{"cell_type": "markdown", "source": "not a cell"}]}},
            "source": [
                '# "Größe" \U0001f9ea\n',
                "\n",
                "Zinc shortens colds [@kim2020].\r\n",
                "And\tmore.",
            ],
        },
        {"cell_type": "markdown", "metadata": {}, "source": "```\nunclosed"},
        {"cell_type": "markdown", "metadata": {}, "source": "Iron helps."},
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture(params=["escaped", "plain"])
def source(request):
    return json.dumps(NOTEBOOK, indent=1, ensure_ascii=request.param == "escaped")


@pytest.fixture
def document(source):
    return read(data=source.encode(), format="ipynb", name="a.ipynb")


def shown(document):
    return [block.prose.text for block in document.blocks if block.kind.is_prose]


def test_markdown_cells_are_read_and_code_is_not(document):
    assert shown(document) == [
        '"Größe" \U0001f9ea',
        "Zinc shortens colds [@kim2020]. And\tmore.",
        "Iron helps.",
    ]


def test_a_cell_never_runs_into_the_next(document):
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH
    assert document.blocks[-1].section == ('"Größe" \U0001f9ea',)


def test_front_matter_may_stand_in_a_raw_first_cell(document):
    assert document.metadata["bibliography"] == "refs.bib"


def test_a_title_in_a_raw_first_cell_is_read_with_its_place():
    cells = [
        {"cell_type": "raw", "source": ["---\n", 'title: "Zinc ends colds"\n', "---"]},
        {"cell_type": "markdown", "source": ["Zinc helps."]},
    ]
    found = read(text=json.dumps({"nbformat": 4, "cells": cells}), format="ipynb")
    title, text = (block for block in found.blocks if block.kind.is_prose)
    assert (title.prose.text, text.prose.text) == ("Zinc ends colds", "Zinc helps.")
    place = found.locate(title.prose.segments[0].span)
    assert (place.cell, place.line, place.column) == (1, 2, 9)


def test_a_place_is_the_cell_and_the_line_in_it(document):
    places = [document.locate(block.span) for block in document.blocks if block.kind.is_prose]
    assert [(place.cell, place.line, place.column) for place in places] == [
        (3, 1, 1),
        (3, 3, 1),
        (5, 1, 1),
    ]
    assert str(places[1]) == "cell 3, line 3"


def test_a_place_in_the_file_holds_the_quote_as_json_writes_it(source, document):
    for block in document.blocks:
        for segment in block.prose.segments:
            place = document.locate(segment.span)
            assert json.loads(f'"{source[place.offset : place.end]}"') == segment.span.of(
                document.text
            )


def test_a_notebook_of_format_three_is_read():
    old = {
        "nbformat": 3,
        "worksheets": [{"cells": [{"cell_type": "markdown", "source": ["Zinc."]}]}],
    }
    assert shown(read(text=json.dumps(old), format="ipynb")) == ["Zinc."]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"cells": [', '{"a": 1}', "[" * 100_000, "zinc"])
def test_what_is_no_notebook_is_refused_with_what_to_do(text):
    with pytest.raises(InputError, match="is not a notebook") as caught:
        read(text=text, format="ipynb", name="a.ipynb")
    assert caught.value.failure.remedy


def test_the_line_of_broken_json_is_told():
    with pytest.raises(InputError) as caught:
        read(text='{\n"cells": [}', format="ipynb")
    assert caught.value.failure.line == 2
