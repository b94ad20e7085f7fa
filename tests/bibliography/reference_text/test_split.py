"""Pasted lists cut into references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography import split_reference_list

ONE = "Adler P. Bread and sleep. J Crumb. 2001;3(1):4-9."
TWO = "Birch Q, Cole R. Toast at dawn. Oven Lett. 2010;12:20-31."
THREE = "Dorn S. Rye, wheat and dreams: a trial. Ann Bak. 2015;7(4):e12."


def texts(source):
    return [" ".join(text.split()) for text, _, _ in split_reference_list(source)]


@pytest.mark.parametrize("form", ["{}. ", "[{}] ", "({}) ", "{}) "])
def test_numbers_part_the_list_and_become_labels(form):
    source = "\n".join(form.format(i) + t for i, t in enumerate((ONE, TWO, THREE), 1))
    assert texts(source) == [ONE, TWO, THREE]
    assert [label for _, _, label in split_reference_list(source)] == ["1", "2", "3"]


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "– "])
def test_bullets_part_the_list_and_are_left_out(bullet):
    assert texts("\n".join(bullet + t for t in (ONE, TWO, THREE))) == [ONE, TWO, THREE]


def wrapped(text, indent=""):
    middle = text.index(" ", 20)
    return text[:middle] + "\n" + indent + text[middle + 1 :]


def test_a_hanging_indent_holds_a_reference_together():
    source = "\n".join(wrapped(t, "    ") for t in (ONE, TWO, THREE))
    assert texts(source) == [ONE, TWO, THREE]


def test_a_first_line_indent_parts_the_list():
    assert texts("\n".join("   " + wrapped(t) for t in (ONE, TWO, THREE))) == [ONE, TWO, THREE]


def test_blank_lines_part_wrapped_references():
    assert texts("\n\n".join(wrapped(t) for t in (ONE, TWO, THREE))) == [ONE, TWO, THREE]


def test_one_a_line_is_one_each():
    assert texts(f"{ONE}\n{TWO}\n{THREE}") == [ONE, TWO, THREE]


def test_wrapped_numbered_references_stay_whole():
    source = "\n".join(f"{i}. {wrapped(t)}" for i, t in enumerate((ONE, TWO, THREE), 1))
    assert texts(source) == [ONE, TWO, THREE]


def test_a_wrapped_line_that_begins_with_a_year_is_no_item():
    source = "1. Adler P. Bread and sleep. J Crumb.\n2001. pp. 4-9.\n2. " + TWO
    assert len(texts(source)) == 2


def test_a_wrapped_number_that_breaks_the_order_is_no_item():
    source = f"1. {ONE}\n2. Birch Q. Toast at dawn. Oven Lett. 2010;\n12. 20-31.\n3. {THREE}"
    assert [label for _, _, label in split_reference_list(source)] == ["1", "2", "3"]


def test_numbers_on_lines_of_their_own_are_labels():
    source = f"1\n{ONE}\n2\n{TWO}\n"
    assert texts(source) == [ONE, TWO]
    assert [label for _, _, label in split_reference_list(source)] == ["1", "2"]


def test_a_body_after_a_short_last_line_begins_a_reference():
    body = "Northern Bread Council. (2012). Loaves. Oslo: NBC."
    source = f"{wrapped('Adler, P. (2001). Bread and sleep in the long nights of the north. Crumb, 3.')}\n{body}"
    assert len(texts(source)) == 2


def test_a_list_on_one_line_is_cut_at_its_marks():
    assert texts(f"[1] {ONE} [2] {TWO} [3] {THREE}") == [ONE, TWO, THREE]


def test_a_heading_is_left_out():
    assert texts(f"## References\n\n{ONE}\n{TWO}") == [ONE, TWO]


def test_no_text_gives_no_reference():
    assert split_reference_list(" \n\n") == []


@given(
    st.lists(
        st.one_of(st.sampled_from([ONE, TWO, "1. ", "[2] ", "\n", "\n\n", "   ", "- "]), st.text()),
        max_size=12,
    ).map("".join)
)
def test_any_text_gives_spans_in_order_that_are_the_items(source):
    end = 0
    for text, span, _ in split_reference_list(source):
        assert span.of(source) == text
        assert span.start >= end
        end = span.end


@given(st.lists(st.sampled_from([ONE, TWO, THREE, wrapped(ONE), wrapped(TWO, "  ")]), max_size=6))
def test_no_word_of_a_list_is_lost(items):
    source = "\n".join(items)
    found = " ".join(text for text, _, _ in split_reference_list(source))
    assert found.split() == source.split()
