"""Directives of MyST, and chunks of code: which hold prose, and what their captions say."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.resources.patterns import lazy_pattern

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_OPENING = lazy_pattern(
    r"(?P<fence>`{3,}|~{3,}|:{3,})[ \t]{0,3}\{(?P<name>[a-zA-Z][\w:+.-]{0,40})\}[ \t]*"
    r"(?P<title>.*)$"
)
_CHUNK = lazy_pattern(r"(`{3,})[ \t]*\{[^\n]*`[^\n]*\}[ \t]*$")
_OPTION = lazy_pattern(r":[\w-]{1,40}:(?:[ \t]|$)")
_SILENT = lazy_pattern(r"(?:%|\+\+\+)(?:[ \t]|$)")
_TARGET = lazy_pattern(r"\([\w][\w:. /-]{0,120}\)=[ \t]*$")
PROSE_DIRECTIVES = frozenset(
    {
        "admonition", "aside", "attention", "card", "caution", "danger", "details", "dropdown",
        "epigraph", "error", "exercise", "figure", "figure-md", "grid", "grid-item",
        "grid-item-card", "hint", "highlights", "important", "list", "margin", "note", "pull-quote",
        "seealso", "sidebar", "solution", "tab", "tab-item", "tab-set", "table", "tip", "topic",
        "warning", "versionadded", "versionchanged", "deprecated", "todo", "callout", "div",
    }
)  # fmt: skip
_PROOFS = ("prf:", "proof:")
_TITLED = frozenset(
    {
        "admonition", "aside", "attention", "callout", "card", "caution", "danger", "dropdown",
        "error", "grid-item-card", "hint", "important", "margin", "note", "seealso", "sidebar",
        "table", "tip", "topic", "warning",
    }
)  # fmt: skip
_IN_HEADER = lazy_pattern(
    r"\b(?:fig\.cap|fig\.scap|tab\.cap)\s{0,3}=\s{0,3}"
    r"(?:\"((?:[^\"\\]|\\.){1,2000})\"|'((?:[^'\\]|\\.){1,2000})')"
)
_IN_CODE = lazy_pattern(r"\b(?:caption|cap)\s{0,3}=\s{0,3}\"((?:[^\"\\\n]|\\.){1,2000})\"")
_IN_OPTION = lazy_pattern(
    r"^[ \t]*(?:#|//|%%|--)\|[ \t]*(?:fig|tbl|lst)-(?:sub)?cap:[ \t]*([\"']?)(.{1,2000}?)\1[ \t]*$",
    re.MULTILINE,
)
_FOLDED_OPTION = lazy_pattern(
    r"^[ \t]*(?:#|//|%%|--)\|[ \t]*(?:fig|tbl|lst)-(?:sub)?cap:[ \t]*[|>][+-]?[ \t]*\n"
    r"((?:[ \t]*(?:#|//|%%|--)\|[ \t]{2,}\S[^\n]{0,2000}(?:\n|$)){1,40})",
    re.MULTILINE,
)
_FOLDED = frozenset({"|", ">", "|-", ">-", "|+", ">+"})
_FOLDED_LINE = lazy_pattern(r"\|[ \t]{2,}([^\n]+)")
_R_CHUNK = lazy_pattern(r"\{?\s{0,3}(?:\.?r|python|julia)\b", re.IGNORECASE)


def directive(state: "StateBlock", line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a directive that holds prose as the blocks in it, between two tokens that name it."""
    opening = _OPENING.match(_line(state, line))
    if opening is None or not _holds_prose(opening["name"].lower()):
        return False
    if silent:
        return True
    close = _closing(state, line, end, opening["fence"])
    name = opening["name"].lower()
    first = _behind_options(state, line + 1, close)
    token = state.push("directive_open", "", 1)
    token.map, token.info = [line, close], name
    if name in _TITLED and opening["title"].strip():
        _title(state, line, opening["title"].strip())
    before = state.lineMax
    state.lineMax = close
    state.md.block.tokenize(state, first, close)
    state.lineMax = before
    state.push("directive_close", "", -1)
    state.line = min(close + 1, end)
    return True


def chunk(state: "StateBlock", line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a chunk of code whose header holds a backtick, which CommonMark takes for words."""
    opening = _CHUNK.match(_line(state, line))
    if opening is None:
        return False
    if not silent:
        close = _closing(state, line, end, opening[1])
        token = state.push("fence", "code", 0)
        token.info = _line(state, line)[len(opening[1]) :].strip()
        token.map = [line, min(close + 1, end)]
        state.line = min(close + 1, end)
    return True


def target(state: "StateBlock", line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a MyST target such as ``(sec:intro)=`` away."""
    del end
    if not _TARGET.match(_line(state, line)):
        return False
    if not silent:
        state.line = line + 1
    return True


def silent_line(state: "StateBlock", line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take a MyST comment (``% …``) or block break (``+++``) away; a title of pandoc stays.

    Neither ends a paragraph, in which a line may begin with such a sign.
    """
    del end
    if silent or not _SILENT.match(_line(state, line)):
        return False
    if all(_line(state, above).startswith("%") for above in range(line + 1)):
        return False
    state.line = line + 1
    return True


def caption_ranges(info: str, source: str) -> Iterator[tuple[int, int]]:
    """Give where the captions of a chunk of code stand in its source.

    Args:
        info: What stands behind the opening ticks.
        source: The whole chunk, fences included.
    """
    if not info.startswith("{"):
        return
    header = source.partition("\n")[0]
    for match in _IN_HEADER.finditer(header):
        yield match.span(1) if match[1] else match.span(2)
    for match in _IN_OPTION.finditer(source):
        if match[2] not in _FOLDED:
            yield match.span(2)
    for match in _FOLDED_OPTION.finditer(source):
        yield from (line.span(1) for line in _FOLDED_LINE.finditer(source, *match.span(1)))
    if _R_CHUNK.match(info):
        for match in _IN_CODE.finditer(source, len(header)):
            yield match.span(1)


def _holds_prose(name: str) -> bool:
    return name in PROSE_DIRECTIVES or name.startswith(_PROOFS)


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _closing(state: "StateBlock", line: int, end: int, fence: str) -> int:
    """Give the line that closes a fence, or the end where none does."""
    for number in range(line + 1, end):
        text = _line(state, number).rstrip()
        if len(text) >= len(fence) and not text.strip(fence[0]):
            return number
        if text and state.sCount[number] < state.blkIndent:
            return number
    return end


def _behind_options(state: "StateBlock", first: int, close: int) -> int:
    """Step over the options of a directive: lines ``:name: value``, or YAML between rules."""
    if first < close and _line(state, first).rstrip() == "---":
        for number in range(first + 1, close):
            if _line(state, number).rstrip() == "---":
                return number + 1
        return first
    while first < close and _OPTION.match(_line(state, first)):
        first += 1
    return first


def _title(state: "StateBlock", line: int, title: str) -> None:
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("paragraph_close", "p", -1)


BLOCK_RULES = (
    ("directive", "fence", directive),
    ("chunk", "fence", chunk),
    ("target", "fence", target),
    ("silent_line", "fence", silent_line),
)
"""Name, the markdown-it rule that it goes before, and the rule."""
