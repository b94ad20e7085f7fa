"""Claims that a passage tells only to disown them."""

import pytest

import claimcheck

MYTH = "The diet cures autism and cancer."


def _codes(text: str) -> set[str]:
    return {
        finding.rule
        for finding in claimcheck.audit(text=text).findings
        if finding.span and finding.span.start >= text.index(MYTH)
    }


@pytest.mark.parametrize(
    "opening",
    [
        "Things said online that trials do not support.",
        "What people say without any evidence.",
        "Common myths.",
    ],
)
def test_what_a_passage_disowns_is_no_promise_of_its_own(opening: str) -> None:
    assert "CC707" not in _codes(f"{opening} {MYTH}")


def test_the_same_sentence_told_as_true_is_a_promise() -> None:
    assert "CC707" in _codes(f"Things we have seen in our clinic. {MYTH}")


def test_a_sentence_that_turns_back_to_what_is_so_ends_the_myths() -> None:
    text = f"Common myths. Sugar feeds tumours. In fact, the clinic knows better. {MYTH}"
    assert "CC707" in _codes(text)


def test_myths_that_are_answered_disown_nothing() -> None:
    assert "CC707" in _codes(f"Myths and facts. {MYTH}")
