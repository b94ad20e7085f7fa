"""Tie claims to the works that they cite, with the tier that each work has for the claim."""

from collections.abc import Iterable, Mapping

from attrs import evolve

from claimcheck.evidence import tier_of
from claimcheck.model import (
    CitationMention,
    Claim,
    ClaimCitation,
    Design,
    EvidenceLink,
    Intent,
    Span,
    Study,
    Tier,
)


def with_resolved(
    claims: Iterable[Claim], resolved: Iterable[CitationMention]
) -> tuple[Claim, ...]:
    """Give each claim the mentions as the bibliography resolves them."""
    by_place: dict[tuple[Span, str | None, tuple[str, ...]], CitationMention] = {
        _place(mention): mention for mention in resolved
    }
    return tuple(
        evolve(
            claim,
            citations=tuple(
                evolve(one, mention=by_place.get(_place(one.mention), one.mention))
                for one in claim.citations
            ),
        )
        if claim.citations
        else claim
        for claim in claims
    )


def _place(mention: CitationMention) -> tuple[Span, str | None, tuple[str, ...]]:
    return mention.span, mention.key, mention.years


def with_evidence(claims: Iterable[Claim], studies: Mapping[str, Study]) -> tuple[Claim, ...]:
    """Give each claim a link to every work that its citations resolve to, with design and tier."""
    return tuple(_linked(claim, studies) for claim in claims)


def _linked(claim: Claim, studies: Mapping[str, Study]) -> Claim:
    recorded = {link.key for link in claim.evidence}
    links = [_weighed(link, claim, studies) for link in claim.evidence]
    best: dict[str, ClaimCitation] = {}
    for citation in claim.citations:
        key = citation.mention.resolved_key
        if key is not None and key not in recorded:
            known = best.get(key)
            if known is None or known.coverage < citation.coverage:
                best[key] = citation
    links.extend(
        _weighed(
            EvidenceLink(
                key=key,
                intent=citation.mention.intent or Intent.CITES_AS_EVIDENCE,
                coverage=citation.coverage,
            ),
            claim,
            studies,
        )
        for key, citation in best.items()
    )
    return evolve(claim, evidence=tuple(links)) if links else claim


def _weighed(link: EvidenceLink, claim: Claim, studies: Mapping[str, Study]) -> EvidenceLink:
    """Fill what the link leaves open from what is known of the study."""
    study = studies.get(link.key) or Study()
    design = link.design if link.design is not Design.UNKNOWN else study.design.value
    tier = link.tier
    if tier is Tier.T0:
        recorded = link.design is not Design.UNKNOWN or claim.question_type is not None
        tier = tier_of(design, claim.question_type) if recorded else study.tier.value
    return evolve(
        link,
        design=design,
        tier=tier,
        n=link.n if link.n is not None else study.sample_size.value,
        certainty=link.certainty or study.certainty.value,
    )
