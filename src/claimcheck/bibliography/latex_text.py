"""LaTeX markup to the text that a reader sees."""

import re
import unicodedata
from functools import cache

from attrs import define, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_cells
from claimcheck.resources.patterns import lazy_pattern

_MARKS = ("\\", "{", "}", "$", "~", "--", "``", "''")
_TOKEN = lazy_pattern(r"\\[A-Za-z]+\*?\s*|\\.|---?|``|''|[{}$~_^]|[^\\{}$~_^`'-]+|.", re.DOTALL)
_PLAIN = {"~": " ", "--": "–", "---": "—", "``": "“", "''": "”"}
_DOTLESS = {"ı": "i", "ȷ": "j"}


@frozen(eq=False, repr=False)
class Macro(ByValue):
    """What a LaTeX command puts on the page.

    Args:
        kind: ``"accent"`` (``value`` is the combining character), ``"symbol"`` (``value`` is the
            text), ``"wrap"`` (shows its argument), ``"quote"`` (shows it in quotation marks),
            ``"drop"`` (hides it), ``"switch"`` (shows nothing) or ``"unknown"``.
        value: See ``kind``.
    """

    kind: str
    value: str = ""


_UNKNOWN = Macro("unknown")


@cache
def macros() -> dict[str, Macro]:
    """Read the table of commands, by name without the backslash."""
    rows = read_cells("bibliography/latex_macros.tsv")
    return {command: _macro(kind, value) for command, kind, value, _ in rows}


def _macro(kind: str, value: str) -> Macro:
    if kind == "accent":
        return Macro(kind, chr(int(value, 16)))
    return Macro(kind, " " if value == "U+0020" else value)


def visible_text(raw: str) -> str:
    r"""Turn LaTeX into the text that a reader sees, on one line.

    Accents and symbols become characters, braces and font commands go, ``--`` becomes an en dash
    and ``~`` a space; a command that is not known stays as written, or gives way to its argument.

    Args:
        raw: A field's value without its delimiters, such as ``r"M{\"u}ller and {DNA}"``.
    """
    if not any(mark in raw for mark in _MARKS):
        return " ".join(raw.split())
    return " ".join(_Typesetter(raw).text().split())


def verbatim_text(raw: str) -> str:
    r"""Clean a field that LaTeX does not typeset (``doi``, ``url``): escapes and braces go."""
    if "\\" not in raw and "{" not in raw and "}" not in raw:
        return " ".join(raw.split())
    bare = re.sub(r"\\url\s*(?=\{)|\\(?=[_%&#~{}$])|[{}]", "", raw)
    return " ".join(bare.split())


@define
class _Frame:
    """An open group: what it shows so far, and the command that waits for its argument."""

    shown: list[str]
    waiting: Macro | None = None


class _Typesetter:
    """Sets the tokens of one value, group by group, without recursion."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._frames = [_Frame([])]
        self._math = raw.count("$") - raw.count("\\$") if "$" in raw else 0
        self._has_math = self._math > 0 and self._math % 2 == 0
        self._in_math = False

    def text(self) -> str:
        """Set every token and close what is still open."""
        for match in _TOKEN.finditer(self._raw):
            self._set(match.group(), match.end())
        while len(self._frames) > 1:
            self._close()
        self._flush(self._frames[0])
        return "".join(self._frames[0].shown)

    def _set(self, token: str, end: int) -> None:
        first = token[0]
        if first == "\\" and len(token) > 1:
            self._command(token, followed=self._raw[end : end + 1] == "{")
        elif first == "{":
            self._frames.append(_Frame([]))
        elif first == "}":
            self._close()
        elif first == "$" and self._has_math:
            self._in_math = not self._in_math
        elif first in "_^" and self._in_math:
            return
        else:
            self._words(_PLAIN.get(token, token))

    def _command(self, token: str, *, followed: bool) -> None:
        name = token[1:].rstrip().rstrip("*") if token[1].isalpha() else token[1]
        macro = macros().get(name, _UNKNOWN)
        frame = self._frames[-1]
        if name in "()":
            self._in_math = name == "("
        elif macro.kind == "symbol":
            self._symbol(frame, macro.value)
        elif macro.kind == "switch":
            return
        elif macro.kind == "unknown" and not followed:
            self._words(token)
        elif macro.kind == "accent" or followed:
            self._flush(frame)
            frame.waiting = macro

    def _symbol(self, frame: _Frame, value: str) -> None:
        if frame.waiting:
            macro, frame.waiting = frame.waiting, None
            value = _apply(macro, value)
        frame.shown.append(value)

    def _words(self, words: str) -> None:
        frame = self._frames[-1]
        if frame.waiting:
            words = words.lstrip()
            if not words:
                return
            macro, frame.waiting = frame.waiting, None
            if macro.kind == "accent":
                words = _apply(macro, words[0]) + words[1:]
        frame.shown.append(words)

    def _close(self) -> None:
        if len(self._frames) == 1:
            self._words("}")
            return
        inner = self._frames.pop()
        self._flush(inner)
        outer = self._frames[-1]
        text = "".join(inner.shown)
        if outer.waiting:
            macro, outer.waiting = outer.waiting, None
            text = _apply(macro, text)
        outer.shown.append(text)

    @staticmethod
    def _flush(frame: _Frame) -> None:
        """Show an accent that never got its letter."""
        if frame.waiting:
            macro, frame.waiting = frame.waiting, None
            frame.shown.append(_apply(macro, ""))


def _apply(macro: Macro, argument: str) -> str:
    match macro.kind:
        case "accent":
            return _accented(macro.value, argument)
        case "quote":
            return f"“{argument}”"
        case "drop":
            return ""
        case _:
            return argument


def _accented(mark: str, argument: str) -> str:
    if not argument.strip():
        return {"\u0302": "^", "\u0303": "~"}.get(mark, "")
    base = _DOTLESS.get(argument[0], argument[0])
    return unicodedata.normalize("NFC", base + mark) + argument[1:]
