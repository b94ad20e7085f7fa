"""A text as a file of each format whose text is not the file, for the laws that hold for all."""

import json
import re


def notebook(text):
    """Put each paragraph of a text into a cell of its own, code between them."""
    code = {"cell_type": "code", "metadata": {}, "source": "print('no claim')", "outputs": []}
    cells = []
    for number, part in enumerate(re.split(r"(?<=\n\n)", text)):
        source = part if number % 2 else part.splitlines(keepends=True)
        cells += [{"cell_type": "markdown", "metadata": {}, "source": source}, code]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1).encode("utf-8", "surrogatepass")


MAKERS = {"ipynb": notebook}


def file_of(text, name):
    """Give the bytes of a file that holds a text; a format without a maker here holds nothing."""
    maker = MAKERS.get(name)
    return maker(text) if maker else b""
