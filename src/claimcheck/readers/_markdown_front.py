"""The front matter of Markdown as blocks: its title and description are read, the rest is not."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from claimcheck.model import Block, BlockKind, Span
from claimcheck.readers._draft import Draft
from claimcheck.readers._front_matter_words import ShownValue
from claimcheck.readers._mapped import joined
from claimcheck.readers._markdown_prose import prose_of

_LEVELS = {"title": 1, "subtitle": 2}


def front_drafts(
    text: str, whole: Span, values: Iterable[ShownValue], body: Sequence[Draft]
) -> list[Draft]:
    """Cut front matter into the values that are read and what stands around them.

    A title that the first heading of the body repeats is read there alone.

    Args:
        text: The source.
        whole: The front matter with its fences.
        values: What of it a page shows, in order.
        body: The blocks under it.
    """
    drafts: list[Draft] = []
    position = whole.start
    heading = next((_words(one) for one in body if one.kind is BlockKind.HEADING), None)
    for value in values:
        draft = _read(text, value)
        if not draft.prose.segments or (value.name == "title" and _words(draft) == heading):
            continue
        drafts.extend((*_unread(text, position, value.line.start), draft))
        position = value.line.end
    drafts.extend(_unread(text, position, whole.end))
    return drafts


def with_front(front: Iterable[Draft], body: Iterable[Block]) -> tuple[Block, ...]:
    """Put front matter before the blocks of the body, which stand beneath its title."""
    blocks: list[Block] = []
    path: tuple[str, ...] = ()
    for draft in front:
        if draft.level == 1:
            path = ()
        blocks.append(
            Block(
                draft.kind,
                draft.span,
                draft.prose,
                path,
                draft.level,
                marks=draft.marks,
                links=draft.links,
            )
        )
        if draft.level == 1:
            path = (draft.prose.text,)
    return (*blocks, *_beneath(path, body))


def _beneath(title: tuple[str, ...], body: Iterable[Block]) -> Iterator[Block]:
    """Put blocks into the section of a title, up to a heading that stands as high as it."""
    for block in body:
        if block.kind is BlockKind.HEADING and block.level == 1:
            title = ()
        yield evolve(block, section=(*title, *block.section)) if title else block


def _read(text: str, value: ShownValue) -> Draft:
    content = joined([(value.words.of(text), value.words.start)], "")
    prose, marks, links = prose_of(content, text, {})
    level = _LEVELS.get(value.name, 0)
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return Draft(kind, value.line, prose, level, marks=marks, links=links)


def _unread(text: str, start: int, end: int) -> Iterator[Draft]:
    """Give what stands between, without the line breaks around it."""
    body = text[start:end]
    low = start + len(body) - len(body.lstrip())
    if body.strip():
        yield Draft(BlockKind.FRONT_MATTER, Span(low, low + len(body.strip())))


def _words(draft: Draft) -> str:
    return " ".join(draft.prose.text.split()).casefold()
