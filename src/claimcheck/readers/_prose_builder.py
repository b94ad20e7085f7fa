"""Prose in the making: visible runs, and the marks and links in them, tied to the source."""

from attrs import define, field

from claimcheck.model import Link, Prose, Segment, Span, SpanSet
from claimcheck.readers._mapped import Mapped
from claimcheck.readers._markdown_inline import Event
from claimcheck.readers._prose import bare_links, trimmed

Read = tuple[Prose, tuple[tuple[str, Span], ...], tuple[Link, ...]]


@define
class ProseBuilder:
    """Collects visible runs; everything that is not visible only leaves a gap."""

    content: Mapped
    source: str
    segments: list[Segment] = field(factory=list)
    marks: list[tuple[str, Span]] = field(factory=list)
    links: list[Link] = field(factory=list)
    closers: dict[str, int] = field(factory=dict)
    opened: list[tuple[str, int, int, str]] = field(factory=list)
    hidden: tuple[str, int] | None = None
    run: tuple[int, int] | None = None
    broken: int | None = None
    """Where in the source the line breaks behind what was shown last."""

    def show(self, start: int, end: int) -> None:
        """Add characters that show themselves."""
        if self.hidden:
            return
        for low, high in self.content.ranges(start, end):
            if self.run and self.run[1] == low and self.broken is None:
                self.run = (self.run[0], high)
            else:
                self.flush(low)
                self.run = (low, high)

    def stand_for(self, text: str, start: int, end: int) -> None:
        """Add a run that stands for a range of the content as a whole."""
        if self.hidden or end <= start:
            return
        span = self.span(start, end)
        self.flush(span.start)
        self.segments.append(Segment(text, span))

    def flush(self, following: int | None = None) -> None:
        """Close the run in hand; a line break before the next one becomes a space."""
        if self.run:
            low, high = self.run
            body = self.source[low:high]
            if self.broken is not None:
                high = low + len(body.rstrip(" \t"))
            if high > low:
                self.segments.append(Segment(self.source[low:high], Span(low, high)))
            self.run = None
        if self.broken is not None and following is not None:
            start = max(self.broken, self.segments[-1].span.end) if self.segments else following
            self.broken = None
            if start < following:
                self.segments.append(Segment(" ", Span(start, following)))

    def break_line(self, start: int) -> None:
        """Note a line break; several in a row are one."""
        if self.broken is None:
            self.broken = self.content.at(start)

    def span(self, start: int, end: int) -> Span:
        """Give the source of a non-empty range of the content."""
        return Span(self.content.at(start), self.content.behind(end))

    def mark(self, kind: str, start: int, end: int) -> None:
        """Note a mark."""
        self.marks.append((kind, self.span(start, end)))

    def open(self, kind: str, event: Event, value: str = "") -> None:
        """Remember where something begins."""
        self.opened.append((kind, event.start, event.end, value))

    def close(self, kind: str) -> tuple[int, int, str] | None:
        """Take back the last thing of a kind that is open."""
        for index in range(len(self.opened) - 1, -1, -1):
            if self.opened[index][0] == kind:
                _, start, end, value = self.opened.pop(index)
                return start, end, value
        return None

    def result(self) -> Read:
        """Give prose, marks in source order, and links."""
        self.broken = None
        self.flush()
        prose = trimmed(Prose(tuple(self.segments)))
        taken = SpanSet(link.span for link in self.links)
        bare = [link for link in bare_links(prose) if not taken.overlaps(link.span)]
        links = sorted([*self.links, *bare], key=lambda link: link.span)
        marks = sorted(self.marks, key=lambda mark: (mark[1], mark[0]))
        return prose, tuple(marks), tuple(links)
