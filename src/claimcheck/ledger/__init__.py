"""Claim records on disk: reading, anchoring, merging, bringing up to date, signing.

Each part is imported when it is first asked for, so that a run without a ledger pays for none.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.ledger.anchoring import AnchorMatch, AnchorText, anchor, make_anchor
    from claimcheck.ledger.completeness import incomplete
    from claimcheck.ledger.editing import (
        add_suppression,
        add_suppressions,
        edit_link,
        edit_record,
        remove_record,
    )
    from claimcheck.ledger.exchange import (
        Conflict,
        ImportResult,
        cells_of_records,
        export_rows,
        import_rows,
        row_of,
    )
    from claimcheck.ledger.load import load_ledger, load_ledgers
    from claimcheck.ledger.merging import MergeResult, merge
    from claimcheck.ledger.naming import NamedLedgers, name_documents
    from claimcheck.ledger.normal import normalise, text_hash
    from claimcheck.ledger.parsing import parse_ledger
    from claimcheck.ledger.quoting import QuoteMatch, find_quote
    from claimcheck.ledger.repeats import Repeat, repeated
    from claimcheck.ledger.signing import (
        changed_since_signing,
        expired_on,
        is_signed,
        sign,
        signed_on,
    )
    from claimcheck.ledger.syncing import SyncResult, sync
    from claimcheck.ledger.tables import table_of_record, write_table
    from claimcheck.ledger.variants import likeness_to_shared, shared_records

__all__ = [
    "AnchorMatch",
    "AnchorText",
    "Conflict",
    "ImportResult",
    "MergeResult",
    "NamedLedgers",
    "QuoteMatch",
    "Repeat",
    "SyncResult",
    "add_suppression",
    "add_suppressions",
    "anchor",
    "cells_of_records",
    "changed_since_signing",
    "edit_link",
    "edit_record",
    "expired_on",
    "export_rows",
    "find_quote",
    "import_rows",
    "incomplete",
    "is_signed",
    "likeness_to_shared",
    "load_ledger",
    "load_ledgers",
    "make_anchor",
    "merge",
    "name_documents",
    "normalise",
    "parse_ledger",
    "remove_record",
    "repeated",
    "row_of",
    "shared_records",
    "sign",
    "signed_on",
    "sync",
    "table_of_record",
    "text_hash",
    "write_table",
]

_HOMES = {
    "AnchorMatch": "anchoring",
    "AnchorText": "anchoring",
    "Conflict": "exchange",
    "ImportResult": "exchange",
    "MergeResult": "merging",
    "NamedLedgers": "naming",
    "QuoteMatch": "quoting",
    "Repeat": "repeats",
    "SyncResult": "syncing",
    "add_suppression": "editing",
    "add_suppressions": "editing",
    "anchor": "anchoring",
    "changed_since_signing": "signing",
    "edit_link": "editing",
    "edit_record": "editing",
    "expired_on": "signing",
    "cells_of_records": "exchange",
    "export_rows": "exchange",
    "row_of": "exchange",
    "find_quote": "quoting",
    "import_rows": "exchange",
    "incomplete": "completeness",
    "is_signed": "signing",
    "likeness_to_shared": "variants",
    "load_ledger": "load",
    "load_ledgers": "load",
    "make_anchor": "anchoring",
    "merge": "merging",
    "name_documents": "naming",
    "normalise": "normal",
    "parse_ledger": "parsing",
    "remove_record": "editing",
    "repeated": "repeats",
    "shared_records": "variants",
    "sign": "signing",
    "signed_on": "signing",
    "sync": "syncing",
    "table_of_record": "tables",
    "text_hash": "normal",
    "write_table": "tables",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value  # the next asker finds it without coming here
    return value
