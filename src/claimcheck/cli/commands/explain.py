"""``claimcheck explain``: everything that is known of one claim, and what each rule said of it."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from claimcheck.auditing import Audit
from claimcheck.cli._group import tell_failures
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

_TITLES = {
    "failed": "Failed",
    "not checked": "Not checked; what is missing",
    "passed": "Passed",
    "not applicable": "Not applicable",
}


@click.command()
@click.argument("claim", default="")
@audit_options
def command(claim: str, paths: tuple[str, ...], **options: Any) -> int:
    """Explain a claim: every fact with its source, what each rule said, and what is missing.

    CLAIM is an id from a report or a ledger, or ``line:N`` for the claims on a line.

    \b
      claimcheck explain line:12 article.md
    """
    _check_name(claim)
    session = open_session(paths, options)
    audit = session.audit()
    if not audit.readings and audit.failures:
        return tell_failures(audit.failures)
    for reading, found in _wanted(audit, claim):
        tell("\n".join(_told(found, reading, audit)))
    return tell_failures(audit.failures)


def _check_name(name: str) -> None:
    """Refuse a name that is none, saying how a claim is named.

    Raises:
        ConfigurationError: It is missing, the path of a document, or a line without a number.
    """
    path = name if name and Path(name).exists() else "article.md"
    how = f"claimcheck explain line:12 {path}"
    if not name or path == name:
        raise ConfigurationError(
            f"no claim is named; give its id from a report, or its line: `{how}`"
        )
    line = name.removeprefix("line:")
    if line != name and not line.isdecimal():
        raise ConfigurationError(f"`{name}` has no number of a line; say `{how}`")


def _wanted(audit: Audit, name: str) -> list[tuple[Reading, Claim]]:
    everything = [(reading, claim) for reading in audit.readings for claim in reading.claims]
    if name.startswith("line:"):
        wanted = [pair for pair in everything if str(pair[1].line) == name.removeprefix("line:")]
    else:
        wanted = [pair for pair in everything if pair[1].id == name]
    if not wanted:
        raise ConfigurationError(_unknown(name, [claim for _, claim in everything]))
    return wanted


def _unknown(name: str, claims: Sequence[Claim]) -> str:
    """Say that there is no such claim, and which is the nearest."""
    if not claims:
        return f"there is no claim `{name}`: no claim was found in these documents"
    if name.startswith("line:"):
        line = int(name.removeprefix("line:"))
        near = min(claims, key=lambda claim: abs(claim.line - line))
        return f"there is no claim on line {line}; the nearest is on line {near.line}"
    close = get_close_matches(name, [claim.id for claim in claims], 1, 0.4)
    hint = f"; did you mean `{close[0]}`?" if close else "; claims are named in `--format json`"
    return f"there is no claim `{name}`{hint}"


def _told(claim: Claim, reading: Reading, audit: Audit) -> Iterator[str]:
    yield f"{_line(claim.document)}:{claim.line}:{claim.column}  {claim.id}"
    yield f"  {_line(claim.text)}\n"
    yield from _facts(claim)
    yield from _evidence(claim, reading)
    yield from _outcomes(claim, audit)
    yield ""


def _outcomes(claim: Claim, audit: Audit) -> Iterator[str]:
    """Say what each rule answered: what failed first, then what is missing."""
    names = {check.rule: check.name for check in audit.checks}
    for status, title in _TITLES.items():
        given = [one for one in audit.outcomes_of(claim) if one.status == status]
        if given:
            yield f"\n{title}"
        for outcome in given:
            reason = f": {_line(outcome.reason)}" if outcome.reason else ""
            yield f"  {outcome.rule} {names[outcome.rule]}{reason}"


def _facts(claim: Claim) -> Iterator[str]:
    for name in _FACTS:
        value = getattr(claim, name)
        origin = claim.origin_of(name)
        yield f"  {name.replace('_', ' '):12} {_worded(value)} [source: {origin.words}]"
    population = claim.population
    said = f" (`{_line(population.text)}`)" if population.text else " (not stated)"
    origin = claim.origin_of("population")
    yield f"  {'population':12} {_worded(population.species)}{said} [source: {origin.words}]"
    for quantity in claim.quantities:
        yield f"  {'number':12} {_worded(quantity.kind)}: `{_line(quantity.text)}`"
    for cue in claim.cues:
        yield f"  {'cue':12} {_worded(cue.kind)}: `{_line(cue.text)}`"


def _worded(value: object) -> str:
    """Give a value of a scale in words."""
    if isinstance(value, Strength | Advice):
        return value.named
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def _evidence(claim: Claim, reading: Reading) -> Iterator[str]:
    yield "\nEvidence" if claim.evidence else "\nEvidence: none is cited"
    for link in claim.evidence:
        design = reading.library.study(link.key).design
        said = (design.origin.words, _line(design.source))
        yield (
            f"  {link.key}: {_worded(link.design)} ({link.tier.named}), "
            f"support: {_worded(link.support.status)}"
            f" [source: {', '.join(filter(None, said))}]"
        )
    for citation in claim.citations:
        mention = citation.mention
        written = _line(mention.text)
        yield f"  cited as `{written}`: {mention.status}, coverage {citation.coverage:.2f}"


def _line(text: str) -> str:
    """Show text of a document on one line, without characters that a terminal would act on."""
    return "".join(one if one.isprintable() else " " for one in " ".join(text.split()))
