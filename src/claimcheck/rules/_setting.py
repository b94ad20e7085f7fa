"""What the words around a claim say about it: its passage, its section, its heading."""

from claimcheck.lexicon.tokens import tokenize
from claimcheck.memory import remembered
from claimcheck.model import Assessment, Claim, Sentence, Species
from claimcheck.rules.context import Context
from claimcheck.sentences.population import find_population

_REACH = 4
_OTHER = frozenset({Species.ANIMAL, Species.IN_VITRO, Species.MIXED})


def sentences_before(
    claim: Claim, context: Context, reach: int = _REACH
) -> tuple[tuple[Sentence, Assessment], ...]:
    """Give the sentences of the same block before a claim, nearest last.

    Args:
        claim: The claim.
        context: Its document.
        reach: How many at most.
    """
    if context.reading is None:
        return ()
    near = context.reading.sentences[max(claim.index - reach, 0) : claim.index]
    return tuple(pair for pair in near if pair[0].block.span == claim.block_span)


def sentences_just_before(claim: Claim, context: Context) -> tuple[Sentence, ...]:
    """Give up to two sentences before a claim in its section, the nearest last.

    In plain text each line may be a block, so that a passage goes on over blocks.
    """
    if context.reading is None:
        return ()
    near = context.reading.sentences[max(claim.index - 2, 0) : claim.index]
    return tuple(sentence for sentence, _ in near if sentence.block.section == claim.section)


def sentences_around(claim: Claim, context: Context) -> tuple[tuple[Sentence, Assessment], ...]:
    """Give the sentence before and the sentence behind a claim in its block."""
    if context.reading is None:
        return ()
    near = (
        context.reading.sentences[index]
        for index in (claim.index - 1, claim.index + 1)
        if 0 <= index < len(context.reading.sentences)
    )
    return tuple(pair for pair in near if pair[0].block.span == claim.block_span)


def names_other_species(claim: Claim, context: Context) -> bool:
    """Tell whether the passage has said before the claim that it is about animals or cells.

    A later sentence about people in the same passage ends that.
    """
    for _, judged in reversed(sentences_before(claim, context)):
        if judged.population.species in _OTHER:
            return True
        if judged.population.species is Species.HUMAN:
            return False
    return any(_heading_names(heading) for heading in claim.section)


@remembered
def _heading_names(heading: str) -> bool:
    return find_population(heading, tokenize(heading)).species in _OTHER
