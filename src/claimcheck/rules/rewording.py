"""The words that a remedy offers instead of a sentence, for what carries a remedy out."""

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._wording import general_wordings

_OFFERED = lazy_pattern(r"a wording that fits: (?P<words>“(?P<own>[^“”]+)”.*)$")


def rewording(remedy: str) -> str:
    """Give the wording that a remedy offers, made of the sentence's own words.

    Args:
        remedy: The remedy of a finding.

    Returns:
        The words as a sentence, without a full stop; empty where the remedy offers none, or one
        about X and Y.
    """
    found = _OFFERED.search(remedy)
    if found is None or found["words"] in general_wordings():
        return ""
    return found["own"][:1].upper() + found["own"][1:]
