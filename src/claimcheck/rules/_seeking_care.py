"""Words that send people to care: a number to call, somebody to see, at once or soon."""

from claimcheck.resources.patterns import lazy_pattern

_SEEKS_CARE = lazy_pattern(
    r"(?<!no reason to )(?<!no need to )(?<!need to )(?<!not )(?<!never )(?<!n['’]t )"
    r"\b(?:call|ring|phone|dial|contact|see|seek|tell|ask|go to|get to|get|take (?:him|her|them)"
    r"|report|speak to|talk to|visit|attend|straight)\b[^.;?]{0,40}?"
    r"(?:\b(?:999|911|112|111|000|help|ambulance|emergency|hospital|doctors?|gps?|midwi\w{2,4}"
    r"|nurses?|vets?|clinic|clinicians?|surgery|pharmacist|medical|prescriber|specialist|team|unit"
    r"|urgent(?:ly)?|care|advice|away|a&e|physician|paediatrician|pediatrician)\b)"
    r"|: (?:go to )?(?:the )?(?:hospital|casualty|ambulance|er|doctor)\b"
    r"|\b(?:999|911|112|111|a&e|emergenc(?:y|ies)|urgent(?:ly)?|immediately|at once|straight away"
    r"|straightaway|right away|same day|medical (?:help|attention|advice|care)|admitted|admission"
    r"|resuscitat\w{0,4}|transfer(?:red)?|escalate\w{0,2}|refer(?:red|ral)?)\b"
)


def has_care_words(text: str) -> bool:
    """Tell whether a text sends people to care; "no reason to call a doctor" does not.

    Args:
        text: A sentence, in small letters.
    """
    return _SEEKS_CARE.search(text) is not None
