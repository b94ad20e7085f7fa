"""A document and everything extracted from it, before any rule runs."""

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from claimcheck.model.assessment import Assessment
from claimcheck.model.by_value import ByValue
from claimcheck.model.citation import CitationMention
from claimcheck.model.claim import Claim
from claimcheck.model.document import Document, Sentence
from claimcheck.model.document_kind import DocumentKind
from claimcheck.model.library import Library
from claimcheck.model.record import Ledger, Record
from claimcheck.model.silent_keys import silent_keys
from claimcheck.model.span import Span

_FEW_UNITS = 8


@frozen(eq=False, repr=False)
class Anchored(ByValue):
    """Whether and where a record's anchor was found in the current document.

    Args:
        record: The record.
        kind: ``"anchored"``, ``"drifted"``, ``"weak"``, ``"lost"`` or ``"ambiguous"``.
        score: Similarity of the best match, 0 to 1.
        span: Where it was found, or ``None``.
    """

    record: Record
    kind: str
    score: float
    span: Span | None = None


@frozen(slots=False, eq=False, repr=False)
class Reading(ByValue):
    """A document and everything extracted from it.

    Args:
        document: The document.
        sentences: Every sentence of its prose with its assessment, in order.
        mentions: Its citations, resolved against the library.
        claims: Its claims, records merged in.
        library: The works that its citations resolve to.
        ledger: Its ledger, where there is one.
        anchors: Where each record's anchor was found, in ledger order.
    """

    document: Document
    sentences: tuple[tuple[Sentence, Assessment], ...]
    mentions: tuple[CitationMention, ...]
    claims: tuple[Claim, ...]
    library: Library
    ledger: Ledger | None = None
    anchors: tuple[Anchored, ...] = ()

    @property
    def kind(self) -> DocumentKind:
        """Return what kind of document it is taken for."""
        return self.document.kind

    @cached_property
    def is_short(self) -> bool:
        """Return whether there is too little context for the reading to overrule the words."""
        return len(self.sentences) < _FEW_UNITS

    @cached_property
    def reference_headings(self) -> frozenset[str]:
        """Return the headings that the document's references stand under, ``""`` for none."""
        items = self.document.reference_items
        return frozenset(block.section[-1] if block.section else "" for block in items)

    @cached_property
    def resolves_marks(self) -> bool:
        """Return whether at least one of its citations leads to a work of the library."""
        return any(mention.candidates for mention in self.mentions)

    @cached_property
    def recorded(self) -> frozenset[str]:
        """Return the ids of claims that have a record."""
        records = () if self.ledger is None else self.ledger.records
        return frozenset(record.id for record in records)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Return the text of each sentence in lower case, for rules that look for a name."""
        return tuple(sentence.text.lower() for sentence, _ in self.sentences)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Return the keys that its text or its records cite."""
        return frozenset(self._cited())

    def _cited(self) -> Iterator[str]:
        for mention in self.mentions:
            yield from (candidate.key for candidate in mention.candidates)
        for claim in self.claims:
            yield from (link.key for link in claim.evidence)
        yield from silent_keys(self.document, self.library.bibliography)
