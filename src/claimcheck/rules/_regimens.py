"""What makes a claim a regimen: particulars of a treatment that is offered for use."""

from typing import NamedTuple

from claimcheck.memory import remembered
from claimcheck.model import Advice, BlockKind, Claim, ClaimType, Quantity
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._contents import states_contents, tells_of_study
from claimcheck.rules._gated_expressions import expression
from claimcheck.rules._support import advises_against
from claimcheck.rules._words import Words, words_of_claim

_PARTICULARS = ("schedule", "intake", "protocol", "therapy", "drug_name")
_TIMES = frozenset({"frequency", "duration"})
_BARE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})
_TOLD = frozenset({ClaimType.STUDY_REPORT, ClaimType.PREVALENCE, ClaimType.HARM})
_OFFERED = frozenset({ClaimType.PROTOCOL, ClaimType.ADVICE, ClaimType.TREATMENT_BENEFIT})
_LONGEST_NAME = 40
_LABEL = r"(?:[^:*.]{0,30}[:*]+ *)?"
_AGAINST = lazy_pattern(_LABEL + r"(?:avoid|do not|don['’]t|never|not recommended)\b")
_ASIDE = lazy_pattern(
    r"\W{0,6}(?:pros?|cons?|drawbacks?|costs?|pric(?:e|es|ing)|storage|store|shelf life|vial"
    r"|keeps (?:for|in|up)|pack size|typical vial|normal range|optimal range|reference range)\b"
)
_ONSET = expression(
    ("minutes", "hours", "days", "weeks", "months", "work", "notice"),
    r"\b(?:takes|lasts?|need|(?:results|effects|benefits|may|can|will) take) (?:\w{1,20} ){0,2}?"
    r"(?:\S{0,8}\d\S{0,8}|few|several|some) (?:\w{1,20} )?(?:minutes|hours|days|weeks|months)\b"
    r"|\bstarts? (?:to work|working)\b|\bbefore you notice\b",
)
_LIMIT = expression(
    ("more than", "at most", "exceed"),
    r"\b(?:no|not) more than\b|\bat most\b|\b(?:do not|don['’]t) exceed\b",
)
_WATCHED = lazy_pattern(
    r"\b(?:blood ?work|blood tests?|lab tests?|labs|re-?check|re-?test|liver (?:tests|enzymes)"
    r"|baseline|follow-up (?:visit|appointment|blood)|we check|is checked|are checked|tracking)\b"
)
_AMOUNT = expression(
    ("serving", "per ", "rda", "allowance", "/"),
    r"\b(?:(?:each|one|a|every) serving|per (?:serving|100|ounce|cup|portion)|rda"
    r"|(?:daily|dietary) allowance)\b"
    r"|\d ?[a-zµμ]+/d?l\b",
)
_HELD = lazy_pattern(r"\b(?:contain\w*|provides?|rich in|ranges?|levels?|cups?|recipe)\b")
_TELLING = lazy_pattern(
    r"\b(?:take|try|use|add|start|begin|inject|swallow|drink|apply|aim for|go for|build up to"
    r"|recommend(?:s|ed)?|suggest(?:s|ed)?|should|must|need to)\b"
)
_TIMED = lazy_pattern(
    r"\b(?:once|twice|(?:\d{1,2}|two|three|four) times) (?:a|per|each|every) (?:day|week|night)\b"
    r"|\b(?:daily|nightly|every (?:day|night|morning|evening)|at (?:night|bedtime|noon)"
    r"|on waking|in the (?:morning|evening)|before (?:bed|meals)|with (?:meals|food))\b"
)
_CONTENTS = lazy_pattern(
    r"\b(?:ingredients?|nutrition|supplement facts|composition|contents?|recipes?|sources?"
    r"|foods?)\b"
)


def leaves_be(claim: Claim) -> bool:
    """Tell whether a claim lays nothing out though it names particulars.

    It warns, is about buying and keeping a product, tells what a product, food or blood holds, what
    a study gave, when an effect begins and how long it lasts, or what is tested along the way.
    """
    if states_contents(claim) or tells_of_study(claim):
        return True
    if _tells_of_other_things(claim.text):
        return True
    if _tells_of_tests(claim.text) and not any(one.kind == "dose" for one in claim.quantities):
        return True
    return advises_against(claim)


@remembered
def _tells_of_other_things(text: str) -> bool:
    text = text.lower()
    if _AGAINST.match(text) or _ASIDE.match(text):
        return True
    return any(one.first_in(text) for one in (_AMOUNT, _ONSET, _LIMIT))


@remembered
def _tells_of_tests(text: str) -> bool:
    return _WATCHED.search(text.lower()) is not None


def has_particulars(claim: Claim) -> bool:
    """Tell whether a claim names what is given, how much, how often or how long."""
    words = words_of_claim(claim)
    if words.has(*_PARTICULARS) or words.interventions:
        return True
    return any(letter.isdigit() for letter in claim.text)


class ToldDose(NamedTuple):
    """A dose whose words show by themselves that it is to be taken.

    Args:
        kind: How it is told, as the tables of what rules earn list it.
        dose: The dose.
    """

    kind: str
    dose: Quantity


def told_dose(claim: Claim) -> ToldDose | None:
    """Give the dose that a claim lists or directs, without a second witness."""
    listed = listed_dose(claim)
    if listed is not None:
        return ToldDose("listed", listed)
    directed = directed_dose(claim)
    return ToldDose("directed", directed) if directed is not None else None


def listed_dose(claim: Claim) -> Quantity | None:
    """Give the dose of a list item or table cell that is a substance with its dose.

    Such an item lays out what to take, whatever else it says; what foods hold, what is measured in
    blood and what a product is made of does not.
    """
    if claim.block not in _BARE or claim.claim_type in _TOLD or claim.citations or leaves_be(claim):
        return None
    told = claim.text.lower()
    if _HELD.search(told) or any(_CONTENTS.search(one.lower()) for one in claim.section):
        return None
    return next((one for one in claim.quantities if _is_dose_of_item(one, claim)), None)


def directed_dose(claim: Claim) -> Quantity | None:
    """Give the dose of a sentence that tells its reader how to take a substance.

    It tells somebody to take it, or how often it is taken; what a study gave is no direction.
    """
    dose = next((one for one in claim.quantities if one.kind == "dose" and one.value), None)
    if dose is None or claim.is_cited or claim.claim_type in _TOLD:
        return None
    is_told = words_of_claim(claim).substances and _is_directed(claim) and not leaves_be(claim)
    return dose if is_told else None


def _is_directed(claim: Claim) -> bool:
    if claim.advice >= Advice.A2 and _TELLING.search(claim.text.lower()):
        return True
    return claim.claim_type in _OFFERED and _TIMED.search(claim.text.lower()) is not None


def _is_dose_of_item(dose: Quantity, claim: Claim) -> bool:
    """Tell whether a dose stands with a substance where an item begins."""
    if dose.kind != "dose" or dose.value is None:
        return False
    start = claim.text.find(dose.text)
    if not 0 <= start <= _LONGEST_NAME:
        return False
    is_timed = any(one.kind in _TIMES for one in claim.quantities) and ":" in claim.text[:start]
    return is_timed or _names_near(words_of_claim(claim), start, dose)


def _names_near(words: Words, start: int, dose: Quantity) -> bool:
    end = start + len(dose.text) + _LONGEST_NAME
    return any(one.start < end and one.end > start - _LONGEST_NAME for one in words.substances)
