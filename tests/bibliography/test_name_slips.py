"""Names that wrong marks run together: read as the persons they are, and told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bibliography.name_slips import name_slips
from claimcheck.bibliography.person_names import read_names


def shown(raw):
    return [str(person) for person in read_names(raw)[0]]


@pytest.mark.parametrize(
    ("raw", "persons", "reason"),
    [
        ("Rye, Ann; Oat, Bob; Bun, C.", ["Ann Rye", "Bob Oat", "C. Bun"], "semicolons"),
        (r"Rye, Ann \& Oat, Bob", ["Ann Rye", "Bob Oat"], "ampersand"),
        ("A. Rye,B. Oat", ["A. Rye", "B. Oat"], "commas"),
        ("Rye A., Oat B.", ["A. Rye", "B. Oat"], "commas"),
        ("Rye, A., Oat, B., Bun, C.", ["A. Rye", "B. Oat", "C. Bun"], "four parts"),
        ("Rye, Ann, Jr, undefined and Oat, B.", ["Ann Rye Jr", "B. Oat"], "program"),
        ("Rye, Ann, Jr", ["Ann Rye Jr"], "suffix"),
        ("Rye, Ann, and Oat, Bob", ["Ann Rye", "Bob Oat"], "comma"),
        ("Rye, Ann and", ["Ann Rye"], "at the end"),
        ("Rye, Ann and and Oat, Bob", ["Ann Rye", "Bob Oat"], "twice"),
    ],
)
def test_a_slip_is_read_as_meant_and_told(raw, persons, reason):
    assert shown(raw) == persons
    (slip,) = name_slips(raw)
    assert reason in slip.reason


@pytest.mark.parametrize(
    "raw",
    [
        "Rye, Ann and Oat, Bob",
        "{Rye, Ann; Oat} and Bun, C.",
        r"{Rye \& Sons}",
        r"Rye \& Sons",
        "Rye, Jr., Ann",
        "von der Rye, Ann and others",
        r"{\"U}nal, A. and {\O}re, B.",
        "family=Rye, given=Ann, prefix=von, suffix=Jr.",
        "M&uuml;ller, Ann",
    ],
)
def test_what_is_right_or_in_braces_is_left_alone(raw):
    assert name_slips(raw) == ()


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}, [A-Z]\.", fullmatch=True), min_size=1, max_size=5))
def test_lists_that_bibtex_reads_have_no_slips(names):
    raw = " and ".join(names)
    assert name_slips(raw) == ()
    assert len(read_names(raw)[0]) == len(names)
