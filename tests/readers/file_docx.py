"""A text as a Word file: each line a paragraph, cut into runs, without what XML cannot hold."""

import re
from xml.sax.saxutils import escape

import pytest

from readers.word.packing import packed, para, run


def file_of(text):
    """Give the bytes of a Word file that holds a text."""
    pytest.importorskip("lxml")
    kept = "".join(one for one in text if one in "\t\n" or one.isprintable())
    lines = (
        para("".join(run(escape(part)) for part in re.findall(r"\S+\s*|\s+", line)) or "<w:r/>")
        for line in kept.split("\n")
    )
    return packed("".join(lines))
