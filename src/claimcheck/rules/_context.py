"""What a rule may look at: one document's reading, the shelf of works behind it, the settings."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from claimcheck import ledger
from claimcheck.bibliography.suggest import Suggestion, suggest_references
from claimcheck.model import (
    Assessment,
    Bibliography,
    CitationMention,
    Claim,
    Document,
    EvidenceLink,
    Failure,
    InputError,
    Ledger,
    Record,
    Reference,
    Sentence,
    Span,
    Study,
    Suppression,
)
from claimcheck.model.freeze import freeze
from claimcheck.rules._settings import Settings

if TYPE_CHECKING:
    from claimcheck.ledger import SourceText


@frozen
class Anchored:
    """What became of a record's anchor in the document as it is today.

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


@frozen(slots=False)
class Shelf:
    """A bibliography, what is known of its works, and which of them are cited.

    Args:
        bibliography: The entries.
        studies: What is known of each work as evidence, by key.
        cited: Keys that a document or a record of the project cites.
        is_own_list: Whether a document brought it as its own reference list.
        texts: Text of each work that lies in the folder of sources, by key, read when asked for;
            one that is there and cannot be read raises ``InputError``.
    """

    bibliography: Bibliography
    studies: Mapping[str, Study] = field(factory=dict, converter=freeze, hash=False)
    cited: frozenset[str] = frozenset()
    is_own_list: bool = False
    texts: Mapping[str, "SourceText"] = field(factory=dict, converter=freeze, hash=False)

    def study(self, key: str) -> Study:
        """Give what is known of a work; an empty study where the key is unknown."""
        return self.studies.get(key) or Study()

    def suggest(self, claim: Claim) -> tuple[Suggestion, ...]:
        """Offer works that could support a claim that cites nothing; never counted as support."""
        if claim.evidence or not claim.cite_worthy or not self.bibliography:
            return ()
        return suggest_references(claim.text, self.bibliography)


@frozen(slots=False)
class Reading:
    """A document and all that was read out of it.

    Args:
        document: The document.
        sentences: Every sentence of its prose with its assessment, in order.
        mentions: Its citations, resolved against the shelf.
        claims: Its claims, records merged in.
        shelf: The works that its citations resolve to.
        ledger: Its ledger, where there is one.
        anchors: What became of each record's anchor, in ledger order.
    """

    document: Document
    sentences: tuple[tuple[Sentence, Assessment], ...]
    mentions: tuple[CitationMention, ...]
    claims: tuple[Claim, ...]
    shelf: Shelf
    ledger: Ledger | None = None
    anchors: tuple[Anchored, ...] = ()

    @cached_property
    def recorded(self) -> frozenset[str]:
        """Give the ids of claims that have a record."""
        records = () if self.ledger is None else self.ledger.records
        return frozenset(record.id for record in records)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """Give the text of each sentence in lower case, for rules that look for a name."""
        return tuple(sentence.text.lower() for sentence, _ in self.sentences)

    @cached_property
    def assessments_by_span(self) -> Mapping[Span, tuple[Sentence, Assessment]]:
        """Give each sentence with its assessment by its source span."""
        return {sentence.span: (sentence, judged) for sentence, judged in self.sentences}


@frozen(slots=False)
class Project:
    """All that one run audits; the subject of rules that look across documents.

    Args:
        readings: The documents.
        shelves: Every bibliography once, shared or a document's own.
        ledgers: Every ledger read, those without a document included.
        failures: Inputs that could not be read.
    """

    readings: tuple[Reading, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    failures: tuple[Failure, ...] = ()

    @cached_property
    def shared(self) -> Mapping[str, Record]:
        """Give the shared record of each variant by the variant's id."""
        return ledger.shared_records(self.ledgers) if self.ledgers else {}

    @cached_property
    def models(self) -> frozenset[str]:
        """Give the ids of the records that variants in other documents follow."""
        return frozenset(record.id for record in self.shared.values())


@frozen
class SuppressionUse:
    """A suppression and how many findings it covered; a subject of the suppression rules.

    Args:
        suppression: The suppression.
        uses: Findings that it covered in this run.
        is_expired: Whether its date has passed.
    """

    suppression: Suppression
    uses: int
    is_expired: bool = False


@frozen(slots=False)
class Context:
    """What a rule may look at beside its subject.

    Args:
        project: The whole run.
        settings: Profile, ceilings and thresholds.
        shelf: The works behind the subject.
        reading: The document that holds the subject; absent for bibliographies and ledgers.
    """

    project: Project
    settings: Settings
    shelf: Shelf
    reading: Reading | None = None

    @property
    def bibliography(self) -> Bibliography:
        """Give the bibliography behind the subject."""
        return self.shelf.bibliography

    @property
    def document(self) -> Document:
        """Give the document that holds the subject.

        Raises:
            LookupError: The subject stands in no document.
        """
        return self._reading.document

    @property
    def sentences(self) -> tuple[tuple[Sentence, Assessment], ...]:
        """Give the document's sentences with their assessments, claims or not."""
        return self._reading.sentences

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give the claims of the subject's document."""
        return self._reading.claims

    @property
    def ledger(self) -> Ledger | None:
        """Give the ledger of the subject's document."""
        return self._reading.ledger

    @property
    def recorded(self) -> frozenset[str]:
        """Give the ids of the document's claims that have a record."""
        return self._reading.recorded

    @property
    def _reading(self) -> Reading:
        if self.reading is None:
            raise LookupError("this subject stands in no document")
        return self.reading

    def study(self, key: str) -> Study:
        """Give what is known of a work."""
        return self.shelf.study(key)

    def reference(self, key: str) -> Reference | None:
        """Give the entry of a key, or ``None``."""
        return self.shelf.bibliography.get(key)

    def abstract(self, key: str) -> "SourceText | None":
        """Give the abstract that the bibliography holds of a work, or ``None``."""
        reference = self.reference(key)
        return (
            ledger.SourceText("abstract", reference.abstract)
            if reference and reference.abstract
            else None
        )

    def source_text(self, key: str) -> str | None:
        """Give the words of a work that are at hand: abstract and source file.

        Returns:
            ``None`` where there are none; a file that cannot be read counts as not there.
        """
        abstract = self.abstract(key)
        parts = [abstract.text] if abstract else []
        try:
            whole = self.shelf.texts.get(key)
        except InputError:
            whole = None
        if whole is not None:
            parts.append(whole.text)
        return "\n\n".join(parts) or None

    def links(self, claim: Claim) -> tuple[EvidenceLink, ...]:
        """Give the claim's links that are meant for it rather than merely near it."""
        if not claim.evidence:
            return ()
        return tuple(link for link in claim.evidence if link.coverage >= self.settings.coverage)
