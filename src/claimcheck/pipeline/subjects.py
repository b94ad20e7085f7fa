"""Everything that rules may be asked about in a run, each with its context and its place."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.model import (
    Bibliography,
    CitationMention,
    Claim,
    Document,
    Ledger,
    Library,
    Project,
    Reading,
    Record,
    Reference,
    Span,
    SubjectPlace,
)
from claimcheck.model.by_value import ByValue
from claimcheck.rules import Context, ProjectContext, Settings


@frozen(eq=False, repr=False)
class Place(ByValue):
    """Where a subject stands.

    Args:
        path: Its file.
        span: Its source span, where it has one.
        line: Its line, where only that is known.
        claim: The claim that it is or belongs to.
        key: The reference that it is or points at.
        claim_id: Id of the claim, where only that is known.
    """

    path: str
    span: Span | None = None
    line: int | None = None
    claim: Claim | None = None
    key: str | None = None
    claim_id: str | None = None

    @property
    def named(self) -> SubjectPlace:
        """Give the place by name, as outcomes have it."""
        claim = self.claim.id if self.claim else self.claim_id
        line = self.line or (self.claim.line if self.claim else 1)
        return SubjectPlace(self.path, line, claim, self.key)


@frozen(slots=False, eq=False, repr=False)
class Subject(ByValue):
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


def subjects_of_reading(reading: Reading, settings: Settings) -> Iterator[Subject]:
    """Give a document, its citations, its claims, and its ledger with the records."""
    context = Context(settings, reading.library, reading)
    yield from _of_reading(reading, context)
    if reading.ledger is not None:
        yield from _of_ledger(reading.ledger, reading.ledger.records, context)


def subjects_of_entries(library: Library, settings: Settings) -> Iterator[Subject]:
    """Give a bibliography and its entries."""
    bibliography, context = library.bibliography, Context(settings, library)
    yield Subject(bibliography, Bibliography, context, place_of_bibliography(bibliography))
    for reference in bibliography.references:
        yield Subject(reference, Reference, context, place_of_entry(reference))


def subjects_of_ledger(ledger: Ledger, settings: Settings, library: Library) -> Iterator[Subject]:
    """Give a ledger whose document is not part of the run.

    Of its records only those that stand for claims of other documents are subjects.
    """
    models = {record.id for record in library.shared.values()}
    records = tuple(record for record in ledger.records if record.id in models)
    yield from _of_ledger(ledger, records, Context(settings, library))


def subjects_of_project(project: Project, settings: Settings) -> Iterator[Subject]:
    """Give the project, and every entry for the rules that ask who cites it."""
    for library in project.libraries:
        context = ProjectContext(settings, library, project=project)
        for reference in library.bibliography.references:
            yield Subject(reference, Reference, context, place_of_entry(reference))
    nothing = ProjectContext(settings, Library(Bibliography()), project=project)
    yield Subject(project, Project, nothing, Place(""))


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


def _of_ledger(ledger: Ledger, records: Iterable[Record], context: Context) -> Iterator[Subject]:
    yield Subject(ledger, Ledger, context, Place(ledger.path, line=1))
    for record in records:
        place = Place(ledger.path, line=record.line, claim_id=record.id)
        yield Subject(record, Record, context, place)
