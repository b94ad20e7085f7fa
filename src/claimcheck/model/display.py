"""How records show themselves in a notebook: small tables of plain, escaped words."""

from collections.abc import Iterable
from html import escape

from claimcheck.model.evidence_link import EvidenceLink
from claimcheck.model.population import Population

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


def quoted(title: str, quote: str, rows: Iterable[tuple[str, str]]) -> str:
    """Show something that a document says: its words above a table of what is known of them."""
    words = f"<blockquote>{shown(quote)}</blockquote>"
    return f"<div><strong>{shown(title)}</strong>{words}{table(rows)}</div>"


def link_cell(link: EvidenceLink) -> str:
    """Show a link to a reference: its key, and the study in short."""
    design = link.design.replace("_", " ")
    support = link.support.status.replace("_", " ")
    return f"<code>{shown(link.key)}</code> {shown(f'{link.tier.named}; {design}; {support}')}"


def population_cell(population: Population) -> str:
    """Show whom a statement speaks about."""
    parts = (
        population.species,
        *population.organisms,
        *population.sexes,
        *(group.replace("_", " ") for group in population.age_groups),
        population.condition or "",
    )
    named = ", ".join(part for part in parts if part)
    return shown(named + (" (implied)" * population.is_implied))
