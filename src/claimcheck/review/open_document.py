"""A document opened for review, and the state of the files that it was made from."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from attrs import evolve, field, frozen

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
        files: The files behind it: bibliographies, store, texts of works, baseline.
        stamp: State of all files that it was made from.
    """

    audit: Audit = field(repr=False)
    reading: Reading = field(repr=False)
    ledger_path: Path
    ledger_text: str | None = field(repr=False)
    document_mark: str
    ledger_mark: str
    files: tuple[Path, ...] = field(repr=False, default=())
    stamp: frozenset[str] = field(repr=False, default=frozenset())

    def claim(self, name: str) -> Claim | None:
        """Give a claim by its id."""
        return next((claim for claim in self.reading.claims if claim.id == name), None)

    @cached_property
    def anchors(self) -> Mapping[str, Anchored]:
        """Give what became of each record's anchor, by the record's id."""
        return {each.record.id: each for each in reversed(self.reading.anchors)}

    @property
    def placeless(self) -> tuple[Anchored, ...]:
        """Give the records whose words were not found in the document."""
        return tuple(each for each in self.reading.anchors if each.span is None)

    @property
    def basis(self) -> frozenset[str]:
        """Give the state of everything that it was made from, but for its own ledger."""
        return self._without_ledger(self.stamp)

    def rests_on(self, stamp: frozenset[str]) -> bool:
        """Tell whether nothing but its own ledger is another in a stamp."""
        return self._without_ledger(stamp) == self.basis

    def _without_ledger(self, stamp: frozenset[str]) -> frozenset[str]:
        own = f"{self.ledger_path}: "
        return frozenset(one for one in stamp if not one.startswith(own))

    @property
    def mark(self) -> str:
        """Give a mark of all that it was made from; empty where that is not known."""
        return text_mark("\n".join(sorted(self.stamp))) if self.stamp else ""

    def audited(self, audit: Audit) -> "OpenDocument":
        """Give the document with another text of its ledger, as an audit has it."""
        reading = audit.readings[0]
        text = None if reading.ledger is None else reading.ledger.text
        mark = text_mark(text)
        return evolve(self, audit=audit, reading=reading, ledger_text=text, ledger_mark=mark)

    def written(self) -> "OpenDocument":
        """Give the document after its ledger was written, and note the state of that file.

        Where somebody else wrote it in the same moment no state is noted, so that it is audited
        anew when it is opened next.
        """
        if self.ledger_text is None:
            return evolve(self, stamp=self.basis)
        state = file_state(self.ledger_path)
        is_ours = file_mark(self.ledger_path) == self.ledger_mark
        return evolve(self, stamp=self.basis | {state} if is_ours else frozenset())


def audited_document(sources: Sources, config: Config, folder: Path) -> OpenDocument:
    """Audit one document with its ledger as it is on disk.

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
    files = (*_bibliographies(reading, sources), *_beside(sources, config))
    return OpenDocument(
        audit=audit,
        reading=reading,
        ledger_path=ledger_path(path, audit.project.ledgers, folder, name),
        ledger_text=text,
        document_mark=document_mark,
        ledger_mark=text_mark(text),
        files=files,
        stamp=_stamp(document_mark, files, folder),
    )


def stamp_of(opened: OpenDocument, folder: Path) -> frozenset[str]:
    """Give what an audit of a document rests on as it is now.

    Args:
        opened: The document as it was.
        folder: Folder of ledgers.
    """
    mark = file_mark(Path(opened.reading.document.path))
    return _stamp(mark, opened.files, folder)


def _stamp(document_mark: str, files: tuple[Path, ...], folder: Path) -> frozenset[str]:
    """Give the day, and the state of every file."""
    states = (file_state(each) for each in files)
    today = date.today().isoformat()  # noqa: DTZ011 - suppressions expire on a local day
    return frozenset((document_mark, today, *states, *folder_states(folder)))


def _bibliographies(reading: Reading, sources: Sources) -> Iterator[Path]:
    yield from map(Path, sources.bibliographies)
    own = reading.document.path
    yield from (Path(one) for one in reading.library.bibliography.paths if one != own)


def _beside(sources: Sources, config: Config) -> Iterator[Path]:
    if config.baseline:
        yield Path(config.baseline)
    if sources.store is not None:
        yield sources.store
    if sources.source_folder is not None:
        yield from (sources.source_folder, *sorted(sources.source_folder.glob("**/*")))
