"""Articles of PubMed Central's open access subset in JATS, for their full text."""

from collections.abc import Iterator
from typing import BinaryIO

from claimcheck.evidence.records.full_text import full_text_of
from claimcheck.evidence.store.dumps.dump import Dump, Placed
from claimcheck.evidence.store.streams import articles_of

_SERVICE = "pmc"


def _read(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    for number, article in articles_of(stream, path, frozenset({"article"})):
        try:
            yield number, full_text_of(article, _SERVICE, day)
        except ValueError as error:
            yield number, error


DUMP = Dump(
    name="pmc",
    service=_SERVICE,
    about="full texts of PubMed Central in JATS (.xml, .xml.gz), where their licence is open",
    read=_read,
)
