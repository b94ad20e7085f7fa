"""Looking the words of a quotation up in what the evidence store has of the cited work."""

from collections.abc import Iterator
from pathlib import Path

from claimcheck import ledger
from claimcheck.evidence.store import Store
from claimcheck.evidence.verification.offline import borrow_store, verify_in_store
from claimcheck.ledger import QuoteMatch
from claimcheck.model import Reference, SourceText, Verified
from claimcheck.model.arguments import a_record, a_string


def matches_source(
    quote: str, reference: Reference, *, store: Store | str | Path
) -> QuoteMatch | None:
    """Find a quotation in the abstract, or the open full text, of the work that is cited.

    The entry's own abstract counts too. The store's texts count only where the entry agrees with
    the work; those of a work that merely looks like it do not.

    Args:
        quote: The quoted words; an ellipsis stands for words left out.
        reference: The entry that is cited.
        store: The evidence store, or its file.

    Returns:
        The place with how much alike the words are, or ``None`` where no text that is at hand has
        them, which is no proof that the work does not.

    Raises:
        ArgumentError: An argument is of the wrong kind.
        InputError: The file is no evidence store.

    Examples:
        >>> from claimcheck.model import Reference
        >>> entry = Reference("heinrichs2009", fields={"pmid": "19505497", "abstract": "It is so."})
        >>> matches_source("it is so", entry, store="examples/evidence.sqlite").locator
        'abstract'
    """
    a_string("quote", quote)
    a_record("reference", reference, Reference, 'Reference("key", fields={...})')
    with borrow_store(store) as source:
        return ledger.find_quote(quote, _texts(reference, source))


def open_text(found: Verified | None, store: Store) -> SourceText | None:
    """Give the open full text that a store has of the work that a reference agrees with."""
    if found is None or found.work is None or not found.names_work:
        return None
    text = store.text(found.work.identifiers)
    return SourceText("open full text", text) if text else None


def _texts(reference: Reference, store: Store) -> Iterator[SourceText]:
    if reference.abstract:
        yield SourceText("abstract", reference.abstract)
    found = verify_in_store(reference, store)
    if found.work is None or not found.names_work:
        return
    same = (work for one in found.work.identifiers for work in store.by_identifier(one))
    for abstract in dict.fromkeys(work.abstract for work in (found.work, *same) if work.abstract):
        yield SourceText("abstract", abstract)
    whole = open_text(found, store)
    if whole is not None:
        yield whole
