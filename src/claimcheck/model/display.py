"""How a claim shows itself in a notebook: a small table of plain, escaped words."""

from collections.abc import Iterable
from html import escape

from claimcheck.model.claim import Claim, EvidenceLink

_LONGEST = 600


def shown(words: object) -> str:
    """Escape a value for one line; what is not printable, or reorders text, becomes a space."""
    text = " ".join(str(words).split())
    plain = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST])
    return escape(plain) + ("…" if len(text) > _LONGEST else "")


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Make a table of names and cells; the cells are markup already."""
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{shown(name)}</th>'
        f'<td style="text-align:left">{cell}</td></tr>'
        for name, cell in rows
    )
    return f"<table><tbody>{body}</tbody></table>"


def claim_html(claim: Claim) -> str:
    """Show a claim: its words, its place, how it was judged, and what it rests on."""
    advice = f"{claim.advice.name} {claim.advice_force}"
    rows = (
        ("place", shown(f"{claim.document}, line {claim.line}, column {claim.column}")),
        ("id", f"<code>{shown(claim.id)}</code>"),
        ("type", shown(claim.claim_type.replace("_", " "))),
        ("strength", shown(f"{claim.strength.name}, {claim.causality} cause")),
        ("advice", shown(advice)),
        ("certainty", shown(f"{claim.certainty:.1f} of 6" + (", hedged" * claim.hedged))),
        ("population", shown(_population(claim))),
        ("best evidence", shown(claim.tier.name)),
        ("rests on", "<br>".join(map(_link, claim.evidence)) or "nothing"),
        ("known from", shown(claim.origin)),
        ("status", shown(claim.status)),
    )
    quote = f"<blockquote>{shown(claim.text)}</blockquote>"
    return f"<div><strong>Claim</strong>{quote}{table(rows)}</div>"


def _link(link: EvidenceLink) -> str:
    design = link.design.replace("_", " ")
    support = link.support.status.replace("_", " ")
    return f"<code>{shown(link.key)}</code> {shown(f'{link.tier.name}, {design}, {support}')}"


def _population(claim: Claim) -> str:
    population = claim.population
    parts = (
        population.species,
        *population.organisms,
        *population.sexes,
        *(group.replace("_", " ") for group in population.age_groups),
        population.condition or "",
    )
    return ", ".join(part for part in parts if part) + (" (implied)" * population.is_implied)
