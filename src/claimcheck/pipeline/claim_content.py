"""What a claim says wherever it stands: all of it, places counted from where it begins."""

from collections.abc import Hashable
from operator import attrgetter
from typing import Final

import attrs

from claimcheck.model import CitationMention, Claim, ClaimCitation, Cue, Quantity, Span

_PLACES: Final = frozenset(
    {"id", "span", "line", "column", "index", "block_span", "cues", "quantities", "citations"}
)
_OF_CLAIM = attrgetter(*(one.name for one in attrs.fields(Claim) if one.name not in _PLACES))
_OF_MENTION = attrgetter(
    *(
        one.name
        for one in attrs.fields(CitationMention)
        if one.name not in {"span", "group", "clause"}
    )
)
_OF_QUANTITY = attrgetter(*(one.name for one in attrs.fields(Quantity) if one.name != "span"))


def claim_content(claim: Claim) -> Hashable:
    """Give what a claim is apart from where it stands; equal for a claim that has only moved.

    Its id is no part of it: a claim that is repeated has another one, and says the same.

    Args:
        claim: The claim.
    """
    base = claim.span.start
    return (
        _OF_CLAIM(claim),
        len(claim.span),
        _from(claim.block_span, base),
        tuple(_of_cue(cue, base) for cue in claim.cues),
        tuple((_OF_QUANTITY(one), _from(one.span, base)) for one in claim.quantities),
        tuple(_of_citation(one, base) for one in claim.citations),
    )


def _of_cue(cue: Cue, base: int) -> Hashable:
    return cue.kind, cue.text, cue.span.start - base, cue.span.end - base


def _of_citation(citation: ClaimCitation, base: int) -> Hashable:
    mention = citation.mention
    spans = (mention.span, mention.group, mention.clause)
    return (
        citation.coverage,
        citation.reach,
        _OF_MENTION(mention),
        *(None if span is None else _from(span, base) for span in spans),
    )


def _from(span: Span, base: int) -> tuple[int, int]:
    return span.start - base, span.end - base
