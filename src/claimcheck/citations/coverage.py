"""Which sentences a citation speaks for, and how surely."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimcheck.citations._layout import SentenceLayout
from claimcheck.citations._placement import sentence_of
from claimcheck.citations._reach_features import source_for
from claimcheck.citations._reach_model import reach_probability
from claimcheck.model import CitationMention, ClaimCitation, Reach, Sentence

_LEAST = 0.05
_MOST_CARRIED = 0.95


def cover(
    sentences: Sequence[Sentence],
    mentions: Iterable[CitationMention],
    attributions: Iterable[CitationMention] = (),
    told: Mapping[int, float] | None = None,
) -> Mapping[int, tuple[ClaimCitation, ...]]:
    """Tell for each sentence which citations bear on it.

    A citation inside a sentence, or right behind its full stop, is its own and covers it with 1.
    A sentence without one may be covered by that of a neighbour: where the same study goes on, at
    the end of a paragraph or list, from the source that a section names. How likely that is, a
    model trained on labelled documents says from the place and the wording.

    Args:
        sentences: The sentences of a document, in order.
        mentions: Its mentions, in order.
        attributions: Sources that it names in words; they count where no mention stands.
        told: How likely each sentence is covered as the judgement of sentences sees it, by
            ``Sentence.index``; in a document of some length the two are averaged.

    Returns:
        Citations by ``Sentence.index``; a sentence without any is not in it.
    """
    own = _placed(sentences, mentions)
    for place, named in _placed(sentences, attributions).items():
        own.setdefault(place, named)
    found = {
        sentences[place].index: tuple(ClaimCitation(mention) for mention in own[place])
        for place in sorted(own)
    }
    if not own:
        return found
    layout = SentenceLayout.of(sentences, own)
    for place, sentence in enumerate(sentences):
        if place not in own:
            carried = _carried(layout, place, own, (told or {}).get(sentence.index))
            if carried:
                found[sentence.index] = carried
    return {index: found[index] for index in sorted(found)}


def _placed(
    sentences: Sequence[Sentence], mentions: Iterable[CitationMention]
) -> dict[int, list[CitationMention]]:
    starts = [sentence.span.start for sentence in sentences]
    own: defaultdict[int, list[CitationMention]] = defaultdict(list)
    for mention in mentions:
        place = sentence_of(sentences, starts, mention)
        if place is not None:
            own[place].append(mention)
    return dict(own)


def _carried(
    layout: SentenceLayout,
    place: int,
    own: Mapping[int, Sequence[CitationMention]],
    told: float | None,
) -> tuple[ClaimCitation, ...]:
    """Give the citations of the neighbour that covers a sentence, if one does."""
    probability = reach_probability(layout, place, told)
    if probability < _LEAST:
        return ()
    source = source_for(layout, place)
    coverage = round(min(probability, _MOST_CARRIED), 3)
    return tuple(ClaimCitation(mention, coverage, Reach.CARRIED) for mention in own[source])
