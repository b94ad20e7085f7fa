"""What a run can lay before a person who fills in an item of the checklist."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from claimcheck.auditing.result import Audit
from claimcheck.model import (
    BlockKind,
    Claim,
    ClaimType,
    Design,
    EvidenceLink,
    Intent,
    OutcomeKind,
    OutcomeStatus,
    Strength,
    SupportStatus,
)
from claimcheck.model.brief import counted
from claimcheck.model.by_value import ByValue

_SECONDARY = {
    Design.NARRATIVE_REVIEW,
    Design.TEXTBOOK,
    Design.EDITORIAL,
    Design.EXPERT_OPINION,
    Design.THEORY_PAPER,
}
_CONTRARY = {Intent.DISPUTES, Intent.REFUTES, Intent.QUALIFIES}
_BENEFITS = {ClaimType.TREATMENT_BENEFIT, ClaimType.PROTOCOL, ClaimType.ADVICE}
_LISTED = 8


@frozen(eq=False, repr=False)
class Evidence(ByValue):
    """What to look at.

    Args:
        words: One line.
        status: What it comes to for an item that the run answers itself; ``None`` elsewhere.
    """

    words: str
    status: OutcomeStatus | None = None


def evidence(name: str, audit: Audit) -> Evidence:
    """Gather the evidence of a name that the table of items uses."""
    return _GATHERERS[name](audit)


def claim_places(claims: Iterable[Claim]) -> str:
    """Name the first few lines on which claims stand, and count the rest."""
    found = list(claims)
    named = [f"{claim.document}:{claim.line}" for claim in found[:_LISTED]]
    more = f" and {len(found) - _LISTED:,} more" if len(found) > _LISTED else ""
    return ", ".join(named) + more


def _links(audit: Audit) -> list[tuple[Claim, EvidenceLink]]:
    return [(claim, link) for claim in audit.claims for link in claim.evidence]


def _of_links(audit: Audit, chosen: Callable[[EvidenceLink], bool], what: str) -> Evidence:
    found = [claim for claim, link in _links(audit) if chosen(link)]
    where = f" ({claim_places(dict.fromkeys(found))})" if found else ""
    return Evidence(f"{len(found):,} of {counted(len(_links(audit)), 'link')} {what}{where}")


def _of_claims(audit: Audit, chosen: Callable[[Claim], bool], what: str) -> Evidence:
    found = [claim for claim in audit.claims if chosen(claim)]
    where = f" ({claim_places(found)})" if found else ""
    return Evidence(f"{len(found):,} of {counted(len(audit.claims), 'claim')} {what}{where}")


def _opened(audit: Audit) -> Evidence:
    people = {link.support.checked_by for _, link in _links(audit) if link.support.checked_by}
    by = f", by {', '.join(sorted(people))}" if people else ""
    summary = audit.summary
    return Evidence(
        f"{summary.opened:,} of {counted(summary.links, 'link')} checked against the source{by}"
    )


def _quoted(audit: Audit) -> Evidence:
    opened = [
        link for _, link in _links(audit) if link.support.status is not SupportStatus.UNCHECKED
    ]
    full = sum(bool(link.support.quote and link.support.locator) for link in opened)
    words = f"{full:,} of {counted(len(opened), 'checked link')} with quote and place"
    if not opened:
        return Evidence(words, OutcomeStatus.NOT_CHECKED)
    return Evidence(words, OutcomeStatus.PASSED if full == len(opened) else OutcomeStatus.FAILED)


def _preprints(audit: Audit) -> Evidence:
    said = [one for one in audit.references if one.study.is_preprint.value is not None]
    found = [one.key for one in said if one.study.is_preprint.value]
    words = f"{len(found):,} of {counted(len(audit.references), 'reference')} known as preprints"
    named = f" ({', '.join(found[:_LISTED])}); check that the text says so" if found else ""
    done = not found and said and len(said) == len(audit.references)
    return Evidence(words + named, OutcomeStatus.PASSED if done else OutcomeStatus.NOT_CHECKED)


def _ages(audit: Audit) -> Evidence:
    years = sorted(
        one.reference.year for one in audit.references if one.cited and one.reference.year
    )
    if not years:
        return Evidence("no cited work has a year")
    middle = years[len(years) // 2]
    return Evidence(f"cited works of {years[0]} to {years[-1]}, median {middle}")


def _contrary(audit: Audit) -> Evidence:
    return _of_links(audit, lambda link: link.intent in _CONTRARY, "to contrary evidence")


def _secondary(audit: Audit) -> Evidence:
    designs = {one.key: one.study.design.value for one in audit.references}
    chosen = {key for key, design in designs.items() if design in _SECONDARY}
    return _of_links(
        audit,
        lambda link: link.design in _SECONDARY or link.key in chosen,
        "to reviews, textbooks or opinion",
    )


def _surrogates(audit: Audit) -> Evidence:
    kinds = {OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC}
    return _of_links(audit, lambda link: link.outcome_kind in kinds, "to surrogate outcomes")


def _null_results(audit: Audit) -> Evidence:
    return _of_links(audit, lambda link: link.significant is False, "to results without an effect")


def _placement(audit: Audit) -> Evidence:
    return _of_links(audit, lambda link: link.coverage < 1, "covered by a citation farther away")


def _headings(audit: Audit) -> Evidence:
    return _of_claims(audit, lambda claim: claim.block is BlockKind.HEADING, "are in headings")


def _blocks(audit: Audit) -> Evidence:
    kinds = {BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.BLOCK_QUOTE, BlockKind.PULL_QUOTE}
    found = _of_claims(audit, lambda claim: claim.block in kinds, "are in tables or quotes")
    read = bool(audit.documents)
    return Evidence(found.words, OutcomeStatus.PASSED if read else OutcomeStatus.NOT_CHECKED)


def _interventions(audit: Audit) -> Evidence:
    return _of_claims(
        audit,
        lambda claim: (
            claim.intervention is not None or any(one.kind == "dose" for one in claim.quantities)
        ),
        "name an intervention or a dose",
    )


def _harms(audit: Audit) -> Evidence:
    benefits = sum(claim.claim_type in _BENEFITS for claim in audit.claims)
    harms = [claim for claim in audit.claims if claim.claim_type is ClaimType.HARM]
    where = f" ({claim_places(harms)})" if harms else ""
    return Evidence(
        f"{counted(benefits, 'claim')} of benefit or practice, {len(harms):,} of harm{where}"
    )


def _advice(audit: Audit) -> Evidence:
    return _of_claims(audit, lambda claim: claim.advice > 1, "give explicit advice")


def _hedging(audit: Audit) -> Evidence:
    stated = [claim for claim in audit.claims if claim.strength > Strength.S1]
    hedged = sum(claim.hedged for claim in stated)
    return Evidence(f"{hedged:,} of {counted(len(stated), 'claim')} of a relationship hedged")


def _front_matter(audit: Audit) -> Evidence:
    missing = [
        f"{document.path} lacks {word}"
        for document in audit.documents
        for word, names in (("an author", _AUTHORS), ("a date", _DATES))
        if not any(document.metadata.get(name) for name in names)
    ]
    if not audit.documents:
        return Evidence("no document", OutcomeStatus.NOT_CHECKED)
    if missing:
        return Evidence("; ".join(missing[:_LISTED]), OutcomeStatus.NOT_CHECKED)
    return Evidence("author and date are in the front matter", OutcomeStatus.PASSED)


_AUTHORS = ("author", "authors", "reviewer", "reviewed_by")
_DATES = ("date", "updated", "lastmod", "reviewed_on")
_GATHERERS: Mapping[str, Callable[[Audit], Evidence]] = MappingProxyType(
    {
        "advice": _advice,
        "ages": _ages,
        "blocks": _blocks,
        "contrary": _contrary,
        "front_matter": _front_matter,
        "harms": _harms,
        "headings": _headings,
        "hedging": _hedging,
        "interventions": _interventions,
        "null_results": _null_results,
        "opened": _opened,
        "placement": _placement,
        "preprints": _preprints,
        "quoted": _quoted,
        "secondary": _secondary,
        "surrogates": _surrogates,
    }
)
