"""What the parser read, as prose tied to the source, with its marks and links."""

import re
from collections.abc import Callable, Sequence
from html import unescape

from claimcheck.model import OBJECT, Link
from claimcheck.readers._mapped import Mapped
from claimcheck.readers._markdown_inline import Event, events_of
from claimcheck.readers._markdown_roles import ROLE, WIKI_LINK, role_of
from claimcheck.readers._prose_builder import ProseBuilder, Read

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_HREF = re.compile(r"\bhref\s{0,3}=\s{0,3}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_OPAQUE = {"code", "pre", "math", "svg", "script", "style", "tt", "samp"}
_SILENT = {"script", "style"}
_CITING_TAGS = {"d-cite"}


def prose_of(content: Mapped, source: str, env: dict[str, object]) -> Read:
    """Read the inline content of a block.

    Args:
        content: The content and where it came from.
        source: The whole source.
        env: Link definitions, as markdown-it collected them.
    """
    return prose_of_events(events_of(content.text, env), content, source)


def prose_of_events(events: Sequence[Event], content: Mapped, source: str) -> Read:
    """Build prose, marks and links from what was read."""
    builder = ProseBuilder(content, source)
    builder.closers = _closers(events, content.text)
    for event in events:
        _STEPS[event.kind](builder, event)
    return builder.result()


def _closers(events: Sequence[Event], text: str) -> dict[str, int]:
    """Give where each opaque tag is closed for the last time."""
    found: dict[str, int] = {}
    for event in events:
        if event.kind == "html_inline":
            match = _TAG.match(text, event.start)
            if match and match.group(1):
                found[match.group(2).lower()] = event.start
    return found


def _text(builder: ProseBuilder, event: Event) -> None:
    builder.show(event.start, event.end)


def _break(builder: ProseBuilder, event: Event) -> None:
    if not builder.hidden:
        builder.break_line(event.start)


def _escape(builder: ProseBuilder, event: Event) -> None:
    literal = builder.content.text[event.start : event.end]
    if event.value == literal:
        builder.show(event.start, event.end)
    else:
        builder.stand_for(event.value, event.start, event.end)


def _code(builder: ProseBuilder, event: Event) -> None:
    builder.stand_for(OBJECT, event.start, event.end)
    builder.mark("code", event.start, event.end)


def _object(builder: ProseBuilder, event: Event) -> None:
    builder.stand_for(OBJECT, event.start, event.end)


def _delimiter(builder: ProseBuilder, event: Event) -> None:
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


def _link_open(builder: ProseBuilder, event: Event) -> None:
    builder.open("link", event, event.value)


def _link_close(builder: ProseBuilder, event: Event) -> None:
    opened = builder.close("link")
    if opened is None:
        return
    start, label_start, target = opened
    whole = builder.span(start, event.end)
    label = builder.span(label_start, event.start) if event.start > label_start else whole
    builder.links.append(Link(whole, label, target))


def _autolink(builder: ProseBuilder, event: Event) -> None:
    builder.show(event.start + 1, event.end - 1)
    whole = builder.span(event.start, event.end)
    label = builder.span(event.start + 1, event.end - 1)
    builder.links.append(Link(whole, label, event.value))


def _footnote(builder: ProseBuilder, event: Event) -> None:
    builder.mark("footnote", event.start, event.end)


def _subscript(builder: ProseBuilder, event: Event) -> None:
    builder.show(event.start + 1, event.end - 1)


def _superscript_open(builder: ProseBuilder, event: Event) -> None:
    builder.open("superscript", event)


def _superscript_close(builder: ProseBuilder, event: Event) -> None:
    if opened := builder.close("superscript"):
        builder.mark("superscript", opened[0], event.end)


def _citation(builder: ProseBuilder, event: Event) -> None:
    builder.stand_for(OBJECT, event.start, event.end)
    builder.mark("citation", event.start, event.end)


def _shown_role(builder: ProseBuilder, event: Event) -> None:
    match = ROLE.match(builder.content.text, event.start)
    if match is None:
        return
    role = role_of(match)
    builder.show(role.start, role.end)
    if role.kind == "raised":
        builder.mark("superscript", event.start, event.end)


def _wiki_link(builder: ProseBuilder, event: Event) -> None:
    match = WIKI_LINK.match(builder.content.text, event.start)
    if match is not None:
        builder.show(*match.span("words"))


def _skip(builder: ProseBuilder, event: Event) -> None:
    del builder, event


def _html(builder: ProseBuilder, event: Event) -> None:
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
        builder.break_line(event.start)
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


def _opaque(builder: ProseBuilder, event: Event, name: str, *, closes: bool) -> None:
    if not closes:
        if builder.hidden is None and builder.closers.get(name, -1) > event.start:
            builder.hidden = (name, event.start)
    elif builder.hidden and builder.hidden[0] == name:
        start = builder.hidden[1]
        builder.hidden = None
        if name not in _SILENT:
            builder.stand_for(OBJECT, start, event.end)
            builder.mark("code", start, event.end)


def _anchor(builder: ProseBuilder, event: Event, *, closes: bool) -> None:
    if closes:
        _link_close(builder, event)
        return
    match = _HREF.search(builder.content.text[event.start : event.end])
    if match:
        builder.open("link", event, unescape(next(filter(None, match.groups()), "")))


_STEPS: dict[str, Callable[[ProseBuilder, Event], None]] = {
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
    "wiki_link": _wiki_link,
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
