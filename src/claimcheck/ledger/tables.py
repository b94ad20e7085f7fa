"""Records and claims to the tables in which a ledger keeps them."""

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.ledger.anchoring import make_anchor
from claimcheck.ledger.schema import CLAIM
from claimcheck.ledger.toml_text import toml_lines
from claimcheck.model import (
    AdviceForce,
    Anchor,
    BlockKind,
    Claim,
    Design,
    Document,
    Effect,
    EvidenceLink,
    Intent,
    Intervention,
    Origin,
    OutcomeKind,
    Population,
    Record,
    Regulatory,
    Support,
    SupportStatus,
    Tier,
)

_ORDER = tuple(CLAIM.fields)
_COVERED = 0.5


def write_table(table: Mapping[str, Any], newline: str = "\n") -> str:
    """Write a ``[[claim]]`` table with its evidence beneath."""
    fields = {name: value for name, value in table.items() if name != "evidence"}
    text = f"[[claim]]{newline}" + toml_lines(fields, newline)
    for link in table.get("evidence", ()):
        text += newline + write_link(link, newline)
    return text


def write_link(link: Mapping[str, Any], newline: str = "\n") -> str:
    """Write a ``[[claim.evidence]]`` table."""
    return f"[[claim.evidence]]{newline}" + toml_lines(link, newline)


def table_of_claim(claim: Claim, document: Document, name: str) -> dict[str, Any]:
    """Give the table that records an extracted claim for the first time."""
    span_anchor = make_anchor(document.text, claim.span, claim.section, claim.block)
    table: dict[str, Any] = {
        "id": name,
        "anchor": anchor_table(span_anchor),
        "type": claim.claim_type,
        "strength": claim.strength,
    }
    if claim.advice_force is not AdviceForce.NONE:
        table["advice"] = {"force": claim.advice_force, "addressee": claim.addressee}
    table["certainty"] = round(min(6.0, max(1.0, claim.certainty)), 1)
    if claim.hedged:
        table["hedged"] = True
    table["population"] = population_table(claim.population) or {"species": "unknown"}
    if claim.direction != "unspecified":
        table["direction"] = claim.direction
    if claim.intervention is not None:
        table["intervention"] = intervention_table(claim.intervention)
    table |= {"status": claim.status, "origin": "auto"}
    table["evidence"] = [{"key": key, "origin": "auto"} for key in cited_keys(claim)]
    return table


def cited_keys(claim: Claim) -> list[str]:
    """Give the references that a claim's mentions lead to, in order, each once."""
    certain = (
        citation.mention.resolved_key
        for citation in claim.citations
        if citation.coverage >= _COVERED
    )
    keys = [key for key in certain if key]
    linked = [link.key for link in claim.evidence if link.coverage >= _COVERED]
    return list(dict.fromkeys([*keys, *linked]))


def table_of_record(record: Record) -> dict[str, Any]:
    """Give the table of a record; reading it gives the record again."""
    table: dict[str, Any] = {"id": record.id, "anchor": anchor_table(record.anchor)}
    if "document" in record.field_lines:
        table["document"] = record.document
    table |= dict(_plain_values(record))
    if "status" in record.field_lines or record.status.value != "extracted":
        table["status"] = record.status
    ordered = {name: table[name] for name in _ORDER if name in table}
    if record.evidence:
        ordered["evidence"] = [link_table(link) for link in record.evidence]
    return ordered


def _plain_values(record: Record) -> Iterator[tuple[str, Any]]:
    values = record.values
    advice = {
        name: values[key]
        for name, key in (("force", "advice_force"), ("addressee", "addressee"))
        if key in values
    }
    if advice:
        yield "advice", advice
    for name, value in values.items():
        if isinstance(value, Population):
            fields = values.get("population_fields", ())
            yield name, population_table(value, fields if isinstance(fields, tuple) else ())
        elif isinstance(value, Intervention):
            yield name, intervention_table(value)
        elif name not in {"advice_force", "addressee", "population_fields"}:
            yield {"claim_type": "type"}.get(name, name), value


def anchor_table(anchor: Anchor) -> dict[str, Any]:
    """Give the inline table of an anchor; what it does not know is left out."""
    table: dict[str, Any] = {"exact": anchor.exact}
    table |= _stated(prefix=anchor.prefix, suffix=anchor.suffix)
    if anchor.end > 0:
        table |= {"start": anchor.start, "end": anchor.end}
    table |= _stated(section=anchor.section)
    if anchor.block_kind is not BlockKind.PARAGRAPH or anchor.text_hash:
        table["block"] = anchor.block_kind
    return table | _stated(hash=anchor.text_hash)


def population_table(population: Population, named: tuple[str, ...] = ()) -> dict[str, Any]:
    """Give the table of a population: what it says, and the fields named."""
    values = {
        "species": population.species,
        "organisms": population.organisms,
        "sex": population.sexes,
        "age_groups": population.age_groups,
        "condition": population.condition,
        "setting": population.setting,
        "ethnicity": population.ethnicity,
        "text": population.text,
    }
    said = {name for name, value in values.items() if value and value != "unknown"}
    if said:
        said.add("species")
    shown = set(named) or said
    return {name: value for name, value in values.items() if name in shown}


def intervention_table(intervention: Intervention) -> dict[str, Any]:
    """Give the table of an intervention."""
    table: dict[str, Any] = {"name": intervention.name} | _stated(
        dose=intervention.dose,
        route=intervention.route,
        frequency=intervention.frequency,
        duration=intervention.duration,
    )
    if intervention.regulatory is not None:
        table["regulatory"] = _regulatory_table(intervention.regulatory)
    return table


def _regulatory_table(regulatory: Regulatory) -> dict[str, Any]:
    return _stated(
        status=regulatory.status,
        jurisdiction=regulatory.jurisdiction,
        as_of=regulatory.as_of,
        source=regulatory.source,
    )


def link_table(link: EvidenceLink) -> dict[str, Any]:
    """Give the table of an evidence link."""
    table: dict[str, Any] = {"key": link.key}
    if link.intent is not Intent.CITES_AS_EVIDENCE:
        table["intent"] = link.intent
    if link.design is not Design.UNKNOWN:
        table["design"] = link.design
    if link.tier is not Tier.T0:
        table["tier"] = link.tier
    if link.n is not None:
        table["n"] = link.n
    table |= _stated(population=link.population)
    if link.outcome_kind is not OutcomeKind.UNKNOWN:
        table["outcome_kind"] = link.outcome_kind
    if link.effect is not None:
        table["effect"] = _effect_table(link.effect)
    table |= _stated(certainty=link.certainty, support=_support_table(link.support))
    table |= _stated(directness=link.directness, replication=link.replication)
    if link.origin is not Origin.RECORD:
        table["origin"] = "auto"
    return table


def _support_table(support: Support) -> dict[str, Any]:
    status = None if support.status is SupportStatus.UNCHECKED else support.status
    return _stated(
        status=status,
        quote=support.quote,
        locator=support.locator,
        checked_by=support.checked_by,
        checked_on=support.checked_on,
    )


def _effect_table(effect: Effect) -> dict[str, Any]:
    table = _stated(measure=effect.measure)
    if effect.value is not None:
        table["value"] = effect.value
    table |= _stated(ci=effect.ci, p=effect.p)
    if effect.significant is not None:
        table["significant"] = effect.significant
    return table


def _stated(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
