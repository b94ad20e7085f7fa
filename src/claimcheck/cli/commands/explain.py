"""``claimcheck explain``: everything that is known of one claim, and what each rule said of it."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import click

from claimcheck.auditing import Audit
from claimcheck.cli._group import incomplete
from claimcheck.cli._options import audit_options
from claimcheck.cli._session import open_session
from claimcheck.cli._telling import tell
from claimcheck.model import Advice, Claim, ConfigurationError, Reading, Strength

_FACTS = (
    "claim_type",
    "strength",
    "causality",
    "advice",
    "addressee",
    "certainty",
    "hedged",
    "direction",
    "status",
)


@click.command()
@click.argument("claim")
@audit_options
def command(claim: str, paths: tuple[str, ...], **options: Any) -> int:
    """Explain a claim: every fact with its source, every rule that was run and its answer.

    CLAIM is an id from a report or a ledger, or ``line:N`` for the first claim on a line.
    """
    session = open_session(paths, options)
    audit = session.audit()
    for reading, found in _wanted(audit, claim):
        tell("\n".join(_told(found, reading, audit)))
    return incomplete(audit.failures)


def _wanted(audit: Audit, name: str) -> list[tuple[Reading, Claim]]:
    everything = [(reading, claim) for reading in audit.readings for claim in reading.claims]
    if name.startswith("line:"):
        wanted = [pair for pair in everything if str(pair[1].line) == name.removeprefix("line:")]
    else:
        wanted = [pair for pair in everything if pair[1].id == name]
    if not wanted:
        near = get_close_matches(name, [claim.id for _, claim in everything], 1, 0.4)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        raise ConfigurationError(f"there is no claim `{name}`{hint}")
    return wanted


def _told(claim: Claim, reading: Reading, audit: Audit) -> Iterator[str]:
    yield f"{claim.document}:{claim.line}:{claim.column}  {claim.id}"
    yield f"  {_line(claim.text)}\n"
    yield from _facts(claim)
    yield from _evidence(claim, reading)
    yield "\nRules that were run"
    names = {check.rule: check.name for check in audit.checks}
    for outcome in audit.outcomes_of(claim):
        reason = f": {_line(outcome.reason)}" if outcome.reason else ""
        yield f"  {outcome.rule} {names[outcome.rule]}: {outcome.status}{reason}"
    yield ""


def _facts(claim: Claim) -> Iterator[str]:
    for name in _FACTS:
        value = getattr(claim, name)
        shown = value.named if isinstance(value, Strength | Advice) else value
        yield f"  {name.replace('_', ' '):12} {shown} [source: {claim.origin_of(name).words}]"
    population = claim.population
    said = f" (`{_line(population.text)}`)" if population.text else " (not stated)"
    origin = claim.origin_of("population")
    yield f"  {'population':12} {population.species}{said} [source: {origin.words}]"
    for quantity in claim.quantities:
        yield f"  {'number':12} {quantity.kind}: `{_line(quantity.text)}`"
    for cue in claim.cues:
        yield f"  {'cue':12} {cue.kind}: `{_line(cue.text)}`"


def _evidence(claim: Claim, reading: Reading) -> Iterator[str]:
    yield "\nEvidence" if claim.evidence else "\nEvidence: none is cited"
    for link in claim.evidence:
        design = reading.library.study(link.key).design
        said = (design.origin.words, _line(design.source))
        yield (
            f"  {link.key}: {link.design} ({link.tier.named}), support: {link.support.status}"
            f" [source: {', '.join(filter(None, said))}]"
        )
    for citation in claim.citations:
        mention = citation.mention
        written = _line(mention.text)
        yield f"  cited as `{written}`: {mention.status}, coverage {citation.coverage:.2f}"


def _line(text: str) -> str:
    """Show text of a document on one line, without characters that a terminal would act on."""
    return "".join(one if one.isprintable() else " " for one in " ".join(text.split()))
