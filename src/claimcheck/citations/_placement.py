"""Which sentence a mark belongs to: the one that holds it, or the one that it stands behind."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.model import CitationMention, Sentence, Span

_LINK_WORDS = "url:"
_SUBJECT = re.compile(r"\s*[a-z]")


def sentence_of(
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
    prose = sentences[place].block.prose
    mark = prose.prose_range(mention.group)
    if mark is None or _last_before(prose.text, mark[0]) not in {".", "!", "?"}:
        return False
    return (
        following.text[:1].islower()
        and _same_block(sentences, place, place + 1)
        and mention.group.start < sentences[place].span.end
        and is_final(sentences[place], mention)
    )


def _last_before(text: str, at: int) -> str:
    """Give the last character before a place that is no white space."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[at - 1 : at] if at else ""


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
    return re.sub(r"^(?:\s*(?:\[[^\]]{0,200}\]|\([^()]{0,200}\)|[\d⁰¹²³⁴-⁹,–-]))+", "", text)


def _same_block(sentences: Sequence[Sentence], first: int, second: int) -> bool:
    return sentences[first].block.span == sentences[second].block.span


def is_final(sentence: Sentence, mention: CitationMention) -> bool:
    """Tell whether nothing but punctuation and other marks stands behind a mark."""
    if mention.narrative or (mention.key or "").startswith(_LINK_WORDS):
        return False
    place = sentence.block.prose.prose_range(mention.group)
    if place is None:
        return mention.group.end >= sentence.span.end - 1
    rest = sentence.block.prose.text[place[1] : sentence.end]
    return not re.search(r"[^\W\d_]", _without_marks(rest))
