"""LaTeX manuscripts in several files: commands mean in each what the whole source says."""

import pytest

from claimcheck.pipeline.inputs import DocumentSource
from claimcheck.readers import read

MAIN = r"""\documentclass{article}
\usepackage{house}
\input{macros}
\newcommand{\cu}{copper}
\begin{document}
\input{parts/one}
\zn{} helps.
\end{document}
"""


@pytest.fixture
def manuscript(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "main.tex").write_text(MAIN)
    (tmp_path / "macros.tex").write_text(r"\newcommand{\zn}{zinc}")
    (tmp_path / "house.sty").write_text(r"\newcommand{\tea}[1]{#1 tea}")
    (tmp_path / "parts" / "one.tex").write_text(r"\zn{}, \cu{} and \tea{green} help.")
    whole = r"\documentclass[../main]{subfiles}\begin{document}\cu{} harms.\end{document}"
    (tmp_path / "parts" / "two.tex").write_text(whole)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("main.tex", "zinc helps."),
        ("parts/one.tex", "zinc, copper and green tea help."),
        ("parts/two.tex", "copper harms."),
    ],
)
def test_commands_of_the_manuscript_are_known_in_each_of_its_files(manuscript, name, words):
    assert read(manuscript / name).blocks[-1].prose.text == words


def test_what_lies_outside_the_folder_of_the_manuscript_defines_nothing(manuscript):
    inner = manuscript / "inner"
    inner.mkdir()
    (inner / "main.tex").write_text(MAIN.replace("{macros}", "{../macros}"))
    assert read(inner / "main.tex").blocks[-1].prose.text == "helps."


def test_a_command_that_a_source_defines_itself_keeps_its_meaning(manuscript):
    own = r"\newcommand{\zn}{Zn}\zn{} helps."
    (manuscript / "parts" / "one.tex").write_text(own)
    assert read(manuscript / "parts" / "one.tex").blocks[-1].prose.text == "Zn helps."


def test_what_is_kept_of_a_part_follows_from_the_definitions_too(manuscript):
    source = DocumentSource("one.tex", str(manuscript / "parts" / "one.tex"))
    before = source.identity(b"")
    (manuscript / "macros.tex").write_text(r"\newcommand{\zn}{iron}")
    assert source.identity(b"") != before
