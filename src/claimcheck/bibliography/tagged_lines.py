"""Lines that begin with a tag, the shape of RIS and of PubMed's NBIB."""

import re
from collections.abc import Iterator

from attrs import frozen

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@frozen
class Tagged:
    """A value behind a tag.

    Args:
        tag: The tag.
        value: Its text, continuation lines joined by blanks.
        line_start: Offset of its line.
        start: Offset of the value.
        end: Offset behind it.
    """

    tag: str
    value: str
    line_start: int
    start: int
    end: int


def tagged_lines(text: str, pattern: re.Pattern[str]) -> Iterator[Tagged]:
    """Read tags and values; a line without a tag goes on with the one above.

    Args:
        text: The file.
        pattern: Matches a tag (group 1) and its mark at the beginning of a line.

    Yields:
        Each tag in order; an empty line gives the empty tag.
    """
    held: Tagged | None = None
    words: list[str] = []
    for line in _LINE.finditer(text):
        content = line.group().rstrip()
        match = pattern.match(text, line.start(), line.start() + len(content))
        if match or not content:
            if held:
                yield _closed(held, words)
            held, words = None, []
        if match:
            value = text[match.end() : line.start() + len(content)]
            held = Tagged(
                match.group(1), "", line.start(), match.end(), line.start() + len(content)
            )
            words = [value.strip()]
        elif content and held:
            words.append(content.strip())
            held = Tagged(held.tag, "", held.line_start, held.start, line.start() + len(content))
        elif not content:
            yield Tagged("", "", line.start(), line.start(), line.start())
        else:
            yield Tagged("?", content, line.start(), line.start(), line.start() + len(content))
    if held:
        yield _closed(held, words)


def _closed(held: Tagged, words: list[str]) -> Tagged:
    value = " ".join(word for word in words if word)
    return Tagged(held.tag, value, held.line_start, held.start, held.end)
