"""A text as a notebook, for the laws that hold for every format."""

import json
import re


def file_of(text):
    """Put each paragraph of a text into a cell of its own, code between them."""
    code = {"cell_type": "code", "metadata": {}, "source": "print('no claim')", "outputs": []}
    cells = []
    for number, part in enumerate(re.split(r"(?<=\n\n)", text)):
        source = part if number % 2 else part.splitlines(keepends=True)
        cells += [{"cell_type": "markdown", "metadata": {}, "source": source}, code]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1).encode("utf-8", "surrogatepass")
