"""Records and places weighed against each other."""

from attrs import evolve

from claimcheck.ledger import merge, parse_ledger, sync
from claimcheck.model import (
    Addressee,
    AdviceForce,
    Intervention,
    Population,
    Regulatory,
    Sex,
    Species,
)

ROWS = "Tea calms men at night.\n\n" * 8


def recorded(article, text: str) -> str:
    """Record every claim of a text with a note of its number."""
    read = article(text)
    lines = sync(None, read.claims, read.document).text.splitlines(keepends=True)
    numbers = iter(range(len(read.claims)))
    return "".join(
        f'notes = "{next(numbers)}"\n{line}' if line.startswith("anchor") else line
        for line in lines
    )


def notes(article, ledger_text: str, text: str) -> dict[str, str]:
    """Give the note on each quote of a text, in order of the text."""
    read = article(text)
    result = merge(read.claims, parse_ledger(ledger_text), read.document)
    return {
        f"{claim.line} {claim.quote}": str(result.records[claim.id].values["notes"])
        for claim in result.claims
        if claim.id in result.records
    }


def test_equal_sentences_in_equal_surroundings_keep_their_order(article) -> None:
    found = notes(article, recorded(article, ROWS), "Now in this order.\n\n" + ROWS)
    assert list(found.values()) == [str(number) for number in range(8)]


def test_one_place_left_of_two_goes_to_the_record_that_fits_around_it(article) -> None:
    text = "Zinc helps.\n\nTea calms men.\n\nSalt harms.\n\nTea calms men.\n\nFish heals.\n"
    left = text.replace("Zinc helps.\n\nTea calms men.\n\n", "")
    found = notes(article, recorded(article, text), left)
    assert found["3 Tea calms men."] == "3"
    assert "1" not in found.values()


def test_two_records_of_one_place_share_it(article) -> None:
    text = recorded(article, "Tea calms men at night.\n")
    second = text[text.index("[[claim]]") :].replace('id = "', 'id = "other-')
    read = article("Tea calms men at night.\n")
    result = merge(read.claims, parse_ledger(f"{text}\n{second}"), read.document)
    assert len(result.recorded) == 2


def test_words_inside_the_claim_of_another_record_are_not_taken_for_a_lost_one(article) -> None:
    text = "Rest heals.\n\nFew doubt it. Nobody knows why people think that deep Rest heals.\n"
    found = notes(article, recorded(article, text), text.replace("Rest heals.\n\n", "", 1))
    assert "0" not in found.values()
    assert "2" in found.values()


def test_a_sentence_moved_and_retyped_at_once_is_found_by_its_words(article) -> None:
    text = "Tea calms restless men at night.\n\nSalt harms.\n\nFish heals.\n\nZinc helps.\n"
    moved = (
        "Salt harms.\n\nFish heals.\n\nZinc helps.\n\nTea probably calms restles men at night.\n"
    )
    found = notes(article, recorded(article, text), moved)
    assert found["7 Tea probably calms restles men at night."] == "0"


def test_a_sentence_about_others_is_not_taken_for_one_that_was_deleted(article) -> None:
    text = "Tea calms restless men at night.\n\nSalt harms.\n\nFish heals.\n\nZinc helps.\n"
    other = "Salt harms.\n\nFish heals.\n\nZinc helps.\n\nTea calms restless women at night.\n"
    assert "0" not in notes(article, recorded(article, text), other).values()


def test_another_sentence_in_the_same_place_inherits_nothing(article) -> None:
    text = "Salt harms the heart of many people. Regular sleep modestly lifts receptor binding in two small trials. Fish heals.\n"
    other = text.replace("Regular sleep modestly lifts", "Breastfeeding can worsen all the")
    found = notes(article, recorded(article, text), other)
    assert sorted(found.values()) == ["0", "2"]


def test_a_sentence_that_took_in_two_records_keeps_both(article) -> None:
    text = "Green tea calms restless sleepers. Black tea wakes early risers.\n"
    joined = text.replace("sleepers. Black", "sleepers, black")
    read = article(joined)
    result = merge(read.claims, parse_ledger(recorded(article, text)), read.document)
    assert len(result.recorded) == 2


def test_all_that_was_judged_is_written_for_an_editor_to_correct(article) -> None:
    read = article("Drink camomile tea in the evening.\n")
    told = evolve(
        read.claims[0],
        advice_force=AdviceForce.STRONG,
        addressee=Addressee.READER,
        hedged=True,
        direction="decrease",
        population=Population(Species.HUMAN, sexes=(Sex.FEMALE,), is_implied=False),
        intervention=Intervention("camomile", "2 g", regulatory=Regulatory("approved", "US")),
    )
    text = sync(None, [told], read.document).text
    (record,) = parse_ledger(text).records
    assert not record.is_manual
    assert record.values["intervention"] == told.intervention
    assert record.values["population"] == told.population
    assert record.values["advice_force"] is AdviceForce.STRONG
    assert (record.values["hedged"], record.values["direction"]) == (True, "decrease")
