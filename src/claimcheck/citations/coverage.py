"""Which sentences a citation speaks for, and how surely."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from claimcheck.model import BlockKind, CitationMention, ClaimCitation, Sentence, Span

_SPREADING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
_FIRST_SPREAD = 0.3
_DECAY = 0.6
_LEAST_SPREAD = 0.05
_LINK_WORDS = "url:"
_SUBJECT = re.compile(r"\s*[a-z]")


def cover(
    sentences: Sequence[Sentence], mentions: Iterable[CitationMention]
) -> Mapping[int, tuple[ClaimCitation, ...]]:
    """Tell for each sentence which citations bear on it.

    A citation inside a sentence, or right behind its full stop, covers it with 1. What stands
    at the end of a paragraph or list item is offered to the sentences before it in the same
    block, with 0.3 and less the farther back, up to one that has a citation of its own.

    Args:
        sentences: The sentences of a document, in order.
        mentions: Its mentions, in order.

    Returns:
        Citations by ``Sentence.index``; a sentence without any is not in it.
    """
    found: dict[int, list[ClaimCitation]] = {}
    own: dict[int, list[CitationMention]] = {}
    starts = [sentence.span.start for sentence in sentences]
    for mention in mentions:
        place = _sentence_of(sentences, starts, mention)
        if place is not None:
            own.setdefault(place, []).append(mention)
    for place, cited in own.items():
        found.setdefault(place, []).extend(ClaimCitation(mention) for mention in cited)
    for place in sorted(own):
        if _ends_block(sentences, place):
            _spread(sentences, place, own, found)
    return {sentences[place].index: tuple(found[place]) for place in sorted(found)}


def _sentence_of(
    sentences: Sequence[Sentence], starts: Sequence[int], mention: CitationMention
) -> int | None:
    """Give the place of the sentence that a mark belongs to."""
    place = bisect_right(starts, mention.group.start) - 1
    if place < 0 or mention.group.start >= sentences[place].block.span.end:
        return None
    if place and _opens(sentences[place], mention) and _same_block(sentences, place - 1, place):
        return place - 1
    if place + 1 < len(sentences) and _leads(sentences, place, mention):
        return place + 1
    return place


def _leads(sentences: Sequence[Sentence], place: int, mention: CitationMention) -> bool:
    """Tell whether a mark behind the full stop is the subject of what follows in lower case."""
    following = sentences[place + 1]
    return (
        following.text[:1].islower()
        and _same_block(sentences, place, place + 1)
        and mention.group.start < sentences[place].span.end
        and _is_final(sentences[place], mention)
    )


def _opens(sentence: Sentence, mention: CitationMention) -> bool:
    """Tell whether a mark at the head of a sentence is the tail of the one before.

    It is not where the sentence goes on in lower case: ``[3] showed that``.
    """
    if mention.narrative or mention.style in {"identifier", "narrative"}:
        return False
    return _alone(sentence, mention)


def _alone(sentence: Sentence, mention: CitationMention) -> bool:
    prose = sentence.block.prose
    text = prose.text
    if mention.group.start > sentence.span.start:
        between = prose.prose_range(Span(sentence.span.start, mention.group.start))
        if between and re.search(r"[^\W_]", _without_marks(text[between[0] : between[1]])):
            return False
    place = prose.prose_range(mention.group)
    end = place[1] if place else sentence.start
    return not _SUBJECT.match(_without_marks(text[end : sentence.end]))


def _without_marks(text: str) -> str:
    """Take marks in brackets and raised or bare numbers off the head of a text."""
    return re.sub(r"^(?:\s*(?:\[[^\]]{0,200}\]|\([^()]{0,200}\)|[\d⁰¹²³⁴-⁹,–-]+))+", "", text)


def _same_block(sentences: Sequence[Sentence], first: int, second: int) -> bool:
    return sentences[first].block.span == sentences[second].block.span


def _ends_block(sentences: Sequence[Sentence], place: int) -> bool:
    if sentences[place].block.kind not in _SPREADING:
        return False
    following = place + 1
    return following == len(sentences) or not _same_block(sentences, place, following)


def _spread(
    sentences: Sequence[Sentence],
    last: int,
    own: Mapping[int, Sequence[CitationMention]],
    found: dict[int, list[ClaimCitation]],
) -> None:
    """Offer what stands at the end of a block to its earlier sentences."""
    final = [mention for mention in own[last] if _is_final(sentences[last], mention)]
    coverage, place = _FIRST_SPREAD, last - 1
    while final and place >= 0 and _same_block(sentences, place, last) and place not in own:
        if coverage < _LEAST_SPREAD:
            return
        found.setdefault(place, []).extend(
            ClaimCitation(mention, round(coverage, 3)) for mention in final
        )
        coverage, place = coverage * _DECAY, place - 1


def _is_final(sentence: Sentence, mention: CitationMention) -> bool:
    """Tell whether nothing but punctuation and other marks stands behind a mark."""
    if mention.narrative or (mention.key or "").startswith(_LINK_WORDS):
        return False
    place = sentence.block.prose.prose_range(mention.group)
    if place is None:
        return mention.group.end >= sentence.span.end - 1
    rest = sentence.block.prose.text[place[1] : sentence.end]
    return not re.search(r"[^\W\d_]", _without_marks(rest))
