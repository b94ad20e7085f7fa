"""What a block holds wherever it stands, and mentions found in it at another place."""

from collections.abc import Hashable, Iterable, Iterator

from attrs import evolve

from claimcheck.model import Block, CitationMention, Span


def content_of_block(block: Block, source: str) -> Hashable | None:
    """Give all that the citations in a block follow from, places counted from its beginning.

    Args:
        block: The block.
        source: The text of its document.

    Returns:
        ``None`` where something of it stands outside of its own span.
    """
    spans = [segment.span for segment in block.prose.segments]
    spans += [span for _, span in block.marks]
    spans += [span for link in block.links for span in (link.span, link.label)]
    start, end = block.span.start, block.span.end
    if any(span.start < start or span.end > end for span in spans):
        return None
    return (
        block.kind,
        block.label,
        source[start:end],
        block.prose.text,
        tuple((span.start - start, span.end - start) for span in spans),
        tuple(len(segment.text) for segment in block.prose.segments),
        tuple(kind for kind, _ in block.marks),
        tuple(link.target for link in block.links),
    )


def moved_mentions(mentions: Iterable[CitationMention], distance: int) -> Iterator[CitationMention]:
    """Give mentions whose block has moved."""
    for mention in mentions:
        yield evolve(
            mention,
            span=mention.span.shift(distance),
            group=mention.group.shift(distance),
            clause=_shifted(mention.clause, distance),
        )


def _shifted(span: Span | None, distance: int) -> Span | None:
    return None if span is None else span.shift(distance)
