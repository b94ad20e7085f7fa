"""How often the forms of a PDF file draw each other, before anything is drawn.

A form is a drawing that pages and other forms show by name. Forms that show themselves, or each
the next one several times over many levels, keep a reader busy without end in a file of 1 kB.
"""

import re
from collections import Counter
from collections.abc import Mapping

from claimcheck.readers._files import refuse
from claimcheck.readers._pdf_objects import (
    Places,
    drawings_named,
    drawings_shown,
    form_content,
    head_of,
)

_FORM = re.compile(rb"/Subtype\s{0,4}/Form\b")
_MOST_FORMS = 5_000
_MOST_SHOWN = 10_000
_DEEPEST = 40

Forms = Mapping[int, Mapping[int, int]]


def check_forms(data: bytes, places: Places, path: str) -> None:
    """Refuse a file in which one form shows itself, or others over 10,000 times in all.

    Args:
        data: The file.
        places: Where its objects begin.
        path: How the document is named.

    Raises:
        InputError: One does, or forms stand in each other over more than 40 levels.
    """
    if not _FORM.search(data):
        return
    found = [number for number, start in places.items() if _FORM.search(head_of(data, start))]
    forms = {number: _shown(data, places[number], places) for number in found[:_MOST_FORMS]}
    drawn: dict[int, int] = {}
    if any(_drawn(number, forms, drawn, 0) > _MOST_SHOWN for number in forms):
        raise refuse(path, "draws one form over and over", "save it again", "too-large")


def _drawn(number: int, forms: Forms, drawn: dict[int, int], depth: int) -> int:
    """Count how many forms are drawn for one, no further than the limit."""
    if number not in forms:
        return 0
    if depth > _DEEPEST:
        return _MOST_SHOWN + 1
    if number not in drawn:
        whole = 1
        for other, times in forms[number].items():
            whole += times * _drawn(other, forms, drawn, depth + 1)
            if whole > _MOST_SHOWN:
                break
        drawn[number] = whole
    return drawn[number]


def _shown(data: bytes, start: int, places: Places) -> Mapping[int, int]:
    """Count how often a form shows each object that its resources name."""
    names = drawings_named(data, start, places)
    if not names:
        return {}
    counts: Counter[int] = Counter()
    for name, times in drawings_shown(form_content(data, start)).items():
        if name in names:
            counts[names[name]] += times
    return counts
