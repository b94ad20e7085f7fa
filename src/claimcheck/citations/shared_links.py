"""Links that call one address by several works: ``[Bek 2018](a)`` and ``[Rye 2020](a)``."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.bibliography.matching import comparable_url, fold
from claimcheck.model import Document, Link, Span
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_NAMED_WORK = lazy_pattern(
    r"([^\W\d_a-z][\w'’-]{1,40})(?: et al\.?|(?:,? (?:and|&) [^\W\d_a-z][\w'’-]{1,40}))?"
    r",? \(?((?:19|20)\d\d)[a-z]?\)?"
)


@frozen(eq=False, repr=False)
class SharedLink(ByValue):
    """A link whose address another link of the document gives for another work.

    Args:
        span: The link.
        label: The work that it names.
        other: The work that the first link to the address names.
        address: The address.
    """

    span: Span
    label: str
    other: str
    address: str


def shared_links(document: Document) -> Iterator[SharedLink]:
    """Find addresses that a document gives for works of different authors and years.

    Args:
        document: A document as read.
    """
    firsts: dict[str, tuple[str, tuple[str, str]]] = {}
    told: set[str] = set()
    for link in sorted(_links(document), key=lambda one: one.span):
        match = _NAMED_WORK.fullmatch(link.label.of(document.text).strip(" ()[]"))
        if match is None or not link.target.lower().startswith(("http://", "https://", "doi:")):
            continue
        address = comparable_url(link.target)
        work = (fold(match[1]), match[2])
        label, first = firsts.setdefault(address, (match[0], work))
        if first[0] != work[0] and first[1] != work[1] and address not in told:
            told.add(address)
            yield SharedLink(link.span, match[0], label, link.target)


def _links(document: Document) -> Iterator[Link]:
    return (link for block in document.blocks for link in block.links if link.label)
