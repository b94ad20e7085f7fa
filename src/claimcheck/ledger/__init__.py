"""Claim records on disk: reading, anchoring, merging, bringing up to date, signing.

What only writes ledgers is imported when it is first asked for, so that reading stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from claimcheck.ledger.anchoring import AnchorMatch, AnchorText, anchor, make_anchor
from claimcheck.ledger.completeness import incomplete
from claimcheck.ledger.load import load_ledger, load_ledgers, nearest_line, parse_ledger
from claimcheck.ledger.merging import MergeResult, merge
from claimcheck.ledger.normal import normalise, text_hash
from claimcheck.ledger.quoting import QuoteMatch, SourceText, find_quote
from claimcheck.ledger.signing import (
    changed_since_signing,
    expired_on,
    is_signed,
    sign,
    signed_on,
)
from claimcheck.ledger.variants import likeness, shared_records

if TYPE_CHECKING:
    from claimcheck.ledger.editing import add_suppression, edit_link, edit_record, remove_record
    from claimcheck.ledger.exchange import Conflict, ImportResult, export_rows, import_rows
    from claimcheck.ledger.repeats import Repeat, repeated
    from claimcheck.ledger.syncing import SyncResult, sync
    from claimcheck.ledger.tables import table_of_record, write_table

__all__ = [
    "AnchorMatch",
    "AnchorText",
    "Conflict",
    "ImportResult",
    "MergeResult",
    "QuoteMatch",
    "Repeat",
    "SourceText",
    "SyncResult",
    "add_suppression",
    "anchor",
    "changed_since_signing",
    "edit_link",
    "edit_record",
    "expired_on",
    "export_rows",
    "find_quote",
    "import_rows",
    "incomplete",
    "is_signed",
    "likeness",
    "load_ledger",
    "load_ledgers",
    "make_anchor",
    "merge",
    "nearest_line",
    "normalise",
    "parse_ledger",
    "remove_record",
    "repeated",
    "shared_records",
    "sign",
    "signed_on",
    "sync",
    "table_of_record",
    "text_hash",
    "write_table",
]

_HOMES = {
    "Conflict": "exchange",
    "ImportResult": "exchange",
    "Repeat": "repeats",
    "SyncResult": "syncing",
    "add_suppression": "editing",
    "edit_link": "editing",
    "edit_record": "editing",
    "export_rows": "exchange",
    "import_rows": "exchange",
    "remove_record": "editing",
    "repeated": "repeats",
    "sync": "syncing",
    "table_of_record": "tables",
    "write_table": "tables",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
