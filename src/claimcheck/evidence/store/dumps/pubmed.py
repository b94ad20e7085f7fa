"""PubMed's yearly baseline and updates in XML, and its exports (``.nbib``)."""

from collections.abc import Iterator
from typing import BinaryIO

from claimcheck.evidence.records.medline import works_of_text
from claimcheck.evidence.records.pubmed_xml import (
    ARTICLE_TAGS,
    SERVICE,
    notices_about_others,
    work_of,
)
from claimcheck.evidence.store.dumps.dump import Dump, Placed
from claimcheck.evidence.store.streams import articles_of, numbered_lines, start_of

_LONGEST_RECORD = 20_000


def _read(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    read = _articles if start_of(stream, path).startswith(b"<") else _exported
    yield from read(stream, path, day)


def _articles(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    for number, article in articles_of(stream, path, ARTICLE_TAGS):
        try:
            yield number, work_of(article, day)
        except ValueError as error:
            yield number, error
            continue
        for about in notices_about_others(article, day):
            yield number, about


def _exported(stream: BinaryIO, path: str, day: str) -> Iterator[Placed]:
    for line, text in _records(stream, path):
        try:
            for work in works_of_text(text, day):
                yield line, work
        except ValueError as error:
            yield line, error


def _records(stream: BinaryIO, path: str) -> Iterator[tuple[int, str]]:
    begin, record = 1, list[str]()
    for number, line in numbered_lines(stream, path):
        text = line.decode("utf-8", "replace").removeprefix("\ufeff")
        if text.startswith("PMID-"):
            if any(part.strip() for part in record):
                yield begin, "".join(record)
            begin, record = number, []
        if len(record) < _LONGEST_RECORD:
            record.append(text)
    if any(part.strip() for part in record):
        yield begin, "".join(record)


DUMP = Dump(
    name="pubmed",
    service=SERVICE,
    about="PubMed's baseline and updates (.xml.gz), answers of efetch, and exports (.nbib)",
    read=_read,
)
