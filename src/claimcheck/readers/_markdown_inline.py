"""Inline Markdown with exact offsets: markdown-it's own rules, watched as they run."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from attrs import frozen
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from claimcheck.memory import Memory, is_remembering
from claimcheck.model.by_value import ByValue
from claimcheck.readers._markdown_rules import INLINE_RULES

_MOST_OPEN, _MOST_STEPS = 100, 300_000
_BRACKETS = re.compile(r"[\[\]]")
_DEEPEST = 64
_WRITTEN = "definitions as words"


@frozen(eq=False, repr=False)
class Event(ByValue):
    """One thing that the inline parser read.

    Args:
        kind: ``text``, ``break``, ``escape``, ``code``, ``delimiter``, ``link_open``,
            ``link_close``, ``autolink``, ``html``, ``image``, or the name of one of our own rules.
        start: Offset in the content.
        end: Offset behind it.
        token: The token it made, where the kind needs it.
        value: What it shows or where it points.
    """

    kind: str
    start: int
    end: int
    token: Token | None = None
    value: str = ""


class _WatchedState(StateInline):
    """Inline state that notes what was read where."""

    def __init__(self, source: str, parser: MarkdownIt, env: dict[str, Any]) -> None:
        super().__init__(source, parser, env, [])
        self.events: list[Event] = []


class WatchedInline(ParserInline):
    """The inline parser of markdown-it, noting offsets before and after each rule."""

    def tokenize(self, state: StateInline) -> None:
        """Read the range from ``state.pos`` to ``state.posMax``."""
        events = state.events if isinstance(state, _WatchedState) else []
        rules = self.named_rules()
        end = state.posMax
        nesting = state.md.options.maxNesting
        while state.pos < end:
            start, mark, count = state.pos, len(events), len(state.tokens)
            name = _first_match(rules, state) if state.level < nesting else None
            if name is None:
                state.append_pending(state.src[start])
                state.pos += 1
                events.append(Event("text", start, start + 1))
            else:
                note = _NOTES.get(name)
                if note is not None:
                    note(state, events, _Read(start, mark, count))
                else:
                    events.append(Event(name, start, state.pos))
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        """Leave out the second reading of image labels; the labels are read where needed."""
        del src, md, env
        return tokens

    def events(self, content: str, parser: MarkdownIt, env: dict[str, Any]) -> list[Event]:
        """Read a content and give what it is made of, in order and without gaps."""
        state = _WatchedState(content, parser, env)
        if _too_many_brackets(content):
            return [Event("text", *match.span()) for match in re.finditer(r"[^\n]+", content)]
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.events

    def named_rules(self) -> list[tuple[str, Callable[[StateInline, bool], bool]]]:
        """Give the active rules with their names."""
        return list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))


@frozen(eq=False, repr=False)
class _Read(ByValue):
    """Where the parser stood before a rule matched: place, events and tokens so far."""

    start: int
    mark: int
    count: int


def _too_many_brackets(content: str) -> bool:
    """Tell whether link labels nest so wildly that reading them would take quadratic time."""
    if content.count("[") <= _MOST_OPEN:
        return False
    depth = deepest = 0
    for bracket in _BRACKETS.findall(content):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest > _MOST_OPEN and deepest * len(content) > _MOST_STEPS


def _first_match(
    rules: list[tuple[str, Callable[[StateInline, bool], bool]]], state: StateInline
) -> str | None:
    for name, rule in rules:
        if rule(state, False):  # noqa: FBT003 - the signature is markdown-it's
            return name
    return None


def _note_break(state: StateInline, events: list[Event], read: _Read) -> None:
    events.append(Event("break", read.start, state.pos))


def _note_escape(state: StateInline, events: list[Event], read: _Read) -> None:
    token = state.tokens[-1]
    kind = "break" if token.type == "hardbreak" else "escape"
    events.append(Event(kind, read.start, state.pos, value=token.content))


def _note_backticks(state: StateInline, events: list[Event], read: _Read) -> None:
    is_code = len(state.tokens) > read.count and state.tokens[-1].type == "code_inline"
    events.append(Event("code" if is_code else "text", read.start, state.pos))


def _note_delimiters(state: StateInline, events: list[Event], read: _Read) -> None:
    stop = state.pos
    found: list[Event] = []
    for token in reversed(state.tokens[read.count :]):
        if stop <= read.start:
            break
        found.append(Event("delimiter", stop - len(token.content), stop, token))
        stop -= len(token.content)
    events.extend(reversed(found))


def _note_link(state: StateInline, events: list[Event], read: _Read) -> None:
    opened = next(token for token in state.tokens[read.count :] if token.type == "link_open")
    target = str(opened.attrs.get("href", ""))
    inner = events[read.mark :]
    label_end = inner[-1].end if inner else read.start + 1
    events.insert(read.mark, Event("link_open", read.start, read.start + 1, value=target))
    events.append(Event("link_close", label_end, state.pos))


def _note_autolink(state: StateInline, events: list[Event], read: _Read) -> None:
    opened = next(token for token in state.tokens[read.count :] if token.type == "link_open")
    target = str(opened.attrs.get("href", ""))
    events.append(Event("autolink", read.start, state.pos, value=target))


def _note_image(state: StateInline, events: list[Event], read: _Read) -> None:
    events.append(Event("image", read.start, state.pos, state.tokens[-1]))


def _note_span(state: StateInline, events: list[Event], read: _Read) -> None:
    inner = events[read.mark :]
    inner_end = inner[-1].end if inner else read.start + 1
    events.insert(read.mark, Event("superscript_open", read.start, read.start + 1))
    events.append(Event("superscript_close", inner_end, state.pos))


_NOTES: dict[str, Callable[[StateInline, list[Event], _Read], None]] = {
    "newline": _note_break,
    "escape": _note_escape,
    "entity": _note_escape,
    "backticks": _note_backticks,
    "emphasis": _note_delimiters,
    "strikethrough": _note_delimiters,
    "link": _note_link,
    "autolink": _note_autolink,
    "image": _note_image,
    "superscript": _note_span,
}


@cache
def parser() -> MarkdownIt:
    """Make the Markdown parser that the reader uses, once."""
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    from claimcheck.readers._markdown_rules import BLOCK_RULES  # noqa: PLC0415

    markdown = MarkdownIt("commonmark")
    markdown.validateLink = _is_address  # type: ignore[method-assign]
    inline = WatchedInline()
    markdown.inline = inline
    markdown.configure("commonmark", {"html": True, "maxNesting": _DEEPEST})
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.inline.ruler.disable("footnote_ref")
    markdown.inline.ruler2.disable("fragments_join")
    for name, before, rule in INLINE_RULES:
        markdown.inline.ruler.before(before, name, rule)
    for name, before, block_rule in BLOCK_RULES:
        stops = ["paragraph", "reference", "blockquote", "list"]
        markdown.block.ruler.before(before, name, block_rule, {"alt": stops})
    return markdown


def _is_address(url: str) -> bool:
    """Take every link for one: nothing is rendered, so that no address does harm."""
    return bool(url)


def events_of(content: str, env: dict[str, Any]) -> Sequence[Event]:
    """Read inline content; link definitions are taken from ``env``."""
    if not is_remembering():
        return _read(content, env)
    key = (content, _definitions(env) if "[" in content else "")
    return _EVENTS.one(key, lambda: _read(content, env))


_EVENTS = Memory[tuple[str, str], tuple[Event, ...]]()


def _definitions(env: dict[str, Any]) -> str:
    """Give the link definitions of a document, which all blocks have been read for, as a key."""
    if _WRITTEN not in env:
        env[_WRITTEN] = repr(env.get("references"))
    written: str = env[_WRITTEN]
    return written


def _read(content: str, env: dict[str, Any]) -> tuple[Event, ...]:
    markdown = parser()
    inline = markdown.inline
    assert isinstance(inline, WatchedInline)  # noqa: S101 - tells the type checker
    return tuple(inline.events(content, markdown, env))
