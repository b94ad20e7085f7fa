"""Readings of documents without the judgement of any rule, for what writes ledgers."""

from attrs import frozen

from claimcheck.model import Failure, InputError, Reading
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.bibliographies import bibliography_choice
from claimcheck.pipeline.inputs import Sources
from claimcheck.pipeline.libraries import Libraries
from claimcheck.pipeline.read_document import read_document


@frozen(slots=False, eq=False, repr=False)
class Readings(ByValue):
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
    for number, one in enumerate(sources.documents()):
        sources.progress(number, total, one.name)
        try:
            document = one.read()
        except InputError as error:
            failures.append(error.failure)
            continue
        library = libraries.behind(one.path, bibliography_choice(document))
        found.append(read_document(document, library, sources.engine))
    sources.progress(total, total, "")
    return Readings(tuple(found), tuple(failures))
