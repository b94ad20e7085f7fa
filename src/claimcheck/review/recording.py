"""Records for claims that a reviewer decides on before anybody ran ``claimcheck extract``."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from claimcheck.ledger import merge, parse_ledger, sync
from claimcheck.ledger.heading import with_document
from claimcheck.ledger.naming import named_as
from claimcheck.model import Claim, Document, Failure, Ledger, LedgerError


def with_records(
    claims: Sequence[Claim],
    *,
    document: Document,
    inferred: tuple[Claim, ...],
    ledger: Path,
    text: str | None,
    name: str,
    others: Iterable[Ledger],
) -> tuple[str, list[str]]:
    """Bring a ledger up to its document, as ``claimcheck extract`` would.

    Args:
        claims: The claims that need a record.
        document: The document.
        inferred: Its claims as they are without a ledger.
        ledger: The file.
        text: What it holds; ``None`` where there is no file yet.
        name: How a ledger names the document.
        others: All ledgers of the folder, whose ids are taken.

    Returns:
        The ledger's new text, and the id of the record of each claim.

    Raises:
        LedgerError: The ledger does not validate, or has no record for a claim even then.
    """
    taken = {record.id for each in others if Path(each.path) != ledger for record in each.records}
    path = ledger.as_posix()
    text = with_document(text, name) if text and text.strip() else text
    result = sync(text, inferred, document, path=path, name=name, taken_ids=taken)
    merged = merge(inferred, named_as(parse_ledger(result.text, path), document.path), document)
    ids = {each.span: each.id for each in reversed(merged.claims) if each.id in merged.recorded}
    if any(claim.span not in ids for claim in claims):
        remedy = "run claimcheck extract"
        raise LedgerError((Failure(path, "has no record for this claim", remedy=remedy),))
    return result.text, [ids[claim.span] for claim in claims]
