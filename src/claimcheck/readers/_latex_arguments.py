"""Which arguments the commands take that the parser of LaTeX does not know of itself."""

from functools import cache
from typing import Any

from pylatexenc.latexwalker import LatexWalker, get_default_latex_context_db
from pylatexenc.macrospec import EnvironmentSpec, MacroSpec

_MACROS = {
    "*[[{": """
        cite citep citet citeauthor citeyear citeyearpar citealt citealp Cite Citep Citet parencite
        textcite autocite footcite supercite smartcite fullcite nocite footfullcite Parencite
        Textcite Autocite onlinecite citenum
    """,
    "*[{": "caption section subsection subsubsection chapter part paragraph subparagraph",
    "[{": "bibitem footnote footnotetext footcitetext todo title author addbibresource",
    "[{{": "textcolor",
    "[": "printbibliography",
    "{{": "href hypertarget setcounter",
    "{": """
        url enquote textsuperscript textsubscript label ref eqref autoref cref Cref pageref text
        bibliography bibliographystyle affiliation email thanks input include vspace hspace index
        noalign
    """,
}
_ENVIRONMENTS = {
    "[{": "tabular longtable minted",
    "[[[{": "minipage",
    "[[{": "subfigure subtable",
    "[{[{": "wrapfigure wraptable",
    "[": "threeparttable tcolorbox mdframed tablenotes",
    "{": "thebibliography multicols adjustbox spacing",
    "{{": "tabularx tabular* tabulary adjustwidth",
}

_READINGS = 12
"""How often each sign of a source may be read; sound sources take less than three."""
_READINGS_OF_NOTHING = 1_000


@cache
def _context() -> Any:
    known = get_default_latex_context_db()
    known.add_context_category(
        "claimcheck",
        prepend=True,
        macros=[MacroSpec(name, spec) for spec, names in _MACROS.items() for name in names.split()],
        environments=[
            EnvironmentSpec(name, spec)
            for spec, names in _ENVIRONMENTS.items()
            for name in names.split()
        ],
    )
    return known


class _BoundedWalker(LatexWalker):  # type: ignore[misc]  # it has no types
    """A parser that stops where it reads the same signs again and again.

    An argument that is opened and never closed is read once as an argument and once as text, so
    that many of them inside each other would double the work each time.
    """

    def __init__(self, text: str) -> None:
        """Begin at a source, with as many signs to read as it may take."""
        super().__init__(text, latex_context=_context(), tolerant_parsing=True)
        self._left = _READINGS * len(text) + _READINGS_OF_NOTHING

    def get_token(self, *args: Any, **options: Any) -> Any:
        """Read the next sign.

        Raises:
            RecursionError: Too many were read for the length of the source.
        """
        self._left -= 1
        if self._left < 0:
            raise RecursionError("arguments are opened inside each other and not closed")
        return super().get_token(*args, **options)


def walker_of(text: str) -> LatexWalker:
    """Open a source for parsing.

    Args:
        text: The source.
    """
    return _BoundedWalker(text)
