"""Lists of links to other pages of the same site, which lead a reader on and assert nothing."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from claimcheck.model import Block, BlockKind, Span

_FEWEST = 2
_ELSEWHERE = ("//", "mailto:", "doi:")
_WORKS = (".pdf", ".docx", ".bib")


def with_navigation(blocks: Sequence[Block]) -> Iterator[Block]:
    """Mark lists as navigation whose every item is a link within the site and nothing else.

    Args:
        blocks: The blocks of a document, in order, its lists of references known.
    """
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        items = list(run)
        if kind is BlockKind.LIST_ITEM and len(items) >= _FEWEST and all(map(_leads_on, items)):
            items = [evolve(item, kind=BlockKind.BOILERPLATE) for item in items]
        yield from items


def _leads_on(item: Block) -> bool:
    links = [link.span for link in item.links if _is_within_site(link.target)]
    return bool(links) and not any(_shows_words(item, links))


def _is_within_site(target: str) -> bool:
    address = target.lower()
    return not any(mark in address for mark in _ELSEWHERE) and not address.endswith(_WORKS)


def _shows_words(item: Block, links: Sequence[Span]) -> Iterator[bool]:
    """Tell of each part of an item whether it shows words outside of its links."""
    for segment in item.prose.segments:
        within = any(
            link.start <= segment.span.start <= segment.span.end <= link.end for link in links
        )
        yield not within and any(character.isalnum() for character in segment.text)
