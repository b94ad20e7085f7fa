import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.ledger import anchor, make_anchor
from claimcheck.model import Anchor, Span

TEXT = """# Rest

Evening tea calms restless sleepers. A weekly sauna may help some people sleep.

Long naps are linked with poor nights in older adults, one survey found.
"""
QUOTE = "A weekly sauna may help some people sleep."


def anchored(quote: str = QUOTE, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return make_anchor(text, Span(start, start + len(quote)))


def test_an_untouched_text_gives_the_same_place() -> None:
    found = anchor(TEXT, anchored())
    assert (found.kind, found.score) == ("anchored", 1.0)
    assert found.span is not None
    assert found.span.of(TEXT) == QUOTE


def test_words_that_moved_or_were_rewrapped_are_anchored() -> None:
    moved = "New first line.\n\n" + TEXT.replace("may help some", "may\nhelp  some")
    found = anchor(moved, anchored())
    assert found.kind == "anchored"
    assert found.span is not None
    assert found.span.of(moved) == "A weekly sauna may\nhelp  some people sleep."


def test_a_slip_of_the_pen_drifts() -> None:
    changed = TEXT.replace("may help", "might help")
    found = anchor(changed, anchored())
    assert found.kind == "drifted"
    assert 0.90 <= found.score < 1
    assert found.span is not None
    assert found.span.of(changed) == "A weekly sauna might help some people sleep."


def test_half_a_new_sentence_is_a_weak_match() -> None:
    changed = TEXT.replace("may help some people sleep", "may help shift workers rest")
    found = anchor(changed, anchored())
    assert found.kind == "weak"
    assert 0.75 <= found.score < 0.90


def test_words_that_are_gone_are_lost() -> None:
    found = anchor(TEXT.replace(QUOTE, "Nothing else was tried."), anchored())
    assert (found.kind, found.span) == ("lost", None)
    assert found.score < 0.75


def test_the_same_words_twice_are_told_apart_by_what_stands_around_them() -> None:
    twice = TEXT + "\nA box repeats it: " + QUOTE + " So much for that.\n"
    found = anchor("Added on top. " + twice, anchored(text=twice))
    assert found.kind == "anchored"
    assert found.span is not None
    assert found.span.start == len("Added on top. ") + twice.index(QUOTE)
    assert len(found.others) == 1


def test_the_same_words_twice_with_nothing_to_tell_them_apart_are_ambiguous() -> None:
    found = anchor(f"{QUOTE}\n\n{QUOTE}\n", Anchor(exact=QUOTE))
    assert (found.kind, found.span) == ("ambiguous", None)
    assert len(found.others) == 2


def test_a_hand_written_quote_without_context_is_enough() -> None:
    found = anchor(TEXT, Anchor(exact="long naps are linked with poor nights"))
    assert found.kind == "drifted"
    found = anchor(TEXT, Anchor(exact="Long naps are linked with poor nights"))
    assert found.kind == "anchored"


@pytest.mark.parametrize("quote", ["", " ", "\u200b", "x" * 10_000, "\ud800"])
def test_an_anchor_without_usable_words_is_lost(quote: str) -> None:
    assert anchor(TEXT, Anchor(exact=quote)).kind == "lost"


@settings(deadline=None)
@given(st.text(), st.text(max_size=60), st.text(max_size=40), st.integers(0, 10**6))
def test_any_anchor_in_any_text_has_an_answer_inside_the_text(
    text: str, exact: str, around: str, start: int
) -> None:
    found = anchor(text, Anchor(exact, around, around, start, start + len(exact)))
    assert 0 <= found.score <= 1
    for span in (found.span, *found.others):
        assert span is None or 0 <= span.start < span.end <= len(text)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=80), st.data())
def test_what_was_anchored_in_a_text_is_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert anchor(text, make_anchor(text, span)).span == span


def test_a_hundred_thousand_characters_without_a_break_are_searched_in_time() -> None:
    assert anchor("ab" * 50_000, Anchor(exact="abba" * 20)).kind == "lost"
    assert anchor("word " * 20_000, Anchor(exact="word other word")).kind in {"lost", "ambiguous"}
