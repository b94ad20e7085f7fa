"""Read everything that a run audits: documents, bibliographies, ledgers, and what ties them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from claimcheck import ledger as ledger_files
from claimcheck.citations import find_citations, link_mentions
from claimcheck.model import (
    Assessment,
    Bibliography,
    CitationMention,
    Claim,
    Document,
    Failure,
    InputError,
    Ledger,
    Record,
    Sentence,
)
from claimcheck.pipeline.bibliographies import (
    brings_list,
    join,
    load_each,
    named_bibliographies,
    own_list,
    uses_numbers,
    usual_bibliography,
)
from claimcheck.pipeline.claims import claims_of
from claimcheck.pipeline.link_evidence import with_evidence, with_resolved
from claimcheck.pipeline.source_texts import SourceTexts
from claimcheck.pipeline.studies import Studies
from claimcheck.readers import read
from claimcheck.rules import Anchored, Project, Reading, Shelf
from claimcheck.sentences import read_sentences

if TYPE_CHECKING:
    from claimcheck.ledger import AnchorMatch, SourceText

_UNREAD_LEDGER = frozenset(
    {"syntax", "conflict", "binary", "encoding", "too-large", "unreadable", "folder", "missing"}
)
Progress = Callable[[int, int, str], None]


@frozen(slots=False)
class Sources:
    """What a run reads.

    Args:
        paths: Documents.
        texts: Documents given as text: display name, text, format.
        bibliographies: Bibliography files that stand behind every document.
        fallback: Bibliography files behind documents that neither name one nor bring a list.
        bibliography: A bibliography already read, instead of files.
        ledgers: Folder of ledgers, or ``None`` to read none.
        source_folder: Folder of texts of cited works, or ``None`` to read none.
        engine: Engine that reads the sentences.
        cache: Folder of what is kept of large bibliographies between runs, or ``None``.
    """

    paths: tuple[str, ...] = ()
    texts: tuple[tuple[str, str, str | None], ...] = ()
    bibliographies: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()
    bibliography: Bibliography | None = None
    ledgers: Path | None = None
    source_folder: Path | None = None
    engine: str = "accurate"
    cache: Path | None = None
    progress: Progress = field(default=lambda _done, _all, _name: None, repr=False)


@frozen(slots=False)
class _Draft:
    """A document on its way to a reading."""

    document: Document
    sentences: tuple[tuple[Sentence, Assessment], ...]
    mentions: tuple[CitationMention, ...]
    claims: tuple[Claim, ...]
    bibliography: Bibliography
    ledger: Ledger | None
    anchors: tuple[Anchored, ...]
    is_own_list: bool


def read_project(sources: Sources) -> Project:
    """Read all that a run audits; what cannot be read is a failure and the rest goes on."""
    shared, failures = _shared(sources)
    ledgers, ledger_failures = _ledgers(sources.ledgers)
    by_document = {ledger.document: ledger for ledger in ledgers if ledger.document}
    behind_variants = ledger_files.shared_records(ledgers) if ledgers else {}
    drafts: list[_Draft] = []
    unread: list[Failure] = [*failures, *ledger_failures, *_broken(ledgers)]
    behind: dict[tuple[str, ...], Bibliography] = {}
    total = len(sources.paths) + len(sources.texts)
    for number, (document, is_file) in enumerate(_documents(sources, unread)):
        sources.progress(number, total, document.path)
        bibliography = shared
        if shared is None:
            names = _names(document, sources.fallback, is_file=is_file)
            bibliography = _named(names, behind, unread, sources.cache)
        ledger = by_document.get(document.path)
        drafts.append(_draft(document, bibliography, ledger, sources.engine, behind_variants))
    sources.progress(total, total, "")
    texts = SourceTexts(sources.source_folder) if sources.source_folder else {}
    return _project(drafts, shared, ledgers, tuple(unread), texts)


def _shared(sources: Sources) -> tuple[Bibliography | None, tuple[Failure, ...]]:
    if sources.bibliography is not None:
        return sources.bibliography, ()
    if not sources.bibliographies:
        return None, ()
    bibliography, failures = load_each(sources.bibliographies, sources.cache)
    return (bibliography if bibliography.paths else None), failures


def _names(document: Document, fallback: tuple[str, ...], *, is_file: bool) -> tuple[str, ...]:
    """Choose the bibliography of a document for which none was given.

    What its front matter names comes first, then the list at its own end, then the configured
    one, then the usual one beside it.
    """
    named = named_bibliographies(document) if is_file else ()
    if named or brings_list(document):
        return named
    return fallback or (usual_bibliography(document) if is_file else ())


def _named(
    names: tuple[str, ...],
    behind: dict[tuple[str, ...], Bibliography],
    unread: list[Failure],
    cache: Path | None,
) -> Bibliography | None:
    if names and names not in behind:
        bibliography, failures = load_each(names, cache)
        unread.extend(failures)
        behind[names] = bibliography
    found = behind.get(names)
    return found if found is not None and found.paths else None


def _ledgers(folder: Path | None) -> tuple[tuple[Ledger, ...], tuple[Failure, ...]]:
    if folder is None or not folder.is_dir():
        return (), ()
    try:
        return ledger_files.load_ledgers(folder), ()
    except InputError as error:
        return (), (error.failure,)


def _broken(ledgers: Iterable[Ledger]) -> Iterator[Failure]:
    """Give the failures that leave records of a ledger unread, so that the run is incomplete."""
    for ledger in ledgers:
        yield from (one for one in ledger.failures if one.kind in _UNREAD_LEDGER)


def _documents(sources: Sources, unread: list[Failure]) -> Iterator[tuple[Document, bool]]:
    """Give each document, and whether it is a file beside which a bibliography may lie."""
    for path in sources.paths:
        try:
            yield read(path), True
        except InputError as error:
            unread.append(error.failure)
    for name, text, kind in sources.texts:
        yield read(text=text, format=kind, name=name), False


def _draft(
    document: Document,
    shared: Bibliography | None,
    ledger: Ledger | None,
    engine: str,
    behind_variants: Mapping[str, Record],
) -> _Draft:
    found = find_citations(document)
    bibliography, is_own = _behind(document, shared, found)
    mentions = link_mentions(document, bibliography, found)
    sentences = read_sentences(document, engine)
    claims = with_resolved(claims_of(document, sentences, found), mentions)
    studies = Studies(bibliography)
    anchors: tuple[Anchored, ...] = ()
    if ledger is not None:
        merged = ledger_files.merge(claims, ledger, document, behind_variants)
        claims = merged.claims
        anchors = _anchored(ledger, merged.anchors)
        if behind_variants:
            ledger = _as_merged(ledger, merged.records)
    return _Draft(
        document=document,
        sentences=sentences,
        mentions=mentions,
        claims=with_evidence(claims, studies),
        bibliography=bibliography,
        ledger=ledger,
        anchors=anchors,
        is_own_list=is_own,
    )


def _behind(
    document: Document, shared: Bibliography | None, found: Sequence[CitationMention]
) -> tuple[Bibliography, bool]:
    """Choose the works behind a document: a bibliography, its own list, or both for numbers."""
    if shared is None:
        alone = own_list(document)
        return alone, bool(alone)
    if not uses_numbers(found):
        return shared, False
    own = own_list(document)
    return (join([shared, own]) if own else shared), False


def _as_merged(ledger: Ledger, records: Mapping[str, Record]) -> Ledger:
    """Give a ledger whose variants hold what their shared records give them."""
    merged = (records.get(record.id) for record in ledger.records)
    pairs = zip(ledger.records, merged, strict=True)
    return evolve(
        ledger,
        records=tuple(new if new and new.line == old.line else old for old, new in pairs),
    )


def _anchored(ledger: Ledger, anchors: Mapping[str, "AnchorMatch"]) -> tuple[Anchored, ...]:
    found = ((record, anchors.get(record.id)) for record in ledger.records)
    return tuple(
        Anchored(record, match.kind, match.score, match.span)
        for record, match in found
        if match is not None
    )


def _project(
    drafts: Sequence[_Draft],
    shared: Bibliography | None,
    ledgers: tuple[Ledger, ...],
    failures: tuple[Failure, ...],
    texts: Mapping[str, "SourceText"],
) -> Project:
    bibliographies: dict[int, Bibliography] = {}
    cited: dict[int, set[str]] = {}
    owned: dict[int, bool] = {}
    if shared is not None:
        bibliographies[id(shared)] = shared
    for draft in drafts:
        number = id(draft.bibliography)
        bibliographies.setdefault(number, draft.bibliography)
        owned[number] = draft.is_own_list
        cited.setdefault(number, set()).update(_cited_keys(draft))
    shelves = {
        number: Shelf(
            bibliography=bibliography,
            studies=Studies(bibliography),
            cited=frozenset(cited.get(number, ())),
            is_own_list=owned.get(number, False),
            texts=texts,
        )
        for number, bibliography in bibliographies.items()
    }
    readings = tuple(
        Reading(
            document=draft.document,
            sentences=draft.sentences,
            mentions=draft.mentions,
            claims=draft.claims,
            shelf=shelves[id(draft.bibliography)],
            ledger=draft.ledger,
            anchors=draft.anchors,
        )
        for draft in drafts
    )
    used = tuple(shelf for shelf in shelves.values() if shelf.bibliography.paths)
    merged = {draft.ledger.path: draft.ledger for draft in drafts if draft.ledger}
    known = tuple(merged.get(ledger.path, ledger) for ledger in ledgers)
    return Project(readings, used, known, failures)


def _cited_keys(draft: _Draft) -> Iterable[str]:
    for mention in draft.mentions:
        yield from (candidate.key for candidate in mention.candidates)
    for claim in draft.claims:
        yield from (link.key for link in claim.evidence)


__all__ = ["Progress", "Sources", "read_project"]
