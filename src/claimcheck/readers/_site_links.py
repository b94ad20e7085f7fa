"""Lists of links to other pages of the same site, which lead a reader on and assert nothing."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import groupby

from attrs import evolve

from claimcheck.model import Block, BlockKind, SpanSet
from claimcheck.resources import read_records
from claimcheck.resources.patterns import lazy_pattern

_FEWEST = 2
_FEWEST_NAMES = 3
_MOSTLY = 0.75
_PAGE = lazy_pattern(r"(?<![\s.…])[\s.…]{2,}\d{1,4}$")
_ELSEWHERE = ("//", "mailto:", "doi:")
_WORKS = (".pdf", ".docx", ".bib")


def with_navigation(blocks: Sequence[Block]) -> Iterator[Block]:
    """Mark lists and lines as navigation that lead to other pages of the site and do nothing else.

    Every item of such a list is a link, or nearly each names a section of the document; such a
    line is a link behind a label as ``Related:``.

    Args:
        blocks: The blocks of a document, in order, its lists of references known.
    """
    sections = {_name(block) for block in blocks if block.kind is BlockKind.HEADING}
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        items = list(run)
        if kind is BlockKind.LIST_ITEM and _is_navigation(items, sections):
            items = [evolve(item, kind=BlockKind.BOILERPLATE) for item in items]
        elif kind is BlockKind.PARAGRAPH:
            items = [
                evolve(item, kind=BlockKind.BOILERPLATE) if _is_labelled(item) else item
                for item in items
            ]
        yield from items


def _is_navigation(items: Sequence[Block], sections: AbstractSet[str]) -> bool:
    if len(items) >= _FEWEST and all(map(_leads_on, items)):
        return True
    named = sum(_name(item) in sections for item in items)
    return len(items) >= _FEWEST_NAMES and named >= _MOSTLY * len(items)


def _name(block: Block) -> str:
    """Give the words of a heading, or of a line of contents without its page."""
    return " ".join(_PAGE.sub("", block.prose.text).split()).casefold()


def _is_labelled(item: Block) -> bool:
    """Tell whether a paragraph is links within the site behind a label for such."""
    if not item.links or not all(_is_within_site(link.target) for link in item.links):
        return False
    links = SpanSet(link.span for link in item.links)
    around = "".join(part.text for part in item.prose.segments if not links.contains(part.span))
    return around.strip(" \t\n:.|–—").lower() in _labels()


@cache
def _labels() -> frozenset[str]:
    rows = read_records("readers/html_parts.tsv")
    return frozenset(row["value"] for row in rows if row["by"] == "heading")


def _leads_on(item: Block) -> bool:
    links = [link.span for link in item.links if _is_within_site(link.target)]
    return bool(links) and not any(_shows_words(item, SpanSet(links)))


def _is_within_site(target: str) -> bool:
    address = target.lower()
    return not any(mark in address for mark in _ELSEWHERE) and not address.endswith(_WORKS)


def _shows_words(item: Block, links: SpanSet) -> Iterator[bool]:
    """Tell of each part of an item whether it shows words outside of its links."""
    for segment in item.prose.segments:
        is_apart = not links.contains(segment.span)
        yield is_apart and any(character.isalnum() for character in segment.text)
