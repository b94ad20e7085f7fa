"""One line a finding, as compilers write."""

import re

from claimcheck.reports import render
from factories import small_audit

LINE = re.compile(r"(?P<path>.+?):(?P<line>\d+):(?P<column>\d+) (?P<code>CC\d{3}) \S")


def test_every_active_finding_is_one_line_with_its_place_and_code() -> None:
    audit = small_audit()
    found = [match for line in render(audit, "concise").splitlines() if (match := LINE.match(line))]
    places = {(m["path"], int(m["line"]), int(m["column"]), m["code"]) for m in found}
    assert len(found) == len(audit.active)
    assert places == {(one.path, one.line, one.column, one.rule) for one in audit.active}


def test_it_says_what_was_not_read_not_shown_and_not_checked() -> None:
    shown = render(small_audit(), "concise")
    assert "draft.md:3:1 unread-input not read: is not UTF-8" in shown
    assert "article.md:1:1 not-shown 1 known finding and 1 suppressed finding not shown" in shown
    assert "Not checked: 1 input, 1 rule" in shown
