"""Entries of a list of references that stand at the end of a document without a heading above."""

from collections.abc import Sequence
from itertools import takewhile

from claimcheck.model import BlockKind
from claimcheck.readers._draft import Draft
from claimcheck.readers._references import is_formatted_entry

_FEWEST = 2
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def mark_entries_at_end(drafts: Sequence[Draft]) -> None:
    """Read the last paragraphs of a document as entries where each is one and no list is marked.

    Args:
        drafts: All blocks, in order; they are changed.
    """
    shown = [draft for draft in drafts if draft.prose.segments]
    last = list(takewhile(_is_entry, reversed(shown)))
    is_marked = any(draft.kind is BlockKind.REFERENCE for draft in drafts)
    if is_marked or not _FEWEST <= len(last) < len(shown):
        return
    for draft in last:
        draft.kind = BlockKind.REFERENCE


def _is_entry(draft: Draft) -> bool:
    return draft.kind in _KINDS and is_formatted_entry(draft.prose.text)
