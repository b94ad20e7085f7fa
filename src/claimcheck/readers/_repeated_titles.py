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


_MOST_BETWEEN = 3
_LONGEST_LINE = 80


def read_once(drafts: Sequence[Draft]) -> None:
    """Read a title once where the first heading under it repeats its words.

    The title is passed over, with the names and the date that may stand beneath it; the heading,
    and what stands deeper, rises to its level.

    Args:
        drafts: All blocks, in order; they are changed.
    """
    shown = [draft for draft in drafts if draft.kind not in _BETWEEN][: _MOST_BETWEEN + 2]
    if not shown or shown[0].kind is not BlockKind.HEADING:
        return
    title, heading = shown[0], _repeated(shown)
    if heading is None:
        return
    for draft in shown[: shown.index(heading)]:
        draft.kind = BlockKind.BOILERPLATE
    rise = heading.level - title.level
    if rise > 0:
        for draft in drafts:
            if draft.kind is BlockKind.HEADING and draft.level > rise:
                draft.level -= rise


def _repeated(shown: Sequence[Draft]) -> Draft | None:
    """Give the heading that repeats the first, behind nothing but short lines."""
    for draft in shown[1:]:
        if draft.kind is BlockKind.HEADING and _words(draft) == _words(shown[0]):
            return draft
        text = draft.prose.text
        if len(text) > _LONGEST_LINE or text.endswith((".", "?", "!")):
            return None
    return None


def _words(draft: Draft) -> str:
    return " ".join(draft.prose.text.split()).casefold()
