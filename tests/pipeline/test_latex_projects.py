"""LaTeX manuscripts in several files are audited together, by one bibliography."""

from pathlib import Path

import pytest

from claimcheck.auditing import audit
from claimcheck.bibliography.projects.latex_parts import latex_parts

BIB = "@article{kim2020, author = {Kim, A.}, title = {Zinc for colds}, year = {2020}}\n"
BBL = (
    "\\begin{thebibliography}{1}\n\\bibitem{kim2020}\nA. Kim.\n\\newblock Zinc for colds.\n"
    "\\newblock \\emph{J Rest}, 3:1--9, 2020.\n\\end{thebibliography}\n"
)
MAIN = (
    "\\documentclass{article}\n\\begin{document}\nTea helps.\n\\input{sections/dose}\n"
    "% \\input{draft}\n\\include{end}\n\\bibliography{refs}\n\\end{document}\n"
)
FILES = {
    "main.tex": MAIN,
    "sections/dose.tex": "Zinc shortens colds in adults \\cite{kim2020}.\n\\input{sections/more}\n",
    "sections/more.tex": "Zinc is safe.\n",
    "end.tex": "Zinc is cheap.\n",
    "draft.tex": "Zinc cures all.\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    return tmp_path


def test_the_files_that_a_source_takes_in_are_found_in_order(folder):
    names = [path.as_posix() for path in latex_parts(Path("main.tex"))]
    assert names == ["sections/dose.tex", "sections/more.tex", "end.tex"]


def test_they_are_audited_with_it_by_its_bibliography(folder):
    Path("refs.bib").write_text(BIB, "utf-8")
    result = audit("main.tex", engine="lexical")
    assert [one.path for one in result.documents] == [
        "main.tex", "sections/dose.tex", "sections/more.tex", "end.tex",
    ]  # fmt: skip
    (mention,) = result.readings[1].mentions
    assert mention.candidates[0].key == "kim2020"
    assert result.failures == ()


@pytest.mark.parametrize(
    "how", ["\\input{%s}", "\\input %s ", "\\include{%s}", "\\subfile{%s}", "\\import{./}{%s}"]
)
@pytest.mark.parametrize("named", ["main.tex", "."])
@pytest.mark.parametrize("source", ["main.tex", "end.tex"])
def test_a_part_that_is_not_there_is_told(folder, how, named, source):
    Path("refs.bib").write_text(BIB, "utf-8")
    text = Path(source).read_text("utf-8")
    Path(source).write_text(
        text.replace("Tea", how % "gone" + "Tea").replace("Zinc", how % "gone" + "Zinc")
    )
    (failure,) = audit(named, engine="lexical").failures
    assert failure.path == "gone.tex"
    assert failure.message == "is taken in by `main.tex`, and is not there"


@pytest.mark.parametrize(
    "text",
    [
        "\\documentclass{article}\\input{glyphtounicode}\\begin{document}Tea.\\end{document}",
        "\\documentclass{article}\\begin{document}\\input{plot.pgf} % \\input{x}\n\\end{document}",
        "\\documentclass{article}\\begin{document}\\input{\\jobname-x}\\end{document}",
        "A part that takes in \\input{another} of the whole.",
    ],
)
def test_what_is_no_part_of_the_text_need_not_be_there(folder, text):
    Path("one.tex").write_text(text, "utf-8")
    assert audit("one.tex", engine="lexical").failures == ()


def test_where_the_bibliography_is_missing_the_list_made_of_it_serves(folder):
    Path("main.bbl").write_text(BBL, "utf-8")
    result = audit("main.tex", engine="lexical")
    assert result.readings[1].library.bibliography["kim2020"].title == "Zinc for colds"
    assert result.failures == ()


def test_a_single_source_takes_the_list_as_well(folder):
    Path("one.tex").write_text("Zinc helps \\cite{kim2020}.\n\\bibliography{gone}\n", "utf-8")
    Path("one.bbl").write_text(BBL, "utf-8")
    result = audit("one.tex", engine="lexical")
    assert result.readings[0].mentions[0].candidates[0].key == "kim2020"
    assert result.failures == ()


def test_nothing_outside_the_folder_is_taken_in_and_circles_end(folder):
    (folder.parent / "outside.tex").write_text("Secret.\n", "utf-8")
    Path("main.tex").write_text("\\input{../outside}\\input{end}\\input{main}\n", "utf-8")
    Path("end.tex").write_text("\\input{main}\\input{end}\\input{\\jobname}\n", "utf-8")
    assert latex_parts(Path("main.tex")) == (Path("end.tex"),)
