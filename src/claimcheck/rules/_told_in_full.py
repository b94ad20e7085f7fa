"""Works cited by author and year that a reader can find though no entry of the list is theirs."""

import re

from claimcheck.model import Bibliography, CitationMention, Document
from claimcheck.resources.patterns import lazy_pattern

_PLACE = lazy_pattern(
    r"[;,] ?(?:vol\.? ?)?\d{1,4}(?: ?\(\d{1,3}(?:[-–]\d{1,3})?\))? ?[:,] ?(?:pp?\. ?)?e?\d{1,8}\b"
)
_BETWEEN = 200
_ADDRESSES = ("http://", "https://", "doi:")


def tells_its_place(mention: CitationMention, document: Document) -> bool:
    """Tell whether volume and page stand right behind a mention, which is then a reference itself.

    Args:
        mention: Author and year as the text has them.
        document: Its document.
    """
    return _PLACE.match(document.text, mention.span.end) is not None


def links_to_the_work(mention: CitationMention, document: Document) -> bool:
    """Tell whether a mention is, or holds, a link to an address: the work is a click away.

    Args:
        mention: Author and year as the text has them.
        document: Its document.
    """
    return any(
        link.target.lower().startswith(_ADDRESSES)
        for block in document.block_places.around(mention.span)
        for link in block.links
        if link.span.overlaps(mention.span)
    )


def is_within_an_entry(mention: CitationMention, bibliography: Bibliography) -> bool:
    """Tell whether a printed entry holds the authors and the year further on.

    Lists of further reading print several works in one paragraph, which is one entry.

    Args:
        mention: Author and year as the text has them.
        bibliography: The entries.
    """
    if not mention.authors or not mention.years:
        return False
    names = rf"\b[^.]{{0,{_BETWEEN}}}?\b".join(map(re.escape, mention.authors))
    wanted = re.compile(rf"\b{names}\b.{{0,{_BETWEEN}}}?\b{re.escape(mention.years[0])}\b")
    return any(wanted.search(one.raw) for one in bibliography.references if one.raw)
