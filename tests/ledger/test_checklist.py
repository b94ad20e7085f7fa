"""What people filled in for the checklist, kept in the ledger."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.ledger import parse_ledger
from claimcheck.ledger.checklist import put_marks
from claimcheck.model import ChecklistMark, LedgerError

LEDGER = """\
document = "article.md"

[[claim]]
id = "tea"  # mine
anchor = { exact = "Tea calms." }

[[checklist]]
item = 7
ticked = true
by = "R. Moss"  # the editor
on = 2025-03-31
"""

MARKS = st.builds(
    ChecklistMark,
    item=st.integers(1, 39),
    ticked=st.booleans(),
    by=st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    on=st.none() | st.dates(date(1990, 1, 1)),
    note=st.text(st.characters(exclude_categories=("Cs",)), max_size=40),
)


def bare(mark: ChecklistMark) -> tuple[object, ...]:
    return mark.item, mark.ticked, mark.by, mark.on, mark.note


def test_a_mark_is_read_with_its_line() -> None:
    (mark,) = parse_ledger(LEDGER, "claims/article.toml").checklist
    assert bare(mark) == (7, True, "R. Moss", date(2025, 3, 31), "")
    assert (mark.path, mark.line) == ("claims/article.toml", 7)


def test_a_new_mark_is_added_and_the_rest_stays() -> None:
    changed = put_marks(LEDGER, [ChecklistMark(33, note="no alternatives named")])
    assert changed.startswith(LEDGER)
    assert [mark.item for mark in parse_ledger(changed).checklist] == [7, 33]


def test_a_mark_that_is_there_changes_in_place() -> None:
    changed = put_marks(LEDGER, [ChecklistMark(7, by="A. Vos", on=date(2025, 4, 1))])
    assert 'by = "A. Vos"  # the editor\n' in changed
    (mark,) = parse_ledger(changed).checklist
    assert bare(mark) == (7, False, "A. Vos", date(2025, 4, 1), "")


def test_a_mark_of_another_shape_is_a_failure_with_its_line() -> None:
    ledger = parse_ledger(LEDGER + "\n[[checklist]]\nitem = 0\nwho = 'x'\n")
    assert [failure.line for failure in ledger.failures] == [14, 15]
    with pytest.raises(LedgerError):
        put_marks(ledger.text, [])


@settings(deadline=None)
@given(st.lists(MARKS, unique_by=lambda mark: mark.item))
def test_marks_come_back_as_they_were_put(marks: list[ChecklistMark]) -> None:
    once = put_marks('document = "a.md"', marks)
    ledger = parse_ledger(once)
    assert ledger.failures == ()
    assert {bare(mark) for mark in ledger.checklist} == {bare(mark) for mark in marks}
    assert put_marks(once, marks) == once
