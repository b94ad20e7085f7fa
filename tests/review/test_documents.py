"""Decisions saved in a review: what they write, and what they leave alone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.ledger import load_ledger
from claimcheck.model import ClaimStatus, LedgerError, Origin, SupportStatus
from claimcheck.review.decisions import ACTIONS, Decision, DecisionError
from claimcheck.review.documents import ChangedError, ReviewedDocuments, UnknownDocumentError
from claimcheck.review.view import view_of
from review.projects import ARTICLE, TODAY, documents_of, small_project

LEDGER = Path("claims/article.toml")


def claim_of(documents: ReviewedDocuments, words: str):
    claims = documents.open("article.md").reading.claims
    return next(claim for claim in claims if words in claim.quote)


def decide(documents: ReviewedDocuments, words: str, action: str, **fields: str):
    """Decide about the claim that holds words, and give its record."""
    opened = documents.open("article.md")
    decision = Decision(action, "R. Moss", TODAY, fields)
    marks = {"document_mark": opened.document_mark, "ledger_mark": opened.ledger_mark}
    _, name = documents.save("article.md", claim_of(documents, words).id, decision, **marks)
    return next(record for record in load_ledger(LEDGER).records if record.id == name)


class TestDecisions:
    def test_looking_writes_nothing(self, documents) -> None:
        documents.open("article.md")
        assert not Path("claims").exists()

    def test_the_first_decision_records_every_claim_of_the_document(self, documents) -> None:
        claims = documents.open("article.md").reading.claims
        record = decide(documents, "cures insomnia", "accept")
        assert (record.status, record.values["reviewed_on"]) == (ClaimStatus.REVIEWED, TODAY)
        assert len(load_ledger(LEDGER).records) == len(claims)
        assert load_ledger(LEDGER).document == "article.md"

    def test_the_next_decision_changes_one_record_alone(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        before = LEDGER.read_text("utf-8").splitlines()
        decide(documents, "weekly sauna", "dispute", reason="Only mice were studied.")
        after = LEDGER.read_text("utf-8").splitlines()
        assert len(set(before) - set(after)) <= 1
        assert len(after) - len(before) == 4

    def test_a_dispute_bears_its_reason_beneath_earlier_notes(self, documents) -> None:
        decide(documents, "weekly sauna", "note", notes="See the letter.")
        record = decide(documents, "weekly sauna", "dispute", reason="Only mice.")
        assert record.status is ClaimStatus.DISPUTED
        assert record.values["notes"] == (
            "See the letter.\nDisputed by R. Moss, 2025-03-31: Only mice."
        )

    def test_a_signature_holds_for_words_and_evidence_until_its_day(self, documents) -> None:
        record = decide(documents, "cures insomnia", "approve", expires="2026-03-31")
        assert record.status is ClaimStatus.APPROVED
        assert record.values["expires"] == date(2026, 3, 31)
        assert record.values["signed"]["evidence"] == ("moreau2015",)

    def test_an_edited_field_is_a_persons_word(self, documents) -> None:
        decide(documents, "weekly sauna", "edit", strength="2", **{"population.species": "animal"})
        claim = claim_of(documents, "weekly sauna")
        assert (int(claim.strength), claim.population.species) == (2, "animal")
        assert claim.origin_of("strength") is Origin.RECORD

    def test_an_emptied_field_is_taken_out(self, documents) -> None:
        decide(documents, "weekly sauna", "edit", outcome="sleep")
        record = decide(documents, "weekly sauna", "edit", outcome="")
        assert "outcome" not in record.values

    def test_a_reference_is_attached_once(self, documents) -> None:
        record = decide(documents, "weekly sauna", "attach", key="okafor2009", intent="qualifies")
        (link,) = record.evidence
        assert (link.key, link.intent, link.origin) == ("okafor2009", "qualifies", Origin.RECORD)
        with pytest.raises(DecisionError, match="already attached"):
            decide(documents, "weekly sauna", "attach", key="okafor2009")

    def test_a_quote_bears_checker_day_and_design(self, documents) -> None:
        record = decide(
            documents,
            "cures insomnia",
            "quote",
            key="moreau2015",
            status="partly",
            quote="fell asleep sooner",
            locator="p. 3",
            design="rct",
            n="80",
        )
        (link,) = record.evidence
        assert link.support.status is SupportStatus.PARTLY
        assert (link.support.checked_by, link.support.checked_on) == ("R. Moss", TODAY)
        assert (link.design, link.n) == ("rct", 80)

    def test_an_exception_needs_a_reason_and_silences_its_finding(self, documents) -> None:
        claim = claim_of(documents, "weekly sauna")
        rule = documents.open("article.md").audit.findings_of(claim)[0].rule
        with pytest.raises(DecisionError, match="say why"):
            decide(documents, "weekly sauna", "except", rule=rule)
        decide(documents, "weekly sauna", "except", rule=rule, reason="House style.")
        claim = claim_of(documents, "weekly sauna")
        found = documents.open("article.md").audit.findings_of(claim)
        assert [one.justification for one in found if one.rule == rule] == ["House style."]

    def test_a_record_whose_words_are_gone_is_kept_until_somebody_removes_it(
        self, documents
    ) -> None:
        record = decide(documents, "weekly sauna", "accept")
        Path("article.md").write_text(ARTICLE.replace("A weekly sauna causes", "Nothing like"))
        opened = documents.open("article.md")
        assert [each.record.id for each in opened.placeless] == [record.id]
        marks = {"document_mark": opened.document_mark, "ledger_mark": opened.ledger_mark}
        decision = Decision("remove", "R. Moss", TODAY)
        opened, _ = documents.save("article.md", record.id, decision, **marks)
        assert opened.placeless == ()
        assert record.id not in LEDGER.read_text("utf-8")


class TestChanges:
    def test_an_editor_that_writes_between_look_and_save_is_not_overwritten(
        self, documents, monkeypatch
    ) -> None:
        decide(documents, "cures insomnia", "accept")
        theirs = LEDGER.read_text("utf-8") + "# a thought\n"

        def meddle(text, subject, decision):
            LEDGER.write_text(theirs, "utf-8")
            return text + "# mine\n"

        monkeypatch.setattr("claimcheck.review.documents.decide", meddle)
        with pytest.raises(ChangedError):
            decide(documents, "weekly sauna", "accept")
        assert LEDGER.read_text("utf-8") == theirs

    def test_a_broken_ledger_is_left_as_it_is(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        broken = LEDGER.read_text("utf-8") + '[[claim]]\nid = "X"\n'
        LEDGER.write_text(broken, "utf-8")
        with pytest.raises(LedgerError):
            decide(documents, "weekly sauna", "accept")
        assert LEDGER.read_text("utf-8") == broken
        assert view_of(documents.open("article.md"))["failures"]

    def test_a_document_that_is_not_on_the_desk_is_not_opened(self, documents) -> None:
        for path in ("other.md", "../article.md", "/etc/passwd", ""):
            with pytest.raises(UnknownDocumentError):
                documents.open(path)

    def test_two_documents_share_a_folder_and_no_id(self, tmp_path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        small_project(tmp_path)
        Path("second.md").write_text(ARTICLE, "utf-8")
        documents = documents_of("article.md", "second.md")
        for path in documents.paths:
            opened = documents.open(path)
            documents.save(
                path,
                opened.reading.claims[0].id,
                Decision("accept", "R. Moss", TODAY),
                document_mark=opened.document_mark,
                ledger_mark=opened.ledger_mark,
            )
        ids = [
            record.id
            for name in ("article", "second")
            for record in load_ledger(f"claims/{name}.toml").records
        ]
        assert len(ids) == len(set(ids))


FIELDS = st.dictionaries(
    st.sampled_from(
        ["reason", "key", "status", "quote", "n", "notes", "expires", "strength", "rule", "intent"]
    ),
    st.text(max_size=12) | st.sampled_from(["moreau2015", "supported", "3", "2026-01-01"]),
    max_size=4,
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(sorted(ACTIONS)), FIELDS, st.text(max_size=8))
def test_whatever_is_decided_the_ledger_validates_or_nothing_is_written(
    documents, action, fields, name
) -> None:
    opened = documents.open("article.md")
    before = LEDGER.read_bytes() if LEDGER.exists() else None
    marks = {"document_mark": opened.document_mark, "ledger_mark": opened.ledger_mark}
    decision = Decision(action, name, TODAY, fields)
    try:
        documents.save("article.md", opened.reading.claims[0].id, decision, **marks)
    except (DecisionError, LedgerError):
        assert (LEDGER.read_bytes() if LEDGER.exists() else None) == before
    else:
        assert load_ledger(LEDGER).failures == ()
