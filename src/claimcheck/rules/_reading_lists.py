"""Lists of further reading, which no mark of the text leads to."""

from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules.context import Context

_FURTHER = lazy_pattern(
    r"\W{0,9}(?:(?:suggested|recommended|useful|for) )?(?:further|suggested|recommended|additional)"
    r" (?:reading|information|resources)\b"
)


def only_lists_further_reading(context: Context) -> bool:
    """Tell whether the document's own list is further reading, and none of its marks leads to it.

    The references of such a text stand elsewhere, at the end of the book that it is a chapter of.

    Args:
        context: What the rule was given.
    """
    reading = context.reading
    if reading is None or context.bibliography.paths != (context.document.path,):
        return False
    headings = reading.reference_headings
    if not headings or reading.resolves_marks:
        return False
    return all(_FURTHER.match(heading.lower()) for heading in headings)
