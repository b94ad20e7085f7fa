"""Promises are told from mention, limit and balance, alone or with the reading behind them."""

import pytest

import claimcheck
from claimcheck.model import Claim, ClaimType, Span
from claimcheck.rules._promises import promise_of


def _promise(text, claim_type=ClaimType.TREATMENT_BENEFIT, *, is_heard=True):
    claim = Claim("a", "a.md", text, text, Span(0, len(text)), claim_type=claim_type)
    found = promise_of(claim, is_heard=is_heard)
    return found.word.text if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Daily use is safe.",
        "A proven injection for tired joints.",
        "Stop bloating with this powder",
        "No serious safety concerns have come up.",
        "Works as well as metformin, gently.",
        "The injection dissolves fat in 24 hours.",
    ],
)
def test_softer_words_promise_only_where_the_reading_seconds_them(text):
    assert _promise(text)
    assert _promise(text, is_heard=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "It is safe at the doses used in food.",
        "The vaccine is safe, with mostly mild side effects such as a sore arm.",
        "After a while you feel safe.",
        "No level of lead is known to be safe.",
        "The drug has proven benefits and complications.",
        "The tablet dissolves without residue.",
        "Our injectors have hyaluronidase to hand, which dissolves the filler.",
    ],
)
def test_limits_harms_beside_and_feelings_are_no_promise(text):
    assert _promise(text) is None


def test_a_word_that_is_only_mentioned_promises_nothing_and_a_quotation_that_sells_does():
    assert _promise("The word “cures cancer” was taken off the label.") is None
    assert _promise("“This tea cures cancer, I have seen it with my own eyes,” she wrote.")


def test_what_one_study_found_is_a_report_and_what_all_are_said_to_find_a_promise():
    report = ClaimType.STUDY_REPORT

    assert _promise("A study of 40 men found the tea safe.", report) is None
    assert _promise("Studies find the tea safe.", report) == "safe"


def test_a_promise_stands_in_the_sentence_that_is_shown():
    text = "These drops are completely safe and have no side effects."
    claim = claimcheck.audit(text=text).claims[0]

    assert promise_of(claim, is_heard=False).is_plain
