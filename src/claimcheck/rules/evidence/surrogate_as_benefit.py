"""CC406: a laboratory value is told as a benefit."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    OutcomeKind,
    Passed,
    Precision,
    Problem,
    Severity,
    Strength,
)
from claimcheck.rules._support import evidence_basis, is_title, supporting
from claimcheck.rules._words import Word, Words, place_of, words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_EXEMPT = frozenset(
    {ClaimType.DEFINITIONAL, ClaimType.NON_CLAIM, ClaimType.NUMBER, ClaimType.PREVALENCE}
)
_LESS = frozenset({OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC})


@rule(
    "CC406",
    severity=Severity.WARNING,
    precision=Precision.MEDIUM,
)
def surrogate_as_benefit(claim: Claim, context: Context) -> Iterator[Answer]:
    """The study measured a marker, but the sentence is about what people feel or die of.

    ## Why it matters

    A drug can lower blood pressure or sugar and save nobody; some that did were withdrawn. Evidence
    on a marker is evidence on the marker (the distinction of SORT: disease-oriented against
    patient-oriented outcomes).

    What was measured is taken from the claim record (`outcome_kind`), else from the words of the
    cited title and conclusion.

    ## Example

    ```bibtex
    @article{lee2019, title = {Fish oil and fasting triglycerides: a trial}, design = {rct}}
    ```

    ```md bad
    Fish oil prevents heart attacks [@lee2019].
    ```

    Use instead:

    ```md good
    Fish oil lowered fasting triglycerides in the trial [@lee2019].
    ```
    """
    if claim.strength < Strength.S4 or claim.claim_type in _EXEMPT or is_title(claim):
        return
    links = supporting(claim, context)
    words = words_of_claim(claim)
    felt = next(iter(words.of("patient_important")), None)
    if not links or felt is None:
        yield NotApplicable("cites no evidence" if not links else "claims nothing that people feel")
        return
    if _names_what_was_measured(words):
        yield Passed("the sentence names the laboratory value itself")
        return
    measured = [_measured(link, context) for link in links]
    if all(measured):
        yield _problem(claim, felt, links[0], measured[0], context)
        return
    known = next((link for link in links if _is_of_patients(link)), None)
    if known is not None:
        yield Passed(f"{known.key} measured what patients feel", Origin.RECORD, "claim record")
    else:
        yield NotChecked("it is not recorded what the outcome of the cited work measures")


def _names_what_was_measured(words: Words) -> bool:
    felt = {(word.start, word.end) for word in words.of("patient_important")}
    return any((word.start, word.end) not in felt for word in words.of("surrogate"))


def _is_of_patients(link: EvidenceLink) -> bool:
    return link.outcome_kind not in {OutcomeKind.UNKNOWN, *_LESS}


def _measured(link: EvidenceLink, context: Context) -> tuple[str, Origin] | None:
    """Name the marker that a work measured, with the origin; ``None`` where none is known."""
    if link.outcome_kind is not OutcomeKind.UNKNOWN:
        is_less = link.outcome_kind in _LESS
        return (f"a {link.outcome_kind.value} outcome", Origin.RECORD) if is_less else None
    reference = context.reference(link.key)
    if reference is None:
        return None
    words = words_in(f"{reference.title}. {context.study(link.key).conclusion.value}")
    markers = words.of("surrogate")
    if not markers or words.has("patient_important"):
        return None
    return f"`{markers[0].text}`", Origin.TEXT


def _problem(
    claim: Claim,
    felt: Word,
    link: EvidenceLink,
    measured: tuple[str, Origin] | None,
    context: Context,
) -> Problem:
    marker, origin = measured or ("", Origin.TEXT)
    return Problem(
        f"`{felt.text}` is claimed, but the cited work measured {marker}",
        span=place_of(claim, felt.start, felt.end),
        basis=(
            Basis(f"{link.key} measured {marker}", origin),
            evidence_basis(link, context),
        ),
        remedy=f"say what was measured, or cite a study that measured `{felt.text}`",
        origin=origin,
        key=link.key,
    )
