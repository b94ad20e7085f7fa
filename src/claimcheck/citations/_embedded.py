"""Citations that the file itself ties to works: each counts, whatever its words are."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import attrgetter

from claimcheck.model import CitationMention, Document

_END = attrgetter("span.end")


def embedded_mentions(document: Document) -> Iterator[CitationMention]:
    """Give a mention for each work that an embedded citation names.

    Args:
        document: A document as read.
    """
    for cited in document.citations:
        quote = cited.span.of(document.text)
        for key in cited.keys:
            yield CitationMention(
                style="key", span=cited.span, text=quote, group=cited.span, key=key
            )


def outside_embedded(
    mentions: Iterable[CitationMention], document: Document
) -> Iterator[CitationMention]:
    """Leave out the mentions that an embedded citation explains.

    Args:
        mentions: What the words alone tell.
        document: The document in which they stand.
    """
    places = sorted(document.citations, key=_END)
    for mention in mentions:
        index = bisect_left(places, mention.span.start + 1, key=_END)
        if index == len(places) or not places[index].span.overlaps(mention.span):
            yield mention
