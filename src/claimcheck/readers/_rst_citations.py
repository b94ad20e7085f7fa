"""Pointers of reStructuredText to an entry or a note of the document: ``[Bek2018]_``, ``[1]_``."""

import re

from claimcheck.model import Span
from claimcheck.readers._mapped import Mapped, joined, pieces_of
from claimcheck.readers._references import is_note_of_works
from claimcheck.resources.patterns import lazy_pattern

_POINTER = lazy_pattern(
    r"\s?(?<![\w`])(\[(?P<label>[A-Za-z][\w.:+-]{0,60}|\d{1,6}|#[\w.:+-]{0,60}|\*)\]_)(?!\w)"
)
_DEFINITION = lazy_pattern(
    r"^[ \t]*\.\. \[([\w#*.:+-]{1,60})\][ \t]+([^\n]{1,2000}(?:\n[ \t]+\S[^\n]{0,2000}){0,20})",
    re.MULTILINE,
)


def entry_labels(text: str) -> frozenset[str]:
    """Give the labels of notes that are entries of a list: named ones, and what looks like one.

    Args:
        text: The source.
    """
    found = _DEFINITION.findall(text) if ".. [" in text else ()
    return frozenset(
        label
        for label, words in found
        if label[0].isalpha() or is_note_of_works(" ".join(words.split()))
    )


def without_pointers(
    content: Mapped, entries: frozenset[str]
) -> tuple[Mapped, tuple[tuple[str, Span], ...]]:
    """Take pointers out of the content of a block; the number of an entry stays to be seen.

    Args:
        content: The content, with the place of each character.
        entries: Labels of entries.

    Returns:
        The content as a reader sees it, and the marks of the pointers.
    """
    marks: list[tuple[str, Span]] = []
    pieces: list[tuple[str, int]] = []
    behind = 0
    for match in _POINTER.finditer(content.text):
        label = match["label"]
        is_entry = label in entries
        shown = match.end() - 1 if is_entry and label.isdigit() else match.start()
        pieces += pieces_of(content, behind, shown)
        behind = match.end()
        if shown == match.start():
            kind = "citation" if is_entry else "footnote"
            span = Span(content.at(match.start(1)), content.behind(match.end(1)))
            marks.append((kind, span))
    if not behind:
        return content, ()
    pieces += pieces_of(content, behind, len(content.text))
    return joined(pieces, ""), tuple(marks)
