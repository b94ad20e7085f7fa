"""The summary of one screen a document, the verdict alone, and the counts by rule."""

from attrs import evolve
from hypothesis import given, settings

from claimcheck.model import DocumentKind, Kind, Origin, Reading, Severity, Span
from claimcheck.reports._safe import one_line, width_of
from claimcheck.reports.text import BRIEF, Screen
from factories import audit_of, document, finding, small_audit
from strategies import audits

SUMMARY = BRIEF["summary"]


def audit_with(number: int, path: str = "article.md", kind: DocumentKind | None = None):
    source = document("Tea helps. " * number, path)
    if kind is not None:
        source = evolve(source, kind=kind)
    found = tuple(
        finding(source.text, Span(11 * at, 11 * at + 3), number=at, path=path)
        for at in range(number)
    )
    return audit_of((Reading(source, (), (), (), small_audit().readings[0].library),), found)


def test_the_verdict_comes_first() -> None:
    shown = SUMMARY(evolve(small_audit(), failures=()), Screen())
    assert shown.startswith("Not ready to publish: 1 error, 2 warnings, 1 note.\n")


def test_the_gravest_finding_comes_before_others_with_its_words() -> None:
    lines = SUMMARY(small_audit(), Screen()).splitlines()
    first = next(at for at, line in enumerate(lines) if "CC707" in line)
    assert "error" in lines[first]
    assert "cure insomnia" in lines[first + 1]
    assert all("CC401" not in line for line in lines[:first])


def test_a_document_takes_one_screen_however_much_is_found() -> None:
    for height in (24, 40, 60):
        lines = SUMMARY(audit_with(300), Screen(height=height)).splitlines()
        assert len(lines) <= height
        assert any("more findings; --verbose shows all" in line for line in lines)
        assert max(map(width_of, lines)) <= 80


def test_a_tall_screen_shows_ten_findings() -> None:
    shown = SUMMARY(audit_with(300), Screen(height=200))
    assert shown.count("  warning  ") == 10


def test_a_long_path_is_shown_in_full() -> None:
    path = "a-long-folder/" * 12 + "article.md"
    assert path in SUMMARY(audit_with(3, path), Screen(width=60))


def test_the_kind_of_document_is_named_with_its_source() -> None:
    inferred = DocumentKind(Kind.LEAFLET, 0.9, Origin.MODEL)
    shown = SUMMARY(audit_with(1, kind=inferred), Screen())
    assert "Type of document: patient leaflet (inferred, 90%)" in shown
    recorded = DocumentKind(Kind.LEAFLET, 1.0, Origin.RECORD)
    assert "patient leaflet (as recorded)" in SUMMARY(audit_with(1, kind=recorded), Screen())
    assert "Type of document" not in SUMMARY(audit_with(1), Screen())


def test_what_was_not_checked_is_one_line() -> None:
    lines = SUMMARY(small_audit(), Screen()).splitlines()
    (line,) = [line for line in lines if line.startswith("Not checked: ")]
    assert "1 rule" in line
    assert "1 link to sources" in line


def test_known_and_suppressed_findings_are_not_shown() -> None:
    assert "CC801" not in SUMMARY(small_audit(), Screen())


def test_statistics_count_each_rule_most_first_and_end_with_the_verdict() -> None:
    lines = BRIEF["statistics"](small_audit(), Screen()).splitlines()
    numbers = [int(line.split()[0]) for line in lines[:-1]]
    assert numbers == sorted(numbers, reverse=True)
    assert sum(numbers) == len(small_audit().active)
    assert lines[-1] == BRIEF["quiet"](small_audit(), Screen()).strip()


@given(audits())
@settings(deadline=None, max_examples=20)
def test_every_file_with_an_active_finding_is_named_and_nothing_acts_on_a_terminal(audit) -> None:
    shown = SUMMARY(audit, Screen())
    assert "\x1b" not in shown
    errors = any(one.severity is Severity.ERROR for one in audit.active)
    assert ("error" in shown) >= errors
    for finding_ in audit.active:
        assert one_line(finding_.path) in shown


def test_a_kind_that_is_a_mere_guess_is_not_named() -> None:
    guess = DocumentKind(Kind.CLINIC, 0.2, Origin.MODEL)
    assert "Type of document" not in SUMMARY(audit_with(1, kind=guess), Screen())
