"""Treatments that a document offers: named in a regimen, in advice, or for their benefit."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import Advice, Claim, ClaimType, Origin, Sentence, Strength
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._reporting import is_told_as_past
from claimcheck.rules._support import advises_against, is_title
from claimcheck.rules._words import words_in, words_of_claim
from claimcheck.rules.context import Context
from claimcheck.sentences.entities import Entity

MEDICINES = frozenset({"drug", "hormone", "peptide"})
"""Kinds of entity that are sold as medicines rather than as food."""

_COMPARED = lazy_pattern(
    r"\b(?:unlike|compared (?:with|to)|versus|vs\.?"
    r"|(?:more|less|better|safer|stronger) \w{1,20} than|rather than|instead of"
    r"|as (?:well|effective|good|strong) as) (?:[\w-]{1,20} ){0,2}$"
)
_CEASED = lazy_pattern(
    r"\b(?:stop|quit|skip|taper|wean|discontinu|withdraw|com(?:e|ing) off|get(?:ting)? off)\w{0,4}"
    r"(?: (?:off|from|taking|using|your|the|his|her|their|any|all|daily|usual|doses?|of)){0,4} $"
)
_OFFERS = frozenset({ClaimType.PROTOCOL, ClaimType.ADVICE, ClaimType.TREATMENT_BENEFIT})


@frozen(eq=False, repr=False)
class Offer(ByValue):
    """One treatment and the first claim that offers it.

    Args:
        entity: The treatment as the claim names it.
        claim: The claim.
    """

    entity: Entity
    claim: Claim

    @property
    def origin(self) -> Origin:
        """Tell where it is known from that the treatment is offered."""
        return self.claim.origin_of("claim_type")


def prescribed(context: Context, kinds: frozenset[str]) -> tuple[Offer, ...]:
    """Give the treatments of some kinds that a regimen or advice names, each once, in order."""
    return tuple(offer for offer in offers(context, kinds) if _prescribes(offer.claim))


def offers(context: Context, kinds: frozenset[str]) -> tuple[Offer, ...]:
    """Give the treatments of some kinds that the document offers, each once, in its order.

    A hormone counts only where its name is that of a medicine, in a regimen or advice: the body
    makes hormones too, and a sentence about their effects offers nothing.
    """
    found: dict[str, Offer] = {}
    for claim in context.claims:
        if is_title(claim) or not _is_offering(claim):
            continue
        for entity in words_of_claim(claim).interventions:
            if entity.kind in kinds and _is_given(entity, claim):
                found.setdefault(entity.normal, Offer(entity, claim))
    return tuple(found.values())


def _is_offering(claim: Claim) -> bool:
    if claim.claim_type not in _OFFERS:
        return False
    is_report = claim.strength is Strength.S1 or is_told_as_past(claim)
    if is_report and claim.claim_type is not ClaimType.PROTOCOL:
        return False
    words = words_of_claim(claim)
    if advises_against(claim):
        return False
    return not any(words.is_negated(word) for word in words.of("therapy", "drug_name"))


def is_set_aside(entity: Entity, claim: Claim) -> bool:
    """Tell whether something is named only to be compared with ("unlike it") or to be stopped."""
    before = claim.text[: entity.start].lower()
    return _COMPARED.search(before) is not None or _CEASED.search(before) is not None


def _is_given(entity: Entity, claim: Claim) -> bool:
    if is_set_aside(entity, claim):
        return False
    if entity.kind == "therapy":
        return _prescribes(claim)
    if entity.kind != "hormone":
        return True
    is_told = _prescribes(claim)
    medicines = words_of_claim(claim).of("drug_name", "therapy")
    return is_told and any(
        word.start < entity.end and entity.start < word.end for word in medicines
    )


def _prescribes(claim: Claim) -> bool:
    return claim.claim_type is ClaimType.PROTOCOL or claim.advice >= Advice.A2


def sentences_naming(offer: Offer, context: Context) -> Iterator[Sentence]:
    """Give the sentences that name a treatment or stand in the block that offers it."""
    if context.reading is None:
        return
    name = offer.entity.text.lower()
    reading, block = context.reading, offer.claim.block_span.start
    for (sentence, _), text in zip(reading.sentences, reading.lowered, strict=True):
        near = sentence.block.span.start == block or name in text
        if near or (offer.entity.normal in text and _names(sentence.text, offer.entity)):
            yield sentence


def _names(text: str, entity: Entity) -> bool:
    return any(other.normal == entity.normal for other in words_in(text).entities)


def listed_offers(found: list[Offer] | tuple[Offer, ...], most: int = 4) -> str:
    """Quote the names of treatments for a message."""
    names = [f"`{offer.entity.text}`" for offer in found[:most]]
    more = len(found) - most
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
