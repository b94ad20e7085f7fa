"""Works whose records a Word file carries, and the marks that its fields tie to them."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from claimcheck.model import Bibliography, EmbeddedCitation, Span
from claimcheck.model.by_value import ByValue
from claimcheck.readers._embedded_works import EmbeddedRecord, Shelving, within_limit
from claimcheck.readers.word._citavi import citavi_records
from claimcheck.readers.word._endnote import endnote_records
from claimcheck.readers.word._fields import ShownField
from claimcheck.readers.word._package import OfficePackage
from claimcheck.readers.word._runs import RunReader
from claimcheck.readers.word._word_sources import cited_tags, word_sources
from claimcheck.readers.word._zotero import bookmark_records, control_records, csl_records


@frozen(eq=False, repr=False)
class EmbeddedWorks(ByValue):
    """What a file carries of the works that it cites.

    Args:
        bibliography: Their records.
        citations: Marks and the keys behind each.
    """

    bibliography: Bibliography = field(factory=Bibliography)
    citations: tuple[EmbeddedCitation, ...] = ()


def embedded_works(package: OfficePackage, runs: RunReader, path: str) -> EmbeddedWorks:
    """Read the works that fields, content controls and Word's own list of sources carry.

    Args:
        package: The file.
        runs: What was read of its fields and controls.
        path: How the document is named.
    """
    return works_of(_marks(package, runs, path), path)


def _marks(
    package: OfficePackage, runs: RunReader, path: str
) -> Iterator[tuple[Span, list[EmbeddedRecord]]]:
    if any(cited_tags(one.instruction) for one in runs.shown):
        sources = word_sources(package)
        yield from ((_span(one), _cited(one, sources)) for one in runs.shown)
    yield from ((_span(one), _records(one, path)) for one in runs.shown)
    yield from ((Span(start, end), control_records(tag)) for tag, start, end in runs.controls)
    if runs.bookmarks:
        kept = bookmark_records(package)
        yield from ((Span(start, end), kept.get(name, [])) for name, start, end in runs.bookmarks)


def works_of(marks: Iterable[tuple[Span, Sequence[EmbeddedRecord]]], path: str) -> EmbeddedWorks:
    """Put the works together that marks carry.

    Args:
        marks: Where each stands, and its works.
        path: How the document is named.

    Raises:
        TooManyBlocksError: They carry more than anybody cites.
    """
    shelving = Shelving(path)
    found = [
        EmbeddedCitation(span, tuple(dict.fromkeys(shelving.key(one) for one in records)))
        for span, records in sorted(within_limit(marks), key=lambda mark: mark[0])
        if records and len(span)
    ]
    return EmbeddedWorks(shelving.bibliography(), tuple(found))


def _span(shown: ShownField) -> Span:
    return Span(shown.start, max(shown.start, shown.end))


def _records(shown: ShownField, path: str) -> list[EmbeddedRecord]:
    if "CSL_CITATION" in shown.instruction:
        return csl_records(shown.instruction)
    if "CitaviPlaceholder" in shown.instruction:
        return citavi_records(shown.instruction)
    if "EN.CITE" in shown.instruction:
        return endnote_records(shown.instruction, shown.data, path)
    return []


def _cited(shown: ShownField, sources: dict[str, EmbeddedRecord]) -> list[EmbeddedRecord]:
    return [sources[tag] for tag in cited_tags(shown.instruction) if tag in sources]
