"""Hyperlinks of reStructuredText with their address: ``` `a trial <https://…>`_ ```."""

from claimcheck.model import Link, Span
from claimcheck.readers._mapped import Mapped, joined, pieces_of
from claimcheck.resources.patterns import lazy_pattern

_LINK = lazy_pattern(r"(?<![`\w])`([^`<>]{1,300}?)\s<([^<>`\s]{1,1000})>`__?")
_JOINED = lazy_pattern(r"\\[ \n]")
"""An escaped space, which shows nothing: it only parts markup from what touches it."""


def without_joints(content: Mapped) -> Mapped:
    """Take escaped spaces out of the content of a block.

    Args:
        content: The content, with the place of each character.
    """
    pieces: list[tuple[str, int]] = []
    behind = 0
    for match in _JOINED.finditer(content.text):
        pieces += pieces_of(content, behind, match.start())
        behind = match.end()
    if not behind:
        return content
    return joined([*pieces, *pieces_of(content, behind, len(content.text))], "")


def without_targets(content: Mapped) -> tuple[Mapped, tuple[Link, ...]]:
    """Take what surrounds the words of links out of the content of a block.

    Args:
        content: The content, with the place of each character.

    Returns:
        The content as a reader sees it, and the links.
    """
    links: list[Link] = []
    pieces: list[tuple[str, int]] = []
    behind = 0
    for match in _LINK.finditer(content.text):
        pieces += pieces_of(content, behind, match.start())
        pieces += pieces_of(content, *match.span(1))
        behind = match.end()
        whole = Span(content.at(match.start()), content.behind(behind))
        label = Span(content.at(match.start(1)), content.behind(match.end(1)))
        links.append(Link(whole, label, match[2]))
    if not links:
        return content, ()
    pieces += pieces_of(content, behind, len(content.text))
    return joined(pieces, ""), tuple(links)
