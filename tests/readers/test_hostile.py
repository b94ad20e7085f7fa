"""Files made to take for ever are refused in one line, or read: none of them hangs."""

import contextlib
import json

import pytest

from claimcheck.model import InputError
from claimcheck.readers import read


def tex(words, times):
    return "\\begin{document}" + words * times + "\\end{document}"


TEXTS = {
    "groups.tex": tex("{a}", 200_000),
    "formulas.tex": tex(r"\(a\) ", 19_000),
    "quotes.tex": tex("``a'' -- ", 100_000),
    "paragraphs.tex": tex("a\n\n", 200_000),
    "signs.tex": tex("(!*+=) ", 200_000),
    "accents.tex": tex("\\'e ", 39_000),
    "cells.tex": tex("\\begin{tabular}{l}" + "a & b \\\\ " * 30 + "\\end{tabular}", 400),
    "own.tex": "".join(
        "\\newcommand{\\" + name + "}[1]{" + "\\ab{#1}\\cd{#1}\\ef{" * 9 + "}" * 9 + "}\n"
        for name in ("ab", "cd", "ef")
    )
    + tex(r"\ab{tea} ", 5_000),
    "items.md": "- Zinc helps.\n" * 28_000,
    "strokes.txt": "-----\n--- ---\n" * 50_000,
    "grid.txt": "+"
    + "-+" * 10_000
    + "\n"
    + ("|" + "x|" * 10_000 + "\n+" + "-+" * 10_000 + "\n") * 9,
    "paragraphs.txt": "A\n\n" * 300_000,
    "paragraphs.md": "a\n\n" * 300_000,
    "paragraphs.rst": "a\n\n" * 300_000,
    "references.txt": "References\n\n" + "Kim A. Zinc. JRSM. 2010;1:1-2.\n" * 100_000,
    "references.xml": "<article><back><ref-list>"
    + "<ref><mixed-citation>Kim A. Zinc. JRSM. 2010;1:1-2.</mixed-citation></ref>" * 100_000
    + "</ref-list></back></article>",
    "marks.xml": "<article><p>"
    + "<xref ref-type='bibr' rid='r1'>1</xref>" * 190_000
    + "</p></article>",
    "paragraph.xml": "<article><p>" + "<bold>1</bold>" * 190_000 + "</p></article>",
    "attributes.html": "<b class='x-y z' id='q' style='color:red'>a</b>" * 99_000,
    "many.html": ("<p " + " ".join(f"a{n}=b" for n in range(900)) + ">a</p>") * 300,
    "elements.html": "<b><i>" * 150_000,
    "header.eml": "Subject: " + "a\n b" * 1_000_000 + "\n\nZinc helps.",
    "words.eml": "Subject: " + "=?utf-8?q?a?= " * 14_000 + "\n\nZinc helps.",
    "parameters.eml": "Subject: a\nContent-Type: text/plain; "
    + "".join(f"a*{n}=b; " for n in range(15_000))
    + "\n\nZinc helps.",
    "charset.eml": "Subject: a\nContent-Type: text/plain; charset=punycode\n\n"
    + "a" * 300_000
    + "-"
    + "b9" * 300_000,
    "parts.eml": "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n"
    + "--b\n\nZinc helps.\n" * 100_000,
    "brackets.ipynb": json.dumps(
        {"cells": [{"cell_type": "markdown", "source": "[" * 3000}] * 1000}
    ),
    "escapes.ipynb": json.dumps({"cells": [{"cell_type": "markdown", "source": "é" * 300_000}]}),
    "values.ipynb": '{"cells": [], "metadata": [' + "1," * 3_000_000 + "1]}",
    "columns.md": "|" + "a|" * 100_000,
    "returns.md": "a\r" * 300_000,
    "letters.txt": "a " * 1_100_000,
    "lines.ipynb": json.dumps({"cells": [{"cell_type": "markdown", "source": ["a\n"] * 300_000}]}),
}


PLAIN = {"eml": b"Subject: Zinc\n\nZinc helps.", "ipynb": b'{"cells": []}', "xml": b"<article/>"}
"""A file of a format that loads its reader; elsewhere any text does."""


SAVE_AGAIN = " (save the message again, or save its text as plain text)"
REFUSED = {
    "marks.xml": "holds over 20,000 cross-references (split it)",
    "escapes.ipynb": "holds over 100,000 lines and escapes (split it)",
    "values.ipynb": "holds over 3,000,000 values and keys (clear its outputs)",
    "columns.md": "holds over 100,000 signs of links, emphasis, citations and cells (split it)",
    "words.eml": f"has a header of over 2,000 encoded words and cut parameters{SAVE_AGAIN}",
    "charset.eml": f"has a body that cannot be decoded{SAVE_AGAIN}",
    "parts.eml": f"holds over 20,000 lines that may part it{SAVE_AGAIN}",
    "paragraph.xml": "holds over 50,000 lines, tags and signs in one paragraph (split it)",
    "many.html": "holds over 200,000 attributes (save the part that matters as HTML)",
    "returns.md": "holds over 200,000 lines (split it)",
    "letters.txt": "holds over 2,000,000 characters in one paragraph (split it)",
    "references.txt": "holds over 15,000 paragraphs, items and cells (split it)",
    "items.md": "holds over 15,000 paragraphs, items and cells (split it)",
}


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - REFUSED.keys()))
@pytest.mark.no_cover  # size reaches no new line
@pytest.mark.usefixtures("no_hang")
def test_a_hostile_file_has_an_answer(name):
    read(data=PLAIN.get(name.partition(".")[2], b"Zinc helps."), name=name)
    data = TEXTS[name].encode()
    with contextlib.suppress(InputError):
        read(data=data, name=name)


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.no_cover  # size reaches no new line
@pytest.mark.usefixtures("no_hang")
def test_an_error_names_file_limit_and_remedy(name):
    with pytest.raises(InputError) as error:
        read(data=TEXTS[name].encode(), name=name)
    assert str(error.value) == f"{name}: {REFUSED[name]}"


@pytest.mark.no_cover  # size reaches no new line
def test_lines_of_code_that_look_like_items_are_not_counted_as_items():
    code = "```\n" + "- zinc\n" * 15_001 + "```\n"
    assert len(read(text=code, format="markdown").blocks) == 1
