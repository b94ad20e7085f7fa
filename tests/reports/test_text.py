"""The report for a terminal."""

import re

from attrs import evolve

from claimcheck.model import Reading, Severity, Span
from claimcheck.reports.text import render_text
from factories import BIBTEX, audit_of, claim, document, finding, small_audit

LONG = "Before anything else, " * 12 + "a cold bath banishes gloom" + " in the end, we think" * 12


def audit_about(text: str, words: str, **fields: object) -> object:
    source = document(text)
    start = text.index(words)
    made = claim(source, text.strip(), "the-claim")
    library = small_audit().readings[0].library
    span = Span(start, start + len(words))
    reading = Reading(source, (), (), (made,), library)
    return audit_of((reading,), (finding(text, span, claim=made.id, **fields),))


def caret_line(shown: str) -> tuple[str, str]:
    lines = shown.splitlines()
    at = next(number for number, line in enumerate(lines) if set(line.strip()) == {"^"})
    return lines[at - 1], lines[at]


def underlined(shown: str) -> str:
    sentence, carets = caret_line(shown)
    return sentence[carets.index("^") : carets.rindex("^") + 1]


def test_the_words_in_question_are_underlined() -> None:
    assert underlined(render_text(small_audit())) == "lowers"


def test_a_long_sentence_is_cut_around_the_words() -> None:
    shown = render_text(audit_about(LONG, "banishes"))
    sentence, _ = caret_line(shown)
    assert underlined(shown) == "banishes"
    assert len(sentence) <= 80
    assert sentence.count("…") == 2


def test_words_behind_wide_characters_are_underlined_where_they_stand() -> None:
    sentence, carets = caret_line(render_text(audit_about("お茶 helps sleep", "helps")))
    assert carets.index("^") == sentence.index("helps") + 2


def test_a_sentence_in_question_as_a_whole_is_not_underlined() -> None:
    assert "^" not in render_text(audit_about("Tea helps.", "Tea helps."))


def test_several_findings_on_one_claim_show_the_sentence_once() -> None:
    audit = small_audit()
    first = audit.findings[0]
    twice = evolve(audit, findings=(*audit.findings, evolve(first, rule="CC402", fingerprint="f")))
    assert render_text(twice).count("Evening tea lowers") == 1


def test_every_fact_is_shown_with_its_origin() -> None:
    shown = render_text(small_audit(), width=120)
    assert "[source: bibliography, note]" in shown
    assert "[source: text, lowers]" in shown
    assert "try: Write that tea is associated" in shown


def test_alike_findings_on_references_are_one_list() -> None:
    found = tuple(
        finding(
            BIBTEX,
            Span(0, 5),
            path="references.bib",
            rule="CC203",
            name="unused-reference",
            message=f"`work{number}` is cited nowhere",
            key=f"work{number}",
            number=number,
        )
        for number in range(8)
    )
    shown = render_text(evolve(small_audit(), findings=found))
    assert "CC203 unused-reference: 8 entries" in shown
    flat = " ".join(shown.split())
    assert all(f"work{number} (line 1)" in flat for number in range(8))
    assert shown.count("cited nowhere") == 1


def test_remedies_are_not_repeated_below_an_error() -> None:
    source = document("One. Two. Three.")
    found = tuple(
        finding(source.text, Span(at, at + 3), remedy=f"leave `{at}` out", severity=severity)
        for at, severity in ((0, Severity.WARNING), (5, Severity.WARNING), (10, Severity.ERROR))
    )
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    assert render_text(audit_of((reading,), found)).count("try: ") == 2


def test_many_findings_begin_with_the_most_serious() -> None:
    source = document("Tea helps. " * 30)
    found = [
        finding(source.text, Span(11 * number, 11 * number + 3), number=number)
        for number in range(29)
    ]
    last = Span(11 * 29, 11 * 29 + 3)
    found.append(finding(source.text, last, severity=Severity.ERROR, rule="CC701", number=99))
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    lines = render_text(audit_of((reading,), tuple(found))).splitlines()
    assert lines[0] == "Most serious of 30 findings"
    assert "CC701" in lines[1]


def test_few_findings_need_no_such_list() -> None:
    assert "Most serious" not in render_text(small_audit())


def test_known_and_suppressed_findings_are_counted_not_shown() -> None:
    shown = render_text(small_audit())
    assert "not shown: 1 known, 1 suppressed" in shown
    assert "CC801" not in shown


def test_the_end_says_what_was_checked_and_what_was_not() -> None:
    shown = render_text(small_audit())
    assert "1 rule passed, 5 failed, 1 not checked" in shown
    assert "CC901 reference-not-found: offline" in shown
    assert "draft.md:3: is not UTF-8 (save it as UTF-8)" in shown
    assert "1 not yet checked against the source" in " ".join(shown.split())


def test_the_last_line_is_the_verdict_and_the_next_command() -> None:
    last = render_text(evolve(small_audit(), failures=())).splitlines()[-1]
    assert last == "Not ready: 1 error, 2 warnings, 1 note. Next: claimcheck rule CC707"


def test_without_colour_no_escape_is_written_and_with_colour_only_colours() -> None:
    assert "\x1b" not in render_text(small_audit())
    coloured = render_text(small_audit(), colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(small_audit())


def test_the_width_is_kept() -> None:
    shown = render_text(small_audit(), width=60)
    assert max(map(len, shown.splitlines()[:-1])) <= 60
