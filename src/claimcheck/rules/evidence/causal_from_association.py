"""CC402: a cause is told where the evidence shows an association."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Band,
    Basis,
    Claim,
    Cue,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    Problem,
    Severity,
    Strength,
    Tier,
)
from claimcheck.rules._announced import announces_a_study, is_title_of_a_study, prevented
from claimcheck.rules._assignment import why_unsure
from claimcheck.rules._compared import compared_and_caused
from claimcheck.rules._conclusions import blames, concluding_words
from claimcheck.rules._only_observed import observed_before, observed_behind, observed_in_passage
from claimcheck.rules._setting import sentences_just_before
from claimcheck.rules._support import (
    best,
    causal_cue,
    cites_itself,
    design_origin,
    evidence_basis,
    is_textbook_matter,
    said,
    supporting,
    unassessed,
    unknown_design,
    weakest,
    wording_basis,
    wording_supported,
)
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._wording import fitting_wording
from claimcheck.rules._words import Word, Words, place_of, words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_DESIGN = "observational_design"
_OBSERVATIONAL = frozenset({Tier.T3, Tier.T4})


@rule(
    "CC402",
    severity=Severity.WARNING,
)
def causal_from_association(claim: Claim, context: Context) -> Iterator[Answer]:
    """A causal verb rests on an observational study.

    ## Why it matters

    People who do one thing differ from those who do not in much else. A cohort or a survey shows
    that two things go together; "causes", "reduces" and "improves" say that changing one changes
    the other. A third of press releases on correlational studies made that step (Sumner 2014).

    Cautious wording ("may", "is linked to") never counts, nor does how a body works. Mendelian
    randomisation and natural experiments are judged by their tier like other observational designs.

    ## Example

    ```bibtex
    @article{diaz2016, title = {Coffee and stroke: a cohort}, design = {prospective_cohort}}
    ```

    ```md bad
    Coffee prevents strokes in women [@diaz2016].
    ```

    Use instead:

    ```md good
    Women who drank coffee had fewer strokes [@diaz2016].
    ```
    """
    links = supporting(claim, context)
    told = None if links else _announced(claim, context) or _projected(claim, context)
    if told is None and not cites_itself(claim):
        told = _compared(claim) or _concluded(claim, context)
    if told is not None:
        yield told
        return
    if reading_speaks(claim, context) and not links:
        yield from _told_of_observation(claim, context)
        return
    if not links or is_textbook_matter(claim):
        yield NotApplicable("cites no evidence" if not links else "describes how the body works")
        return
    yield _held_against_best(claim, links, context)


def _held_against_best(claim: Claim, links: tuple[EvidenceLink, ...], context: Context) -> Answer:
    if claim.strength.band < Band.CAN:
        return said(claim)
    link = best(links)
    if link is None:
        return unknown_design(links)
    if link.tier not in _OBSERVATIONAL:
        return wording_supported(claim, link, context)
    unsure = why_unsure(link, context)
    if unsure:
        return NotChecked(unsure)
    return unknown_design(links) if unassessed(links) else _problem(claim, link, context)


def _problem(claim: Claim, link: EvidenceLink, context: Context) -> Problem:
    origin, _ = design_origin(link, context.study(link.key))
    cue = causal_cue(claim)
    return Problem(
        f"{_is_causal(cue)}, but the cited study is observational",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), evidence_basis(link, context)),
        remedy=fitting_wording(link, claim, context.study(link.key)),
        origin=weakest(claim.origin_of("strength"), origin),
        key=link.key,
    )


def _is_causal(cue: Cue | None) -> str:
    return f"causal wording (`{cue.text}`)" if cue else "causal wording"


def _concluded(claim: Claim, context: Context) -> Problem | None:
    """Find a cause that is concluded from people who, by the passage, were only observed."""
    is_causal = claim.strength.band > Band.CAN or blames(claim.text)
    drawn = concluding_words(claim.text) if is_causal else None
    if drawn is None:
        return None
    word = _observation(words_of_claim(claim), claim, context)
    seen = word.text if word is not None else observed_in_passage(claim, context)
    if seen is None:
        return None
    return Problem(
        f"`{drawn.text}` concludes a cause from what was only observed (`{seen}`)",
        span=place_of(claim, drawn.start, drawn.end),
        basis=(wording_basis(claim), Basis(f"the passage says `{seen}`", Origin.TEXT)),
        remedy="say what was associated, or cite a study in which one thing was changed",
        origin=claim.origin_of("strength"),
        variant="concluded",
    )


def _announced(claim: Claim, context: Context) -> Problem | None:
    """Find a cause announced of a study that the text behind it tells to have only observed."""
    words, cue = words_of_claim(claim), causal_cue(claim)
    if claim.strength.band <= Band.CAN or words.has("no_cause"):
        return None
    if cue is None and not words.has("change"):
        return None
    is_announced = announces_a_study(claim) or is_title_of_a_study(claim, context)
    seen = observed_behind(claim, context) if is_announced else None
    if seen is None:
        return None
    return Problem(
        f"{_is_causal(cue)}, but its study only observed people (`{seen}`)",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), Basis(f"the text behind it says `{seen}`", Origin.TEXT)),
        remedy="say what was associated, or cite a study in which one thing was changed",
        origin=claim.origin_of("strength"),
        variant="announced",
    )


def _projected(claim: Claim, context: Context) -> Problem | None:
    """Find cases that a habit is said to prevent where the text tells of people only observed."""
    drawn = prevented(claim.text)
    seen = observed_before(claim, context) if drawn is not None else None
    if drawn is None or seen is None:
        return None
    return Problem(
        f"`{drawn.text}` takes for a cause what was only observed (`{seen}`)",
        span=place_of(claim, drawn.start, drawn.end),
        basis=(Basis(f"the text before it says `{seen}`", Origin.TEXT),),
        remedy="say what was associated, or cite a study in which one thing was changed",
        origin=Origin.TEXT,
        variant="projected",
    )


def _compared(claim: Claim) -> Problem | None:
    """Find a cause that a sentence draws from a difference between groups as they are."""
    step = compared_and_caused(claim.text)
    if step is None:
        return None
    return Problem(
        f"`{step.text}` makes a cause of a difference between groups that were not assigned",
        span=place_of(claim, step.start, step.end),
        basis=(Basis("the sentence compares groups as they are", Origin.TEXT),),
        remedy="say that the groups differ, or cite a study in which one thing was changed",
        origin=Origin.TEXT,
        variant="compared",
    )


def _told_of_observation(claim: Claim, context: Context) -> Iterator[Problem]:
    """Find a cause in a passage whose own words tell of people who were only observed."""
    words, cue = words_of_claim(claim), causal_cue(claim)
    wording = cue if claim.strength.band >= Band.CAN else None
    shown = wording or next(iter(words.of("causal_soft")), None)
    seen = _observation(words, claim, context) if claim.strength is not Strength.S1 else None
    if shown is None or seen is None:
        return
    yield Problem(
        f"causal wording (`{shown.text}`), but the passage describes observations (`{seen.text}`)",
        span=cue.span if cue else None,
        basis=(wording_basis(claim), Basis(f"the passage says `{seen.text}`", Origin.TEXT)),
        remedy="say what was associated, or cite a study in which one thing was changed",
        origin=claim.origin_of("strength"),
        severity=None if words.has(_DESIGN) else Severity.NOTE,
    )


def _observation(words: Words, claim: Claim, context: Context) -> Word | None:
    """Give the words of the sentence, or of its passage, that tell of people only observed.

    A passage that says itself that it shows no cause has been fair to its reader.
    """
    before = (words_in(one.text) for one in sentences_just_before(claim, context))
    passage = (words, *before)
    if any(one.has("randomised", "no_cause") for one in passage):
        return None
    return next((word for one in passage for word in one.of(_DESIGN, "observed")), None)
