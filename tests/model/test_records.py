"""The records hold their promises."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import model
from claimcheck.model import (
    Addressee,
    Advice,
    AdviceForce,
    Band,
    Bibliography,
    BlockKind,
    Candidate,
    CitationMention,
    CitationStatus,
    Claim,
    Document,
    EvidenceLink,
    Failure,
    InputError,
    LedgerError,
    Origin,
    Person,
    Prose,
    Reference,
    Segment,
    Severity,
    Span,
    Strength,
    Tier,
)


def claim(**more):
    return Claim(id="c", document="a.md", quote="x", text="x", span=Span(0, 1), **more)


@pytest.mark.parametrize("name", model.__all__)
def test_every_record_is_frozen_and_every_name_exists(name):
    value = getattr(model, name)
    if attrs.has(value) if isinstance(value, type) else False:
        assert value.__setattr__ is not object.__setattr__


class TestScales:
    @pytest.mark.parametrize(
        ("strength", "band"),
        [
            (Strength.S0, Band.NONE),
            (Strength.S1, Band.NONE),
            (Strength.S2, Band.MODERATE),
            (Strength.S4, Band.MODERATE),
            (Strength.S5, Band.CAN),
            (Strength.S6, Band.DIRECT),
        ],
    )
    def test_strengths_fall_into_the_bands_that_readers_tell_apart(self, strength, band):
        assert strength.band is band

    @pytest.mark.parametrize(
        ("force", "addressee", "advice"),
        [
            (AdviceForce.NONE, Addressee.READER, Advice.A0),
            (AdviceForce.WEAK, Addressee.NONE, Advice.A1),
            (AdviceForce.STRONG, Addressee.PROFESSIONAL, Advice.A2),
            (AdviceForce.STRONG, Addressee.READER, Advice.A3),
        ],
    )
    def test_advice_follows_from_force_and_addressee(self, force, addressee, advice):
        assert Advice.of(force, addressee) is advice

    def test_only_what_somebody_established_carries_an_error(self):
        established = {origin for origin in Origin if origin.is_established}
        assert established == {Origin.RECORD, Origin.BIBLIOGRAPHY, Origin.LOOKUP}

    def test_the_worst_severity_comes_first(self):
        assert sorted(Severity, key=lambda level: level.rank) == [
            Severity.ERROR,
            Severity.WARNING,
            Severity.NOTE,
        ]

    def test_code_references_and_glossaries_are_no_prose(self):
        silent = {BlockKind.CODE, BlockKind.REFERENCE, BlockKind.GLOSSARY, BlockKind.FRONT_MATTER}
        assert not any(kind.is_prose for kind in silent)
        assert BlockKind.TABLE_CELL.is_prose


class TestProse:
    PROSE = Prose(
        (Segment("Plain ", Span(2, 8)), Segment("&", Span(8, 13)), Segment(" end", Span(13, 17)))
    )

    def test_literal_characters_map_one_to_one(self):
        assert self.PROSE.text == "Plain & end"
        assert self.PROSE.source_span(0, 5) == Span(2, 7)

    def test_a_character_that_stands_for_more_maps_to_all_of_it(self):
        assert self.PROSE.source_span(6, 7) == Span(8, 13)
        assert self.PROSE.prose_range(Span(9, 10)) == (6, 7)

    def test_what_shows_nothing_has_no_range(self):
        assert self.PROSE.prose_range(Span(0, 2)) is None

    @given(st.integers(0, 10), st.integers(0, 10))
    def test_a_range_leads_back_to_itself(self, first, second):
        start, end = sorted((first, second))
        if start < end:
            assert self.PROSE.prose_range(self.PROSE.source_span(start, end)) == (start, end)


class TestCitations:
    def mention(self, *probabilities: float) -> CitationMention:
        candidates = tuple(
            Candidate(f"k{number}", value) for number, value in enumerate(probabilities)
        )
        return CitationMention("key", Span(0, 1), "x", Span(0, 1), candidates=candidates)

    def test_none_is_unresolved_one_is_resolved_two_alike_are_ambiguous(self):
        assert self.mention().status is CitationStatus.UNRESOLVED
        assert self.mention(0.9).status is CitationStatus.RESOLVED
        assert self.mention(0.5, 0.5).status is CitationStatus.AMBIGUOUS

    def test_a_far_likelier_one_resolves(self):
        assert self.mention(0.9, 0.1).resolved_key == "k0"
        assert self.mention(0.5, 0.5).resolved_key is None


class TestClaims:
    def test_the_tier_is_that_of_the_best_link(self):
        links = (EvidenceLink("a", tier=Tier.T5), EvidenceLink("b", tier=Tier.T2))
        assert claim(evidence=links).tier is Tier.T2

    def test_nothing_cited_is_no_evidence_and_unknown_is_not_assessed(self):
        assert claim().tier is Tier.T8
        assert claim(evidence=(EvidenceLink("a"),)).tier is Tier.T0

    def test_a_field_has_the_claims_origin_unless_it_has_its_own(self):
        one = claim(origins={"strength": Origin.RECORD})
        assert one.origin_of("strength") is Origin.RECORD
        assert one.origin_of("population") is Origin.TEXT

    def test_mappings_cannot_be_changed(self):
        with pytest.raises(TypeError):
            claim(origins={}).origins["strength"] = Origin.RECORD


class TestBibliography:
    def test_it_is_a_mapping_in_file_order(self):
        references = (Reference("b"), Reference("a"))
        bibliography = Bibliography(references)
        assert list(bibliography) == ["b", "a"]
        assert len(bibliography) == 2
        assert bibliography["a"] is references[1]
        assert "c" not in bibliography

    def test_of_a_repeated_key_the_first_counts(self):
        first, second = Reference("a", year=1), Reference("a", year=2)
        assert Bibliography((first, second))["a"] is first

    def test_keywords_are_parted_by_semicolons_or_commas(self):
        assert Reference("a", fields={"keywords": "Humans; Adult, Aged"}).keywords == (
            "Humans",
            "Adult, Aged",
        )
        assert Reference("a", fields={"keywords": "sleep, zinc"}).keywords == ("sleep", "zinc")

    def test_the_container_is_journal_or_book(self):
        assert Reference("a", fields={"journaltitle": "Sleep"}).container == "Sleep"
        assert Reference("a", fields={"booktitle": "Zinc"}).container == "Zinc"

    def test_a_name_shows_in_reading_order(self):
        assert str(Person("von Dawans", "Bernadette")) == "Bernadette von Dawans"


class TestErrors:
    FAILURE = Failure("a.bib", "no closing brace", line=7, remedy="close it")

    def test_one_line_names_file_place_and_remedy(self):
        assert str(self.FAILURE) == "a.bib:7: no closing brace (close it)"
        assert str(InputError(self.FAILURE)) == str(self.FAILURE)

    def test_a_ledger_error_names_each_place(self):
        assert str(LedgerError((self.FAILURE, self.FAILURE))).count("a.bib:7") == 2


def test_a_document_gives_its_blocks_by_kind_and_its_list():
    block = model.Block(BlockKind.REFERENCE, Span(0, 1), Prose(()))
    document = Document("a.md", "markdown", "x", (block,))
    assert document.reference_items == (block,)
    assert list(document.of_kind(BlockKind.CODE)) == []
    assert document.position(Span(0, 1)).line == 1
