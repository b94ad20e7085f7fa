"""Expressions that need words find what they would find without asking for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.rules import (
    _compared,
    _contents,
    _denials,
    _doing_without,
    _harms,
    _regimens,
    _stories,
)
from claimcheck.rules._dismissed_signs import TextInPlace, dismissed_in, may_dismiss
from claimcheck.rules._doing_without import care_given_up, talk_of_doing_without
from claimcheck.rules._gated_expressions import Expression
from claimcheck.rules._words import words_in
from claimcheck.rules.citation import uncited_claim, vague_attribution

MODULES = (
    _compared, _contents, _denials, _doing_without, _harms, _regimens, _stories, uncited_claim,
    vague_attribution,
)  # fmt: skip
EXPRESSIONS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, Expression)
}
AROUND = (
    "no little is are not isn't has have been yet the a of that to for it this these her my our "
    "story results they people which clearly means shows eat fewer less more live japanese women and "
    "because trials were small than most do don't takes three days each serving 5 mg/dl doctors drugs "
    "behind only just % of your daily value side effects rare well safety record offers gives us an "
    "citing doing i goes on"
)
CARE = (
    "stop stopped quit skip never no longer need needs without instead of rather than off you don't "
    "her your the my taking doctors who anti-inflammatories flu shot prescription pad pills insulin "
    "chemotherapy vaccines mammogram radiotherapy cpap statins relying solely on mask only just are a "
    "crutch miss, . superdrugs metformin"
)
SIGNS = (
    "chest pain is just normal they are it's that the baby moves less a rash does not fade fever only "
    "healing your body cleansing don't worry bleeding after this numb face stroke breathless"
)


@pytest.mark.parametrize("name", EXPRESSIONS)
@given(data=st.data())
def test_an_expression_finds_what_it_finds_unasked(name, data):
    one = EXPRESSIONS[name]
    words = st.sampled_from([*one.needs, *AROUND.split(" ")])
    text = data.draw(st.lists(words, max_size=14).map(" ".join))
    found, unasked = one.first_in(text), one.pattern.search(text)
    assert (found and found.span()) == (unasked and unasked.span())


@given(st.lists(st.sampled_from(CARE.split(" ")), max_size=12).map(" ".join))
def test_care_given_up_is_found_by_its_words(text):
    words = words_in(text)
    asked = [*care_given_up(words), *talk_of_doing_without(words)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(_doing_without, "_names_care", lambda words: True)
        assert asked == [*care_given_up(words), *talk_of_doing_without(words)]


@given(st.lists(st.sampled_from(SIGNS.split(" ")), max_size=12).map(" ".join))
def test_a_sentence_that_may_dismiss_no_sign_dismisses_none(text):
    if not may_dismiss(text):
        passage = TextInPlace(text, "You have chest pain.", near="You have chest pain.")
        assert dismissed_in(passage) is None
