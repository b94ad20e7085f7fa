"""Findings are shown together only with others of their own rule, or of their own claim."""

from claimcheck.model import Bibliography, Library, Reading, Severity, Span
from claimcheck.reports import render
from claimcheck.reports._cases import cases, gravest_in
from claimcheck.reports._judgement import judgement
from factories import audit_of, claim, document, finding

LEDGER = "claims/article.toml"
CODES = (
    ("CC104", "anchor-drifted", "the words have moved"),
    ("CC106", "incomplete-record", "the record names no tier"),
    ("CC107", "stale-review", "the words changed since the review"),
)


def made(*rules):
    reading = Reading(document("Zinc shortens colds.\n"), (), (), (), Library(Bibliography()))
    found = tuple(
        finding("", None, rule=code, name=name, message=words, path=LEDGER, claim="zinc", number=n)
        for n, (code, name, words) in enumerate(rules)
    )
    return audit_of((reading,), found)


def test_each_finding_about_a_record_stands_under_its_own_title():
    shown = render(made(*CODES), "text")
    for code, name, words in CODES:
        (line,) = [line for line in shown.splitlines() if f"{code} {name}" in line]
        assert "entries" not in line
        assert words in shown


def test_many_findings_of_one_record_are_no_list():
    assert [case.is_list for case in cases(made(*CODES, *CODES), LEDGER)] == [False]


def test_many_references_with_one_trouble_are_one_list():
    found = [
        finding("", None, rule="CC203", name="unused-reference", path="a.bib", key=f"k{n}",
                severity=Severity.WARNING, number=n)
        for n in range(4)
    ]  # fmt: skip
    reading = Reading(document("Zinc.\n"), (), (), (), Library(Bibliography()))
    (case,) = cases(audit_of((reading,), tuple(found)), "a.bib")
    assert case.is_list


NUMBERS = range(1, 9)
CITED = document("".join(f"Zinc helps in year {n} [{n}].\n" for n in NUMBERS))


def unlisted(*others):
    """Report every mark of a document, and whatever else is wrong with its first claim."""
    claims = tuple(claim(CITED, f"Zinc helps in year {n} [{n}].", f"c{n}") for n in NUMBERS)
    found = [
        finding(CITED.text, one.span, rule="CC202", name="unknown-citekey", key=str(n), claim=one.id,
                severity=Severity.ERROR, message=f"`{n}` is not in the bibliography", number=n)
        for n, one in enumerate(claims, 1)
    ]  # fmt: skip
    found += [
        finding(CITED.text, claims[0].span, rule=code, claim=claims[0].id, number=n)
        for n, code in enumerate(others, 100)
    ]
    return audit_of((Reading(CITED, (), claims, (), Library(Bibliography())),), tuple(found))


def test_many_citations_with_one_trouble_are_ranked_as_one():
    (case,) = gravest_in(unlisted(), CITED.path)
    assert (case.is_list, len(case.findings), case.listed[1]) == (True, 8, "citations")


def test_a_claim_with_another_trouble_is_ranked_by_itself():
    first, *rest = sorted(gravest_in(unlisted("CC402"), CITED.path), key=lambda one: one.is_list)
    assert {one.rule for one in first.findings} == {"CC202", "CC402"}
    assert [len(one.findings) for one in rest] == [7]


def test_citations_of_one_trouble_stand_each_at_its_place_on_the_whole_page():
    assert len(cases(unlisted(), CITED.path)) == len(NUMBERS)


def test_each_citation_of_one_trouble_is_counted_in_the_verdict():
    assert "8 sources that are missing" in judgement(unlisted())


def test_a_remedy_told_once_names_no_word_of_one_finding_alone():
    read = document("Zinc always helps. Zinc totally helps.\n")
    found = [
        finding(read.text, Span(at, at + 6), rule="CC601", name="booster", number=at,
                message=f"`{word}` says too much", remedy=f"remove `{word}`")
        for word, at in (("always", 5), ("totally", 24))
    ]  # fmt: skip
    shown = render(audit_of((Reading(read, (), (), (), Library(Bibliography())),), found), "text")
    assert "try: remove `…`" in shown
