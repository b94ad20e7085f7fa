"""Claim records on disk: reading, anchoring, merging, bringing up to date, signing."""

from claimcheck.ledger.anchoring import AnchorMatch, AnchorText, anchor, make_anchor
from claimcheck.ledger.completeness import incomplete
from claimcheck.ledger.editing import add_suppression, edit_link, edit_record, remove_record
from claimcheck.ledger.load import load_ledger, load_ledgers, nearest_line, parse_ledger
from claimcheck.ledger.merge import MergeResult, merge
from claimcheck.ledger.normal import normalise, text_hash
from claimcheck.ledger.signing import (
    changed_since_signing,
    expired_on,
    is_signed,
    sign,
    signed_on,
)
from claimcheck.ledger.sync import SyncResult, sync
from claimcheck.ledger.tables import table_of_record, write_table

__all__ = [
    "AnchorMatch",
    "AnchorText",
    "MergeResult",
    "SyncResult",
    "add_suppression",
    "anchor",
    "changed_since_signing",
    "edit_link",
    "edit_record",
    "expired_on",
    "incomplete",
    "is_signed",
    "load_ledger",
    "load_ledgers",
    "make_anchor",
    "merge",
    "nearest_line",
    "normalise",
    "parse_ledger",
    "remove_record",
    "sign",
    "signed_on",
    "sync",
    "table_of_record",
    "text_hash",
    "write_table",
]
