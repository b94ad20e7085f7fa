"""The head of a ledger, where it names its document."""

from claimcheck.ledger.edits import LedgerText
from claimcheck.model.edit import apply_edits


def with_document(ledger_text: str, name: str) -> str:
    """Write the name of the document at the head of a ledger, where another one or none stands."""
    text = LedgerText(ledger_text)
    return apply_edits(ledger_text, text.put([text.tables[0]], "document", name))
