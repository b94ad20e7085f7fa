"""The files that a Markdown or reStructuredText source takes in, by the names it gives them."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import PurePath

from attrs import define, field

from claimcheck.readers._markdown_directives import PROSE_DIRECTIVES
from claimcheck.resources.patterns import lazy_pattern

_FENCE = lazy_pattern(r" {0,3}(`{3,}|~{3,}|:{3,})[ \t]*(?:\{([\w:+.-]{1,40})([^\n]*))?")
_CHILD = lazy_pattern(
    r"\bchild\s{0,3}=\s{0,3}(?:c\()?((?:\s{0,3}['\"][^'\"\n]{1,300}['\"],?){1,20})"
)
_QUOTED = lazy_pattern(r"['\"]([^'\"\n]+)['\"]")
_SHORTCODE = lazy_pattern(
    r"(?<!\{)\{\{<\s{0,5}include\s{1,5}(\"[^\"\n]{1,300}\"|'[^'\n]{1,300}'|[^\s\"'<>]{1,300})"
    r"\s{0,5}>\}\}(?!\})"
)
_TICKED = lazy_pattern(r"`[^`\n]{0,300}`")
_DIRECTIVE = lazy_pattern(r"\.\. ([a-zA-Z][\w:+.-]{0,40})::(?:[ \t]+(\S.*))?$")
_SHOWN_AS_IS = (":literal:", ":code:")
_HIDDEN = lazy_pattern(r"\.\.(?:\s|$)(?!\[|_|\|)")
_PROSE_OF_RST = PROSE_DIRECTIVES | {"container", "compound", "only", "list-table"}
_QUARTO = frozenset({".qmd"})
_KNITTED = frozenset({".qmd", ".rmd"})
_RST = frozenset({".rst", ".rest"})
_MARKDOWN = frozenset({".md", ".markdown", ".mkd", ".rmd", ".qmd"})
_MADE = re.compile(r"[{}<>|$*?]|://")
INCLUDING = _RST | _MARKDOWN
"""Suffixes of the sources that may take in others."""


def included_names(text: str, suffix: str) -> Iterator[str]:
    """Give the files that a source takes in as it names them, in order.

    These are ``include`` of reStructuredText, of MyST and of Quarto, and ``child`` of knitr. Code
    that shows how it is done, and names that are made when the source is built, take in nothing.

    Args:
        text: The source.
        suffix: That of its name, in lower case.
    """
    if "include" not in text and "child" not in text:
        return
    lines = text.splitlines()
    names = _in_rst(lines) if suffix in _RST else _MarkdownScan(suffix).names(lines)
    for name in names if suffix in INCLUDING else ():
        bare = name.strip().strip("\"'").strip()
        if bare and not _MADE.search(bare):
            yield bare


def _in_rst(lines: list[str]) -> Iterator[str]:
    hidden: int | None = None
    for number, line in enumerate(lines):
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if not bare or (hidden is not None and indent > hidden):
            continue
        hidden = None
        directive = _DIRECTIVE.match(bare)
        if directive is None:
            hidden = indent if bare.endswith("::") or _HIDDEN.match(bare) else None
        elif directive[1] == "include":
            if directive[2] and not _is_shown_as_is(lines, number + 1):
                yield directive[2]
            hidden = indent
        elif directive[1].lower() not in _PROSE_OF_RST:
            hidden = indent


def _is_shown_as_is(lines: list[str], start: int) -> bool:
    options = takewhile(lambda one: one.startswith(":"), map(str.strip, lines[start:]))
    return any(option.startswith(_SHOWN_AS_IS) for option in options)


@define
class _MarkdownScan:
    """One pass over the lines of a Markdown source.

    Args:
        suffix: That of its name.
        around: The fences around a line that hold prose, and, as the last, one that holds none.
    """

    suffix: str
    around: list[tuple[str, bool]] = field(factory=list)

    def names(self, lines: list[str]) -> Iterator[str]:
        """Give the names of the files that it takes in."""
        for line in lines:
            fence = _FENCE.match(line)
            if fence is not None:
                yield from self._at(fence, line)
            elif self.suffix in _QUARTO and "{{<" in line and not self._is_in_code():
                for match in _SHORTCODE.finditer(_TICKED.sub("", line)):
                    yield match[1]

    def _is_in_code(self) -> bool:
        return bool(self.around) and not self.around[-1][1]

    def _at(self, fence: re.Match[str], line: str) -> Iterator[str]:
        marks, name, rest = fence[1], fence[2], fence[3] or ""
        if line.strip() == marks and self._closes(marks):
            return
        if self._is_in_code():
            return
        if name == "include":
            yield rest.removeprefix("}")
        elif name and self.suffix in _KNITTED:
            for names in _CHILD.finditer(rest):
                yield from (match[1] for match in _QUOTED.finditer(names[1]))
        is_prose = marks[0] == ":" or (name or "").lower() in PROSE_DIRECTIVES
        self.around.append((marks, is_prose and name != "include"))

    def _closes(self, marks: str) -> bool:
        """Close the innermost fence that some marks end; a fence that holds code is the last."""
        around = self.around[-1:] if self._is_in_code() else self.around
        for opened, _ in reversed(around):
            if opened[0] == marks[0] and len(marks) >= len(opened):
                del self.around[max(at for at, one in enumerate(self.around) if one[0] == opened) :]
                return True
        return False


def may_hold_prose(name: str) -> bool:
    """Tell by the name of a file that is taken in whether it may hold prose.

    Args:
        name: The name.
    """
    return PurePath(name).suffix.lower() in _MARKDOWN | _RST | {"", ".txt", ".inc", ".text"}
