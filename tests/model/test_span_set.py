"""A set of spans answers as its spans would, one by one."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Span, SpanSet

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS), SPANS)
def test_a_set_overlaps_what_one_of_its_spans_overlaps(spans, asked):
    assert SpanSet(spans).overlaps(asked) is any(span.overlaps(asked) for span in spans)


@given(st.lists(SPANS), SPANS)
def test_a_set_contains_what_one_of_its_spans_contains(spans, asked):
    found = SpanSet(spans).contains(asked)
    assert found or not any(span.contains(asked) for span in spans)
    places = range(asked.start, asked.end)
    covered = all(any(span.start <= at < span.end for span in spans) for at in places)
    assert covered or not found


def test_a_hundred_thousand_spans_are_asked_about_as_many(no_hang):
    spans = [Span(2 * number, 2 * number + 1) for number in range(100_000)]
    found = SpanSet(spans)
    assert not any(found.overlaps(span.shift(1)) for span in spans)
