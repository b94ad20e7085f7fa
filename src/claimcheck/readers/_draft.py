"""A block in the making."""

from attrs import define, evolve

from claimcheck.model import BlockKind, Link, Prose, Span, TableCell

_EMPTY = Prose(())


@define
class Draft:
    """A block before its section is known; the fields are those of :class:`Block`."""

    kind: BlockKind
    span: Span
    prose: Prose = _EMPTY
    level: int = 0
    cell: TableCell | None = None
    marks: tuple[tuple[str, Span], ...] = ()
    links: tuple[Link, ...] = ()
    label: str | None = None


def moved(draft: Draft, offset: int) -> Draft:
    """Give a draft whose every span lies a number of characters further on."""
    segments = (evolve(one, span=one.span.shift(offset)) for one in draft.prose.segments)
    return evolve(
        draft,
        span=draft.span.shift(offset),
        prose=Prose(tuple(segments)),
        marks=tuple((kind, span.shift(offset)) for kind, span in draft.marks),
        links=tuple(
            Link(link.span.shift(offset), link.label.shift(offset), link.target)
            for link in draft.links
        ),
    )
