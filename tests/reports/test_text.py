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


def quoted(shown: str) -> str:
    """Give the words between code marks in the line of the place."""
    (line,) = (one for one in shown.splitlines() if re.match(r"    \d+:\d+ ", one))
    return line.partition("`")[2].partition("`")[0]


def test_the_words_in_question_are_quoted() -> None:
    assert quoted(render_text(audit_about("Tea lowers fever.", "lowers"))) == "lowers"


def test_a_long_sentence_is_cut_around_the_words() -> None:
    shown = render_text(audit_about(LONG, "banishes"))
    (sentence,) = (line for line in shown.splitlines() if "banishes" in line)
    assert quoted(shown) == "banishes"
    assert len(sentence) <= 80
    assert sentence.count("…") == 2


def test_words_behind_wide_characters_are_quoted_where_they_stand() -> None:
    assert quoted(render_text(audit_about("お茶 helps sleep", "helps"))) == "helps"


def test_a_sentence_in_question_as_a_whole_is_not_quoted() -> None:
    assert quoted(render_text(audit_about("Tea helps.", "Tea helps."))) == ""


def test_what_findings_of_a_rule_have_in_common_is_said_once() -> None:
    source = document("Tea helps. " * 4)
    found = tuple(
        finding(source.text, Span(at, at + 3), number=at, message="no source", remedy="cite one")
        for at in range(0, 44, 11)
    )
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    shown = render_text(audit_of((reading,), found))
    assert (shown.count("no source"), shown.count("try: cite one")) == (1, 1)
    assert "(4 times)" in shown
    assert all(f" 1:{at + 1} " in shown for at in range(0, 44, 11))


def test_findings_that_quote_other_words_name_them_at_their_places() -> None:
    source = document("Tea cures. Tea heals. Tea helps.")
    words = {4: "cures", 15: "heals", 26: "elsewhere"}
    found = tuple(
        finding(source.text, Span(at, at + 5), number=at, message=f"`{word}` says too much")
        for at, word in words.items()
    )
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    shown = render_text(audit_of((reading,), found))
    assert shown.count("says too much") == 1
    assert all(f"`{word}`" in shown for word in words.values())


def test_what_is_folded_stands_over_the_places_that_it_concerns_and_no_others() -> None:
    source = document("Tea helps. " * 3)
    folded = (("CC201", "no source is cited"),)
    found = tuple(
        finding(source.text, Span(at, at + 3), number=at, message="a bold word", folded=fold)
        for at, fold in ((0, folded), (11, ()), (22, folded))
    )
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    lines = render_text(audit_of((reading,), found)).splitlines()
    at = next(number for number, line in enumerate(lines) if "same cause" in line)
    assert [line.split()[0] for line in lines[at - 1 : at + 3]] == ["1:12", "same", "1:1", "1:23"]


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


def test_a_remedy_that_differs_in_the_words_quoted_is_said_once_with_the_gravest() -> None:
    source = document("One. Two. Three.")
    found = tuple(
        finding(source.text, Span(at, at + 3), remedy=f"leave `{at}` out", severity=severity)
        for at, severity in ((0, Severity.WARNING), (5, Severity.WARNING), (10, Severity.ERROR))
    )
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    assert re.findall("try: (.*)", render_text(audit_of((reading,), found))) == ["leave `10` out"]


def test_many_findings_of_a_file_begin_with_the_most_serious() -> None:
    source = document("Tea helps. " * 30)
    found = [
        finding(source.text, Span(11 * number, 11 * number + 3), number=number)
        for number in range(29)
    ]
    last = Span(11 * 29, 11 * 29 + 3)
    found.append(finding(source.text, last, severity=Severity.ERROR, rule="CC701", number=99))
    reading = Reading(source, (), (), (), small_audit().readings[0].library)
    lines = render_text(audit_of((reading,), tuple(found))).splitlines()
    assert "error  CC701" in lines[2]


def test_many_findings_of_several_files_are_led_by_the_most_serious() -> None:
    audit = small_audit()
    bibtex = [
        finding(BIBTEX, Span(0, 5), path="references.bib", message=f"no {number}", number=number)
        for number in range(29)
    ]
    lines = render_text(evolve(audit, findings=(*audit.findings, *bibtex))).splitlines()
    assert lines[0].startswith("Most serious of ")
    assert "error" in lines[1]


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
    assert last == "Not ready to publish: 1 error, 2 warnings, 1 note. Next: claimcheck rule CC707"


def test_without_colour_no_escape_is_written_and_with_colour_only_colours() -> None:
    assert "\x1b" not in render_text(small_audit())
    coloured = render_text(small_audit(), colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(small_audit())


def test_the_width_is_kept() -> None:
    shown = render_text(small_audit(), width=60)
    assert max(map(len, shown.splitlines()[:-1])) <= 60
