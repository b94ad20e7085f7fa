"""What documents of each kind may say on their own authority, and which rules sleep in them."""

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from claimcheck.model import Claim, ClaimType, DocumentKind, Kind, Severity
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records
from claimcheck.rules.context import Context

_TABLE = "rules/data/document_kinds.tsv"


@frozen(eq=False, repr=False)
class KindMeasure(ByValue):
    """By what measure documents of one kind are judged.

    Args:
        speaks: Who speaks in it, and to whom.
        own_authority: Types of claims that need no source in it.
        asleep: Codes of the rules that say nothing in it.
        gravest: Gravest severity of what rests on its wording alone.
    """

    speaks: str
    own_authority: frozenset[ClaimType]
    asleep: frozenset[str]
    gravest: Severity


@cache
def kind_measures() -> Mapping[Kind, KindMeasure]:
    """Give the table of kinds."""
    return {
        Kind(row["kind"]): KindMeasure(
            row["speaks"],
            frozenset(ClaimType(one) for one in row["own_authority"].split()),
            frozenset(row["asleep"].split()),
            Severity(row["gravest"]),
        )
        for row in read_records(_TABLE)
    }


def measure_of(kind: DocumentKind) -> KindMeasure:
    """Give the measure for a document, that of unknown kinds where its kind is a mere guess."""
    return kind_measures()[kind.taken_for]


def why_asleep(code: str, context: Context) -> str:
    """Say why a rule says nothing in a document, empty where it may speak."""
    if context.reading is None:
        return ""
    measure, kind = measure_of(context.reading.kind), context.reading.kind.taken_for
    return f"not run on this type of document: {kind.words}" if code in measure.asleep else ""


def speaks_for_itself(claim: Claim, context: Context) -> bool:
    """Tell whether the document is itself the authority for a claim of this type."""
    if context.reading is None:
        return False
    return claim.claim_type in measure_of(context.reading.kind).own_authority


def has_authority(context: Context) -> bool:
    """Tell whether a document speaks on its own authority, as leaflets and guidelines do."""
    if context.reading is None:
        return False
    return ClaimType.ADVICE in measure_of(context.reading.kind).own_authority


def speaks_without_authority(context: Context) -> bool:
    """Tell whether a document is read and of a kind whose wording excuses nothing."""
    if context.reading is None:
        return False
    return measure_of(context.reading.kind).gravest is Severity.ERROR


def lowered_by_kind(severity: Severity, context: Context) -> Severity | None:
    """Give the severity to which a kind of document lowers a finding, ``None`` where it does not.

    A kind that is less likely than all others together lowers nothing: an advert that reads half
    like a leaflet is not to pass as one.

    Args:
        severity: What the rule would say.
        context: What the rule was given.
    """
    if context.reading is None:
        return None
    kind = context.reading.kind
    if not kind.is_likelier_than_all_others:
        return None
    gravest = measure_of(kind).gravest
    return gravest if severity.rank < gravest.rank else None
