"""A document opened for review, and the state of the files that it was made from."""

from pathlib import Path

from attrs import field, frozen

from claimcheck.auditing import Audit, Config, Sources, audit_sources
from claimcheck.ledger.filing import ledger_path
from claimcheck.ledger.naming import document_name
from claimcheck.model import Anchored, Claim, InputError, Reading
from claimcheck.model.by_value import ByValue
from claimcheck.review.file_marks import file_mark, file_state, folder_states, text_mark


@frozen(slots=False, eq=False, repr=False)
class OpenDocument(ByValue):
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


def audited_document(sources: Sources, config: Config, folder: Path) -> OpenDocument:
    """Audit one document with its ledger as it is on disk, or as it would be.

    Args:
        sources: What is read: one document.
        config: How it is audited.
        folder: Folder of ledgers.

    Raises:
        InputError: It cannot be read.
    """
    (path,) = sources.paths
    document_mark = file_mark(Path(path))
    audit = audit_sources(sources, config)
    if not audit.readings:
        raise InputError(audit.failures[0])
    reading = audit.readings[0]
    name = document_name(path, sources.project)
    text = None if reading.ledger is None else reading.ledger.text
    shelved = (Path(one) for one in reading.library.bibliography.paths if one != path)
    files = (*(Path(name) for name in sources.bibliographies), *shelved)
    return OpenDocument(
        audit=audit,
        reading=reading,
        ledger_path=ledger_path(path, audit.project.ledgers, folder, name),
        ledger_text=text,
        document_mark=document_mark,
        ledger_mark=text_mark(text),
        files=files,
        stamp=(document_mark, *stamp_of(path, files, folder)[1:]),
    )


def stamp_of(path: str, files: tuple[Path, ...], folder: Path) -> tuple[str, ...]:
    """Give the state of every file that an audit of a document reads.

    Args:
        path: The document.
        files: The bibliographies behind it.
        folder: Folder of ledgers.
    """
    states = (file_state(each) for each in files)
    return (file_mark(Path(path)), *states, *folder_states(folder))
