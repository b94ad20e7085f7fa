"""What the page is given of a document."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.model import Claim, OutcomeStatus, Severity, Span
from claimcheck.readers import read
from claimcheck.review.shown_blocks import shown_blocks
from claimcheck.review.shown_documents import ShownDocuments
from claimcheck.review.standing import standing_of_claims, standing_of_ledgers
from claimcheck.review.terminal import review_in_terminal
from claimcheck.review.view import view_of
from claimcheck.review.works import search_works
from review.projects import BIBTEX, documents_of
from review.test_documents import claim_of, decide


def test_every_claim_is_marked_in_the_text_with_its_words(documents) -> None:
    view = view_of(documents.open("article.md"))
    marked = {id_: text for part in view["passages"] for text, id_ in part["pieces"] if id_}
    assert marked == {claim["id"]: claim["quote"] for claim in view["claims"]}


def test_a_view_is_json_whatever_stands_in_the_document(documents) -> None:
    assert json.loads(json.dumps(view_of(documents.open("article.md"))))["path"] == "article.md"


def test_a_quote_is_looked_up_in_the_abstract(documents) -> None:
    said = {"key": "moreau2015", "status": "supported"}
    decide(documents, "cures", "quote", quote="tea in the evening fell asleep sooner", **said)
    assert "abstract" in link_of(documents)["quote_found"]
    decide(documents, "cures", "quote", quote="tea heals broken bones overnight", **said)
    assert link_of(documents)["quote_found"] == ""
    decide(documents, "cures", "quote", quote="", **said)
    assert link_of(documents)["quote_found"] is None


def link_of(documents) -> dict:
    name = claim_of(documents, "cures").id
    view = view_of(documents.open("article.md"))
    return next(claim for claim in view["claims"] if claim["id"] == name)["evidence"][0]


UNCITED = """# Warm evenings

Walking is associated with lower blood pressure. Tea regulates the release of melatonin.
Yoga is associated with better sleep in adults. Cycling is associated with a better mood.
Rowing is associated with a stronger back.

# References

- Smith, J. "Walking and blood pressure." Heart, vol. 3, no. 1, 2011, pp. 1-9.
- Jones, K. "Yoga and sleep." Sleep, vol. 8, no. 2, 2014, pp. 20-31.
"""


def test_what_is_told_once_for_a_document_is_told_of_each_of_its_claims(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_text(UNCITED, "utf-8")
    documents = documents_of("article.md")
    made = documents.open("article.md").audit
    uncited = {
        one.claim: (one.severity or Severity.NOTE).value
        for one in made.outcomes
        if one.rule == "CC201" and one.status is OutcomeStatus.FAILED
    }
    own = {one.claim for one in made.findings if one.rule == "CC201"}
    assert uncited.keys() - own
    for claim in view_of(documents.open("article.md"))["claims"]:
        told = {one["rule"]: one["severity"] for one in (*claim["findings"], *claim["covered"])}
        assert told.get("CC201") == uncited.get(claim["id"])
        assert (claim["severity"] == "none") == (not told)
    shown: list[str] = []
    review_in_terminal(documents, "R. Moss", lambda _: None, shown.append)
    assert any("CC201" in line and "told once" in line for line in "\n".join(shown).split("\n"))


def test_what_changed_since_it_was_signed_is_told(documents) -> None:
    decide(documents, "cures", "approve")
    decide(documents, "cures", "attach", key="okafor2009")
    name = claim_of(documents, "cures").id
    view = view_of(documents.open("article.md"))
    claim = next(claim for claim in view["claims"] if claim["id"] == name)
    assert claim["changed"] == ["evidence"]


class TestChanges:
    """After a decision a page gets what changed, and holds with it what it would get anew."""

    @pytest.mark.parametrize(
        ("action", "fields"),
        [
            ("accept", {}),
            ("approve", {"reason": "Agreed.", "findings": "settled"}),
            ("attach", {"key": "okafor2009"}),
            ("dispute", {"reason": "Only mice."}),
            ("edit", {"strength": "2"}),
            ("except", {"rule": "CC", "reason": "House style."}),
            ("note", {"notes": "Ask."}),
        ],
    )
    def test_what_a_page_has_with_the_changes_is_the_whole_view(
        self, documents, action, fields
    ) -> None:
        decide(documents, "cures", "accept")
        shown = ShownDocuments()
        before = shown.view(documents.open("article.md"))
        found = documents.open("article.md").audit.findings_of(claim_of(documents, "sauna"))
        fields = fields | ({"rule": found[0].rule} if "rule" in fields else {})
        decide(documents, "sauna", action, **fields)
        changed = shown.changes(documents.open("article.md"), before["seen"])
        assert 0 < len(changed["claims"]) < len(before["claims"])
        newer = {one["id"]: one for one in changed["claims"]}
        claims = [newer.get(one["id"], one) for one in before["claims"]]
        assert before | changed | {"claims": claims} == view_of(documents.open("article.md"))

    def test_a_page_with_another_view_than_the_last_gets_everything(self, documents) -> None:
        decide(documents, "cures", "accept")
        shown = ShownDocuments()
        old = shown.view(documents.open("article.md"))
        Path("references.bib").write_text(BIBTEX + "\n", "utf-8")
        shown.view(documents.open("article.md"))
        decide(documents, "sauna", "accept")
        assert shown.changes(documents.open("article.md"), old["seen"]) is None

    def test_an_abstract_that_came_meanwhile_is_shown_of_claims_that_did_not_change(
        self, documents
    ) -> None:
        decide(documents, "cures", "accept")
        shown = ShownDocuments()
        shown.view(documents.open("article.md"))
        Path("references.bib").write_text(BIBTEX.replace("asleep sooner", "ill"), "utf-8")
        now = documents.open("article.md")
        assert shown.view(now) == view_of(now)


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6)


@settings(deadline=None)
@given(st.text("ab .\n#|*-", max_size=80), SPANS)
def test_the_pieces_of_a_passage_are_the_text_and_show_every_claim(text, places) -> None:
    document = read(text=text, format="markdown", name="a.md")
    claims = []
    for number, (start, length) in enumerate(places):
        end = min(start + length, len(text))
        if start < end:
            quote = text[start:end]
            span = Span(start, end)
            claims.append(
                Claim(id=f"c{number}", document="a.md", quote=quote, text=quote, span=span)
            )
    shown = list(shown_blocks(document, claims))
    assert all(piece.text in text for passage in shown for piece in passage.pieces)
    marked = {piece.claim for passage in shown for piece in passage.pieces} - {None}
    hidden = {claim.id for claim in claims} - marked
    for claim in claims:
        if claim.id in hidden:
            covered = [other for other in claims if other.span.overlaps(claim.span)]
            assert len(covered) > 1 or not claim.quote.strip()


def test_works_are_found_by_words_in_any_order(documents) -> None:
    bibliography = documents.open("article.md").reading.library.bibliography
    for query in ("moreau dusk", "TEA 2015", "evenings lind", "mor"):
        assert [work.key for work in search_works(bibliography, query)] == ["moreau2015"]
    assert len(search_works(bibliography, "")) == 2
    assert search_works(bibliography, "nobody") == ()


def test_the_coverage_line_counts_by_status_tier_and_support(documents) -> None:
    decide(documents, "cures", "quote", key="moreau2015", status="partly", quote="x")
    decide(documents, "cures", "accept")
    line = standing_of_claims(documents.open("article.md").reading.claims).line
    assert "1 reviewed" in line
    assert "1 T2" in line
    assert "1 partly; 0 not yet checked against the source" in line


def test_a_folder_is_counted_from_its_ledgers_alone(documents) -> None:
    decide(documents, "sauna", "attach", key="okafor2009")
    ledger = documents.open("article.md").reading.ledger
    standing = standing_of_ledgers((ledger,))
    assert standing.claims == len(ledger.records) > 0
    assert (standing.links, standing.unopened) == (2, 2)
    assert standing_of_ledgers(()).line == "0 claims; 0 links; 0 not yet checked against the source"


def test_an_audit_without_claims_has_a_line_too() -> None:
    assert standing_of_claims(audit(text="Plain.").claims).line.startswith("0 claims")


def test_a_heading_is_shown_without_its_marks() -> None:
    document = read(text="## A *calm* evening\n\nTea.\n", format="markdown", name="a.md")
    heading, paragraph = shown_blocks(document, ())
    assert [piece.text for piece in heading.pieces] == ["A *calm* evening"]
    assert [piece.text.strip() for piece in paragraph.pieces] == ["Tea."]
