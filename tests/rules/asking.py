"""Claims as a reading leaves them, and a context of nothing else, to ask a rule about."""

from claimcheck.model import (
    Bibliography,
    Claim,
    ClaimType,
    Library,
    Problem,
    Span,
    Strength,
)
from claimcheck.rules import all_rules, load_profile
from claimcheck.rules.context import Context

CONTEXT = Context(load_profile(), Library(Bibliography()))


def benefit(text, **fields):
    """Make a flat claim of a benefit."""
    kind, strength = ClaimType.TREATMENT_BENEFIT, Strength.S6
    return Claim(
        "a", "a.md", text, text, Span(0, len(text)), claim_type=kind, strength=strength, **fields
    )


def problems(code, claim):
    """Ask a rule about a claim, and give the problems that it names."""
    answers = all_rules()[code].body(claim, CONTEXT)
    return [one for one in answers if isinstance(one, Problem)]
