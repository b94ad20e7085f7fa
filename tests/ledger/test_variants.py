"""A claim that stands in several documents has one record that a person keeps."""

from datetime import date

import pytest

from claimcheck.auditing import audit
from claimcheck.ledger import (
    edit_record,
    likeness_to_shared,
    merge,
    parse_ledger,
    repeated,
    shared_records,
    sign,
    sync,
    text_hash,
)
from claimcheck.model import (
    Anchor,
    Claim,
    ClaimStatus,
    ClaimType,
    Ledger,
    Origin,
    Record,
    Span,
    Strength,
    SupportStatus,
)

WORDS = "Evening tea calms restless sleepers in the long winter."
SHARED = f"""document = "tea.md"

[[claim]]
id = "tea"
anchor = {{ exact = "{WORDS}" }}
type = "treatment_benefit"
strength = 2
population = {{ species = "human", age_groups = ["adult"] }}
status = "approved"
approved_by = "R. Moss"
approved_on = 2025-03-31
signed = {{ hash = "{text_hash(WORDS)}", evidence = ["moss2019"] }}

[[claim.evidence]]
key = "moss2019"
design = "rct"
support = {{ status = "supported", quote = "calmer" }}
"""


def variant(words: str, fields: str = 'origin = "auto"\nstrength = 6\ntype = "harm"\n') -> str:
    return (
        'document = "article.md"\n\n[[claim]]\nid = "brief"\n'
        f'anchor = {{ exact = "{words}" }}\nequivalent_to = "tea"\n{fields}'
    )


def merged(article, words: str, own: str | None = None) -> Claim:
    shared, mine = parse_ledger(SHARED, "a.toml"), parse_ledger(own or variant(words), "b.toml")
    read = article(words + "\n")
    result = merge(read.claims, mine, read.document, shared_records([shared, mine]))
    return next(claim for claim in result.claims if claim.id == "brief")


def test_the_same_words_share_all_that_a_person_recorded(article) -> None:
    claim = merged(article, WORDS)
    assert (claim.status, claim.claim_type) == (ClaimStatus.APPROVED, ClaimType.TREATMENT_BENEFIT)
    assert claim.strength is Strength.S2
    assert claim.origin_of("strength") is Origin.RECORD
    (link,) = claim.evidence
    assert (link.key, link.support.status) == ("moss2019", SupportStatus.SUPPORTED)


def test_near_words_share_the_matter_and_neither_wording_nor_signature(article) -> None:
    claim = merged(article, WORDS.replace("winter", "winters"))
    assert (claim.status, claim.claim_type) == (ClaimStatus.EXTRACTED, ClaimType.TREATMENT_BENEFIT)
    assert claim.strength is Strength.S6
    assert claim.origin_of("strength") is Origin.TEXT
    assert [link.key for link in claim.evidence] == ["moss2019"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("calms", "does not calm"),
        ("restless", "sleepless"),
        ("long", "long 3-month"),
        ("Evening tea calms", "Nobody knows whether tea calms"),
    ],
)
def test_other_words_share_nothing(article, old: str, new: str) -> None:
    claim = merged(article, WORDS.replace(old, new))
    assert claim.status is ClaimStatus.EXTRACTED
    assert claim.evidence == ()


def test_words_that_changed_since_the_variant_was_tied_share_no_signature(article) -> None:
    changed = WORDS.replace("winter", "winters")
    assert merged(article, changed, variant(WORDS)).status is ClaimStatus.EXTRACTED


def test_what_a_person_recorded_for_the_variant_stays(article) -> None:
    own = variant(WORDS, 'type = "mechanism"\nstatus = "disputed"\nreviewed_by = "L. Ode"\n')
    own += '[[claim.evidence]]\nkey = "moss2019"\nsupport = { status = "not_supported" }\n'
    claim = merged(article, WORDS, own)
    assert (claim.status, claim.claim_type) == (ClaimStatus.DISPUTED, ClaimType.MECHANISM)
    assert [link.support.status for link in claim.evidence] == [SupportStatus.NOT_SUPPORTED]


def test_a_signature_turns_nothing_that_extraction_wrote_against_the_shared_record(article) -> None:
    own = edit_record(variant(WORDS), "brief", {"status": "reviewed", "reviewed_by": "L. Ode"})
    claim = merged(article, WORDS, own)
    assert (claim.status, claim.reviewed_by) == (ClaimStatus.REVIEWED, "L. Ode")
    assert (claim.strength, claim.claim_type) == (Strength.S2, ClaimType.TREATMENT_BENEFIT)
    near = WORDS.replace("winter", "winters")
    claim = merged(article, near, own.replace(WORDS, near))
    assert (claim.strength, claim.claim_type) == (Strength.S6, ClaimType.TREATMENT_BENEFIT)
    assert claim.origin_of("strength") is Origin.RECORD


def test_an_approval_of_words_that_changed_in_the_shared_record_is_for_the_old_ones() -> None:
    new = WORDS.replace("calms", "soothes")
    stale = edit_record(
        SHARED, "tea", {"stale": {"old": WORDS, "new": new}, "anchor": {"exact": new}}
    )
    record = parse_ledger(stale).records[0]
    assert likeness_to_shared(WORDS, record) == "same"
    assert likeness_to_shared(new, record) == "other"
    unsigned = parse_ledger(edit_record(stale, "tea", {"signed": None})).records[0]
    assert likeness_to_shared(WORDS, unsigned) == "same"


def test_a_variant_of_a_variant_has_the_record_at_the_end_of_the_line() -> None:
    text = "".join(
        f'[[claim]]\nid = "{name}"\nequivalent_to = "{target}"\nanchor = {{ exact = "x" }}\n'
        for name, target in (
            ("a", "b"),
            ("b", "tea"),
            ("c", "d"),
            ("d", "c"),
            ("e", "e"),
            ("f", "z"),
        )
    )
    found = shared_records([parse_ledger(text), parse_ledger(SHARED)])
    assert {name: record.id for name, record in found.items()} == {"a": "tea", "b": "tea"}


def test_tying_a_variant_is_one_line_beside_the_anchor() -> None:
    before = variant(WORDS).replace('equivalent_to = "tea"\n', "")
    after = edit_record(before, "brief", {"equivalent_to": "tea"})
    assert after == variant(WORDS)
    assert sync(after, (), audit(text="", name="article.md").documents[0]).orphaned == ("brief",)


def test_a_signed_variant_in_other_evidence_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text(SHARED)
    cited = WORDS.replace(".", " [@oh2020].")
    (tmp_path / "claims/b.toml").write_text(variant(cited))
    (tmp_path / "references.bib").write_text("@article{oh2020, title = {Tea}}\n")
    (tmp_path / "article.md").write_text(cited + "\n")
    result = audit("article.md", ledger="claims", select=("CC107",))
    (finding,) = result.findings
    assert "the review of `tea` does not hold for `brief`" in finding.message


@pytest.fixture
def approved(article) -> Ledger:
    read = article(WORDS + " A weekly sauna helps some people sleep.\n")
    text = sync(None, read.claims, read.document).text.replace('"article.md"', '"tea.md"')
    text = sign(
        text,
        read.claims[0].id,
        status=ClaimStatus.APPROVED,
        by="R. Moss",
        on=date(2025, 1, 2),
        claim=read.claims[0],
    )
    return parse_ledger(text, "claims/tea.toml")


def test_a_claim_that_repeats_an_approved_one_is_suggested(article, approved: Ledger) -> None:
    near = WORDS.replace("winter", "winters")
    read = article(f"{WORDS} {near} A weekly sauna helps some people sleep.\n")
    first, second = repeated(read.claims, [approved])
    assert (first.record, first.is_exact, first.similarity) == (approved.records[0], True, 1.0)
    assert not second.is_exact
    assert 0.9 <= second.similarity < 1


def test_another_statement_in_like_words_is_not_suggested(article, approved: Ledger) -> None:
    other = article(WORDS.replace("calms", "does not calm") + "\n")
    assert repeated(other.claims, [approved]) == ()


def test_what_is_settled_is_not_suggested_again(article, approved: Ledger) -> None:
    read = article(WORDS + "\n")
    own = sync(None, read.claims, read.document).text
    name = read.claims[0].id
    tied = edit_record(own, name, {"equivalent_to": approved.records[0].id})
    signed = edit_record(own, name, {"status": "reviewed"})
    assert len(repeated(read.claims, [approved, parse_ledger(own)])) == 1
    assert repeated(read.claims, [approved, parse_ledger(tied)]) == ()
    assert repeated(read.claims, [approved, parse_ledger(signed)]) == ()


def test_a_record_is_no_repeat_of_its_own_document(article, approved: Ledger) -> None:
    read = article(WORDS + "\n")
    same = parse_ledger(approved.text.replace('"tea.md"', '"article.md"'))
    assert repeated(read.claims, [same]) == ()


def test_five_thousand_records_and_five_hundred_claims_take_under_a_second() -> None:
    names = [f"{one}{two}" for one in ("ash", "elm", "oak", "fir", "yew") for two in range(1000)]
    words = [
        f"The bark of {one} eases the pain of {one[::-1]} in most of the people." for one in names
    ]
    records = tuple(
        Record(f"r{number}", "a.md", Anchor(each), status=ClaimStatus.APPROVED)
        for number, each in enumerate(words)
    )
    claims = [
        Claim(f"c{number}", "b.md", each, each, Span(0, len(each)))
        for number, each in enumerate(words[::10])
    ]
    found = repeated(claims, [Ledger("a.toml", "a.md", records)])
    assert len(found) == 500


def test_an_audit_shows_a_variant_as_the_shared_record_has_it(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/a.toml").write_text(
        SHARED.replace("2025-03-31", "2025-03-31\nexpires = 2025-04-01")
    )
    (tmp_path / "claims/b.toml").write_text(variant(WORDS))
    (tmp_path / "article.md").write_text(WORDS + "\n")
    result = audit("article.md", ledger="claims")
    (claim,) = result.claims
    assert (claim.id, claim.status, claim.type) == (
        "brief",
        ClaimStatus.APPROVED,
        ClaimType.TREATMENT_BENEFIT,
    )
    expired = [one for one in result.findings if one.rule == "CC107" and "expired" in one.message]
    assert {one.path for one in expired} == {"claims/a.toml", "claims/b.toml"}
