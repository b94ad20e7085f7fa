"""The words of one block of a page: white space as shown, character references, marks, links."""

import re
from html import unescape

from attrs import define, field

from claimcheck.model import OBJECT, Link, Prose, Segment, Span
from claimcheck.readers._draft import TooManyBlocksError

_SPECIAL = re.compile(
    "[ \t\n\r\f]{2,}|[\n\r\f]|[\u00ad\u200b]|&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);?"
)
_UNSEEN = ("\u00ad", "\u200b", "")
_BLANK = " \t\n\r\f"
_MOST_PIECES = 50_000


@define
class _Open:
    """A mark or a link that has begun: where its tag and its content begin."""

    kind: str
    start: int
    content: int
    target: str = ""


@define
class InlineText:
    """What has been read of a block that is not yet closed.

    Args:
        text: The page.
    """

    text: str
    segments: list[Segment] = field(factory=list)
    marks: list[tuple[str, Span]] = field(factory=list)
    links: list[Link] = field(factory=list)
    comments: list[Span] = field(factory=list)
    opened: list[_Open] = field(factory=list)
    start: int | None = None
    end: int = 0

    def add_text(self, start: int, end: int) -> None:
        """Add a stretch of the page that holds no tags."""
        position = start
        for match in _SPECIAL.finditer(self.text, start, end):
            self.add_literal(position, match.start())
            raw = match.group()
            shown = unescape(raw) if raw[0] == "&" else raw
            if shown not in _UNSEEN:
                shown = " " if not shown.strip(_BLANK) else shown
                self.add_shown(shown, Span(*match.span()))
            position = match.end()
        self.add_literal(position, end)

    def add_object(self, span: Span, kind: str | None = None) -> None:
        """Add something that is not words."""
        self.add_shown(OBJECT, span)
        if kind is not None:
            self.marks.append((kind, span))

    def add_gap(self, start: int, end: int) -> None:
        """Add a place at which words part, such as a line break."""
        if self.segments and end - start > 1:
            self.add_shown(" ", Span(start, end))

    def add_comment(self, span: Span) -> None:
        """Add a comment."""
        self.comments.append(span)
        self._reach(span.start, span.end)

    def add_mark(self, kind: str, span: Span) -> None:
        """Add a mark of which no words are shown."""
        self.marks.append((kind, span))
        self._reach(span.start, span.end)

    def add_link(self, link: Link) -> None:
        """Add a link of which no words are shown."""
        self.links.append(link)
        self._reach(link.span.start, link.span.end)

    def open(self, kind: str, start: int, content: int, target: str = "") -> None:
        """Begin a mark, or a link where there is a target."""
        self.opened.append(_Open(kind, start, content, target))
        self._reach(start, content)

    def close(self, content_end: int, end: int) -> None:
        """End the mark or link that began last."""
        self._end_mark(self.opened.pop(), content_end, end)
        if self.start is not None:
            self.end = max(self.end, end)

    def take(self) -> "InlineText":
        """Give what was read, and begin anew; marks that are open go on behind."""
        taken = InlineText(self.text, self.segments, self.marks, self.links, self.comments)
        taken.start, taken.end = self.start, self.end
        for mark in self.opened:
            taken._end_mark(mark, self.end, self.end)
            mark.start = mark.content = max(mark.content, self.end)
        taken._trim()
        self.segments, self.marks, self.links, self.comments = [], [], [], []
        self.start, self.end = None, 0
        return taken

    @property
    def prose(self) -> Prose:
        """Give the words."""
        return Prose(tuple(self.segments))

    @property
    def span(self) -> Span:
        """Give the stretch of the page that holds all of it."""
        return Span(self.start or 0, max(self.end, self.start or 0))

    @property
    def has_words(self) -> bool:
        """Tell whether anything but objects is shown."""
        return any(one.text.strip(OBJECT + _BLANK) for one in self.segments)

    def _reach(self, start: int, end: int) -> None:
        self.start = start if self.start is None else self.start
        self.end = max(self.end, end)

    def _end_mark(self, mark: _Open, content_end: int, end: int) -> None:
        if self.start is None:
            return
        start, content = max(mark.start, self.start), max(mark.content, self.start)
        if content >= content_end:
            return
        if mark.target:
            span = Span(start, max(end, content_end))
            self.links.append(Link(span, Span(content, content_end), mark.target))
        elif mark.kind:
            self.marks.append((mark.kind, Span(content, content_end)))

    def add_literal(self, start: int, end: int) -> None:
        """Add a stretch of the source that shows itself."""
        if start < end and self.text[start] in " \t" and self._is_blank_before():
            start += 1
        if start < end:
            self.add_shown(self.text[start:end], Span(start, end))

    def _is_blank_before(self) -> bool:
        return not self.segments or self.segments[-1].text[-1] in _BLANK

    def add_shown(self, shown: str, span: Span) -> None:
        """Add what a stretch of the source shows in other characters."""
        if shown == " " and self._is_blank_before():
            return
        if not shown.strip(_BLANK) and not self.segments:
            return
        if len(self.segments) >= _MOST_PIECES:
            raise TooManyBlocksError(f"{_MOST_PIECES:,} lines, tags and signs in one paragraph")
        self.segments.append(Segment(shown, span))
        if len(shown) == len(span):
            span = Span(span.start, span.start + len(shown.rstrip(_BLANK)))
        if shown.strip(_BLANK):
            self._reach(span.start, span.end)

    def _trim(self) -> None:
        while self.segments and not self.segments[-1].text.strip(_BLANK):
            self.segments.pop()
        if self.segments:
            last = self.segments[-1]
            shown = last.text.rstrip(_BLANK)
            if last.is_literal and len(shown) < len(last.text):
                span = Span(last.span.start, last.span.start + len(shown))
                self.segments[-1] = Segment(shown, span)
