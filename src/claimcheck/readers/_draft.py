"""A block in the making."""

from attrs import define

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
