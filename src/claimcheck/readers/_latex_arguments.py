"""Which arguments the commands take that the parser of LaTeX does not know of itself."""

from functools import cache
from typing import Any

from pylatexenc.latexwalker import get_default_latex_context_db
from pylatexenc.macrospec import EnvironmentSpec, MacroSpec

_MACROS = {
    "*[[{": """
        cite citep citet citeauthor citeyear citeyearpar citealt citealp Cite Citep Citet parencite
        textcite autocite footcite supercite smartcite fullcite nocite footfullcite Parencite
        Textcite Autocite onlinecite citenum
    """,
    "*[{": "caption section subsection subsubsection chapter part paragraph subparagraph",
    "[{": "bibitem footnote footnotetext footcitetext todo title subtitle author addbibresource",
    "[{{": "rule textcolor",
    "[": "printbibliography",
    "{{": "href hyperlink hypertarget setcounter",
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


@cache
def latex_context() -> Any:
    """Give what is known of commands and environments."""
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
