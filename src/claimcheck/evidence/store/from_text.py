"""A small store made of text: what a rule's example or case says that indexes know."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from claimcheck.evidence.printed import printed_of, question_of
from claimcheck.evidence.records.medline import works_of_text
from claimcheck.evidence.store.lookup import StoredAnswer
from claimcheck.evidence.store.writing import connected, write_answers, write_batch
from claimcheck.model import Reference


def store_from_text(
    path: Path, records: str, answers: str, references: Iterable[Reference]
) -> None:
    """Make a store.

    Args:
        path: Its file.
        records: Records in PubMed's export format; empty for none.
        answers: A line for each service, such as ``"crossref: not found"``, which holds for
            every reference.
        references: The references that the answers are about.

    Raises:
        RecordError: No record is readable.
        InputError: The file cannot be written.
    """
    told = [line.partition(":") for line in answers.splitlines() if line.strip()]
    kept = [
        StoredAnswer(service.strip(), question_of(printed_of(reference)), outcome.strip(), "")
        for reference in references
        for service, _, outcome in told
    ]
    with closing(connected(path)) as connection:
        write_batch(connection, works_of_text(records) if records.strip() else ())
        write_answers(connection, kept)
