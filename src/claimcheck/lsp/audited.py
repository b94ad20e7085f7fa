"""A document as it was audited last, and where everything in it stands in the editor."""

from collections.abc import Iterator

from attrs import field, frozen

from claimcheck.auditing import Audit
from claimcheck.lsp.surface import Surface
from claimcheck.model import CitationMention, Claim, Document, Finding, Library, Reading, Span
from claimcheck.model.by_value import ByValue


@frozen(slots=False, eq=False, repr=False)
class AuditedDocument(ByValue):
    """A document as it was audited.

    Args:
        uri: Its address.
        path: Its file, as the command names it.
        audit: What was found.
        surface: What the editor shows of it.
        versions: Version of each of its texts that was audited, by address.
    """

    uri: str
    path: str
    audit: Audit = field(repr=False)
    surface: Surface = field(repr=False)
    versions: tuple[tuple[str, int], ...] = ()

    @property
    def reading(self) -> Reading:
        """Give all that was read out of it."""
        return self.audit.readings[0]

    @property
    def document(self) -> Document:
        """Give the document."""
        return self.reading.document

    @property
    def library(self) -> Library:
        """Give the works behind it."""
        return self.reading.library

    def findings(self) -> Iterator[Finding]:
        """Give the findings in it that count."""
        return (one for one in self.audit.findings_in(self.path) if one.is_active)

    def findings_at(self, span: Span) -> Iterator[Finding]:
        """Give the findings that a span touches."""
        return (one for one in self.findings() if one.span is not None and _touches(one.span, span))

    def claim_at(self, span: Span) -> Claim | None:
        """Give the claim in which a span begins."""
        return next(
            (one for one in self.reading.claims if one.span.start <= span.start <= one.span.end),
            None,
        )

    def mention_at(self, span: Span) -> CitationMention | None:
        """Give the citation in which a span begins, the smallest that holds it."""
        holding = (one for one in self.reading.mentions if _holds(one, span))
        return min(holding, key=lambda one: len(one.span), default=None)


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _holds(mention: CitationMention, span: Span) -> bool:
    return mention.span.start <= span.start <= mention.span.end
