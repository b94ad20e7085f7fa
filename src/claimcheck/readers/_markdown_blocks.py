"""The block structure of Markdown as drafts with exact places."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen
from markdown_it.token import Token

from claimcheck.model import Document, Failure, Span
from claimcheck.model.by_value import ByValue
from claimcheck.readers._draft import (
    MOST_BLOCKS,
    Draft,
    TooManyBlocksError,
    check_paragraphs,
)
from claimcheck.readers._drafts import finish
from claimcheck.readers._front_matter import fences, metadata_of
from claimcheck.readers._front_matter_words import ShownValue, shown_values
from claimcheck.readers._lines import line_places
from claimcheck.readers._markdown_front import front_drafts, with_front
from claimcheck.readers._markdown_inline import parser
from claimcheck.readers._markdown_walk import MarkdownWalk

_SIGNS = "[*_`~^$<&@|\\"
_MOST_SIGNS = 100_000
"""Most signs that may begin a link, emphasis, a citation, a tag or a cell."""

_ITEM_OR_HEADING = re.compile(r"^ {0,3}(?:[-+*]|#{1,6})[ \t]+[^\s#*-]", re.MULTILINE)
_RAW = ("```", "~~~", "<!--")
"""What may hold lines that only look like items and headings."""


def check_signs(text: str) -> None:
    """Count the signs of a Markdown source that each have to be looked at.

    Raises:
        TooManyBlocksError: There are more than can be read in good time.
    """
    if sum(map(text.count, _SIGNS)) > _MOST_SIGNS:
        raise TooManyBlocksError(f"{_MOST_SIGNS:,} signs of links, emphasis, citations and cells")


def _check_items(text: str) -> None:
    """Count the lines that begin an item or a heading, where no other line looks like them.

    Raises:
        TooManyBlocksError: There are more than a document may have, told before they are parsed.
    """
    if text.count("\n") <= MOST_BLOCKS or any(map(text.__contains__, _RAW)):
        return
    if sum(1 for _ in _ITEM_OR_HEADING.finditer(text)) > MOST_BLOCKS:
        raise TooManyBlocksError


def document_of(text: str, path: str) -> Document:
    """Read a Markdown source."""
    check_signs(text)
    read = read_blocks(text, path)
    blocks = with_front(read.front, finish(read.drafts, text))
    return Document(path, "markdown", text, blocks, read.metadata, read.failures)


@frozen(eq=False, repr=False)
class MarkdownBlocks(ByValue):
    """What a Markdown source holds, before the sections of its blocks are known.

    Args:
        front: Its front matter in blocks.
        drafts: The blocks of its body, in order.
        metadata: Its front matter.
        failures: Parts that could not be read.
        tables: How many tables it has.
    """

    front: list[Draft]
    drafts: list[Draft]
    metadata: Mapping[str, object]
    failures: tuple[Failure, ...]
    tables: int


def read_blocks(text: str, path: str, tables: int = 0) -> MarkdownBlocks:
    """Read the blocks of a Markdown source.

    Args:
        text: The source.
        path: How failures name it.
        tables: How many tables stand before it in the document.
    """
    check_paragraphs(text)
    _check_items(text)
    places = line_places(text)
    plain = [text[start:end] for start, end in places]
    walk = MarkdownWalk(text, places, tables=tables)
    metadata: Any = {}
    failures: Any = ()
    behind = 0
    whole: Span | None = None
    values: tuple[ShownValue, ...] = ()
    if found := fences(plain):
        first, last = found
        body = text[places[first + 1][0] : places[last][0]]
        metadata, failures = metadata_of(body, path, first + 2)
        start = places[first][0] + (text[places[first][0]] == "\ufeff")
        whole = Span(start, places[last][1])
        values = tuple(shown_values(text, places[first + 1 : last], metadata))
        behind = last + 1
    source = "\n".join([*[""] * behind, *plain[behind:]]).replace("\0", "\ufffd")
    if source.startswith("\ufeff"):
        source = " " + source[1:]
    tokens: list[Token] = []
    markdown = parser()
    markdown.block.parse(source, markdown, walk.env, tokens)
    walk.run(tokens)
    front = front_drafts(text, whole, values, walk.drafts) if whole else []
    return MarkdownBlocks(front, walk.drafts, metadata, failures, walk.tables)
