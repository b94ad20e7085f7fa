"""A title that a page or a file shows above the heading that says the same."""

from collections.abc import Sequence

from claimcheck.model import BlockKind
from claimcheck.readers._draft import Draft

_BETWEEN = frozenset(
    {
        BlockKind.BOILERPLATE,
        BlockKind.CODE,
        BlockKind.COMMENT,
        BlockKind.HTML,
        BlockKind.FRONT_MATTER,
    }
)


def read_once(drafts: Sequence[Draft]) -> None:
    """Read a title once where the first heading under it repeats its words.

    The title is passed over; the heading, and what stands deeper, rises to its level.

    Args:
        drafts: All blocks, in order; they are changed.
    """
    shown = [draft for draft in drafts if draft.kind not in _BETWEEN][:2]
    if len(shown) < 2 or any(draft.kind is not BlockKind.HEADING for draft in shown):  # noqa: PLR2004
        return
    title, heading = shown
    if _words(title) != _words(heading):
        return
    title.kind = BlockKind.BOILERPLATE
    rise = heading.level - title.level
    if rise > 0:
        for draft in drafts:
            if draft.kind is BlockKind.HEADING and draft.level > rise:
                draft.level -= rise


def _words(draft: Draft) -> str:
    return " ".join(draft.prose.text.split()).casefold()
