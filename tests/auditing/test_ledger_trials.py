"""A document audited with one ledger after another says what an audit from scratch says."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.auditing import Config, Sources, audit_sources
from claimcheck.auditing.ledger_trials import LedgerTrials
from claimcheck.ledger import parse_ledger
from claimcheck.memory import remembering

ARTICLE = """# Warm evenings

Evening tea cures insomnia in adults [@moreau2015].

A weekly sauna causes deep sleep. It always works for everybody.

Hold each breath for ten seconds, three times a day, to cure insomnia.
"""
LISTED = ARTICLE.replace("[@moreau2015]", "[1]") + (
    "\n# References\n\n1. Moreau A, Lind B. Tea at dusk: a randomised trial. J Evenings. 2015;1:2.\n"
)
BIBTEX = """@article{moreau2015,
  title = {Tea at dusk: a randomised trial}, author = {Moreau, Ada}, year = {2015},
  journal = {Journal of Evenings}
}
"""
OTHER = """document = "other.md"

[[claim]]
id = "sauna-sleep"
anchor = { exact = "A weekly sauna causes deep sleep." }
strength = 3
status = "reviewed"
reviewed_by = "R. Moss"
"""
HEAD = 'document = "{name}"\n'
CLAIMS = (
    """
[[claim]]
id = "tea"
anchor = { exact = "Evening tea cures insomnia in adults" }
strength = 2
status = "approved"
approved_by = "R. Moss"
""",
    """
[[claim]]
id = "sauna"
anchor = { exact = "A weekly sauna causes deep sleep." }
equivalent_to = "sauna-sleep"
""",
    """
[[claim]]
id = "breath"
anchor = { exact = "Hold each breath for ten seconds" }
caveats = ["nobody has tried it"]

[[claim.evidence]]
key = "moreau2015"
support = { status = "refuted", checked_by = "R. Moss", checked_on = 2025-03-31 }
""",
    """
[[claim]]
id = "gone"
anchor = { exact = "Nothing of the kind is written there" }
status = "disputed"
""",
    """
[[suppression]]
rules = ["CC2", "CC7"]
reason = "House style."
author = "R. Moss"
claim = "breath"
""",
    '\n[[claim]]\nid = "X"\n',
    "\n<<<<<<< mine\n",
)
LEDGER = "claims/article.toml"


@pytest.fixture(params=["article.md", "listed.md"])
def sources(request, tmp_path_factory, monkeypatch) -> Sources:
    folder = tmp_path_factory.mktemp("project")
    monkeypatch.chdir(folder)
    for name, text in (("article.md", ARTICLE), ("listed.md", LISTED), ("references.bib", BIBTEX)):
        Path(name).write_text(text, "utf-8")
    Path("claims").mkdir()
    Path("claims/other.toml").write_text(OTHER, "utf-8")
    return Sources(paths=(request.param,), ledgers=Path("claims"), engine="fast")


def said(audit) -> tuple[object, ...]:
    return audit.to_dict(), audit.findings, audit.outcomes, audit.failures, audit.project.ledgers


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.none() | st.sets(st.sampled_from(CLAIMS)).map(sorted), min_size=1, max_size=3))
def test_every_text_is_judged_as_from_scratch(sources, texts) -> None:
    config = Config(engine="fast")
    with remembering():
        trials = LedgerTrials(sources, config)
        tried = [trials.audit(LEDGER, written(sources, parts)) for parts in texts]
    for parts, audit in zip(texts, tried, strict=True):
        text = written(sources, parts)
        unsaved = {} if text is None else {LEDGER: text}
        assert said(audit) == said(audit_sources(evolve(sources, unsaved=unsaved), config))


def written(sources: Sources, parts: list[str] | None) -> str | None:
    if parts is None:
        return None
    return HEAD.format(name=sources.paths[0]) + "".join(parts)


def test_the_claims_without_records_are_those_of_a_project_without_ledgers(sources) -> None:
    config = Config(engine="fast")
    Path(LEDGER).write_text(written(sources, list(CLAIMS[:4])), "utf-8")
    inferred = LedgerTrials(sources, config).inferred()
    assert inferred == audit_sources(evolve(sources, ledgers=None), config).claims


@pytest.mark.parametrize("text", [HEAD.format(name="a.md") + "".join(CLAIMS), CLAIMS[5], "= ="])
def test_a_ledger_read_before_bears_the_name_that_it_is_asked_for_by(text) -> None:
    names = ("claims/a.toml", "claims/b.toml", "")
    fresh = [parse_ledger(text, name) for name in names]
    with remembering():
        assert [parse_ledger(text, name) for name in names] == fresh
