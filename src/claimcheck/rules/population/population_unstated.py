"""CC503: those studied are a part of all people, and the text names nobody."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Document,
    Passed,
    Population,
    Problem,
    Severity,
    Species,
    Strength,
)
from claimcheck.rules._people import Restriction, names, restrictions
from claimcheck.rules._setting import sentences_before
from claimcheck.rules._support import is_title, supporting
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})
_HUMAN = frozenset({Species.HUMAN, Species.UNKNOWN})


@rule("CC503", severity=Severity.NOTE)
def population_unstated(document: Document, context: Context) -> Iterator[Answer]:
    """The study was of one sex, age group or condition, and the text does not say so.

    ## Why it matters

    A sentence without a population is read as one about everybody. Where only men, only children or
    only the ill were studied, one word corrects that.

    Each cited work is reported once a document, at the first sentence that leaves its population
    out; the passage before the sentence may name it too.

    ## Example

    ```bibtex
    @article{may2019, title = {Beetroot juice and sprint times}, design = {rct}, sex = {male}}
    ```

    ```md bad
    Beetroot juice may improve sprint times [@may2019].
    ```

    Use instead:

    ```md good
    Beetroot juice may improve sprint times in men [@may2019].
    ```
    """
    del document
    found: dict[str, tuple[Claim, Restriction]] = {}
    restricted: dict[str, Restriction] = {}
    for claim in context.claims:
        for known in restrictions(supporting(claim, context), context):
            restricted.setdefault(known.words, known)
        group = _unstated(claim, context)
        if group is not None:
            for link in supporting(claim, context):
                found.setdefault(link.key, (claim, group))
    if restricted and not found:
        first = next(iter(restricted.values()))
        yield Passed(f"the text names those studied ({first.words})", first.origin, first.source)
    for key, (claim, group) in found.items():
        yield Problem(
            f"`{key}` studied {group.words}, but the sentence does not say so",
            span=claim.span,
            basis=(Basis(f"{key} studied {group.words}", group.origin, group.source),),
            remedy=f"state the population: {group.words}",
            origin=group.origin,
            key=key,
        )


def _unstated(claim: Claim, context: Context) -> Restriction | None:
    """Give a restriction of the cited works that neither sentence nor passage tells."""
    if claim.strength < Strength.S2 or claim.claim_type in _EXEMPT or is_title(claim):
        return None
    if claim.population.species not in _HUMAN or _is_partial(claim.population):
        return None
    found = restrictions(supporting(claim, context), context)
    groups = [one for one in found if one.kind == "sex" or one.origin.is_established]
    passage = [judged.population for _, judged in sentences_before(claim, context)]
    return next((group for group in groups if not any(names(p, group) for p in passage)), None)


def _is_partial(population: Population) -> bool:
    """Tell whether a sentence names a part of mankind rather than people at large."""
    return bool(population.sexes or population.age_groups or population.condition)
