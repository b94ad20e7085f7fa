"""The words that a stretch of LaTeX shows: plain characters, and what stands for a command."""

import re

from claimcheck.model import Span
from claimcheck.readers._html_inline import InlineText

_BLANK = re.compile(r"[ \t\r\n]{2,}|[\r\n]")


def add_words(inline: InlineText, start: int, end: int) -> None:
    """Add plain characters, white space of any length as one space.

    Args:
        inline: The words of the block so far.
        start: Where the characters begin in the source.
        end: Where they end.
    """
    position = start
    for match in _BLANK.finditer(inline.text, start, end):
        inline.add_literal(position, match.start())
        inline.add_shown(" ", Span(*match.span()))
        position = match.end()
    inline.add_literal(position, end)


def show_as(inline: InlineText, shown: str, span: Span) -> None:
    """Show other characters for a command; as many would look as if each stood for one.

    Args:
        inline: The words of the block so far.
        shown: What is shown.
        span: The command.
    """
    if len(shown) != len(span):
        inline.add_shown(shown, span)
    elif len(shown) > 2:  # noqa: PLR2004 - two parts of different lengths
        inline.add_shown(shown[0], Span(span.start, span.start + 2))
        inline.add_shown(shown[1:], Span(span.start + 2, span.end))
    else:
        inline.add_object(span)
