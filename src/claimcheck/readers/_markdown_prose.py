"""What the parser read, as prose tied to the source, with its marks and links."""

import re
from collections.abc import Callable
from html import unescape

from attrs import define, field

from claimcheck.model import OBJECT, Link, Prose, Segment, Span
from claimcheck.readers._mapped import Mapped
from claimcheck.readers._markdown_inline import Event, events_of
from claimcheck.readers._markdown_roles import ROLE, role_of
from claimcheck.readers._prose import bare_links, trimmed

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_HREF = re.compile(r"\bhref\s{0,3}=\s{0,3}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_OPAQUE = {"code", "pre", "math", "svg", "script", "style", "tt", "samp"}
_SILENT = {"script", "style"}
_CITING_TAGS = {"d-cite"}

Read = tuple[Prose, tuple[tuple[str, Span], ...], tuple[Link, ...]]


def prose_of(content: Mapped, source: str, env: dict[str, object]) -> Read:
    """Read the inline content of a block.

    Args:
        content: The content and where it came from.
        source: The whole source.
        env: Link definitions, as markdown-it collected them.
    """
    return prose_of_events(events_of(content.text, env), content, source)


def prose_of_events(events: list[Event], content: Mapped, source: str) -> Read:
    """Build prose, marks and links from what was read."""
    builder = _Builder(content, source)
    builder.closers = _closers(events, content.text)
    for event in events:
        _STEPS[event.kind](builder, event)
    return builder.result()


def _closers(events: list[Event], text: str) -> dict[str, int]:
    """Give where each opaque tag is closed for the last time."""
    found: dict[str, int] = {}
    for event in events:
        if event.kind == "html_inline":
            match = _TAG.match(text, event.start)
            if match and match.group(1):
                found[match.group(2).lower()] = event.start
    return found


@define
class _Builder:
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
    broken: bool = False

    def show(self, start: int, end: int) -> None:
        """Add characters that show themselves."""
        if self.hidden:
            return
        for low, high in self.content.ranges(start, end):
            if self.run and self.run[1] == low and not self.broken:
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
            if self.broken:
                high = low + len(body.rstrip(" \t"))
            if high > low:
                self.segments.append(Segment(self.source[low:high], Span(low, high)))
            self.run = None
        if self.broken and following is not None:
            self.broken = False
            if self.segments and self.segments[-1].span.end < following:
                self.segments.append(Segment(" ", Span(self.segments[-1].span.end, following)))

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
        self.broken = False
        self.flush()
        prose = trimmed(Prose(tuple(self.segments)))
        taken = [link.span for link in self.links]
        bare = [
            link
            for link in bare_links(prose)
            if not any(span.overlaps(link.span) for span in taken)
        ]
        links = sorted([*self.links, *bare], key=lambda link: link.span)
        marks = sorted(self.marks, key=lambda mark: (mark[1], mark[0]))
        return prose, tuple(marks), tuple(links)


def _text(builder: _Builder, event: Event) -> None:
    builder.show(event.start, event.end)


def _break(builder: _Builder, event: Event) -> None:
    del event
    if not builder.hidden:
        builder.broken = True


def _escape(builder: _Builder, event: Event) -> None:
    literal = builder.content.text[event.start : event.end]
    if event.value == literal:
        builder.show(event.start, event.end)
    else:
        builder.stand_for(event.value, event.start, event.end)


def _code(builder: _Builder, event: Event) -> None:
    builder.stand_for(OBJECT, event.start, event.end)
    builder.mark("code", event.start, event.end)


def _object(builder: _Builder, event: Event) -> None:
    builder.stand_for(OBJECT, event.start, event.end)


def _delimiter(builder: _Builder, event: Event) -> None:
    token = event.token
    if token is None or token.type == "text":
        if token is None or token.content:
            builder.show(event.start, event.end)
        return
    wider = token.type.startswith("strong")
    if token.nesting > 0:
        builder.opened.append(("emphasis", event.start - wider, event.end, token.type))
    elif opened := builder.close("emphasis"):
        builder.mark("emphasis", opened[0], event.end + wider)


def _link_open(builder: _Builder, event: Event) -> None:
    builder.open("link", event, event.value)


def _link_close(builder: _Builder, event: Event) -> None:
    opened = builder.close("link")
    if opened is None:
        return
    start, label_start, target = opened
    whole = builder.span(start, event.end)
    label = builder.span(label_start, event.start) if event.start > label_start else whole
    builder.links.append(Link(whole, label, target))


def _autolink(builder: _Builder, event: Event) -> None:
    builder.show(event.start + 1, event.end - 1)
    whole = builder.span(event.start, event.end)
    label = builder.span(event.start + 1, event.end - 1)
    builder.links.append(Link(whole, label, event.value))


def _footnote(builder: _Builder, event: Event) -> None:
    builder.mark("footnote", event.start, event.end)


def _subscript(builder: _Builder, event: Event) -> None:
    builder.show(event.start + 1, event.end - 1)


def _superscript_open(builder: _Builder, event: Event) -> None:
    builder.open("superscript", event)


def _superscript_close(builder: _Builder, event: Event) -> None:
    if opened := builder.close("superscript"):
        builder.mark("superscript", opened[0], event.end)


def _citation(builder: _Builder, event: Event) -> None:
    builder.stand_for(OBJECT, event.start, event.end)
    builder.mark("citation", event.start, event.end)


def _shown_role(builder: _Builder, event: Event) -> None:
    match = ROLE.match(builder.content.text, event.start)
    if match is None:
        return
    role = role_of(match)
    builder.show(role.start, role.end)
    if role.kind == "raised":
        builder.mark("superscript", event.start, event.end)


def _skip(builder: _Builder, event: Event) -> None:
    del builder, event


def _html(builder: _Builder, event: Event) -> None:
    text = builder.content.text
    if text.startswith("<!--", event.start):
        builder.mark("comment", event.start, event.end)
        return
    match = _TAG.match(text, event.start)
    if match is None:
        return
    name, closes = match.group(2).lower(), bool(match.group(1))
    if name in _OPAQUE:
        _opaque(builder, event, name, closes=closes)
    elif name == "br":
        builder.broken = True
    elif name == "img":
        builder.stand_for(OBJECT, event.start, event.end)
    elif name in _CITING_TAGS and not closes:
        _citation(builder, event)
    elif name == "a":
        _anchor(builder, event, closes=closes)
    elif name == "sup" and not closes:
        builder.open("superscript", event)
    elif name == "sup":
        _superscript_close(builder, event)


def _opaque(builder: _Builder, event: Event, name: str, *, closes: bool) -> None:
    if not closes:
        if builder.hidden is None and builder.closers.get(name, -1) > event.start:
            builder.hidden = (name, event.start)
    elif builder.hidden and builder.hidden[0] == name:
        start = builder.hidden[1]
        builder.hidden = None
        if name not in _SILENT:
            builder.stand_for(OBJECT, start, event.end)
            builder.mark("code", start, event.end)


def _anchor(builder: _Builder, event: Event, *, closes: bool) -> None:
    if closes:
        _link_close(builder, event)
        return
    match = _HREF.search(builder.content.text[event.start : event.end])
    if match:
        builder.open("link", event, unescape(next(filter(None, match.groups()), "")))


_STEPS: dict[str, Callable[[_Builder, Event], None]] = {
    "text": _text,
    "break": _break,
    "escape": _escape,
    "code": _code,
    "math": _object,
    "image": _object,
    "pointer": _object,
    "object": _code,
    "citation": _citation,
    "shown": _shown_role,
    "raised": _shown_role,
    "delimiter": _delimiter,
    "link_open": _link_open,
    "link_close": _link_close,
    "autolink": _autolink,
    "footnote": _footnote,
    "subscript": _subscript,
    "superscript_open": _superscript_open,
    "superscript_close": _superscript_close,
    "html_inline": _html,
    "skip": _skip,
}
