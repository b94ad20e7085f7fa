r"""LaTeX commands in prose: ``\cite``, ``\citep[see][p. 3]{a,b}``, ``\autocites[..]{a}{b}``."""

from collections.abc import Iterator

from claimcheck.citations._habits import Habits
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.resources.patterns import lazy_pattern

_COMMAND = lazy_pattern(r"\\([A-Za-z]{0,12}cit(?:e|ation)[A-Za-z]{0,12})\*?")
_KEY = lazy_pattern(r"[^\s,{}\\][^,{}\\\n]*")
_SPACE = lazy_pattern(r"\s{0,2}")
_NARRATIVE = ("textcite", "citet", "citeauthor", "citealt", "newcite", "onlinecite", "citename")
_SILENT = ("nocite", "bibcite", "citestyle", "citereset", "defcitealias")


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    for command in _COMMAND.finditer(passage.text):
        name = command[1].lower()
        if not name.startswith(_SILENT):
            yield from _arguments(passage, command.start(), command.end(), name)


def _arguments(passage: Passage, start: int, offset: int, name: str) -> Iterator[Pointer]:
    """Read optional and braced arguments; the plural commands take any number of them."""
    text, closing = passage.text, passage.closing
    options: list[str] = []
    lists: list[tuple[int, int, tuple[str, ...]]] = []
    end = offset
    while (opening := _argument_start(text, offset)) in closing:
        offset = closing[opening] + 1
        if text[opening] == "{":
            lists.append((opening + 1, offset - 1, tuple(options)))
            options, end = [], offset
            if not name.endswith("s"):
                break
        else:
            options.append(text[opening + 1 : offset - 1])
    for low, high, notes in lists:
        for key in _KEY.finditer(text, low, high):
            yield Pointer(
                start=key.start(),
                end=key.start() + len(key.group().rstrip()),
                group=(start, end),
                key=key.group().strip(),
                prefix=notes[-2].strip() if len(notes) > 1 else "",
                locator=notes[-1].strip() if notes else "",
                narrative=name.startswith(_NARRATIVE),
            )


def _argument_start(text: str, offset: int) -> int:
    space = _SPACE.match(text, offset)
    return space.end() if space else offset


STYLE = Style("latex", 12, _find)
