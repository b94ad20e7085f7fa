"""LaTeX is read as the text that stands on the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.latex_escapes import bare_text, latex_text, latex_title
from claimcheck.bibliography.latex_text import macros, verbatim_text, visible_text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller M\"uller M\"{u}ller {\"{u}}", "Müller Müller Müller ü"),
        (r"na{\"\i}ve \'{\i} {\'\i}", "naïve í í"),
        (r"\c{c}\c c \v{S} \H{o} \k{a} \r a \u{g} \.I", "çç Š ő ą å ğ İ"),
        (r"Stra{\ss}e \ss {\O}re \AA ngstr\"om \L{}", "Straße ßØre Ångström Ł"),
        (r"{DNA} and {{RNA}}", "DNA and RNA"),
        (r"\emph{in vivo} \textbf{x} {\it y} \textsc{Z}", "in vivo x y Z"),
        (r"$\alpha$-synuclein and $\beta_2$, CO$_2$", "α-synuclein and β2, CO2"),
        (r"a~b -- c --- d ``q'' 50\% R\&D \_ \$5", "a b – c — d “q” 50% R&D _ $5"),
        ("costs $5", "costs $5"),
        (r"{\noopsort{1973b}}1973", "1973"),
        (r"\url{http://x.y} \href{http://z}{here}", "http://x.y here"),
        (r"\enquote{so}", "“so”"),
        (r"\unknown{kept} \other", r"kept \other"),
        (r"\textbackslash{}x \textasciitilde{}", r"\x ~"),
        (r"\~{} \^{}", "~ ^"),
        ("two\n  lines", "two lines"),
        (r"\'", ""),
        ("open {brace", "open brace"),
        ("close} brace", "close} brace"),
        ("\\", "\\"),
    ],
)
def test_latex_shows_its_text(latex, text):
    assert visible_text(latex) == text


def test_addresses_are_read_letter_for_letter():
    assert verbatim_text(r"https://x.y/a\_b\%20{\_}c~d--e") == "https://x.y/a_b%20_c~d--e"
    assert verbatim_text(r"\url{http://x}") == "http://x"


def test_every_command_of_the_table_has_a_known_kind():
    kinds = {"accent", "symbol", "wrap", "quote", "drop", "switch"}
    assert {macro.kind for macro in macros().values()} == kinds
    assert all(len(macro.value) == 1 for macro in macros().values() if macro.kind == "accent")


def test_capitals_inside_a_title_are_protected():
    assert latex_title("The DNA of mRNA & Sleep") == r"The {DNA} of {mRNA} \& Sleep"


@given(st.text() | st.text("ab\\{}$%&#_~^-`' \"", max_size=30))
@settings(deadline=None)
def test_escaped_text_is_read_back(text):
    plain = " ".join(text.split())
    assert visible_text(latex_text(text)) == plain
    assert visible_text(latex_title(text)) == plain


@given(st.text("ab/:.%{}\\_ ", max_size=30))
@settings(deadline=None)
def test_addresses_are_written_stably(text):
    once = verbatim_text(bare_text(text))
    assert verbatim_text(bare_text(once)) == once


@given(st.text("a\\{}$'\"cvu -", max_size=60))
@settings(deadline=None)
def test_any_latex_is_read(latex):
    shown = visible_text(latex)
    assert shown == " ".join(shown.split())


def test_deep_groups_and_long_lines_are_read():
    assert visible_text("{" * 50_000 + "x" + "}" * 50_000) == "x"
    assert visible_text("\\'" * 50_000 + "e").endswith("é")
