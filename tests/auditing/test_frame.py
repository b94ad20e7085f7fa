"""Audits as tables."""

from hypothesis import given, settings

from claimcheck import Audit
from claimcheck.model import Severity
from factories import audit_of, small_audit
from strategies import audits


def test_claims_are_rows_by_id_with_their_findings_counted() -> None:
    table = small_audit().to_frame()
    assert table.index.name == "claim"
    breath = table.loc["hold-each-breath"]
    assert (breath["errors"], breath["known"], breath["suppressed"]) == (1, 1, 1)
    assert breath["rules"] == "CC707"
    assert table.loc["tea-lowers-restlessness", "tier"] == 4


def test_an_empty_audit_gives_the_same_columns_and_types() -> None:
    nothing = audit_of(())
    for table in (Audit.to_frame, Audit.findings_frame):
        full, empty = table(small_audit()), table(nothing)
        assert list(empty.dtypes) == list(full.dtypes)
        assert list(empty.columns) == list(full.columns)
        assert len(empty) == 0


def test_severities_are_ordered() -> None:
    table = small_audit().findings_frame()
    assert table["severity"].max() == "error"
    assert table["severity"].min() == "note"


@given(audits())
@settings(deadline=None, max_examples=15)
def test_tables_agree_with_the_audit(audit: object) -> None:
    claims, findings = audit.to_frame(), audit.findings_frame()
    assert len(claims) == len(audit.claims)
    assert len(findings) == len(audit.findings)
    active = findings[~findings["suppressed"] & ~findings["known"]]
    for severity in Severity:
        wanted = sum(one.severity is severity for one in audit.active)
        assert (active["severity"] == severity.value).sum() == wanted
