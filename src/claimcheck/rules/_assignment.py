"""Say where a design is not known well enough to be held against a sentence."""

from claimcheck.model import Design, EvidenceLink
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._support import design_origin, is_guessed
from claimcheck.rules.context import Context

_EITHER = frozenset({Design.NONRANDOMIZED_TRIAL, Design.SR_OBSERVATIONAL})
_STATED = lazy_pattern(
    r"non-?random|observational|cohort|case[- ]control|cross[- ]sectional|registr|quasi|prospective"
)


def why_unsure(link: EvidenceLink, context: Context) -> str:
    """Say why the design of a work is no ground for a finding, empty where it is one.

    "A controlled trial" and "a meta-analysis" say nothing of how people were assigned. Where
    nothing more is known they are placed low, which makes them no observational studies.

    Args:
        link: The work as it is cited.
        context: What is known of it.
    """
    if is_guessed(link, context):
        return "the design of the cited work is only inferred from its words"
    origin, told = design_origin(link, context.study(link.key))
    if link.design in _EITHER and not origin.is_established and not _STATED.search(told.lower()):
        return f"whether `{link.key}` is about randomised trials is not stated"
    return ""
