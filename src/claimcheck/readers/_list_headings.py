"""Headings of reference lists that no markup tells: a bold line, a line alone, a first line."""

from collections.abc import Callable

from claimcheck.model import BlockKind
from claimcheck.readers._draft import Draft
from claimcheck.readers._entry_lines import line_starts, part_of_draft
from claimcheck.readers._prose import cut_out
from claimcheck.readers._references import label_of, looks_like_reference

_ITEM = BlockKind.LIST_ITEM
_ENTRY_KINDS = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
_LONGEST_NAME = 60
_LONGEST_ENTRY = 400


def with_headings(drafts: list[Draft], section_kind: Callable[[str], str | None]) -> list[Draft]:
    """Make headings of paragraphs that name a reference list and have one behind them.

    Args:
        drafts: All blocks, in order.
        section_kind: Tells what a heading announces.
    """
    found: list[Draft] = []
    level = 0
    drafts = [part for draft in drafts for part in _without_lead(draft)]
    for place, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING:
            level = draft.level
        end = _heading_end(draft, drafts[place + 1 : place + 2], section_kind)
        if end is None:
            found.append(draft)
            continue
        level = max(level, 1)
        heading = part_of_draft(draft, cut_out(draft.prose, 0, end))
        heading.kind, heading.level = BlockKind.HEADING, level
        found.append(heading)
        rest = cut_out(draft.prose, end + 1, len(draft.prose.text))
        if rest.segments:
            found.append(part_of_draft(draft, rest))
    return found


def _without_lead(draft: Draft) -> list[Draft]:
    """Take "On tea:" apart from the numbered entries that follow it without a blank line."""
    text = draft.prose.text
    first = next((segment.text for segment in draft.prose.segments), "")
    end = len(first)
    entries = text[end + 1 :]
    if (
        draft.kind is not BlockKind.PARAGRAPH
        or not first.endswith(":")
        or not end <= _LONGEST_NAME
        or label_of(entries)[0] is None
        or not looks_like_reference(entries[:_LONGEST_ENTRY])
    ):
        return [draft]
    parts = (cut_out(draft.prose, 0, end), cut_out(draft.prose, end + 1, len(text)))
    return [part_of_draft(draft, part) for part in parts]


def _heading_end(
    draft: Draft, following: list[Draft], section_kind: Callable[[str], str | None]
) -> int | None:
    """Give the length of the line that heads a list, ``None`` where the paragraph has none."""
    text = draft.prose.text
    if draft.kind not in _ENTRY_KINDS or (draft.kind is _ITEM and len(text) > _LONGEST_NAME):
        return None
    if len(text) <= _LONGEST_NAME:
        behind = following[0] if following and following[0].kind in _ENTRY_KINDS else None
        listed = behind is not None and looks_like_reference(_first_lines(behind))
        return len(text) if listed and _names_list(text, section_kind) else None
    first = _first_segment(draft)
    if not first:
        return None
    end = len(first)
    behind_it = text[end + 1 : end + 1 + _LONGEST_ENTRY]
    is_list = _names_list(first, section_kind) and looks_like_reference(behind_it)
    return end if is_list else None


def _first_segment(draft: Draft) -> str:
    """Give the first stretch of a block where a blank and more stand behind it, else nothing."""
    if len(draft.prose.segments) == 1:
        return ""
    first = draft.prose.segments[0].text
    return first if draft.prose.text[len(first) : len(first) + 1] == " " else ""


def _first_lines(draft: Draft) -> str:
    """Give the text of a block, of a long one its first line."""
    text = draft.prose.text
    if len(text) <= _LONGEST_ENTRY:
        return text
    end = next((at for at in line_starts(draft) if at), len(text))
    return text[:end].rstrip()


def _names_list(text: str, section_kind: Callable[[str], str | None]) -> bool:
    return section_kind(text) in {"references", "notes"}
