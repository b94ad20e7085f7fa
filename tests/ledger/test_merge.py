from claimcheck.ledger import merge, parse_ledger
from claimcheck.model import (
    ClaimStatus,
    ClaimType,
    Origin,
    Sex,
    Species,
    Strength,
    SupportStatus,
)

TEXT = "Evening tea calms sleepers [@moss2019]. A weekly sauna helps people sleep.\n"


def ledger(fields: str, quote: str = "Evening tea calms sleepers [@moss2019].") -> str:
    return f'document = "article.md"\n[[claim]]\nid = "tea"\nanchor = {{ exact = "{quote}" }}\n{fields}'


def test_what_a_person_recorded_wins_and_says_so(article) -> None:
    read = article(TEXT)
    text = ledger(
        'type = "association"\nstrength = 3\nstatus = "reviewed"\norigin = "auto"\n'
        'population = { sex = ["female"] }\nreviewed_by = "R. Moss"\n'
    )
    result = merge(read.claims, parse_ledger(text), read.document)
    first, second = result.claims
    assert (first.id, first.strength, first.claim_type) == (
        "tea",
        Strength.S3,
        ClaimType.ASSOCIATION,
    )
    assert first.population.sexes == (Sex.FEMALE,)
    assert first.population.species is Species.UNKNOWN
    assert first.origin_of("strength") is first.origin_of("type") is Origin.RECORD
    assert first.origin_of("population") is first.origin is Origin.RECORD
    assert first.origin_of("causality") is first.origin_of("hedged") is Origin.TEXT
    assert first.status is ClaimStatus.REVIEWED
    assert (second.status, second.origin) == (ClaimStatus.EXTRACTED, Origin.TEXT)
    assert result.recorded == {"tea"}
    assert result.anchors["tea"].kind == "anchored"
    assert result.unanchored == ()


def test_a_record_written_by_hand_needs_no_status_to_win(article) -> None:
    read = article(TEXT)
    result = merge(read.claims, parse_ledger(ledger("strength = 2\n")), read.document)
    assert result.claims[0].strength is Strength.S2
    assert result.claims[0].origin_of("strength") is Origin.RECORD


def test_what_extraction_wrote_stays_inferred(article) -> None:
    read = article(TEXT)
    text = ledger('strength = 2\norigin = "auto"\nstatus = "extracted"\n')
    first = merge(read.claims, parse_ledger(text), read.document).claims[0]
    assert (first.strength, first.origin_of("strength")) == (Strength.S2, Origin.TEXT)


def test_what_extraction_wrote_gives_way_when_the_words_changed(article) -> None:
    text = ledger('strength = 2\norigin = "auto"\nstatus = "extracted"\n')
    read = article(TEXT.replace("calms", "always calms"))
    result = merge(read.claims, parse_ledger(text), read.document)
    assert result.anchors["tea"].kind in {"drifted", "weak"}
    assert result.claims[0].strength is Strength.S6


def test_recorded_links_come_first_and_mentions_of_other_keys_follow(article) -> None:
    text = ledger(
        '[[claim.evidence]]\nkey = "okafor2009"\nsupport = { status = "partly" }\n'
        '[[claim.evidence]]\nkey = "gone2001"\norigin = "auto"\n'
    )
    read = article(TEXT)
    first = merge(read.claims, parse_ledger(text), read.document).claims[0]
    assert [(link.key, link.origin) for link in first.evidence] == [
        ("okafor2009", Origin.RECORD),
        ("moss2019", Origin.TEXT),
    ]
    assert first.evidence[0].support.status is SupportStatus.PARTLY


def test_a_record_of_words_that_nothing_extracted_makes_a_claim(article) -> None:
    read = article(TEXT)
    text = ledger('type = "harm"\n', quote="A weekly sauna helps people sleep.")
    result = merge(read.claims[:1], parse_ledger(text), read.document)
    _, second = result.claims
    assert (second.id, second.claim_type, second.line) == ("tea", ClaimType.HARM, 1)
    assert second.quote == "A weekly sauna helps people sleep."


def test_a_record_of_part_of_a_sentence_keeps_its_own_words(article) -> None:
    read = article("Evening tea, taken hot and slowly by the fire, calms sleepers and dogs.\n")
    text = ledger("strength = 1\n", quote="calms sleepers")
    (claim,) = merge(read.claims, parse_ledger(text), read.document).claims
    assert claim.quote == "calms sleepers"


def test_a_lost_record_is_told_and_does_not_take_another_place(article) -> None:
    read = article(TEXT)
    text = ledger("strength = 1\n", quote="Cold baths ruin every single night of rest.")
    result = merge(read.claims, parse_ledger(text), read.document)
    ((record, match),) = result.unanchored
    assert (record.id, match.kind) == ("tea", "lost")
    assert result.recorded == frozenset()
    assert len(result.claims) == 2


def test_an_inferred_claim_with_the_id_of_a_record_elsewhere_gets_another(article) -> None:
    read = article(TEXT)
    text = ledger("", quote="A weekly sauna helps people sleep.").replace(
        '"tea"', f'"{read.claims[0].id}"'
    )
    result = merge(read.claims, parse_ledger(text), read.document)
    assert len({claim.id for claim in result.claims}) == 2
