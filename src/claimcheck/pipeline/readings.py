"""Readings of documents without the judgement of any rule, for what writes ledgers."""

from attrs import frozen

from claimcheck.model import Failure, Reading
from claimcheck.pipeline.inputs import Libraries, Sources, read_documents
from claimcheck.pipeline.read_document import read_document


@frozen(slots=False)
class Readings:
    """Documents as read.

    Args:
        readings: In the order of the sources.
        failures: Inputs that could not be read.
    """

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]


def read_all(sources: Sources) -> Readings:
    """Read every document; what cannot be read is a failure and the rest goes on."""
    failures: list[Failure] = []
    libraries = Libraries(sources, failures)
    total = len(sources.paths) + len(sources.texts)
    found = []
    for number, (document, is_file) in enumerate(read_documents(sources, failures)):
        sources.progress(number, total, document.path)
        library = libraries.behind(document, is_file=is_file)
        found.append(read_document(document, library, sources.engine))
    sources.progress(total, total, "")
    return Readings(tuple(found), tuple(failures))
