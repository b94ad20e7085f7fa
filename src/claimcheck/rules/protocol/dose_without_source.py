"""CC706: a dose that no source vouches for."""

from collections.abc import Iterator

from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    NotChecked,
    Origin,
    Passed,
    Problem,
    Quantity,
    Severity,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._numbers import is_among
from claimcheck.rules._public_doses import public_dose_of
from claimcheck.rules._regimens import leaves_be, told_dose
from claimcheck.rules._support import is_price, is_title, supporting
from claimcheck.rules._witness import reading_speaks
from claimcheck.rules._words import Word, place_of, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.sentences.quantities import find_quantities

_ASSERTING = frozenset(
    {
        ClaimType.PROTOCOL,
        ClaimType.ADVICE,
        ClaimType.TREATMENT_BENEFIT,
        ClaimType.CAUSAL_EFFECT,
        ClaimType.DEFINITIONAL,
        ClaimType.NUMBER,
        ClaimType.MECHANISM,
        ClaimType.HARM,
    }
)
_PORTIONS = frozenset(
    {
        "teaspoon",
        "teaspoons",
        "tablespoon",
        "tablespoons",
        "capsule",
        "capsules",
        "tablets",
        "drops",
    }
)
_NO_MORE = frozenset({"dose", "doses", "dosing"})
"""Words that say that something is dosed, and neither how much nor how often."""
_LIVE = lazy_pattern(
    r"\d[\d.,]{0,12}(?: ?(?:-|–|to) ?\d[\d.,]{0,12})? ?(?:billion|million) (?:CFUs?|live)\b"
)


@rule("CC706", severity=Severity.ERROR)
def dose_without_source(claim: Claim, context: Context) -> Iterator[Answer]:
    """A dose to be taken cites nothing, or is not in the quotation that was recorded for it.

    ## Why it matters

    People act on it. A dose that was copied from page to page, or that belongs to another
    condition, can harm at once; somebody must have found it in a source and quoted it.

    It fires on doses in sentences about taking something. How much of a substance a food holds, or
    a cell was given, is not a dose to be taken. A dose that health authorities publish for
    everybody, such as 10 micrograms of vitamin D a day in winter, needs no source.

    ## Example

    ```md bad
    A dose of 400 mg of magnesium at night relieves cramps.
    ```

    Use instead:

    ```bibtex
    @article{cruz2020, title = {Magnesium for cramps: a trial}, design = {rct}}
    ```

    ```md good
    In the trial a dose of 400 mg of magnesium at night relieved cramps [@cruz2020].
    ```
    """
    if claim.claim_type not in _ASSERTING or is_title(claim) or is_price(claim) or leaves_be(claim):
        return
    if (authority := public_dose_of(claim)) is not None:
        yield Passed("authorities give this dose to everybody", Origin.TEXT, authority)
        return
    dose = next(iter(_doses(claim, context)), None)
    if dose is None:
        yield from _schedule(claim, context)
        return
    if not claim.is_cited:
        yield _problem(claim, dose, "nothing is cited", Origin.TEXT)
        return
    quotes = [
        link.support.quote for link in supporting(claim, context) if link.support.quote.strip()
    ]
    if not quotes:
        yield NotChecked("no quotation of the source is recorded for the dose")
        return
    found = [one for quote in quotes for one in find_quantities(quote, tokenize(quote))]
    if not is_among(dose, found):
        yield _problem(claim, dose, "the recorded quotation does not hold it", Origin.RECORD)
        return
    yield Passed(f"`{dose.text}` stands in the recorded quotation", Origin.RECORD)


def _schedule(claim: Claim, context: Context) -> Iterator[Problem]:
    """Find how often, how long or how much in a regimen that the reading recognises as one."""
    if not reading_speaks(claim, context) or claim.is_cited:
        return
    told = _told_schedule(claim)
    if told is None:
        return
    yield Problem(
        f"`{told.text}` is part of a regimen without a source",
        span=place_of(claim, told.start, told.end),
        basis=(Basis("classified as: a regimen", claim.origin_of("claim_type")),),
        remedy="cite the guideline or trial that used this regimen, and quote it in the record",
        origin=claim.origin_of("claim_type"),
        severity=Severity.WARNING,
        variant="schedule",
    )


def _told_schedule(claim: Claim) -> Word | None:
    """Give the words for a schedule, or for a number of live bacteria to be taken."""
    live = _LIVE.search(claim.text)
    if live is not None:
        return Word(live.group(), live.start(), live.end())
    told = [one for one in words_of_claim(claim).of("schedule") if one.text.lower() not in _NO_MORE]
    if claim.claim_type is not ClaimType.PROTOCOL:
        portion = next((word for word in told if word.text.lower() in _PORTIONS), None)
        return portion if len(told) > 1 else None
    return next(iter(told), None)


def _doses(claim: Claim, context: Context) -> tuple[Quantity, ...]:
    """Give the doses of a sentence that is about taking something."""
    doses = tuple(one for one in claim.quantities if _is_of_medicine(one))
    if not doses:
        return ()
    words = words_of_claim(claim)
    told = told_dose(claim)
    if told is not None:
        return (told.dose,)
    is_regimen = claim.claim_type is ClaimType.PROTOCOL and reading_speaks(claim, context)
    if words.has("intake") or is_regimen:
        return doses
    is_told = claim.claim_type in {ClaimType.PROTOCOL, ClaimType.ADVICE}
    return doses if is_told and (words.has("drug_name") or words.substances) else ()


def _is_of_medicine(quantity: Quantity) -> bool:
    """Tell whether a quantity is a dose, not a weight to be lifted or lost."""
    return quantity.kind == "dose" and quantity.value is not None and quantity.unit != "kg"


def _problem(claim: Claim, dose: Quantity, why: str, origin: Origin) -> Problem:
    told = told_dose(claim)
    return Problem(
        f"`{dose.text}` is a dose without a source",
        span=dose.span,
        basis=(
            Basis("classified as: a dose to be taken", claim.origin_of("quantities")),
            Basis(why, origin),
        ),
        remedy="cite the guideline or trial that used this dose, and quote it in the record",
        origin=origin if origin is Origin.RECORD else claim.origin_of("claim_type"),
        variant=told.kind if told is not None else "",
    )
