"""A claim as a JSON object."""

from claimcheck.bibliography.suggest import suggestions_for
from claimcheck.model import (
    Claim,
    ClaimCitation,
    Design,
    EvidenceLink,
    Intervention,
    Library,
    Quantity,
    Span,
)
from claimcheck.reports._json import Value


def span_object(span: Span) -> Value:
    """Give a half-open span of code points."""
    return {"start": span.start, "end": span.end}


def claim_object(claim: Claim, library: Library) -> dict[str, Value]:
    """Give a claim with its citations and links; the library tells the designs of the works."""
    return {
        "id": claim.id,
        "quote": claim.quote,
        "span": span_object(claim.span),
        "line": claim.line,
        "column": claim.column,
        "section": list(claim.section),
        "block": claim.block.value,
        "type": claim.claim_type.value,
        "strength": int(claim.strength),
        "advice": int(claim.advice),
        "certainty": claim.certainty,
        "population": _population(claim),
        "tier": int(claim.tier),
        "need": claim.need.value,
        "citations": [_citation(citation) for citation in claim.citations],
        "evidence": [_link(link, library) for link in claim.evidence],
        "suggestions": [
            {"key": one.key, "score": round(one.score, 2), "words": list(one.words)}
            for one in suggestions_for(claim, library)
        ],
        "origin": claim.origin.value,
        "status": claim.status.value,
        **_further(claim),
    }


def _further(claim: Claim) -> dict[str, Value]:
    return {
        "text": claim.text,
        "causality": claim.causality.value,
        "advice_force": claim.advice_force.value,
        "addressee": claim.addressee.value,
        "hedged": claim.hedged,
        "cite_worthy": claim.cite_worthy,
        "probability": claim.probability,
        "direction": claim.direction,
        "question_type": claim.question_type.value if claim.question_type else None,
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "cues": [
            {"kind": cue.kind, "text": cue.text, "span": span_object(cue.span)}
            for cue in claim.cues
        ],
        "intervention": _intervention(claim.intervention) if claim.intervention else None,
        "cell": _cell(claim),
        "caveats": list(claim.caveats),
        "contradicts": list(claim.contradicts),
        "reviewed_by": claim.reviewed_by or None,
        "reviewed_on": claim.reviewed_on.isoformat() if claim.reviewed_on else None,
    }


def _population(claim: Claim) -> Value:
    population = claim.population
    return {
        "species": population.species.value,
        "sex": [sex.value for sex in population.sexes],
        "age_groups": [group.value for group in population.age_groups],
        "condition": population.condition,
        "organisms": list(population.organisms),
        "is_implied": population.is_implied,
        "text": population.text,
    }


def _citation(citation: ClaimCitation) -> Value:
    mention = citation.mention
    return {
        "key": citation.key,
        "status": citation.status.value,
        "span": span_object(citation.span),
        "text": mention.text,
        "style": mention.style,
        "coverage": citation.coverage,
        "reach": citation.reach.value,
        "candidates": [candidate.key for candidate in mention.candidates],
    }


def _link(link: EvidenceLink, library: Library) -> Value:
    recorded = link.design is not Design.UNKNOWN
    support = link.support
    return {
        "key": link.key,
        "design": (link.design if recorded else library.study(link.key).design.value).value,
        "tier": int(link.tier),
        "support": support.status.value,
        "intent": link.intent.value,
        "origin": link.origin.value,
        "coverage": link.coverage,
        "n": link.n,
        "outcome_kind": link.outcome_kind.value,
        "certainty": link.certainty.value if link.certainty else None,
        "quote": support.quote,
        "locator": support.locator,
        "checked_by": support.checked_by or None,
        "checked_on": support.checked_on.isoformat() if support.checked_on else None,
    }


def _quantity(quantity: Quantity) -> Value:
    return {
        "kind": quantity.kind,
        "text": quantity.text,
        "span": span_object(quantity.span),
        "value": quantity.value,
        "upper": quantity.upper,
        "unit": quantity.unit,
    }


def _intervention(intervention: Intervention) -> Value:
    regulatory = intervention.regulatory
    return {
        "name": intervention.name,
        "dose": intervention.dose,
        "route": intervention.route,
        "frequency": intervention.frequency,
        "duration": intervention.duration,
        "regulatory": None
        if regulatory is None
        else {
            "status": regulatory.status,
            "jurisdiction": regulatory.jurisdiction,
            "as_of": regulatory.as_of.isoformat() if regulatory.as_of else None,
            "source": regulatory.source,
        },
    }


def _cell(claim: Claim) -> Value:
    cell = claim.cell
    if cell is None:
        return None
    return {
        "table": cell.table,
        "row": cell.row,
        "column": cell.column,
        "header": cell.header,
        "row_header": cell.row_header,
    }
