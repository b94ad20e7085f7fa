"""Decisions saved in a review: what they write, and what they leave alone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.ledger import load_ledger
from claimcheck.model import ClaimStatus, LedgerError, Origin, SupportStatus
from claimcheck.review import documents as documents_module
from claimcheck.review.decision import Decision, DecisionError
from claimcheck.review.decisions import ACTIONS
from claimcheck.review.documents import ReviewedDocuments
from claimcheck.review.refusals import ChangedError, GraverError, UnknownDocumentError
from claimcheck.review.view import view_of
from review.projects import ARTICLE, TODAY, documents_of, small_project

LEDGER = Path("claims/article.toml")


def claim_of(documents: ReviewedDocuments, words: str):
    claims = documents.open("article.md").reading.claims
    return next(claim for claim in claims if words in claim.quote)


def decide(documents: ReviewedDocuments, words: str, action: str, **fields: str):
    """Decide about the claim that holds words, knowing what follows, and give its record."""
    return decided(documents, words, Decision(action, "R. Moss", TODAY, fields, is_aware=True))


def decided(documents: ReviewedDocuments, words: str, decision: Decision):
    """Save a decision about the claim that holds words, and give its record."""
    opened = documents.open("article.md")
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


class TestConsequences:
    """What a decision makes graver is said before it is saved."""

    @pytest.fixture
    def graver(self, documents) -> tuple[ReviewedDocuments, str]:
        """Find a claim whose reading, once confirmed, makes a finding graver."""
        opened = documents.open("article.md")
        for claim in opened.reading.claims:
            try:
                decided(documents, claim.quote, Decision("accept", "R. Moss", TODAY))
            except GraverError:
                return documents, claim.quote
        raise AssertionError("no reading makes anything graver")

    def test_a_confirmed_reading_that_makes_findings_graver_is_not_saved_unasked(
        self, graver
    ) -> None:
        documents, words = graver
        before = LEDGER.read_text("utf-8") if LEDGER.exists() else None
        with pytest.raises(GraverError, match="error") as caught:
            decided(documents, words, Decision("accept", "R. Moss", TODAY))
        assert (LEDGER.read_text("utf-8") if LEDGER.exists() else None) == before
        told = caught.value.consequences.graver
        assert all(
            one.before is None or one.finding.severity.rank < one.before.rank for one in told
        )

    def test_what_was_told_is_what_comes(self, graver) -> None:
        documents, words = graver
        with pytest.raises(GraverError) as caught:
            decided(documents, words, Decision("accept", "R. Moss", TODAY))
        decide(documents, words, "accept")
        now = {(one.rule, one.severity) for one in documents.open("article.md").audit.active}
        told = caught.value.consequences.graver
        assert {(one.finding.rule, one.finding.severity) for one in told} <= now

    def test_no_decision_fails_a_check_that_passed_without_saying_so(self, documents) -> None:
        Path("article.md").write_text("# Tea\n\nEvening tea may help some adults.\n", "utf-8")
        for claim in documents.open("article.md").reading.claims:
            before = documents.open("article.md").audit.fails(documents.config.fail_on)
            try:
                decided(documents, claim.quote, Decision("accept", "R. Moss", TODAY))
            except GraverError:
                continue
            after = documents.open("article.md").audit.fails(documents.config.fail_on)
            assert before or not after


class TestSigning:
    """The claim is fine: a decision of its own."""

    def test_a_claim_that_needs_evidence_and_has_none_is_signed_for_a_reason(
        self, documents
    ) -> None:
        with pytest.raises(DecisionError, match="needs evidence and has none"):
            decide(documents, "weekly sauna", "approve")
        record = decide(documents, "weekly sauna", "approve", reason="Common knowledge.")
        assert record.status is ClaimStatus.APPROVED
        assert record.values["notes"] == "Approved by R. Moss, 2025-03-31: Common knowledge."

    def test_a_signature_may_settle_the_findings_for_its_reason(self, documents) -> None:
        said = {"reason": "Agreed with the board.", "findings": "settled"}
        decide(documents, "weekly sauna", "approve", **said)
        claim = claim_of(documents, "weekly sauna")
        found = documents.open("article.md").audit.findings_of(claim)
        assert found
        assert {one.justification for one in found} == {"Agreed with the board."}

    def test_a_confirmed_reading_is_no_signature(self, documents) -> None:
        record = decide(documents, "weekly sauna", "accept")
        assert record.status is ClaimStatus.REVIEWED
        assert "approved_by" not in record.values


class TestEditedWords:
    """What was confirmed for other words does not overrule what stands there now."""

    def test_the_new_reading_counts_and_the_old_one_is_kept(self, documents) -> None:
        decide(documents, "weekly sauna", "accept")
        Path("article.md").write_text(
            ARTICLE.replace("A weekly sauna causes", "A weekly sauna may influence"), "utf-8"
        )
        claim = claim_of(documents, "weekly sauna")
        fresh = documents_of("article.md")
        LEDGER.rename("ledger.txt")
        unrecorded = claim_of(fresh, "weekly sauna")
        assert claim.strength == unrecorded.strength < 6
        assert claim.origin_of("strength") is not Origin.RECORD
        assert "strength = 6" in Path("ledger.txt").read_text("utf-8")

    def test_the_view_shows_both(self, documents) -> None:
        decide(documents, "weekly sauna", "accept")
        Path("article.md").write_text(
            ARTICLE.replace("A weekly sauna causes", "A weekly sauna may influence"), "utf-8"
        )
        view = view_of(documents.open("article.md"))
        (claim,) = (one for one in view["claims"] if "weekly sauna" in one["quote"])
        assert claim["confirmed"]["strength"] == "6"
        assert int(claim["fields"]["strength"][0]) < 6


class TestUndo:
    def test_the_last_decision_is_taken_back_byte_for_byte(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        before = LEDGER.read_bytes()
        decide(documents, "weekly sauna", "dispute", reason="Only mice.")
        opened = documents.open("article.md")
        assert documents.can_undo(opened)
        documents.undo("article.md", ledger_mark=opened.ledger_mark)
        assert LEDGER.read_bytes() == before

    def test_the_first_decision_leaves_no_file_behind(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        opened = documents.open("article.md")
        documents.undo("article.md", ledger_mark=opened.ledger_mark)
        assert not LEDGER.exists()
        with pytest.raises(DecisionError, match="no decision"):
            documents.undo("article.md", ledger_mark="")

    def test_what_somebody_writes_while_the_first_decision_is_undone_stays(
        self, documents, monkeypatch
    ) -> None:
        decide(documents, "cures insomnia", "accept")
        opened = documents.open("article.md")
        theirs = LEDGER.read_text("utf-8") + "# a thought\n"
        ways = ReviewedDocuments._foreseen

        def foreseen(self, opened, text):
            LEDGER.write_text(theirs, "utf-8")
            return ways(self, opened, text)

        monkeypatch.setattr(ReviewedDocuments, "_foreseen", foreseen)
        with pytest.raises(ChangedError):
            documents.undo("article.md", ledger_mark=opened.ledger_mark)
        assert LEDGER.read_text("utf-8") == theirs

    def test_what_somebody_wrote_since_is_not_undone(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        theirs = LEDGER.read_text("utf-8") + "# a thought\n"
        LEDGER.write_text(theirs, "utf-8")
        opened = documents.open("article.md")
        assert not documents.can_undo(opened)
        with pytest.raises(ChangedError):
            documents.undo("article.md", ledger_mark=opened.ledger_mark)
        assert LEDGER.read_text("utf-8") == theirs


class TestFilesBehind:
    """What a save takes over was made from the files as they are."""

    def test_what_another_wrote_right_behind_a_save_is_read(self, documents, monkeypatch) -> None:
        decide(documents, "cures insomnia", "accept")
        theirs = "# a thought\n"
        write = documents_module.write_unless_changed

        def written(path, content, before):
            done = write(path, content, before)
            Path(path).write_bytes(content + theirs.encode())
            return done

        monkeypatch.setattr(documents_module, "write_unless_changed", written)
        decide(documents, "weekly sauna", "accept")
        text = documents.open("article.md").ledger_text
        assert text == LEDGER.read_text("utf-8")
        assert text.endswith(theirs)

    def test_another_ledger_that_came_during_a_save_is_read(self, documents, monkeypatch) -> None:
        decide(documents, "cures insomnia", "accept")
        other = 'document = "b.md"\n[[claim]]\nid = "b"\nanchor = { exact = "Words." }\n'
        write = documents_module.write_unless_changed

        def written(path, content, before):
            Path("claims/b.toml").write_text(other, "utf-8")
            return write(path, content, before)

        monkeypatch.setattr(documents_module, "write_unless_changed", written)
        decide(documents, "weekly sauna", "accept")
        ledgers = documents.open("article.md").audit.project.ledgers
        assert [one.path for one in ledgers] == [LEDGER.as_posix(), "claims/b.toml"]

    def test_a_bibliography_that_grew_between_two_decisions_counts(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        bibtex = Path("references.bib").read_text("utf-8")
        Path("references.bib").write_text(bibtex.replace("okafor2009", "okafor2010"), "utf-8")
        decide(documents, "weekly sauna", "attach", key="okafor2010")
        link = claim_of(documents, "weekly sauna").evidence[0]
        assert link.key == "okafor2010"

    def test_saves_say_what_a_new_session_says(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        decide(documents, "weekly sauna", "dispute", reason="Only mice.")
        decide(documents, "weekly sauna", "attach", key="okafor2009")
        here, fresh = (each.open("article.md") for each in (documents, documents_of("article.md")))
        assert here.audit.to_dict() == fresh.audit.to_dict()
        assert here.stamp == fresh.stamp
        assert view_of(here) == view_of(fresh)

    def test_undoing_says_what_a_new_session_says(self, documents) -> None:
        decide(documents, "cures insomnia", "accept")
        decide(documents, "weekly sauna", "dispute", reason="Only mice.")
        for _ in range(2):
            mark = documents.open("article.md").ledger_mark
            here = documents.undo("article.md", ledger_mark=mark)
            fresh = documents_of("article.md").open("article.md")
            assert here.audit.to_dict() == fresh.audit.to_dict()
            assert documents.open("article.md").stamp == fresh.stamp


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
