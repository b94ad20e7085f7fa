"""What a rule may look at beside its subject: one document's reading, the library, the settings."""

from attrs import frozen

from claimcheck.model import (
    Assessment,
    Bibliography,
    Claim,
    Document,
    EvidenceLink,
    InputError,
    Ledger,
    Library,
    Project,
    Reading,
    Reference,
    Sentence,
    SourceText,
    Study,
)
from claimcheck.model.by_value import ByValue
from claimcheck.rules._settings import Settings


@frozen(slots=False, eq=False, repr=False)
class Context(ByValue):
    """What a rule may use besides its subject.

    Args:
        settings: Profile, ceilings and thresholds.
        library: The works behind the subject.
        reading: The document that holds the subject; absent for bibliographies and ledgers.
    """

    settings: Settings
    library: Library
    reading: Reading | None = None

    @property
    def bibliography(self) -> Bibliography:
        """Return the bibliography behind the subject."""
        return self.library.bibliography

    @property
    def document(self) -> Document:
        """Return the document that holds the subject.

        Raises:
            LookupError: The subject stands in no document.
        """
        return self._reading.document

    @property
    def sentences(self) -> tuple[tuple[Sentence, Assessment], ...]:
        """Return the document's sentences with their assessments, claims or not."""
        return self._reading.sentences

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of the subject's document."""
        return self._reading.claims

    @property
    def ledger(self) -> Ledger | None:
        """Return the ledger of the subject's document."""
        return self._reading.ledger

    @property
    def recorded(self) -> frozenset[str]:
        """Return the ids of the document's claims that have a record."""
        return self._reading.recorded

    @property
    def _reading(self) -> Reading:
        if self.reading is None:
            raise LookupError("this subject stands in no document")
        return self.reading

    def study(self, key: str) -> Study:
        """Return what is known of a work."""
        return self.library.study(key)

    def reference(self, key: str) -> Reference | None:
        """Return the entry of a key, or ``None``."""
        return self.library.bibliography.get(key)

    def abstract(self, key: str) -> SourceText | None:
        """Return the abstract that the bibliography or the evidence store holds, or ``None``."""
        reference = self.reference(key)
        if reference is None:
            return None
        work = None if reference.abstract else self.library.work(key)
        text = work.abstract if work is not None else reference.abstract
        return SourceText("abstract", text) if text else None

    def source_text(self, key: str) -> str | None:
        """Return the words of a work that are at hand: abstract and source file.

        Returns:
            ``None`` where there are none; a file that cannot be read counts as not there.
        """
        abstract = self.abstract(key)
        parts = [abstract.text] if abstract else []
        try:
            whole = self.library.texts.get(key)
        except InputError:
            whole = None
        if whole is not None:
            parts.append(whole.text)
        return "\n\n".join(parts) or None

    def links(self, claim: Claim) -> tuple[EvidenceLink, ...]:
        """Return the claim's links that are meant for it rather than merely near it."""
        if not claim.evidence:
            return ()
        return tuple(link for link in claim.evidence if link.coverage >= self.settings.coverage)


@frozen(slots=False, eq=False, repr=False)
class ProjectContext(Context):
    """What a rule of project scope may use: also the whole run.

    Args:
        project: Everything that was read, every document once.
    """

    project: Project = Project()
