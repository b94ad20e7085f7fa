from datetime import date

import pytest

from claimcheck.ledger import (
    changed_since_signing,
    edit_link,
    expired_on,
    is_signed,
    merge,
    parse_ledger,
    sign,
    signed_on,
    sync,
)
from claimcheck.model import ClaimStatus

TEXT = "Evening tea calms restless sleepers [@moss2019]. A sauna helps some people.\n"


@pytest.fixture
def approved(article) -> str:
    read = article(TEXT)
    text = sync(None, read.claims, read.document).text
    claim = merge(read.claims, parse_ledger(text), read.document).claims[0]
    return sign(
        text,
        claim.id,
        status=ClaimStatus.APPROVED,
        by="R. Moss",
        on=date(2025, 1, 2),
        expires=date(2027, 1, 2),
        claim=claim,
    )


def changes(article, ledger_text: str, text: str) -> tuple[str, ...]:
    read = article(text)
    result = merge(read.claims, parse_ledger(ledger_text), read.document)
    record = parse_ledger(ledger_text).records[0]
    claim = next((each for each in result.claims if each.id == record.id), None)
    return changed_since_signing(record, claim, result.anchors[record.id])


def test_a_signature_holds_who_when_and_until(approved: str) -> None:
    first, second = parse_ledger(approved).records
    assert (first.status, first.is_manual) == (ClaimStatus.APPROVED, True)
    assert first.values["approved_by"] == "R. Moss"
    assert (signed_on(first), expired_on(first)) == (date(2025, 1, 2), date(2027, 1, 2))
    assert is_signed(first)
    assert not is_signed(second)


def test_an_approval_holds_while_words_and_evidence_stay(article, approved: str) -> None:
    assert changes(article, approved, TEXT) == ()
    assert (
        changes(article, approved, "More on top. " + TEXT.replace("tea calms", "tea\ncalms")) == ()
    )


def test_other_words_end_an_approval(article, approved: str) -> None:
    assert changes(article, approved, TEXT.replace("restless", "most")) == ("words",)


def test_words_put_around_the_quote_end_an_approval(article, approved: str) -> None:
    assert "words" in changes(article, approved, "It is a myth that " + TEXT)


def test_other_evidence_ends_an_approval(article, approved: str) -> None:
    cited = TEXT.replace("[@moss2019]", "[@moss2019; @oh2020]")
    assert "evidence" in changes(article, approved, cited)
    linked = edit_link(approved, "evening-tea-calms-restless-sleepers", "oh2020", {"n": 9})
    assert changes(article, linked, TEXT) == ("evidence",)


def test_signing_again_settles_what_was_stale(article, approved: str) -> None:
    read = article(TEXT.replace("restless", "most"))
    stale = sync(approved, read.claims, read.document).text
    claim = merge(read.claims, parse_ledger(stale), read.document).claims[0]
    again = sign(
        stale, claim.id, status=ClaimStatus.REVIEWED, by="L. Ode", on=date(2025, 3, 1), claim=claim
    )
    assert "stale" in parse_ledger(stale).records[0].values
    assert "stale" not in parse_ledger(again).records[0].values
    assert changes(article, again, read.text) == ()


def test_a_review_without_a_digest_is_judged_by_its_quote(article) -> None:
    text = 'document = "article.md"\n[[claim]]\nid = "tea"\nstatus = "reviewed"\nanchor = { exact = "Evening tea calms restless sleepers [@moss2019]." }\n'
    assert changes(article, text, TEXT) == ()
    assert changes(article, text, TEXT.replace("calms", "calmed")) == ("words",)


def test_a_record_that_nobody_signed_has_nothing_to_change(article) -> None:
    text = 'document = "article.md"\n[[claim]]\nid = "tea"\norigin = "auto"\nanchor = { exact = "Evening tea calms sleepers." }\n'
    assert changes(article, text, TEXT) == ()


def test_a_study_of_another_design_ends_an_approval(article, approved: str) -> None:
    read = article(TEXT)
    name = parse_ledger(approved).records[0].id
    known = edit_link(approved, name, "moss2019", {"design": "rct"})
    claim = merge(read.claims, parse_ledger(known), read.document).claims[0]
    text = sign(
        known, name, status=ClaimStatus.APPROVED, by="R. Moss", on=date(2025, 1, 2), claim=claim
    )
    assert parse_ledger(text).records[0].values["signed"]["designs"] == ("rct",)
    assert changes(article, text, TEXT) == ()
    other = edit_link(text, name, "moss2019", {"design": "case_report"})
    assert changes(article, other, TEXT) == ("design",)
    nothing_known = edit_link(text, name, "moss2019", {"design": None, "n": 9})
    assert changes(article, nothing_known, TEXT) == ()
