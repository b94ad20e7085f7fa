"""CC701: a therapy or regimen that no guideline and no trial stands behind."""

from collections.abc import Iterator

from claimcheck.model import (
    Advice,
    Answer,
    Basis,
    BlockKind,
    Claim,
    ClaimType,
    EvidenceLink,
    Origin,
    Passed,
    Problem,
    Severity,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._offered import MEDICINES, is_set_aside
from claimcheck.rules._public_doses import public_dose_of
from claimcheck.rules._regimens import has_particulars, leaves_be, told_dose
from claimcheck.rules._support import (
    best,
    design_origin,
    evidence_basis,
    has_trials,
    is_price,
    is_title,
    quoted_cues,
    supporting,
    unknown_design,
    weakest,
    wording_supported,
)
from claimcheck.rules._witness import is_short, reading_speaks
from claimcheck.rules._words import words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.sentences.entities import Entity

_OFFERING = frozenset({ClaimType.ADVICE, ClaimType.TREATMENT_BENEFIT})
_DOSES = frozenset({"dose", "doses", "dosage", "daily dose", "per day", "low-dose", "high-dose"})

_MARK = 8
"""Most characters of a mark and of emphasis before the words of a list item."""

_VAGUE = frozenset(
    {"intervention", "interventions", "therapeutic intervention", "therapeutic interventions"}
)
_OFFER = lazy_pattern(r"protocol|therap|regimen|course|cycle|stack|optimi[sz]ation")
"""Words for a treatment as a whole, rather than for one dose of it."""

_WE_OFFER = lazy_pattern(
    r"\b(?:we|our (?:clinic|practice|team|doctors|program(?:me)?|protocols?)|spas|clinics)"
    r" (?:\w+ ){0,3}?(?:offer|provide|prescribe|use|combine|recommend|include|administer)"
)


@rule("CC701", severity=Severity.ERROR)
def protocol_without_guideline(claim: Claim, context: Context) -> Iterator[Answer]:
    """A named therapy, regimen or protocol cites neither a guideline nor randomised evidence.

    ## Why it matters

    A protocol tells people what to do to a body. It is the worst place for evidence from mice, from
    opinion, or from nowhere. A clinical guideline, a synthesis of trials or a randomised trial
    should stand beside it.

    What people do in daily life without being told to, such as "running three times a week lowers
    blood pressure", is no regimen. Nor is a dose that health authorities publish for everybody,
    such as 400 micrograms of folic acid a day before conception.

    ## Example

    ```bibtex
    @article{abe2019, title = {Peptide and muscle in rats}, design = {animal_experiment}}
    ```

    ```md bad
    The protocol combines 200 mg of testosterone cypionate a week with anastrozole [@abe2019].
    ```

    Use instead:

    ```bibtex
    @article{guide2018, title = {Testosterone therapy: a guideline}, design = {guideline_grade}}
    ```

    ```md good
    Guidelines reserve testosterone for men with confirmed hypogonadism [@guide2018].
    ```
    """
    if is_title(claim) or is_price(claim) or not _is_regimen(claim, context):
        return
    if (authority := public_dose_of(claim)) is not None:
        yield Passed("authorities give this dose to everybody", Origin.TEXT, authority)
        return
    links = supporting(claim, context)
    trial = next((link for link in links if has_trials([link])), None)
    if trial is not None:
        yield wording_supported(claim, trial, context)
        return
    if links and best(links) is None:
        yield unknown_design(links)
        return
    yield _problem(claim, links, context)


def _is_regimen(claim: Claim, context: Context) -> bool:
    """Tell whether a treatment is laid out or offered."""
    if leaves_be(claim):
        return False
    if told_dose(claim) is not None or _is_presented(claim):
        return True
    if claim.claim_type is ClaimType.PROTOCOL:
        is_read = reading_speaks(claim, context)
        return has_particulars(claim) if is_read else _is_treatment(claim)
    return _is_offer(claim, context)


def _is_presented(claim: Claim) -> bool:
    """Tell whether a list item opens with the name of a therapy and names its medicines.

    Such an item presents a therapy, whatever its first sentence says of how it works.
    """
    if claim.block is not BlockKind.LIST_ITEM or claim.span.start - claim.block_span.start > _MARK:
        return False
    words = words_of_claim(claim)
    opening = next(iter(words.of("therapy")), None)
    if opening is None or words.text[: opening.start].strip(" *_") or not _names_medicine(claim):
        return False
    return any(one.start >= opening.end for one in words.entities if one.kind in MEDICINES)


def _is_offer(claim: Claim, context: Context) -> bool:
    """Tell whether advice or a benefit offers a treatment by its name."""
    if claim.claim_type not in _OFFERING or not reading_speaks(claim, context):
        return False
    words = words_of_claim(claim)
    named = {word.text.lower() for word in words.of("therapy", "protocol")}
    return bool(named - _VAGUE) or any(_is_given(one, claim) for one in words.entities)


def _is_given(entity: Entity, claim: Claim) -> bool:
    """Tell whether an entity is something that people are treated with; bodies make hormones."""
    if is_set_aside(entity, claim):
        return False
    if entity.kind != "hormone":
        return entity.kind in MEDICINES or entity.kind == "therapy"
    return any(
        word.start < entity.end and entity.start < word.end
        for word in words_of_claim(claim).of("drug_name", "therapy")
    )


def _is_treatment(claim: Claim) -> bool:
    """Tell whether a medicine, a therapy or a protocol is laid out, not a food or its dose."""
    if claim.advice >= Advice.A2:
        return True
    entities = words_of_claim(claim).entities
    if any(entity.kind in MEDICINES or entity.kind == "therapy" for entity in entities):
        return True
    foods = {entity.text.lower() for entity in entities}
    named = {cue.text.lower() for cue in claim.cues_of("therapy", "drug_name", "protocol")}
    return not named <= foods | _DOSES


def _named(claim: Claim) -> str:
    """Quote the words for the treatment: cues, else what the sentence names, else its dose."""
    cues = quoted_cues(claim, "therapy", "drug_name", "protocol")
    if cues:
        return cues
    names = [entity.text for entity in words_of_claim(claim).interventions]
    names += [one.text for one in claim.quantities if one.kind == "dose"]
    return ", ".join(f"`{name}`" for name in dict.fromkeys(names))


def _problem(claim: Claim, links: tuple[EvidenceLink, ...], context: Context) -> Problem:
    named = _named(claim)
    shown = f" ({named})" if named else ""
    link = best(links)
    if link is None:
        evidence = Basis("nothing is cited", Origin.TEXT)
        origin = claim.origin_of("claim_type")
    else:
        evidence = evidence_basis(link, context)
        found, _ = design_origin(link, context.study(link.key))
        origin = weakest(claim.origin_of("claim_type"), found)
    return Problem(
        f"a protocol{shown} with no guideline or randomised trial behind it",
        basis=(Basis("classified as: protocol", claim.origin_of("claim_type")), evidence),
        remedy="cite the clinical guideline that sets out this regimen, or say that there is none",
        origin=origin,
        key=link.key if link else None,
        severity=None if is_short(context) or _is_laid_out(claim) else Severity.WARNING,
        variant=_variant(claim),
    )


def _is_laid_out(claim: Claim) -> bool:
    """Tell whether a claim lays out, advises or offers a regimen, rather than praising one."""
    if claim.claim_type is ClaimType.PROTOCOL or _shown(claim):
        return True
    named = (one for one in words_of_claim(claim).entities if one.kind in MEDICINES)
    if claim.advice >= Advice.A2 and any(_is_given(one, claim) for one in named):
        return True
    return _WE_OFFER.search(claim.text.lower()) is not None


def _variant(claim: Claim) -> str:
    """Name the kind of finding: what the words show, or that they name no treatment at all."""
    return _shown(claim) if _named(claim) else "unnamed"


def _shown(claim: Claim) -> str:
    """Name what the words show by themselves, empty where they need a second witness."""
    if _names_medicine(claim):
        return "medicine"
    told = told_dose(claim)
    return told.kind if told is not None else ""


def _names_medicine(claim: Claim) -> bool:
    """Tell whether a therapy or protocol is named with its medicine, and nothing is cited for it.

    Such words need no second witness.
    """
    if claim.is_cited:
        return False
    offers = any(_OFFER.search(cue.text.lower()) for cue in claim.cues_of("therapy", "protocol"))
    named = (one for one in words_of_claim(claim).entities if one.kind in MEDICINES)
    return offers and any(_is_given(one, claim) for one in named)
