"""The words of YAML front matter that readers see: title, subtitle and description."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from claimcheck.model import Span
from claimcheck.model.by_value import ByValue

_SHOWN = ("title", "subtitle", "description", "summary", "abstract")
_VALUE = re.compile(
    rf"(?P<name>{'|'.join(_SHOWN)}):[ \t]{{1,20}}"
    r"(?P<quote>[\"']?)(?P<words>\S.{0,2000}?)(?P=quote)[ \t]{0,20}$"
)
_CODE = ("{{", "{%", "<%", "<!--", "`r ")
"""What a template or a program fills in, and comments, are no words of the author."""


@frozen(eq=False, repr=False)
class ShownValue(ByValue):
    """A value of front matter that a page shows to its readers.

    Args:
        name: Its name.
        line: Its line in the source, with the name.
        words: The value alone.
    """

    name: str
    line: Span
    words: Span


def shown_values(
    text: str, lines: Sequence[tuple[int, int]], metadata: Mapping[str, object]
) -> Iterator[ShownValue]:
    """Find the values that stand in one line as they are said, each name once.

    A value with escapes, or one that is folded over several lines, is left out: its words are not
    those of the source, and a quote of it would not be found there.

    Args:
        text: The source.
        lines: The places of the lines between the fences.
        metadata: What the front matter says as a whole.
    """
    seen: set[str] = set()
    for start, end in lines:
        found = _VALUE.fullmatch(text[start:end])
        if found is None or found["name"] in seen or metadata.get(found["name"]) != found["words"]:
            continue
        if not any(mark in found["words"] for mark in _CODE):
            seen.add(found["name"])
            words = Span(start + found.start("words"), start + found.end("words"))
            yield ShownValue(found["name"], Span(start, start + len(found[0].rstrip())), words)
