"""What the page is given of a document."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.model import Claim, Span
from claimcheck.readers import read
from claimcheck.review.pieces import passages
from claimcheck.review.standing import standing_of_claims, standing_of_ledgers
from claimcheck.review.view import view_of
from claimcheck.review.works import search_works
from review.test_desk import claim_of, decide


def test_every_claim_is_marked_in_the_text_with_its_words(desk) -> None:
    view = view_of(desk.open("article.md"))
    marked = {id_: text for part in view["passages"] for text, id_ in part["pieces"] if id_}
    assert marked == {claim["id"]: claim["quote"] for claim in view["claims"]}


def test_a_view_is_json_whatever_stands_in_the_document(desk) -> None:
    assert json.loads(json.dumps(view_of(desk.open("article.md"))))["path"] == "article.md"


def test_a_quote_is_looked_up_in_the_abstract(desk) -> None:
    said = {"key": "moreau2015", "status": "supported"}
    decide(desk, "cures", "quote", quote="tea in the evening fell asleep sooner", **said)
    assert "abstract" in link_of(desk)["quote_found"]
    decide(desk, "cures", "quote", quote="tea heals broken bones overnight", **said)
    assert link_of(desk)["quote_found"] == ""
    decide(desk, "cures", "quote", quote="", **said)
    assert link_of(desk)["quote_found"] is None


def link_of(desk) -> dict:
    name = claim_of(desk, "cures").id
    view = view_of(desk.open("article.md"))
    return next(claim for claim in view["claims"] if claim["id"] == name)["evidence"][0]


def test_what_changed_since_it_was_signed_is_told(desk) -> None:
    decide(desk, "cures", "approve")
    decide(desk, "cures", "attach", key="okafor2009")
    name = claim_of(desk, "cures").id
    view = view_of(desk.open("article.md"))
    claim = next(claim for claim in view["claims"] if claim["id"] == name)
    assert claim["changed"] == ["evidence"]


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
    shown = list(passages(document, claims))
    assert all(piece.text in text for passage in shown for piece in passage.pieces)
    marked = {piece.claim for passage in shown for piece in passage.pieces} - {None}
    hidden = {claim.id for claim in claims} - marked
    for claim in claims:
        if claim.id in hidden:
            covered = [other for other in claims if other.span.overlaps(claim.span)]
            assert len(covered) > 1 or not claim.quote.strip()


def test_works_are_found_by_words_in_any_order(desk) -> None:
    bibliography = desk.open("article.md").reading.library.bibliography
    for query in ("moreau dusk", "TEA 2015", "evenings lind", "mor"):
        assert [work.key for work in search_works(bibliography, query)] == ["moreau2015"]
    assert len(search_works(bibliography, "")) == 2
    assert search_works(bibliography, "nobody") == ()


def test_the_coverage_line_counts_by_status_tier_and_support(desk) -> None:
    decide(desk, "cures", "quote", key="moreau2015", status="partly", quote="x")
    decide(desk, "cures", "accept")
    line = standing_of_claims(desk.open("article.md").reading.claims).line
    assert "1 reviewed" in line
    assert "1 T2" in line
    assert "1 partly; 0 opened by nobody" in line


def test_a_folder_is_counted_from_its_ledgers_alone(desk) -> None:
    decide(desk, "sauna", "attach", key="okafor2009")
    ledgers = (desk.open("article.md").reading.ledger,)
    standing = standing_of_ledgers(ledgers)
    assert (standing.claims, standing.links, standing.unopened) == (3, 2, 2)
    assert standing_of_ledgers(()).line == "0 claims; 0 links; 0 opened by nobody"


def test_an_audit_without_claims_has_a_line_too() -> None:
    assert standing_of_claims(audit(text="Plain.").claims).line.startswith("0 claims")
