"""A form that needs words finds what it would find without asking for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.citations import _trial_names as trials
from claimcheck.citations import attributions
from claimcheck.citations._needy_forms import Form, form
from claimcheck.lexicon.plain_words import plain_words

FORMS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in (attributions, trials)
    for name, value in vars(module).items()
    if isinstance(value, Form)
}
AROUND = (
    "SELECT DASH-Sodium Smith Jones World Health Organization Lancet JAMA Trial Study Initiative In "
    "in the a an of by to from as per not is was which with ’s 's , ; : ( ) . 2019 35,533 12% WHO, "
    "(NHS) recently now among men women patients people says recommended recommends reported"
)


def _texts(one: Form) -> st.SearchStrategy[str]:
    words = [word for each in one.needs for word in each.split(" ")]
    return st.lists(st.sampled_from([*words, *AROUND.split(" ")]), max_size=14).map(" ".join)


@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
def test_it_finds_what_it_finds_unasked(name, data):
    one = FORMS[name]
    text = data.draw(_texts(one)).replace(" ’s", "’s").replace(" ,", ",").replace("( ", "(")
    asked = [found.span() for found in one.finds_in(text, plain_words(text))]
    assert asked == [found.span() for found in one.pattern.finditer(text)]


def test_it_finds_nothing_without_a_word_of_each_list():
    one = form("[A-Z].*", "trial study", "men women")
    found = [list(one.finds_in(text, plain_words(text))) for text in ("A trial", "A trial in men")]
    assert [len(each) for each in found] == [0, 1]
