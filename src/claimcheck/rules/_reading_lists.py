"""Lists that are not the document's references, or not all of them."""

from claimcheck.model import Document
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._once import once
from claimcheck.rules.context import Context

_FURTHER = lazy_pattern(
    r"\W{0,9}(?:(?:suggested|recommended|useful|for) )?(?:further|suggested|recommended|additional)"
    r" (?:reading|information|resources)\b"
)

_ELSEWHERE = lazy_pattern(
    r"\b(?:full|complete|entire|whole|longer) (?:reference |source )?"
    r"(?:list|references|bibliography|sources)\b.{0,40}?"
    r"\b(?:here|online|available|on request|next page|website|supplement\w*|from|at)\b"
    r"|\b(?:(?:remaining|other|further|more) references|references? \d+ ?(?:[–-]|to) ?\d+)\b"
    r".{0,40}?"
    r"\b(?:online|available|on request|appendix|supplement\w*|website)\b"
)
_LONGEST = 200


@once
def goes_on_elsewhere(document: Document) -> bool:
    """Tell whether a document says that its list is only a part: "the full list is online".

    Args:
        document: A document as read.
    """
    return any(
        _ELSEWHERE.search(block.prose.text.lower()) is not None
        for block in document.blocks
        if len(block.prose.text) <= _LONGEST
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
