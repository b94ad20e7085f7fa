"""A LaTeX source with blanks where the page shows nothing: branches not taken, and code.

The blanks are as long as what they stand for, so that every place stays where it was.
"""

import re
from collections.abc import Iterator

from claimcheck.model import Span
from claimcheck.resources.patterns import lazy_pattern

_CONDITION = lazy_pattern(
    r"(?<!\\)(?:\\\\){0,20}(?:(?P<comment>%[^\n]*)|\\(?P<sign>if[A-Za-z@]{0,40}|else|fi)(?![A-Za-z@]))"
)
_NEW = lazy_pattern(r"\\newif\s{0,5}\\if([A-Za-z@]{1,40})")
_SET = lazy_pattern(r"(?<!\\newif)\\([A-Za-z@]{1,40})(true|false)(?![A-Za-z@])")
_ARGUED = frozenset({"ifthenelse", "iftoggle", "ifbool", "ifdefempty", "ifdef", "ifundef", "iff"})
"""Commands that take their branches as arguments, and are no conditions of TeX."""
_GOING_ON = frozenset({"else", "fi"})
_VERBATIM = lazy_pattern(
    r"\\begin\{(?P<name>comment|[BL]?Verbatim\*?|verbatim\*?|lstlisting|minted|Highlighting|"
    r"filecontents\*?)\}"
)
_INLINE = lazy_pattern(
    r"\\(?:lstinline|Verb\*?)(?:\[[^\]\n]{0,200}\])?(?P<sign>[^A-Za-z0-9\s{\[*])"
    r"(?P<code>[^\n]{0,500}?)(?P=sign)"
)
_TRIM = lazy_pattern(r"(?<=\\cmidrule)\([a-z\d.{}]{0,40}\)")
"""The ends of a line in a table that are cut; the parser knows no arguments in round brackets."""
_LEAST = len("\\verb||")


def masked(text: str) -> str:
    """Blank what a page does not show.

    Args:
        text: The source.
    """
    spans = sorted((*_hidden(text), *_listings(text))) if "\\" in text else []
    parts: list[str] = []
    position = 0
    for span in spans:
        if span.start >= position:
            parts.append(text[position : span.start])
            parts.append(" " * len(span))
            position = span.end
    parts.append(text[position:])
    readable = _INLINE.sub(_as_verb, "".join(parts))
    return _TRIM.sub(lambda found: " " * len(found[0]), readable)


def _as_verb(match: re.Match[str]) -> str:
    """Write a command for code within a sentence as the one that the parser knows."""
    room = len(match[0]) - _LEAST
    return f"\\verb{match['sign']}{'x' * room}{match['sign']}" if room > 0 else match[0]


def _listings(text: str) -> Iterator[Span]:
    """Give what stands within environments whose content is no LaTeX."""
    position = 0
    while (opened := _VERBATIM.search(text, position)) is not None:
        line = text.rfind("\n", 0, opened.start()) + 1
        end = text.find(f"\\end{{{opened['name']}}}", opened.end())
        if end < 0 or "%" in text[line : opened.start()].replace("\\%", ""):
            position = opened.end()
            continue
        first_line = text.find("\n", opened.end(), end)
        yield Span(first_line if first_line >= 0 else end, end)
        position = end


def _hidden(text: str) -> Iterator[Span]:
    """Give the branches of conditions that are not taken, with the signs around them."""
    if "\\fi" not in text:
        return
    known = _switches(text)
    taken: list[bool] = []
    begin = 0
    for match in _signs(text):
        sign, was_shown = match["sign"], all(taken)
        if sign not in _GOING_ON:
            taken.append(known.get(sign.removeprefix("if"), True))
        elif taken:
            was_taken = taken.pop()
            taken += [not was_taken] if sign == "else" else []
        if was_shown and not all(taken):
            begin = match.start("sign") - 1
        elif not was_shown and all(taken):
            yield Span(begin, match.end())


def _switches(text: str) -> dict[str, bool]:
    """Tell which conditions of the source itself hold."""
    known = dict.fromkeys(_NEW.findall(text), False)
    known |= {name: value == "true" for name, value in _SET.findall(text) if name in known}
    return known | {"false": False, "true": True}


def _signs(text: str) -> Iterator[re.Match[str]]:
    """Give the signs around branches, without what only names a condition."""
    for match in _CONDITION.finditer(text):
        sign = match["sign"]
        if sign is None or sign in _ARGUED:
            continue
        start = match.start("sign") - 1
        if sign in _GOING_ON or not text[max(start - 12, 0) : start].rstrip().endswith("\\newif"):
            yield match
