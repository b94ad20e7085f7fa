"""CC502: what was shown in some people is told of others."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    EvidenceLink,
    NotChecked,
    Passed,
    Problem,
    Severity,
    Species,
    Strength,
)
from claimcheck.rules._people import Restriction, goes_beyond, restrictions
from claimcheck.rules._support import evidence_basis, supporting, weakest
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_NOT_HUMAN = frozenset({Species.ANIMAL, Species.IN_VITRO, Species.MIXED})
_EXEMPT = frozenset({ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM})


@rule("CC502", severity=Severity.WARNING)
def population_extrapolated(claim: Claim, context: Context) -> Iterator[Answer]:
    """The sentence names people of a sex, age or condition that the study left out.

    ## Why it matters

    Doses, harms and effects differ between men and women, children and adults, the healthy and the
    ill. A trial of young men says little about women after the menopause.

    It fires where the sentence itself names others than those studied. Where it names no group,
    CC503 asks for the population. What is merely usual in such studies never counts, nor does a
    sentence with a denial in it ("women were not tested").

    ## Example

    ```bibtex
    @article{may2019, title = {Beetroot juice and sprint times}, design = {rct}, sex = {male}}
    ```

    ```md bad
    Beetroot juice improves sprint times in women [@may2019].
    ```

    Use instead:

    ```md good
    Beetroot juice improved sprint times in young men [@may2019]; women were not tested.
    ```
    """
    links = supporting(claim, context)
    if not links or claim.strength < Strength.S2 or claim.claim_type in _EXEMPT:
        return
    if claim.population.is_implied or claim.population.species in _NOT_HUMAN:
        return
    if claim.cues_of("negation"):
        return
    groups = restrictions(links, context)
    beyond = next((group for group in groups if goes_beyond(claim.population, group)), None)
    if beyond is not None:
        yield _problem(claim, links[0], beyond, context)
    elif groups:
        first = groups[0]
        yield Passed(f"{links[0].key} studied {first.words}", first.origin, first.source)
    else:
        yield NotChecked("the population of the cited work is not known")


def _problem(claim: Claim, link: EvidenceLink, group: Restriction, context: Context) -> Problem:
    whom = claim.population.text or "others"
    return Problem(
        f"the sentence is about `{whom}`, but the cited work studied {group.words}",
        basis=(
            Basis(f"the sentence is about `{whom}`", claim.origin_of("population")),
            Basis(f"{link.key} studied {group.words}", group.origin, group.source),
            evidence_basis(link, context),
        ),
        remedy=f"say that it was shown in {group.words}, or cite a study of `{whom}`",
        origin=weakest(claim.origin_of("population"), group.origin),
        key=link.key,
    )
