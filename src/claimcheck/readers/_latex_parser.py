"""The parser of LaTeX: it reads plain words at once, and stops where a source is too much."""

import re
from typing import Any

from pylatexenc.latexwalker import LatexCharsNode, LatexToken, LatexWalker

from claimcheck.readers._latex_arguments import latex_context
from claimcheck.readers._latex_definitions import LatexDefinitions

_WORDS = re.compile(r"(?:[^\\{}\[\]$%&~#`'!?-]|[`'-](?![`'-])|[!?](?!`))+")
"""A run of characters that are no signs of LaTeX."""
_FORMULA = re.compile(r"(?:[^\\$%]|\\[^()\[\]])*")
_READINGS = 12
"""How often each sign of a source may be read; sound sources take less than three."""
_READINGS_OF_NOTHING = 1_000
_MOST_SIGNS = 80_000
_SIGNS_OF_GROUP = 8
"""How many signs take as long as the parser takes to open a group."""


class TooManySignsError(Exception):
    """A source holds more signs than can be read in good time."""


class _BoundedWalker(LatexWalker):  # type: ignore[misc]  # it has no types
    """A parser that stops where it reads the same signs again and again.

    An argument that is opened and never closed is read once as an argument and once as text, so
    that many of them inside each other would double the work each time.
    """

    def __init__(self, text: str, own: LatexDefinitions) -> None:
        """Begin at a source, with as many signs to read as it may take."""
        super().__init__(text, latex_context=latex_context(own), tolerant_parsing=True)
        self._again = _READINGS * len(text) + _READINGS_OF_NOTHING
        self._signs = _MOST_SIGNS

    def _spend(self, signs: int) -> None:
        self._again -= signs
        self._signs -= signs
        if self._again < 0:
            raise RecursionError("arguments are opened inside each other and not closed")
        if self._signs < 0:
            raise TooManySignsError

    def get_token(self, pos: int, *args: Any, **options: Any) -> Any:
        """Read the next sign, or at once the plain words that stand there.

        An argument without braces is one letter, and is asked for without environments.

        Raises:
            RecursionError: Too many were read for the length of the source.
            TooManySignsError: Too many were read.
        """
        self._spend(1)
        is_text = options.get("environments", True) and not args
        is_text = is_text and all(
            opening == "[" for opening, _ in options.get("include_brace_chars") or ()
        )
        words = _WORDS.match(self.s, pos) if is_text else None
        if words is None:
            return super().get_token(pos, *args, **options)
        return LatexToken(tok="char", arg=words[0], pos=pos, len=len(words[0]), pre_space="")

    def get_latex_nodes(self, pos: int = 0, *args: Any, **options: Any) -> Any:
        """Read what stands in a group; plain words and formulas without a parser of their own.

        Raises:
            RecursionError: Too much was read for the length of the source.
            TooManySignsError: Too much was read.
        """
        state = options.get("parsing_state")
        if options.get("stop_upon_closing_brace") == ("{", "}"):
            words = _WORDS.match(self.s, pos)
            if words is not None and self.s.startswith("}", words.end()):
                shown = self.make_node(
                    LatexCharsNode, parsing_state=state, chars=words[0], pos=pos, len=len(words[0])
                )
                return [shown], pos, len(words[0]) + 1
        elif options.get("stop_upon_closing_mathmode") == "$":
            formula = _FORMULA.match(self.s, pos)
            if formula is not None and _is_whole(self.s, formula.span()):
                return [], pos, len(formula[0]) + 1
        self._spend(_SIGNS_OF_GROUP)
        return super().get_latex_nodes(pos, *args, **options)


def _is_whole(text: str, formula: tuple[int, int]) -> bool:
    """Tell whether a formula ends where it seems to: no other stands in its words."""
    start, end = formula
    return text.startswith("$", end) and text.count("{", start, end) == text.count("}", start, end)


def walker_of(text: str, own: LatexDefinitions) -> LatexWalker:
    """Open a source for parsing.

    Args:
        text: The source.
        own: What it defines itself.
    """
    return _BoundedWalker(text, own)
