"""Documents under review: opened, audited, and decisions on their claims saved as they are made."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import RLock

from attrs import evolve, field, frozen

from claimcheck.atomic_write import write_unless_changed
from claimcheck.auditing import Audit, Config, Sources, audit_sources
from claimcheck.file_updates import locked
from claimcheck.ledger import load_ledgers
from claimcheck.ledger.filing import ledger_path
from claimcheck.ledger.naming import document_name
from claimcheck.model import (
    Anchored,
    Claim,
    ClaimcheckError,
    InputError,
    Reading,
)
from claimcheck.pipeline.readings import read_all
from claimcheck.review.changes import Change, changes_between
from claimcheck.review.decisions import Decision, DecisionError, ReviewItem, decide
from claimcheck.review.file_marks import file_mark, file_state, text_mark
from claimcheck.review.recording import with_records

_REMEMBERED = 32


class ChangedError(ClaimcheckError):
    """A file changed since the reviewer saw it; nothing was written.

    Args:
        what: ``"document"`` or ``"ledger"``.
        changes: What changed in the ledger, where that is known.
    """

    def __init__(self, what: str, changes: tuple[Change, ...] = ()) -> None:
        """Keep both beside a line of text."""
        super().__init__(f"the {what} was changed by someone else in the meantime")
        self.what = what
        self.changes = changes


class UnknownDocumentError(ClaimcheckError):
    """A document that is not under review was asked for."""


@frozen(slots=False)
class OpenDocument:
    """A document opened for review.

    Args:
        audit: The audit of this document alone.
        reading: The document and all that was read out of it.
        ledger_path: File that holds its records, or will.
        ledger_text: What that file holds; ``None`` where there is no file yet.
        document_mark: Digest of the document's file.
        ledger_mark: Digest of the ledger's text, empty where there is none.
        files: The bibliographies behind it.
        stamp: State of all files that it was made from.
    """

    audit: Audit = field(repr=False)
    reading: Reading = field(repr=False)
    ledger_path: Path
    ledger_text: str | None = field(repr=False)
    document_mark: str
    ledger_mark: str
    files: tuple[Path, ...] = field(repr=False, default=())
    stamp: tuple[str, ...] = field(repr=False, default=())

    def claim(self, name: str) -> Claim | None:
        """Give a claim by its id."""
        return next((claim for claim in self.reading.claims if claim.id == name), None)

    def anchored(self, name: str) -> Anchored | None:
        """Give what became of a record's anchor."""
        return next((each for each in self.reading.anchors if each.record.id == name), None)

    @property
    def placeless(self) -> tuple[Anchored, ...]:
        """Give the records whose words were not found in the document."""
        return tuple(each for each in self.reading.anchors if each.span is None)


@frozen(slots=False)
class ReviewedDocuments:
    """Documents under review; safe to use from several threads.

    Args:
        sources: The documents and bibliographies.
        config: How they are audited.
        folder: Folder of ledgers.
        today: Gives the day that signatures bear.
    """

    sources: Sources
    config: Config
    folder: Path
    today: Callable[[], date] = date.today
    _opened: dict[str, OpenDocument] = field(factory=dict, init=False, repr=False)
    _seen: dict[str, str] = field(factory=dict, init=False, repr=False)
    _lock: RLock = field(factory=RLock, init=False, repr=False)

    @property
    def paths(self) -> tuple[str, ...]:
        """Name the documents."""
        return self.sources.paths

    def open(self, path: str) -> OpenDocument:
        """Audit a document, or give the audit at hand where no file changed since.

        Raises:
            UnknownDocumentError: It is not under review.
            InputError: It cannot be read.
        """
        if path not in self.paths:
            raise UnknownDocumentError("no such document is under review")
        with self._lock:
            opened = self._opened.get(path)
            if opened is None or opened.stamp != self._stamp(path, opened.files):
                opened = self._audited(path)
                self._opened[path] = opened
                self._remember(opened)
            return opened

    def save(
        self, path: str, name: str, decision: Decision, *, document_mark: str, ledger_mark: str
    ) -> tuple[OpenDocument, str]:
        """Carry out a decision on the ledger, whole or not at all.

        Args:
            path: The document.
            name: Id of the claim or of a record without a place.
            decision: What to do.
            document_mark: The document as the reviewer saw it.
            ledger_mark: The ledger as the reviewer saw it.

        Returns:
            The document as it stands now, and the id of the record.

        Raises:
            ChangedError: Document or ledger are not what the reviewer saw.
            DecisionError: The decision lacks something.
            LedgerError: The ledger does not validate.
            InputError: A file cannot be read or written.
        """
        if path not in self.paths:
            raise UnknownDocumentError("no such document is under review")
        with self._lock, locked(self.folder):
            opened = self.open(path)
            self._compare(opened, document_mark, ledger_mark)
            text, subject = self._subject(opened, name)
            written = decide(text, subject, decision)
            if written != opened.ledger_text:
                self._write(opened, written)
            return self.open(path), subject.record_id

    def rewrite(self, path: str, change: Callable[[OpenDocument], str]) -> None:
        """Rewrite the ledger of a document as it stands now, whole or not at all.

        Args:
            path: The document.
            change: Gives the new text.

        Raises:
            ChangedError: An editor that knows no locks wrote the ledger in the meantime.
            LedgerError: The ledger does not validate.
            InputError: A file cannot be read or written.
        """
        with self._lock, locked(self.folder):
            opened = self.open(path)
            text = change(opened)
            if text != (opened.ledger_text or ""):
                self._write(opened, text)

    def _write(self, opened: OpenDocument, text: str) -> None:
        """Replace the ledger, unless an editor that knows no locks wrote it just now."""
        path, before = opened.ledger_path, opened.ledger_text
        if self.sources.project is not None:
            self.sources.project.refuse_outside(path, "put the file itself there")
        old = None if before is None else before.encode("utf-8", "surrogatepass")
        if not write_unless_changed(path, text.encode("utf-8", "surrogatepass"), old):
            self._opened.pop(opened.reading.document.path, None)
            raise ChangedError("ledger")

    def marks(self, path: str) -> tuple[str, str]:
        """Give the digests of a document and of its ledger as they are on disk."""
        opened = self.open(path)
        return opened.document_mark, opened.ledger_mark

    def finish(self) -> None:
        """Wait for a save that is under way."""
        with self._lock:
            return

    def _compare(self, opened: OpenDocument, document_mark: str, ledger_mark: str) -> None:
        if opened.document_mark != document_mark:
            raise ChangedError("document")
        if opened.ledger_mark != ledger_mark:
            before = self._seen.get(ledger_mark)
            known = before is not None and opened.ledger_text is not None
            changes = changes_between(before or "", opened.ledger_text or "") if known else ()
            raise ChangedError("ledger", changes)

    def _subject(self, opened: OpenDocument, name: str) -> tuple[str, ReviewItem]:
        """Give the ledger with a record for the claim, and what the decision is about."""
        claim, anchored = opened.claim(name), opened.anchored(name)
        if claim is None and anchored is None:
            raise DecisionError(
                f"there is no claim `{name[:80]}` in {opened.reading.document.path}"
            )
        text, record_id = opened.ledger_text or "", name
        if claim is not None:
            text, (record_id,) = self.recorded(opened, (claim,))
        found = () if claim is None else opened.audit.findings_of(claim)
        return text, ReviewItem(
            record_id=record_id,
            claim=claim,
            keys=frozenset(opened.reading.library.bibliography),
            rules=frozenset(finding.rule for finding in found),
        )

    def recorded(self, opened: OpenDocument, claims: Sequence[Claim]) -> tuple[str, list[str]]:
        """Give a ledger with a record for each of some claims, and the id of each record.

        A ledger that lacks one is brought up to its document, as ``claimcheck extract`` would.

        Args:
            opened: The document.
            claims: Claims of it.

        Raises:
            LedgerError: The ledger does not validate, or cannot hold a claim.
        """
        anchors = [opened.anchored(claim.id) for claim in claims]
        if all(one is not None and one.kind == "anchored" for one in anchors):
            return opened.ledger_text or "", [claim.id for claim in claims]
        document = opened.reading.document
        inferred = read_all(evolve(self._sources_of(document.path), ledgers=None))
        return with_records(
            claims,
            document=document,
            inferred=inferred.readings[0].claims,
            ledger=opened.ledger_path,
            text=opened.ledger_text,
            name=document_name(document.path, self.sources.project),
            others=load_ledgers(self.folder, self.sources.project),
        )

    def _sources_of(self, path: str) -> Sources:
        return evolve(
            self.sources, paths=(path,), texts=(), progress=lambda _done, _all, _name: None
        )

    def _audited(self, path: str) -> OpenDocument:
        document_mark = file_mark(Path(path))
        audit = audit_sources(self._sources_of(path), self.config)
        if not audit.readings:
            raise InputError(audit.failures[0])
        reading = audit.readings[0]
        name = document_name(path, self.sources.project)
        target = ledger_path(path, audit.project.ledgers, self.folder, name)
        text = None if reading.ledger is None else reading.ledger.text
        shelved = (Path(name) for name in reading.library.bibliography.paths if name != path)
        files = (*(Path(name) for name in self.sources.bibliographies), *shelved)
        return OpenDocument(
            audit=audit,
            reading=reading,
            ledger_path=target,
            ledger_text=text,
            document_mark=document_mark,
            ledger_mark=text_mark(text),
            files=files,
            stamp=(document_mark, *self._stamp(path, files)[1:]),
        )

    def _stamp(self, path: str, files: tuple[Path, ...]) -> tuple[str, ...]:
        """Give the state of every file that an audit of a document reads."""
        ledgers = sorted(self.folder.glob("**/*.toml")) if self.folder.is_dir() else []
        return (file_mark(Path(path)), *(file_state(each) for each in (*files, *ledgers)))

    def _remember(self, opened: OpenDocument) -> None:
        if opened.ledger_text is not None:
            self._seen[opened.ledger_mark] = opened.ledger_text
        while len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]
