"""A text put together from lines of the source, each character knowing where it came from."""

from bisect import bisect_right
from collections.abc import Iterable

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Mapped(ByValue):
    """Content of a block with the block's own indentation and prefixes taken off.

    Args:
        text: The content.
        starts: Offsets in ``text`` at which a run begins that is contiguous in the source.
        sources: The source offset of each such run.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def at(self, position: int) -> int:
        """Give the source offset of a character."""
        run = bisect_right(self.starts, position) - 1
        return self.sources[run] + position - self.starts[run]

    def behind(self, position: int) -> int:
        """Give the source offset behind the character before ``position``."""
        return self.at(position - 1) + 1

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the source ranges that a range of the content is made of."""
        found = []
        while start < end:
            run = bisect_right(self.starts, start)
            stop = min(end, self.starts[run]) if run < len(self.starts) else end
            found.append((self.at(start), self.behind(stop)))
            start = stop
        return found

    def part(self, start: int, end: int) -> "Mapped":
        """Cut a range out and trim white space off both ends."""
        body = self.text[start:end]
        start += len(body) - len(body.lstrip())
        body = body.strip()
        end = start + len(body)
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, end), first + 1)
        starts = (0, *(place - start for place in self.starts[first + 1 : last]))
        shift = start - self.starts[first] if self.starts else 0
        sources = self.sources[first:last]
        return Mapped(body, starts, (sources[0] + shift, *sources[1:]) if sources else (0,))


def joined(pieces: Iterable[tuple[str, int]], separator: str) -> Mapped:
    """Join pieces of source, each given with its offset."""
    texts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    position = 0
    for text, source in pieces:
        texts.append(text)
        starts.append(position)
        sources.append(source)
        position += len(text) + len(separator)
    return Mapped(separator.join(texts), tuple(starts) or (0,), tuple(sources) or (0,))


def pieces_of(content: Mapped, start: int, end: int) -> list[tuple[str, int]]:
    """Give a range of a content as stretches that stand together in the source.

    Args:
        content: The content.
        start: Where the range begins.
        end: Where it ends.

    Returns:
        The text of each stretch, and its offset in the source.
    """
    found = []
    for low, high in content.ranges(start, end):
        found.append((content.text[start : start + high - low], low))
        start += high - low
    return found
