"""Footnotes of LaTeX, which stand in the middle of their paragraph."""

import re

from claimcheck.model import Span
from claimcheck.readers._html_inline import InlineText

_CITES = re.compile(r"\\[A-Za-z]{0,20}cite", re.IGNORECASE)
_ENDED = re.compile(r"[.?!][)\]\"'”’]{0,2}\s*$")
_FEWEST_WORDS = 4


def is_block(note: Span, before: InlineText) -> bool:
    """Tell whether a footnote can be read by itself.

    A block is one stretch of the source, so that a footnote parts its paragraph: it does where a
    sentence has ended before it. What a footnote cites stands for that sentence, and is left there.

    Args:
        note: The command with its argument.
        before: What its paragraph shows before it.
    """
    source = note.of(before.text)
    shown = "".join(one.text for one in before.segments[-2:])
    return (
        _ENDED.search(shown) is not None
        and _CITES.search(source) is None
        and len(source.split()) >= _FEWEST_WORDS
    )
