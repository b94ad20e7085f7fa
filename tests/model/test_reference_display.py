"""References and bibliographies as tables, and in a notebook."""

import pytest

from claimcheck.bibliography import load_bibliography

BIB = """@article{lee2020,
  title = {Zinc <script>alert(1)</script> for colds},
  author = {Lee, Ann and Roe, Max},
  year = {2020},
  doi = {10.1000/xyz},
}

@book{moss, title = {Sleep}}
"""


@pytest.fixture
def bibliography(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(BIB, "utf-8")
    return load_bibliography(path)


def test_a_table_has_one_row_a_reference(bibliography):
    frame = bibliography.to_frame()
    assert list(frame.index) == ["lee2020", "moss"]
    assert frame.loc["lee2020", "year"] == 2020
    assert frame.loc["lee2020", "authors"] == "Ann Lee; Max Roe"
    assert frame["doi"].isna().tolist() == [False, True]
    assert frame["line"].tolist() == [1, 8]


def test_an_empty_bibliography_has_the_same_columns(bibliography, tmp_path):
    (tmp_path / "empty.bib").write_text("", "utf-8")
    empty = load_bibliography(tmp_path / "empty.bib").to_frame()
    assert empty.dtypes.to_dict() == bibliography.to_frame().dtypes.to_dict()


def test_a_notebook_shows_entries_with_their_text_escaped(bibliography):
    for shown in (bibliography._repr_html_(), bibliography["lee2020"]._repr_html_()):
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown
        assert "2020" in shown


def test_a_large_bibliography_shows_its_beginning_and_counts_the_rest(tmp_path):
    path = tmp_path / "large.bib"
    path.write_text("".join(f"@misc{{k{n}, title = {{T{n}}}}}\n" for n in range(50)), "utf-8")
    assert "30: <code>bibliography.to_frame()</code>" in load_bibliography(path)._repr_html_()
