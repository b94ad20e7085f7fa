"""Windows hold every unit once, whole where it fits, among its neighbours."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.citations import find_citations
from claimcheck.readers import read
from claimcheck.sentences import document_sentences
from claimcheck.sentences.reading.facts import facts_of
from claimcheck.sentences.reading.units import Unit, bare_units, document_units
from claimcheck.sentences.reading.windows import (
    LONGEST,
    PLACE_TOKENS,
    cut_units,
    plain_places,
    readable,
    windows,
)


def letters(texts: list[str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(ids=[1000 + ord(letter) for letter in text]) for text in texts]


def units_of(text: str) -> list[Unit]:
    document = read(text=text, format="markdown")
    return document_units(document, document_sentences(document), find_citations(document))


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=300), min_size=1, max_size=12))
def test_every_unit_stands_in_one_window_behind_the_mark_of_its_place(texts: list[str]) -> None:
    units = [Unit(text, "opening", "Title", "Heading") for text in texts]
    made = list(windows(cut_units(units, letters), "unknown", ("short",)))
    assert [number for window in made for number, _, _ in window.parts] == list(range(len(units)))
    for window in made:
        assert len(window.tokens) <= LONGEST
        for _, start, end in window.parts:
            assert start < end
            assert window.tokens[start] == PLACE_TOKENS["opening"]


def test_the_body_is_read_as_if_front_matter_were_not_above_it() -> None:
    body = "## Use\n\nZinc helps.\n\nTea calms.\n"
    facts = ("short",)
    alone = list(windows(cut_units(units_of(body), letters), "unknown", facts))
    text = f"---\nsubtitle: Zinc ends colds\n---\n\n{body}"
    front, *rest = windows(cut_units(units_of(text), letters), "unknown", facts)
    assert len(front.parts) == 1
    assert [window.tokens for window in rest] == [window.tokens for window in alone]


def test_a_citation_in_brackets_is_one_mark_and_a_named_study_is_read() -> None:
    bracketed, told = units_of("Tea calms [@chen2011].\n\nChen et al. (2011) found calm.\n")
    assert "chen" not in readable(bracketed).lower()
    assert "Chen" in readable(told)
    assert readable(bracketed).count("[MASK]") == readable(told).count("[MASK]") == 1


def test_items_know_their_stem_and_cells_the_heads_of_row_and_column() -> None:
    text = "# T\n\nStudies suggest tea may:\n\n- lift mood\n- calm\n\n| Herb | Use |\n|--|--|\n| tea | calm |\n"
    found = {unit.text: unit for unit in units_of(text)}
    assert found["lift mood"].stem == "Studies suggest tea may:"
    assert "Use" in found["calm"].stem or "Use" in [u.stem for u in units_of(text)][-1]


def test_a_document_that_tells_of_mice_is_known_for_it() -> None:
    units = [Unit("The mice slept.")] + [Unit("Your gut heals.")] * 20
    assert "animals some" in facts_of(units)
    assert facts_of(units[:1]) == ("alone",)


def test_bent_and_straight_quotation_marks_are_read_alike() -> None:
    (bent,), (straight,) = units_of("He said “it’s zinc”."), units_of('He said "it\'s zinc".')
    assert readable(bent) == readable(straight)


def test_dashes_dots_and_marks_in_brackets_are_read_alike() -> None:
    (typed,), (set_,) = units_of("So --- or not...\n"), units_of("So — or not…\n")
    assert readable(typed) == readable(set_)
    unit = Unit("Zinc helps (Kim; Lee).", marks=((12, 15), (17, 20)))
    assert readable(unit).split() == ["Zinc", "helps", "[MASK]", "."]


@given(st.text(st.sampled_from("ab-–—….’“ \ud800"), max_size=20))
def test_every_character_that_is_read_has_its_place_in_what_was_written(text: str) -> None:
    (unit,) = bare_units([text])
    read, places = plain_places(text)
    assert read == readable(unit)
    assert len(places) == len(read) + 1
    assert places == sorted(places)
    for character, place in zip(read, places, strict=False):
        assert character in {text[place], "—", "–", ".", "'", '"', "?"}
