"""Syntax that scientific Markdown adds: math, notes, superscripts, attributes, divisions."""

import re
from collections.abc import Callable

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from claimcheck.readers import _markdown_directives as directives
from claimcheck.readers._markdown_roles import (
    BOOKDOWN_POINTER,
    CITING_TAG,
    OBSIDIAN_COMMENT,
    ROLE,
    WIKI_CITATION,
    WIKI_EMBED,
    WIKI_LINK,
    role_of,
)

_NOTE = re.compile(r"\[\^[^\]\s]{1,200}\]")
_SUPERSCRIPT = re.compile(r"\^(?!\[)[^\s^]{1,40}\^")
_SUBSCRIPT = re.compile(r"~(?!~)[^\s~]{1,20}~(?!~)")
_ATTRIBUTE = (
    r"(?:[#.][^\s{}\"']{1,200}|-|=\w{1,30}"
    r"|[\w:-]{1,60}=(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|[^\s\"'{}]{1,300}))"
)
_ATTRIBUTES = re.compile(rf"\{{ {{0,3}}{_ATTRIBUTE}(?: {{1,3}}{_ATTRIBUTE}){{0,20}} {{0,3}}\}}")
_CITATION = re.compile(r"@\w[\w:./+-]{0,300}")
_POINTER = re.compile(r"\\(?:ref|autoref|cref|Cref|eqref|pageref|nameref)\{[^{}\n]{0,200}\}")
_COMMAND = re.compile(r"\\[a-zA-Z]{1,30}\*?(?:\[[^\]\n]{0,200}\]){0,2}\{[^{}\n]{0,500}\}")
_LAYOUT = re.compile(
    r"\\(?:(?:newpage|pagebreak|clearpage|noindent|bigskip|medskip|smallskip|centering)\b"
    r"|(?:label|index[a-zA-Z]{0,20}|pagenumbering|vspace|hspace|pagestyle|thispagestyle)\*?\{[^{}\n]{0,200}\})"
)
_TEMPLATE_TAG = re.compile(r"\{(?:%[^%{}]{0,500}%|##?[^{}]{0,500}##?)\}")
_TEMPLATE_VALUE = re.compile(r"\{\{[^{}]{0,300}\}\}")
_DIVISION = re.compile(r":{3,}[ \t]{0,20}(?:\{[^{}]{0,300}\}|[\w.-]{1,80})?[ \t]{0,20}:*[ \t]*$")
_ENVIRONMENT = re.compile(r"\\begin\{([a-zA-Z]{1,30}\*?)\}")
_DISPLAY_END = re.compile(
    r"\$\$[ \t]{0,20}(?:\{[^{}]{0,200}\}|\\label\{[^{}]{0,100}\})?[ \t]{0,20}[.,;]?[ \t]*$"
)

_MOST_LINES = 200

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]


def _matcher(first: str, pattern: re.Pattern[str]) -> InlineRule:
    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
        del silent
        if state.src[state.pos] != first:
            return False
        match = pattern.match(state.src, state.pos, state.posMax)
        if match is None:
            return False
        state.pos = match.end()
        return True

    return rule


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Keep a citation key in one piece, so that its underscores are never emphasis."""
    del silent
    if state.src[state.pos] != "@":
        return False
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos += len(match.group().rstrip("_:./+-"))
    return True


def _math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read ``$…$`` as pandoc does, and ``$$…$$`` inside a paragraph."""
    del silent
    source, start = state.src, state.pos
    if source[start] != "$":
        return False
    if source.startswith("$$", start):
        stop = source.find("$$", start + 2, state.posMax)
        if stop <= start + 2:
            return False
        state.pos = stop + 2
        return True
    stop = source.find("$", start + 1, state.posMax)
    while stop > 0 and source[stop - 1] == "\\":
        stop = source.find("$", stop + 1, state.posMax)
    if stop <= start + 1 or source[start + 1].isspace() or source[stop - 1].isspace():
        return False
    if source[stop + 1 : stop + 2].isdigit():
        return False
    state.pos = stop + 1
    return True


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Read ``{#id .class key=value}`` behind a link, an image, code, math or a whole line."""
    del silent
    source, start = state.src, state.pos
    if source[start] != "{":
        return False
    match = _ATTRIBUTES.match(source, start, state.posMax)
    if match is None:
        return False
    attached = start > 0 and source[start - 1] in ")]`$>"
    alone = source[match.end() : match.end() + 1] in {"", "\n"}
    if not (attached or alone):
        return False
    state.pos = match.end()
    return True


def _superscript(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    source, start = state.src, state.pos
    if source[start] != "^":
        return False
    match = _SUPERSCRIPT.match(source, start, state.posMax)
    if match is None:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start + 1, match.end() - 1
        state.level += 1
        state.md.inline.tokenize(state)
        state.level -= 1
        state.posMax = limit
    state.pos = match.end()
    return True


def _citation_bracket(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Keep the bracket of ``[@key]`` visible, even where a link definition has that name."""
    del silent
    source, start = state.src, state.pos
    if not source.startswith(("[@", "[-@"), start):
        return False
    closing = source.find("]", start, state.posMax)
    if closing < 0 or source.startswith("(", closing + 1):
        return False
    state.pos = start + 1
    return True


def _role(kind: str) -> InlineRule:
    """Make the rule for the roles of one kind; a role of another kind is left to the next rule."""

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        del silent
        if state.src[state.pos] not in "{:":
            return False
        match = ROLE.match(state.src, state.pos, state.posMax)
        if match is None or role_of(match).kind != kind:
            return False
        state.pos = match.end()
        return True

    return rule


def _inline_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    del silent
    source, start = state.src, state.pos
    if not source.startswith("^[", start):
        return False
    depth = 0
    for position in range(start + 1, min(state.posMax, start + 2000)):
        depth += {"[": 1, "]": -1}.get(source[position], 0)
        if depth == 0:
            state.pos = position + 1
            return True
    return False


INLINE_RULES: tuple[tuple[str, str, InlineRule], ...] = (
    ("math", "escape", _math),
    ("skip", "escape", _matcher("\\", _LAYOUT)),
    ("pointer", "escape", _matcher("\\", _POINTER)),
    ("pointer", "escape", _matcher("\\", BOOKDOWN_POINTER)),
    ("text", "escape", _matcher("\\", _COMMAND)),
    ("text", "emphasis", _citation),
    ("subscript", "strikethrough", _matcher("~", _SUBSCRIPT)),
    ("citation", "link", _matcher("[", WIKI_CITATION)),
    ("pointer", "link", _matcher("!", WIKI_EMBED)),
    ("wiki_link", "link", _matcher("[", WIKI_LINK)),
    ("text", "link", _citation_bracket),
    ("footnote", "link", _matcher("[", _NOTE)),
    ("footnote", "link", _inline_note),
    ("superscript", "link", _superscript),
    ("citation", "link", _role("citation")),
    ("pointer", "link", _role("pointer")),
    ("object", "link", _role("object")),
    ("shown", "link", _role("shown")),
    ("raised", "link", _role("raised")),
    ("citation", "link", _matcher("{", CITING_TAG)),
    ("skip", "link", _matcher("%", OBSIDIAN_COMMENT)),
    ("skip", "link", _attributes),
    ("skip", "link", _matcher("{", _TEMPLATE_TAG)),
    ("pointer", "link", _matcher("{", _TEMPLATE_VALUE)),
)
"""Name of the event, the markdown-it rule that it goes before, and the rule."""


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _division(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take the fence lines of pandoc divisions away; what they hold is read as usual."""
    del end
    if not _DIVISION.match(_line(state, line)):
        return False
    if not silent:
        state.line = line + 1
    return True


def _display_math(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a displayed formula; one of a single line goes on with the sentence above it."""
    first = _line(state, line)
    if not first.startswith("$$"):
        return False
    last = line
    if len(first) > 4 and _DISPLAY_END.search(first, 2):  # noqa: PLR2004 - "$$$$" is empty
        if silent:
            return False
    else:
        last = _closing(state, line + 1, end, lambda text: _DISPLAY_END.search(text) is not None)
    return _take(state, line, last, "math_block", silent=silent)


def _environment(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    match = _ENVIRONMENT.match(_line(state, line))
    if match is None:
        return False
    closer = f"\\end{{{match.group(1)}}}"
    missing = state.env.setdefault("missing closers", set())
    if closer in missing:
        return False
    if state.src.find(closer, state.bMarks[line]) < 0:
        missing.add(closer)
        return False
    last = _closing(state, line, end, lambda text: closer in text)
    return _take(state, line, last, "math_block", silent=silent)


def _closing(state: StateBlock, line: int, end: int, closes: Callable[[str], bool]) -> int:
    for index in range(line, min(end, line + _MOST_LINES)):
        if state.isEmpty(index) or state.sCount[index] < state.blkIndent:
            return -1
        if closes(_line(state, index)):
            return index
    return -1


def _take(state: StateBlock, first: int, last: int, kind: str, *, silent: bool) -> bool:
    if last < 0:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.map = [first, last + 1]
        state.line = last + 1
    return True


BLOCK_RULES: tuple[tuple[str, str, BlockRule], ...] = (
    *directives.BLOCK_RULES,
    ("division", "fence", _division),
    ("display_math", "fence", _display_math),
    ("environment", "fence", _environment),
)
"""Name, the markdown-it rule that it goes before, and the rule."""
