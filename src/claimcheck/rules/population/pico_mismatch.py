"""CC504: what was given, how much, or by which way, differs from the study."""

from collections.abc import Iterable, Iterator

from claimcheck.evidence.abstract import LONGEST_ABSTRACT
from claimcheck.lexicon.tokens import tokenize
from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    EvidenceLink,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Quantity,
    Severity,
    Strength,
)
from claimcheck.rules._comparators import comparator_of, dummy_of
from claimcheck.rules._numbers import in_base_units
from claimcheck.rules._support import is_title, source_text, supporting
from claimcheck.rules._words import place_of, words_in, words_of_claim
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context
from claimcheck.sentences.quantities import find_quantities

_ROUTES = {
    "route_mouth": "by mouth",
    "route_nose": "through the nose",
    "route_needle": "by needle",
    "route_skin": "through the skin",
}
_DIRECT = frozenset({"direct", "none", ""})


@rule("CC504", severity=Severity.WARNING, precision=Precision.MEDIUM)
def pico_mismatch(claim: Claim, context: Context) -> Iterator[Answer]:
    """Treatment, dose, route, comparison or outcome differ from the cited study.

    ## Why it matters

    An effect belongs to what was given, how, how much, against what, and to what was measured. A
    nasal spray is not a tablet, and 2 mg are not 200 mg.

    Differences that a person recorded (`directness`) are reported as recorded. From the text alone,
    only a dose in the same unit, a route, and a treatment that the sentence says something is
    better than are compared, and only with a cited abstract: a trial against placebo alone says
    nothing of triptans.

    ## Example

    ```bibtex
    @article{ono2017, title = {Melatonin for sleep: a trial}, design = {rct}, abstract = {Methods:
      Adults took 2 mg of melatonin at night. Conclusion: Melatonin shortened the time to sleep.}}
    ```

    ```md bad
    Taking 50 mg of melatonin shortens the time to sleep [@ono2017].
    ```

    Use instead:

    ```md good
    Taking 2 mg of melatonin shortened the time to sleep [@ono2017].
    ```
    """
    links = supporting(claim, context)
    if not links or is_title(claim):
        return
    recorded = _recorded(claim, links)
    if recorded is not None:
        yield recorded
        return
    texts = [(link.key, context.reference(link.key)) for link in links]
    abstracts = [
        (key, entry.abstract[:LONGEST_ABSTRACT]) for key, entry in texts if entry and entry.abstract
    ]
    if len(abstracts) < len(links):
        if _is_comparable(claim):
            yield NotChecked("the bibliography has no abstract of the cited work")
        return
    problems = [
        *_other_dose(claim, abstracts),
        *_other_route(claim, abstracts),
        *_other_comparator(claim, abstracts, context),
    ]
    yield from problems
    if not problems and _is_compared(claim, abstracts):
        yield Passed("dose and route match the cited abstract", source="abstract")


def _recorded(claim: Claim, links: Iterable[EvidenceLink]) -> Problem | None:
    """Give what a person recorded of how the study differs from a claim."""
    indirect = [link for link in links if not _DIRECT.issuperset(map(str.lower, link.directness))]
    if not indirect or claim.strength < Strength.S4 or claim.hedged:
        return None
    first = indirect[0]
    parts = ", ".join(f"`{part}`" for part in first.directness)
    return Problem(
        f"the record says that the study differs from the claim in {parts}",
        basis=(Basis(f"directness of {first.key}: {parts}", Origin.RECORD),),
        remedy="say what was studied, or cite a study of what is claimed",
        origin=Origin.RECORD,
        key=first.key,
    )


def _is_comparable(claim: Claim) -> bool:
    """Tell whether the sentence gives a dose, a way of giving or a treatment to compare with."""
    has_dose = any(one.kind == "dose" for one in claim.quantities)
    has_route = words_of_claim(claim).has(*_ROUTES)
    return has_dose or has_route or comparator_of(claim.text) is not None


def _is_compared(claim: Claim, abstracts: list[tuple[str, str]]) -> bool:
    """Tell whether sentence and abstract both give a dose in one unit, or a way of giving."""
    units = {in_base_units(one)[1] for one in claim.quantities if one.kind == "dose"}
    given = {in_base_units(one)[1] for _, text in abstracts for one in _doses(text)}
    studied = any(words_in(text).has(*_ROUTES) for _, text in abstracts)
    return bool(units & given) or (words_of_claim(claim).has(*_ROUTES) and studied)


def _other_dose(claim: Claim, abstracts: list[tuple[str, str]]) -> Iterator[Problem]:
    doses = [one for one in claim.quantities if one.kind == "dose" and one.value is not None]
    if not doses:
        return
    given = [one for _, text in abstracts for one in _doses(text)]
    for dose in doses:
        value, unit = in_base_units(dose)
        same_unit = [one for one in given if in_base_units(one)[1] == unit]
        if same_unit and not any(_covers(one, value) for one in same_unit):
            shown = ", ".join(dict.fromkeys(f"`{one.text}`" for one in same_unit))
            yield Problem(
                f"`{dose.text}` is claimed, but the cited abstract gives {shown}",
                span=dose.span,
                basis=(Basis(f"{abstracts[0][0]} gives {shown}", Origin.TEXT, "abstract"),),
                remedy="give the dose that was studied, or cite a study of this one",
                key=abstracts[0][0],
            )
            return


def _doses(text: str) -> tuple[Quantity, ...]:
    found = find_quantities(text, tokenize(text))
    return tuple(one for one in found if one.kind == "dose" and one.value is not None)


def _covers(dose: Quantity, value: float) -> bool:
    low, _ = in_base_units(dose)
    factor = low / dose.value if dose.value else 1.0
    high = dose.upper * factor if dose.upper is not None else low
    return low * 0.99 <= value <= high * 1.01


def _other_route(claim: Claim, abstracts: list[tuple[str, str]]) -> Iterator[Problem]:
    words = words_of_claim(claim)
    claimed = [route for route in _ROUTES if words.has(route)]
    if len(claimed) != 1:
        return
    studied = [route for _, text in abstracts for route in _ROUTES if words_in(text).has(route)]
    if not studied or claimed[0] in studied:
        return
    (word, *_) = words.of(claimed[0])
    yield Problem(
        f"`{word.text}` is claimed, but in the cited abstract it was given {_ROUTES[studied[0]]}",
        span=place_of(claim, word.start, word.end),
        basis=(Basis(f"{abstracts[0][0]}: given {_ROUTES[studied[0]]}", Origin.TEXT, "abstract"),),
        remedy="say how it was given in the study, or cite a study of this route",
        key=abstracts[0][0],
    )


def _other_comparator(
    claim: Claim, abstracts: list[tuple[str, str]], context: Context
) -> Iterator[Problem]:
    compared = comparator_of(claim.text)
    if compared is None:
        return
    key = abstracts[0][0]
    dummy = dummy_of((source_text(key, context) for key, _ in abstracts), compared)
    if not dummy:
        return
    yield Problem(
        f"the sentence compares with `{compared.text}`, but the cited work with {dummy}",
        span=place_of(claim, compared.start, compared.end),
        basis=(Basis(f"{key} compares with {dummy} alone", Origin.TEXT, "abstract"),),
        remedy=f"say that it was better than {dummy}, or cite a comparison with {compared.text}",
        key=key,
    )
