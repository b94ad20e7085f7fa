"""Documents under review: opened, audited, and decisions on their claims saved as they are made."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import RLock

from attrs import evolve, field, frozen

from claimcheck.atomic_write import remove_unless_changed, write_unless_changed
from claimcheck.auditing import Config, Sources
from claimcheck.file_updates import locked
from claimcheck.ledger import load_ledgers
from claimcheck.ledger.naming import document_name
from claimcheck.model import Claim, Document, Finding
from claimcheck.model.by_value import ByValue
from claimcheck.review.changes import changes_between
from claimcheck.review.consequences import consequences_of
from claimcheck.review.decision import Decision, DecisionError, ReviewItem
from claimcheck.review.decisions import decide
from claimcheck.review.foresight import Foresight
from claimcheck.review.history import History, SavedDecision
from claimcheck.review.open_document import OpenDocument, audited_document, stamp_of
from claimcheck.review.recording import with_records
from claimcheck.review.refusals import ChangedError, GraverError, UnknownDocumentError

_REMEMBERED = 32
_CONFIRMING = frozenset({"accept", "approve", "edit"})
"""Actions by which a person takes a reading over: what was inferred is then known."""


@frozen(slots=False, eq=False, repr=False)
class ReviewedDocuments(ByValue):
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
    _foresight: Foresight = field(init=False, repr=False)
    _history: History = field(factory=History, init=False, repr=False)
    _lock: RLock = field(factory=RLock, init=False, repr=False)

    @_foresight.default
    def _foresee(self) -> Foresight:
        return Foresight(self.config, self.folder)

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
        self._check(path)
        with self._lock:
            opened = self._opened.get(path)
            if opened is None or opened.stamp != stamp_of(opened, self.folder):
                opened = self._audited(path)
                self._opened[path] = opened
                self._remember(opened)
            return opened

    def prepare(self, path: str) -> None:
        """Read what the first decision on a document would have to wait for.

        Args:
            path: The document.

        Raises:
            UnknownDocumentError: It is not under review.
            InputError: It cannot be read.
        """
        self._foresight.prepare(self.open(path), self._sources_of(path))

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
            GraverError: It would make findings graver, and the reviewer does not know yet.
            LedgerError: The ledger does not validate.
            InputError: A file cannot be read or written.
        """
        self._check(path)
        with self._lock, locked(self.folder):
            opened = self.open(path)
            self._compare(opened, document_mark, ledger_mark)
            text, subject = self._subject(opened, name)
            written = decide(text, subject, decision)
            if written == opened.ledger_text:
                return opened, subject.record_id
            then = self._foreseen(opened, written)
            told = consequences_of(opened.audit, then.audit, self.config.fail_on)
            if told and decision.action in _CONFIRMING and not decision.is_aware:
                raise GraverError(told)
            self._write(opened, written)
            return self._now(then), subject.record_id

    def undo(self, path: str, *, ledger_mark: str) -> OpenDocument:
        """Take the last decision on a document back, where nothing was written after it.

        Args:
            path: The document.
            ledger_mark: The ledger as the reviewer saw it.

        Raises:
            ChangedError: The ledger is not what the last decision left.
            DecisionError: There is nothing to take back.
            InputError: A file cannot be read or written.
        """
        self._check(path)
        with self._lock, locked(self.folder):
            opened = self.open(path)
            last = self._history.last(path)
            if last is None:
                raise DecisionError("there is no decision of this session to undo")
            if opened.ledger_mark != ledger_mark or opened.ledger_text != last.after:
                raise ChangedError("ledger")
            then = self._foreseen(opened, last.before)
            self._put(opened, last.before)
            self._history.drop(last)
            return self._now(then)

    def can_undo(self, opened: OpenDocument) -> bool:
        """Tell whether the last decision of this session on a document can be taken back."""
        last = self._history.last(opened.reading.document.path)
        return last is not None and last.after == opened.ledger_text

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
        self._put(opened, text)
        path = opened.reading.document.path
        self._history.add(SavedDecision(path, opened.ledger_text, text))

    def _put(self, opened: OpenDocument, text: str | None) -> None:
        """Replace the ledger, unless an editor that knows no locks wrote it just now."""
        path, before = opened.ledger_path, opened.ledger_text
        if self.sources.project is not None:
            self.sources.project.refuse_outside(path, "put the file itself there")
        old = None if before is None else before.encode("utf-8", "surrogatepass")
        if text is None:
            is_done = remove_unless_changed(path, old or b"")
        else:
            is_done = write_unless_changed(path, text.encode("utf-8", "surrogatepass"), old)
        if not is_done:
            self._opened.pop(opened.reading.document.path, None)
            raise ChangedError("ledger")

    def text(self, path: str) -> Document:
        """Read a document alone, which is quick: its text can be shown before it is audited.

        Raises:
            UnknownDocumentError: It is not under review.
            InputError: It cannot be read.
        """
        self._check(path)
        return next(self._sources_of(path).documents()).read()

    def marks(self, path: str) -> tuple[str, str]:
        """Give the digests of a document and of its ledger as they are on disk."""
        opened = self.open(path)
        return opened.document_mark, opened.ledger_mark

    def finish(self) -> None:
        """Wait for a save that is under way."""
        with self._lock:
            return

    def _check(self, path: str) -> None:
        if path not in self.paths:
            raise UnknownDocumentError("no such document is under review")

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
        claim, anchored = opened.claim(name), opened.anchors.get(name)
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
            open_rules=tuple(dict.fromkeys(rule for one in found for rule in _rules_of(one))),
        )

    def recorded(self, opened: OpenDocument, claims: Sequence[Claim]) -> tuple[str, list[str]]:
        """Give a ledger with a record for each of some claims, and the id of each record.

        A ledger that lacks one is brought up to its document, as ``claimcheck extract`` would.

        Raises:
            LedgerError: The ledger does not validate, or cannot hold a claim.
        """
        anchors = [opened.anchors.get(claim.id) for claim in claims]
        if all(one is not None and one.kind == "anchored" for one in anchors):
            return opened.ledger_text or "", [claim.id for claim in claims]
        document = opened.reading.document
        return with_records(
            claims,
            document=document,
            inferred=self._foresight.inferred(opened, self._sources_of(document.path)),
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
        return audited_document(self._sources_of(path), self.config, self.folder)

    def _foreseen(self, opened: OpenDocument, text: str | None) -> OpenDocument:
        sources = self._sources_of(opened.reading.document.path)
        return self._foresight.of(opened, sources, text)

    def _now(self, opened: OpenDocument) -> OpenDocument:
        """Take over what was audited before its ledger was written."""
        opened = opened.written()
        self._opened[opened.reading.document.path] = opened
        self._remember(opened)
        return opened

    def _remember(self, opened: OpenDocument) -> None:
        if opened.ledger_text is not None:
            self._seen[opened.ledger_mark] = opened.ledger_text
        while len(self._seen) > _REMEMBERED:
            del self._seen[next(iter(self._seen))]


def _rules_of(finding: Finding) -> tuple[str, ...]:
    """Give the rule of a finding that counts, and those of what it holds folded."""
    if not finding.is_active:
        return ()
    return (finding.rule, *(code for code, _ in finding.folded))
