"""A document cut into pieces that a page can show: plain text, each with its claim."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from claimcheck.model import Block, BlockKind, Claim, Document, Span
from claimcheck.model.by_value import ByValue

_UNSHOWN = {BlockKind.FRONT_MATTER, BlockKind.COMMENT}


@frozen(eq=False, repr=False)
class ShownText(ByValue):
    """A stretch of text.

    Args:
        text: The source, as it stands.
        claim: Id of the shortest claim that covers it, or ``None``.
    """

    text: str
    claim: str | None = None


@frozen(eq=False, repr=False)
class ShownBlock(ByValue):
    """A block of the document.

    Args:
        kind: What it is.
        level: Heading level, list depth, or 0.
        pieces: Its text.
    """

    kind: str
    level: int
    pieces: tuple[ShownText, ...]


def shown_blocks(document: Document, claims: Sequence[Claim]) -> Iterator[ShownBlock]:
    """Cut a document into passages; every claim shows up in one of them.

    Args:
        document: The document.
        claims: Its claims.
    """
    position = 0
    left = sorted(claims, key=lambda claim: claim.span)
    for block in sorted(document.blocks, key=lambda block: (block.span.start, -block.span.end)):
        if block.span.start < position:
            continue
        stretch = Span(position, block.span.start)
        beside = [claim for claim in left if claim.span.start < stretch.end]
        if beside and stretch.of(document.text).strip():
            yield ShownBlock("paragraph", 0, _pieces(document, stretch, beside))
        position = block.span.end
        inside = [claim for claim in left if claim.span.overlaps(block.span)]
        if block.kind not in _UNSHOWN or inside:
            yield _passage(document, block, inside)
        left = [claim for claim in left if claim.span.end > position]
    if left:
        rest = Span(position, len(document.text))
        yield ShownBlock("paragraph", 0, _pieces(document, rest, left))


def _passage(document: Document, block: Block, claims: Sequence[Claim]) -> ShownBlock:
    span = _words_of(block) if block.kind is BlockKind.HEADING and not claims else block.span
    return ShownBlock(block.kind.value, block.level, _pieces(document, span, claims))


def _words_of(block: Block) -> Span:
    """Give where the words of a block stand, without the markup around them."""
    length = len(block.prose.text)
    return block.prose.source_span(0, length) if length else block.span


def _pieces(document: Document, span: Span, claims: Sequence[Claim]) -> tuple[ShownText, ...]:
    cuts = {span.start, span.end}
    for claim in claims:
        cuts |= {
            min(max(edge, span.start), span.end) for edge in (claim.span.start, claim.span.end)
        }
    edges = sorted(cuts)
    pieces: list[ShownText] = []
    for start, end in pairwise(edges):
        text, owner = document.text[start:end], _owner(Span(start, end), claims)
        if pieces and pieces[-1].claim == owner:
            text = pieces.pop().text + text
        pieces.append(ShownText(text, owner))
    return tuple(pieces)


def _owner(span: Span, claims: Sequence[Claim]) -> str | None:
    over = [claim for claim in claims if claim.span.contains(span)]
    return min(over, key=lambda claim: (len(claim.span), claim.id)).id if over else None
