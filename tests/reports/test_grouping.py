"""Findings are shown together only with others of their own rule, or of their own claim."""

from claimcheck.model import Bibliography, Library, Reading, Severity
from claimcheck.reports import render
from claimcheck.reports._cases import cases
from factories import audit_of, document, finding

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
