from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.evidence.notices import KINDS, kind_of_notice, notice_standing
from claimcheck.model import EditorialStatus, Notice

DAYS = st.dates(date(1990, 1, 1), date(2026, 1, 1))
NOTICES = st.lists(
    st.builds(
        Notice,
        st.sampled_from(KINDS),
        st.one_of(st.just(""), DAYS.map(date.isoformat)),
        st.sampled_from(["", "doi:10.1/a", "doi:10.1/b"]),
        st.sampled_from(["crossref", "pubmed"]),
    ),
    max_size=6,
)


@given(NOTICES, st.randoms(use_true_random=False))
def test_the_order_of_notices_makes_no_difference(notices, random):
    mixed = list(notices)
    random.shuffle(mixed)
    assert notice_standing(notices) == notice_standing(mixed)


@given(NOTICES)
def test_telling_a_notice_twice_makes_no_difference(notices):
    assert notice_standing([*notices, *notices]) == notice_standing(notices)


@given(st.sampled_from(["retraction", "withdrawal", "removal"]), DAYS)
def test_a_later_reinstatement_cancels_and_an_earlier_one_does_not(kind, day):
    taken_back = Notice(kind, day.isoformat())
    after = Notice("reinstatement", (day + timedelta(days=1)).isoformat())
    before = Notice("reinstatement", (day - timedelta(days=1)).isoformat())
    assert notice_standing([taken_back, after]).standing is EditorialStatus.SOUND
    assert notice_standing([taken_back, after]).cancelled == (taken_back,)
    assert notice_standing([taken_back, before]).standing is EditorialStatus.RETRACTED


def test_the_worst_that_is_left_decides():
    concern, correction = Notice("expression of concern", "2010"), Notice("correction", "2012")
    assert notice_standing([concern, correction]).standing is EditorialStatus.CONCERN
    assert notice_standing([correction]).standing is EditorialStatus.CORRECTED
    assert notice_standing([]).standing is EditorialStatus.SOUND


def test_one_retraction_told_by_two_indexes_is_one():
    told = [
        Notice("retraction", "2010-02-06", "doi:10.1/n", "crossref, publisher"),
        Notice("retraction", "2010-02-06", "doi:10.1/n", "retraction watch"),
    ]
    assert len(notice_standing(told).notices) == 1


def test_words_of_the_indexes_become_kinds():
    assert kind_of_notice("expression_of_concern") == "expression of concern"
    assert kind_of_notice("Expression of concern") == "expression of concern"
    assert kind_of_notice("corrigendum") == "correction"
    assert kind_of_notice("new_version") == ""
