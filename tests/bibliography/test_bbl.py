"""Lists of references that LaTeX made are bibliographies, keys and all."""

from pathlib import Path

import pytest

from claimcheck.bibliography import load_bibliography
from claimcheck.bibliography.formats.bbl import parse_bbl

NATBIB = r"""\begin{thebibliography}{10}
\providecommand{\natexlab}[1]{#1}

\bibitem[Moss \& Lind(2019)]{moss2019}
Moss, A. and Lind, B.
\newblock Zinc for colds: a randomised trial.
\newblock \emph{J. Rest}, 3\penalty0 (2):\penalty0 1--9, 2019.

\bibitem [{\citenamefont {Chen}\ \emph {et~al.}(2011)[b]\citenamefont {Ho}}]{chen2011}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {F.~S.}\ \bibnamefont
  {Chen}},\ }\href {https://doi.org/10.1000/chen} {\bibfield  {journal} {\bibinfo  {journal}
  {Biol. Psychol.}\ }\textbf {\bibinfo {volume} {86}},\ \bibinfo {pages} {43} (\bibinfo {year}
  {2011})}\BibitemShut {NoStop}%
\end{thebibliography}
"""
BIBER = r"""
    \entry{moss2019}{article}{}
      \name{author}{2}{}{%
        {{hash=abc}{%
           family={M\"oss},
           familyi={M\bibinitperiod},
           given={Ada}}}%
        {{hash=abd}{%
           family={Lind},
           given={Bo}}}%
      }
      \field{labeltitlesource}{title}
      \field{journaltitle}{J Rest}
      \field{title}{Zinc for {Colds}}
      \field{year}{2019}
      \field{pages}{1\bibrangedash 9}
      \verb{doi}
      \verb 10.1000/zinc
      \endverb
    \endentry
"""


def works(folder, text):
    path = Path(folder) / "main.bbl"
    path.write_text(text, "utf-8")
    return load_bibliography(path)


def test_entries_of_bibtex_are_read_from_their_words(tmp_path):
    found = works(tmp_path, NATBIB)
    moss, chen = found.references
    assert (moss.key, moss.title, moss.year) == (
        "moss2019", "Zinc for colds: a randomised trial", 2019,
    )  # fmt: skip
    assert (moss.fields["number"], moss.fields["pages"]) == ("2", "1-9")
    assert (chen.key, chen.year, chen.fields["doi"]) == ("chen2011", 2011, "10.1000/chen")
    assert chen.authors[0].family == "Chen"


def test_entries_of_biber_are_read_field_by_field(tmp_path):
    (moss,) = works(tmp_path, BIBER).references
    assert (moss.key, moss.title, moss.year, moss.fields["journal"]) == (
        "moss2019", "Zinc for Colds", 2019, "J Rest",
    )  # fmt: skip
    assert [(one.family, one.given) for one in moss.authors] == [("Möss", "Ada"), ("Lind", "Bo")]
    assert (moss.fields["pages"], moss.fields["doi"]) == ("1–9", "10.1000/zinc")


def test_each_entry_knows_its_line(tmp_path):
    found = works(tmp_path, NATBIB)
    assert [reference.line for reference in found.references] == [4, 9]


@pytest.mark.parametrize("text", ["", r"\begin{thebibliography}{9}", r"\bibitem[", r"\entry{a}{b}"])
def test_what_holds_no_entry_is_no_trouble(tmp_path, text):
    assert all(reference.key for reference in works(tmp_path, text).references)


def test_a_label_that_never_ends_is_looked_for_in_its_own_item_alone(no_hang):
    assert not parse_bbl("\\begin{thebibliography}{9}\n" + "\\bibitem[" * 30_000, "a")


def test_an_entry_without_an_end_ends_where_the_next_begins(tmp_path):
    path = tmp_path / "a.bbl"
    path.write_text(
        "\\entry{a}{article}{}\n\\field{title}{Tea}\n"
        "\\entry{b}{article}{}\n\\field{year}{2020}\n\\endentry\n",
        "utf-8",
    )
    found = load_bibliography(path)
    assert [(one.key, one.title, one.year) for one in found.references] == [
        ("a", "Tea", None),
        ("b", "", 2020),
    ]
