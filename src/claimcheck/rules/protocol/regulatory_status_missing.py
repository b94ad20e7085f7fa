"""CC703: medicines are offered, and nobody has recorded whether they are approved."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Document,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Regulatory,
    Severity,
)
from claimcheck.resources import read_words
from claimcheck.rules._offered import MEDICINES, Offer, listed_offers, prescribed, sentences_naming
from claimcheck.rules._words import words_in
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC703", severity=Severity.ERROR)
def regulatory_status_missing(document: Document, context: Context) -> Iterator[Answer]:
    """A medicine is offered without saying whether, where and since when it is approved.

    ## Why it matters

    Off-label, unlicensed and banned products are sold with the same words as approved ones, and
    what is allowed differs by country and changes over time. So the record has to give status,
    jurisdiction, date and source. claimcheck never states the status itself.

    It asks for drugs, hormones and peptides in regimens and advice, once a document. A sentence
    that states the status ("licensed for", "off-label", "not approved") beside the name is enough;
    medicines of every day, such as paracetamol, are not asked for.

    ## Example

    ```md bad
    The protocol combines sermorelin with a weekly injection of testosterone cypionate.
    ```

    Use instead:

    ```md good
    The protocol uses testosterone cypionate, which is licensed for men with hypogonadism.
    ```
    """
    del document
    recorded = _recorded(context)
    offered = prescribed(context, MEDICINES)
    if not offered:
        yield NotApplicable("offers no medicine")
        return
    missing = [
        offer
        for offer in offered
        if offer.entity.normal not in recorded
        and not _is_everyday(offer)
        and not _is_told(offer, context)
    ]
    if not missing:
        yield Passed(f"the regulatory status of {listed_offers(offered)} is recorded or stated")
        return
    first, *others = missing
    yield Problem(
        f"no regulatory status is recorded for {listed_offers(missing)}",
        span=first.claim.span,
        basis=(
            Basis(
                f"{first.entity.text} is a {first.entity.kind} that the text offers", first.origin
            ),
            Basis("no record holds status, jurisdiction, date and source", Origin.TEXT),
        ),
        remedy="record `intervention.regulatory` (status, jurisdiction, as_of, source), and say it",
        origin=Origin.RECORD if first.origin is Origin.RECORD else Origin.TEXT,
        related=tuple((offer.claim.span, f"offers {offer.entity.text}") for offer in others),
        subject=" ".join(sorted(offer.entity.normal for offer in missing)),
    )


def _is_everyday(offer: Offer) -> bool:
    """Tell whether a medicine has been on sale or prescribed everywhere for decades."""
    names = read_words("rules/data/everyday_medicines.tsv", "name")
    return bool(names & {offer.entity.normal.lower(), offer.entity.text.lower()})


def _recorded(context: Context) -> frozenset[str]:
    """Name the treatments whose standing a record holds in full."""
    return frozenset(
        entity.normal
        for claim in context.claims
        if claim.intervention is not None and _is_full(claim.intervention.regulatory)
        for entity in words_in(claim.intervention.name).entities
    )


def _is_full(standing: Regulatory | None) -> bool:
    if standing is None:
        return False
    return all((standing.status, standing.jurisdiction, standing.as_of, standing.source))


def _is_told(offer: Offer, context: Context) -> bool:
    return any(
        words_in(sentence.text).has("regulated") for sentence in sentences_naming(offer, context)
    )
