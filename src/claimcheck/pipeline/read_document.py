"""From a document and a library to a reading: claims, citations, evidence, records."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import ledger as ledger_files
from claimcheck.bibliography.citation_tags import without_tags
from claimcheck.citations import find_citations, link_mentions
from claimcheck.model import (
    Anchored,
    Bibliography,
    CitationMention,
    Claim,
    Document,
    Ledger,
    Library,
    Reading,
    Record,
)
from claimcheck.pipeline.bibliographies import (
    carried_works,
    join_bibliographies,
    own_list,
    uses_numbers,
)
from claimcheck.pipeline.claims import claims_of
from claimcheck.pipeline.link_evidence import with_evidence, with_resolved
from claimcheck.pipeline.same_works import (
    same_works,
    with_abstracts,
    with_given_keys,
    without_entries,
)
from claimcheck.pipeline.studies import Studies
from claimcheck.pipeline.verifications import verifications_of
from claimcheck.pipeline.work_texts import work_texts_of
from claimcheck.sentences import infer_kind, prepare_reading, read_sentences

if TYPE_CHECKING:
    from claimcheck.ledger import AnchorMatch


def read_document(document: Document, library: Library, engine: str = "accurate") -> Reading:
    """Read everything out of a document that rules are asked about.

    Args:
        document: The document.
        library: What stands behind it. An empty bibliography without files means that none was
            given: then the document's own reference list stands behind it.
        engine: Engine that reads the sentences.

    Raises:
        ConfigurationError: No engine answers to the name.
        ModelError: The trained model is missing or damaged.
    """
    return with_ledger(read_without_records(document, library, engine), library)


def read_without_records(document: Document, library: Library, engine: str = "accurate") -> Reading:
    """Read a document as :func:`read_document` does, but without the records about it.

    Args:
        document: The document.
        library: What stands behind it.
        engine: Engine that reads the sentences.

    Returns:
        A reading without a ledger, which is for :func:`with_ledger` alone.

    Raises:
        ConfigurationError: No engine answers to the name.
        ModelError: The trained model is missing or damaged.
    """
    prepare_reading(engine)
    document = evolve(document, kind=infer_kind(document))
    document, library = _joined(document, library)
    found = without_tags(find_citations(document), document.text)
    behind = _behind(document, library, found)
    mentions = link_mentions(document, behind.bibliography, found)
    sentences = read_sentences(document, engine, found)
    claims = with_resolved(claims_of(document, sentences, found), mentions)
    return Reading(document, sentences, mentions, claims, behind)


def with_ledger(read: Reading, library: Library) -> Reading:
    """Lay the records of a library over what was read out of a document.

    Args:
        read: What :func:`read_without_records` gave.
        library: What stands behind the document; apart from its records the same as then.
    """
    behind = library
    if read.library.bibliography is not library.bibliography:
        behind = evolve(read.library, ledgers=library.ledgers, shared=library.shared)
    ledger = _ledger_of(read.document, library)
    claims, ledger, anchors = _with_records(read.claims, ledger, read.document, library.shared)
    claims = with_evidence(claims, behind.studies)
    return evolve(read, claims=claims, library=behind, ledger=ledger, anchors=anchors)


def _joined(document: Document, library: Library) -> tuple[Document, Library]:
    """Join the records that the file carries with the given entries of the same works."""
    given, carried = library.bibliography, document.bibliography
    keys = same_works(carried, given)
    whole = with_abstracts(given, carried, keys)
    if whole is not given:
        library = _with_bibliography(library, whole, is_own_list=library.is_own_list)
    return with_given_keys(document, keys), library


def _behind(document: Document, library: Library, found: Sequence[CitationMention]) -> Library:
    """Choose the works behind a document: a bibliography, what the file carries, its own list.

    Its own list counts where nothing else does, and where marks are numbers in it; an entry of it
    whose work is given stands for that.
    """
    given = library.bibliography
    is_given = bool(given.paths or given)
    carried = carried_works(document, given)
    is_alone = not is_given and not carried
    own = own_list(document) if is_alone or uses_numbers(found) else Bibliography()
    own = without_entries(own, same_works(own, given))
    added = [one for one in (carried, own) if one]
    if not added:
        return library
    whole = join_bibliographies([given, *added] if is_given else added)
    return _with_bibliography(library, whole, is_own_list=not is_given)


def _with_bibliography(
    library: Library, bibliography: Bibliography, *, is_own_list: bool
) -> Library:
    verifications = verifications_of(bibliography, library)
    return evolve(
        library,
        bibliography=bibliography,
        studies=Studies(bibliography, verifications),
        verifications=verifications,
        texts=work_texts_of(bibliography, library),
        is_own_list=is_own_list,
    )


def _ledger_of(document: Document, library: Library) -> Ledger | None:
    found = (ledger for ledger in library.ledgers if ledger.document == document.path)
    return next(found, None)


def _with_records(
    claims: tuple[Claim, ...],
    ledger: Ledger | None,
    document: Document,
    shared: Mapping[str, Record],
) -> tuple[tuple[Claim, ...], Ledger | None, tuple[Anchored, ...]]:
    if ledger is None:
        return claims, None, ()
    merged = ledger_files.merge(claims, ledger, document, shared)
    anchors = _anchored(ledger, merged.anchors)
    if shared:
        ledger = _as_merged(ledger, merged.records)
    return merged.claims, ledger, anchors


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
