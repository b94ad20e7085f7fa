"""Audits and claims in a notebook."""

import builtins
import re

import pytest
from hypothesis import given, settings

from claimcheck.auditing.result import Audit
from claimcheck.model import ClaimcheckError
from claimcheck.rules import load_profile
from factories import audit_of, small_audit
from strategies import audits

TAGS = {
    "div",
    "strong",
    "blockquote",
    "table",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
    "br",
    "ul",
    "li",
    "small",
    "p",
}


@given(audits())
@settings(deadline=None, max_examples=30)
def test_notebooks_get_markup_of_ours_alone(audit: Audit) -> None:
    for shown in (
        audit._repr_html_(),
        *(claim._repr_html_() for claim in audit.claims),
        *(finding._repr_html_() for finding in audit.findings),
    ):
        assert set(re.findall(r"<(\w+)", shown)) <= TAGS
        assert shown.encode("utf-8")
        assert shown.isprintable()


def test_an_audit_shows_its_counts_and_its_worst_findings_first() -> None:
    shown = small_audit()._repr_html_()
    assert "3, of which 2 cite something" in shown
    assert shown.index("CC707") < shown.index("CC401")


def test_a_claim_shows_its_words_and_what_it_rests_on() -> None:
    shown = small_audit().claims[0]._repr_html_()
    assert "Evening tea lowers restlessness" in shown
    assert "<code>moreau2015</code> T4" in shown


def test_the_picture_counts_every_claim() -> None:
    pytest.importorskip("matplotlib", reason="needs matplotlib")
    audit = small_audit()
    tiers, matrix, coverage = audit.plot().axes
    assert sum(bar.get_width() for bar in tiers.patches) == len(audit.claims)
    assert sum(int(text.get_text() or 0) for text in matrix.texts) == len(audit.claims)
    assert [bar.get_width() for bar in coverage.patches] == [3, 2, 1]


def test_the_picture_counts_the_claims_that_say_more_than_their_evidence() -> None:
    pytest.importorskip("matplotlib", reason="needs matplotlib")
    claims = small_audit().claims
    limits = load_profile().ceilings
    above = sum(one.tier in limits and one.strength > limits[one.tier].strength for one in claims)
    assert small_audit().plot().axes[1].get_title().endswith(f"{above} above the line")


def test_an_audit_of_nothing_has_a_picture() -> None:
    pytest.importorskip("matplotlib", reason="needs matplotlib")
    assert len(audit_of(()).plot().axes) == 3


def test_without_matplotlib_the_extra_is_named(monkeypatch) -> None:
    real = builtins.__import__

    def missing(name, *rest):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ClaimcheckError, match=r"claimcheck-audit\[plot\]"):
        small_audit().plot()


def test_a_finding_shows_its_words_and_its_facts() -> None:
    shown = small_audit().findings[0]._repr_html_()
    assert small_audit().findings[0].rule in shown
    assert "<th scope" in shown
