"""From a document and a bibliography to resolved mentions."""

from pathlib import Path

import pytest

from claimcheck.bibliography import load_bibliography, parse_bibtex
from claimcheck.citations import find_citations, link_citations
from claimcheck.model import CitationStatus, Span
from claimcheck.readers import read

BIB = """
@article{alder2001, author = {Alder, Ann and Birch, Bo and Cedar, Cy}, title = {Rest lowers stress in adults}, year = {2001}}
@article{birch2003, author = {Birch, Bo}, title = {Walking and mood in nurses}, year = {2003}, doi = {10.1000/walk}}
"""


def resolved(text: str) -> list[str | None]:
    document = read(text=text, format="markdown")
    return [m.resolved_key for m in link_citations(document, parse_bibtex(BIB, "r.bib"))]


def test_keys_names_and_identifiers_lead_to_one_reference() -> None:
    text = (
        "Rest helps [@alder2001]. Alder et al. (2001) said so. See <https://doi.org/10.1000/walk>."
    )
    assert resolved(text) == ["alder2001", "alder2001", "birch2003"]


def test_numbers_lead_into_the_documents_own_list() -> None:
    text = (
        "# Study\n\nWalking helps [2] and rest does [1].\n\n# References\n\n"
        "1. Alder A, Birch B, Cedar C. Rest lowers stress in adults. J Rest. 2001;1:1-9.\n"
        "2. Birch B. Walking and mood in nurses. J Walk. 2003;2:3-9.\n"
    )
    assert resolved(text) == ["birch2003", "alder2001"]


def test_plain_numbers_are_only_numbers_where_a_document_brackets_its_marks() -> None:
    text = "Rest helps [1]. Sleep helps [2]. Walking helps [3]. It rose as well.4 Then it fell."
    assert [m.key for m in find_citations(read(text=text, format="markdown"))] == ["1", "2", "3"]


def test_a_number_that_links_into_the_document_is_a_mark() -> None:
    text = "Rest helps ([2](#ref-2))."
    (mention,) = find_citations(read(text=text, format="markdown"))
    assert (mention.style, mention.key, mention.text) == ("numeric", "2", "2")


def test_a_footnote_stands_for_what_it_cites() -> None:
    text = "Rest helps.[^n] Walking helps.[^m]\n\n[^n]: See [@alder2001].\n\n[^m]: Birch, B. Walking and mood in nurses. 2003.\n"
    assert resolved(text)[:2] == ["alder2001", "birch2003"]


def test_a_note_is_looked_through_once_however_many_marks_point_at_it(monkeypatch) -> None:
    asked = []
    contains = Span.contains
    monkeypatch.setattr(Span, "contains", lambda *spans: asked.append(spans) or contains(*spans))
    notes = "".join(f"[^{n}]: See [@alder2001].\n\n" for n in range(200))
    marks = " ".join(f"Rest helps.[^{n % 200}]" for n in range(400))
    assert resolved(f"{marks}\n\n{notes}") == ["alder2001"] * 600
    assert len(asked) < 4_000


def test_code_is_never_searched() -> None:
    document = read(text="Use `@property [@a]` here.\n\n```\n[@b]\n```\n", format="markdown")
    assert not find_citations(document)


def test_an_account_that_is_linked_is_no_key() -> None:
    document = read(text="Thanks to [@anna](https://github.com/anna).", format="markdown")
    assert not find_citations(document)


def test_the_link_behind_names_is_their_key() -> None:
    text = "So say [Birch (2003)](https://doi.org/10.1000/walk)."
    (mention,) = link_citations(read(text=text, format="markdown"), parse_bibtex(BIB, "r.bib"))
    assert (mention.style, mention.key, mention.resolved_key) == (
        "author-year",
        "doi:10.1000/walk",
        "birch2003",
    )


def test_the_real_article_has_one_narrative_attribution_and_nothing_else(shared: Path) -> None:
    document = read(shared / "articles" / "oxytocin-wellness.txt")
    (mention,) = find_citations(document)
    assert (mention.style, mention.text) == ("narrative", "Chen et al.")
    bibliography = load_bibliography(Path(__file__).parents[2] / "references.bib")
    (linked,) = link_citations(document, bibliography)
    assert linked.status is CitationStatus.RESOLVED
    assert linked.resolved_key == "chen2011"


@pytest.mark.parametrize("corpus", ["joss"])
def test_every_cited_key_that_a_bibliography_has_is_found_and_none_is_invented(
    shared: Path, corpus: str
) -> None:
    papers = sorted((shared / "data" / corpus).glob("*/paper.md"))
    assert papers
    for paper in papers:
        bibs = sorted(paper.parent.glob("*.bib"))
        bibliography = load_bibliography(bibs[0])
        document = read(paper)
        found = {m.key for m in find_citations(document) if m.style == "key"}
        written = {key for key in bibliography if f"@{key}" in document.text}
        assert found <= set(bibliography), paper
        whole = {key for key in written if not any(k != key and k.startswith(key) for k in written)}
        assert whole <= found, paper
