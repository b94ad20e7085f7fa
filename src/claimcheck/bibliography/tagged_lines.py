"""Lines that begin with a tag, the shape of RIS and of PubMed's NBIB."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from claimcheck.model.by_value import ByValue

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@frozen(eq=False, repr=False)
class Tagged(ByValue):
    """A value behind a tag.

    Args:
        tag: The tag; ``"?"`` for a line that stands behind none, empty where blank lines part tags.
        value: Its text, continuation lines joined by blanks.
        line_start: Offset of its line.
        start: Offset of the value.
        end: Offset behind it.
        lines: The text of each of its lines; an indented one goes on with the one above.
    """

    tag: str
    value: str
    line_start: int
    start: int
    end: int
    lines: tuple[str, ...] = ()


def tagged_lines(
    text: str, pattern: re.Pattern[str], closing: frozenset[str] = frozenset()
) -> Iterator[Tagged]:
    """Read tags and values; a line without a tag goes on with the one above, over blank lines too.

    Args:
        text: The file.
        pattern: Matches a tag (group 1) and its mark at the beginning of a line.
        closing: Tags that end a record, with which nothing goes on.

    Yields:
        Each tag in order; blank lines between two tags give the empty tag once.
    """
    held: Tagged | None = None
    words: list[list[str]] = []
    blank: Tagged | None = None
    for line in _LINE.finditer(text):
        content = line.group().rstrip()
        begin, end = line.start(), line.start() + len(content)
        match = pattern.match(text, begin, end)
        if not content:
            blank = blank or Tagged("", "", begin, begin, begin)
        elif match:
            yield from _closed(held, words)
            if blank:
                yield blank
            held, words = Tagged(match.group(1), "", begin, match.end(), end), []
            words.append([text[match.end() : end].strip()])
            blank = None
        elif held and held.tag not in closing:
            if content[0].isspace() and words[-1:]:
                words[-1].append(content.strip())
            else:
                words.append([content.strip()])
            held = evolve(held, end=end)
            blank = None
        else:
            yield from _closed(held, words)
            held, words = None, []
            yield Tagged("?", content, begin, begin, end)
    yield from _closed(held, words)


def _closed(held: Tagged | None, words: list[list[str]]) -> Iterator[Tagged]:
    if held is not None:
        joined = (" ".join(line).strip() for line in words)
        lines = tuple(line for line in joined if line)
        yield evolve(held, value=" ".join(lines), lines=lines)
