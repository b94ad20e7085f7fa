"""What documents have to do with each other."""

import pytest

import claimcheck
from claimcheck.corpus.claim_rows import mark_row

pq = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, the extra `corpus`")

WALKING = "Regular walking in the evening lowers blood pressure in adults with mild hypertension."
NEARLY = "Regular walking in the morning lowers blood pressure in adults with mild hypertension."
BIB = """@article{{walking, title = {{{mark}Walking and the heart of nurses}}, author = {{Lee, A.}},
  journal = {{Journal of Walking}}, year = {{2019}}, doi = {{10.5555/walking.2019.1}}}}
"""
DOCUMENTS = {
    "a/one.md": f"{WALKING} Magnesium improves sleep. Ginger is eaten [@walking].\n",
    "a/references.bib": BIB.format(mark="RETRACTED: "),
    "b/two.md": f"As we know: {WALKING}\n\n{WALKING}\n",
    "c/three.md": f"{WALKING}\n\nMagnesium does not improve sleep.\n\nNurses walk [@walking].\n",
    "c/references.bib": BIB.format(mark=""),
    "d/four.md": "This study of nurses was later retracted [@walking].\n",
    "d/references.bib": BIB.format(mark=""),
    "e/five.md": f"{NEARLY}\n\nIt only says once what it says, and nobody else says it so.\n",
}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    place = tmp_path_factory.mktemp("across")
    for name, text in DOCUMENTS.items():
        (place / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "docs" / name).write_text(text, "utf-8")
    corpus = claimcheck.audit_corpus(place / "docs", engine="fast", workers=1)
    summary = corpus.save(place / "results")
    return place / "results", summary


def rows(results, table):
    return pq.read_table(results[0] / table / "part-00000.parquet").to_pylist()


def names(found):
    return [row["document"].split("/docs/")[1] for row in found]


def test_the_same_claim_is_found_in_every_document_that_has_it(results):
    same = [row for row in rows(results, "same_claims") if row["text"] == WALKING]
    assert sorted(set(names(same))) == ["a/one.md", "b/two.md", "c/three.md"]
    assert {row["likeness"] for row in same} == {1.0}
    assert len({row["group"] for row in same}) == 1


def test_a_near_duplicate_joins_the_group_and_says_how_alike_it_is(results):
    found = rows(results, "same_claims")
    (near,) = [row for row in found if row["document"].endswith("five.md")]
    assert near["text"] == NEARLY
    assert near["group"] == next(row["group"] for row in found if row["text"] == WALKING)
    assert 0.7 <= near["likeness"] < 1


def test_what_one_document_alone_says_is_in_no_group(results):
    assert not [row for row in rows(results, "same_claims") if "only says once" in row["text"]]


def test_a_reference_is_held_against_its_retraction_in_another_document(results):
    found = rows(results, "retracted_uses")
    assert names(found) == ["a/one.md", "c/three.md", "d/four.md"]
    assert [row["knows"] for row in found] == [True, False, False]
    assert [row["says_retracted"] for row in found] == [False, False, True]
    assert all(row["said_by"].endswith("a/one.md") for row in found)
    assert {row["standing"] for row in found} == {"retracted"}


def test_documents_that_contradict_each_other_are_candidates(results):
    found = rows(results, "contradictions")
    assert names(found) == ["a/one.md", "c/three.md"] or names(found) == ["c/three.md", "a/one.md"]
    assert len({row["direction"] for row in found}) == 2
    assert {(row["subject"], row["outcome"]) for row in found} == {("magnesium", "sleep")}


def test_the_page_and_the_summary_name_what_is_shared(results):
    output, summary = results
    page = (output / "index.html").read_text("utf-8")
    assert summary.across.shared[0].text == WALKING
    assert summary.across.shared[0].documents == 4
    assert WALKING in page
    assert "Magnesium does not improve sleep." in page
    assert "Walking and the heart of nurses" in page


@pytest.mark.parametrize("mark", [" [@lee2020, p. 4]", " [1, 3]", " (Lee et al., 2020)", "^2^"])
def test_a_claim_is_the_same_with_and_without_its_citations(mark):
    plain, cited = (
        claimcheck.audit(text=f"{WALKING[:-1]}{end}.", format="markdown", engine="fast").claims[0]
        for end in ("", mark)
    )
    assert cited.citations
    for name in ("words", "key", "bands"):
        assert mark_row(cited)[name] == mark_row(plain)[name]
