"""Everything that rules may be asked about in a run, each with its context and its place."""

from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import (
    Bibliography,
    CitationMention,
    Claim,
    Document,
    Ledger,
    Record,
    Reference,
    Span,
)
from claimcheck.rules import Context, Project, Reading, Settings, Shelf


@frozen
class Place:
    """Where a subject stands.

    Args:
        path: Its file.
        span: Its source span, where it has one.
        line: Its line, where only that is known.
        claim: The claim that it is or belongs to.
        key: The reference that it is or points at.
    """

    path: str
    span: Span | None = None
    line: int | None = None
    claim: Claim | None = None
    key: str | None = None
    claim_id: str | None = None


@frozen(slots=False)
class Subject:
    """A thing to ask rules about.

    Args:
        value: The thing.
        kind: Its type as rules name it.
        context: What rules may look at.
        place: Where it stands.
    """

    value: object
    kind: type
    context: Context
    place: Place


def subjects(project: Project, settings: Settings) -> Iterator[Subject]:
    """Give every subject of a run, in a fixed order.

    Of a ledger whose document is not part of the run only the file is a subject, and of its records
    those that stand for claims of other documents too.
    """
    for reading in project.readings:
        yield from _of_reading(reading, Context(project, settings, reading.shelf, reading))
    for shelf in project.shelves:
        yield from _of_shelf(shelf, Context(project, settings, shelf))
    by_ledger = {id(reading.ledger): reading for reading in project.readings if reading.ledger}
    for ledger in project.ledgers:
        holder = by_ledger.get(id(ledger))
        shelf = Shelf(Bibliography()) if holder is None else holder.shelf
        yield from _of_ledger(ledger, Context(project, settings, shelf, holder))
    empty = Context(project, settings, Shelf(Bibliography()))
    yield Subject(project, Project, empty, Place(""))


def _of_reading(reading: Reading, context: Context) -> Iterator[Subject]:
    path = reading.document.path
    yield Subject(reading.document, Document, context, Place(path, Span(0, 0)))
    holders = _holders(reading)
    for mention in reading.mentions:
        place = Place(path, mention.span, claim=holders.get(mention.span), key=mention.key)
        yield Subject(mention, CitationMention, context, place)
    for claim in reading.claims:
        yield Subject(claim, Claim, context, Place(path, claim.span, claim=claim))


def _holders(reading: Reading) -> dict[Span, Claim]:
    holders: dict[Span, Claim] = {}
    for claim in reading.claims:
        for citation in claim.citations:
            if citation.coverage == 1:
                holders.setdefault(citation.span, claim)
    return holders


def place_of_bibliography(bibliography: Bibliography) -> Place:
    """Give the place of a bibliography as a whole: the top of its first file."""
    return Place(bibliography.paths[0] if bibliography.paths else "", line=1)


def place_of_entry(reference: Reference) -> Place:
    """Give the place of an entry."""
    return Place(reference.path, reference.span, reference.line, key=reference.key)


def _of_shelf(shelf: Shelf, context: Context) -> Iterator[Subject]:
    bibliography = shelf.bibliography
    yield Subject(bibliography, Bibliography, context, place_of_bibliography(bibliography))
    for reference in bibliography.references:
        yield Subject(reference, Reference, context, place_of_entry(reference))


def _of_ledger(ledger: Ledger, context: Context) -> Iterator[Subject]:
    yield Subject(ledger, Ledger, context, Place(ledger.path, line=1))
    for record in ledger.records:
        if context.reading is None and record.id not in context.project.models:
            continue
        place = Place(ledger.path, line=record.line, claim_id=record.id)
        yield Subject(record, Record, context, place)
