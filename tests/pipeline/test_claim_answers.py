"""What rules said of a claim is remembered while everything that they read is the same."""

import pytest
from attrs import evolve

from claimcheck import AnalysisSettings, analyse, read
from claimcheck.ledger import parse_ledger
from claimcheck.memory import remembering
from claimcheck.model import Bibliography, Claim, Library
from claimcheck.pipeline import ask
from claimcheck.pipeline.analysis import usual_settings

CLAIMS = [f"Zinc prevents colds in {who} [1]." for who in ("adults", "women", "men", "children")]
LIST = "\n\nReferences\n\n1. Lee A. Zinc for colds: a randomised trial. Lancet. 2020;1:2-3.\n"
TEXT = "\n\n".join(["# Zinc", *CLAIMS, *(f"It helped {number} people." for number in range(9))])


@pytest.fixture
def asked(monkeypatch):
    """Note every claim that a rule is asked about, with the rule."""
    found = []
    hear = ask._Session._hear

    def noted(session, rule, subject, context):
        if subject.kind is Claim:
            found.append((rule.code, subject.value.text))
        return hear(session, rule, subject, context)

    monkeypatch.setattr(ask._Session, "_hear", noted)
    return found


def analysed(texts, asked, suffix=".md"):
    """Analyse texts one after another; give the analyses, and the questions that each cost."""
    usual = usual_settings()
    settings = AnalysisSettings(usual.judging, "fast", usual.codes)
    found, costs = [], []
    for text in texts:
        asked.clear()
        found.append(analyse(read(text=text, name=f"a{suffix}"), settings=settings))
        costs.append(list(asked))
    return found, costs


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("ending", ["", LIST])
def test_an_edit_asks_again_only_about_what_it_changed(asked, suffix, ending):
    texts = [TEXT + ending, TEXT.replace("4 people", "5 people") + ending]
    with remembering():
        analyses, (first, second) = analysed(texts, asked, suffix)
    assert len(second) < len(first) / 2
    fresh, _ = analysed(texts, asked, suffix)
    assert analyses == fresh


def test_claims_that_moved_are_not_asked_about_again(asked):
    texts = [TEXT + LIST, f"Words.\n\n{TEXT}{LIST}"]
    with remembering():
        analyses, (first, second) = analysed(texts, asked)
    assert len(second) < len(first) / 2
    fresh, _ = analysed(texts, asked)
    assert analyses == fresh


def test_another_entry_in_the_document_s_own_list_asks_again(asked):
    texts = [TEXT + LIST, TEXT + LIST.replace("a randomised trial", "a survey")]
    with remembering():
        analyses, (first, second) = analysed(texts, asked)
    assert len(second) == len(first)
    fresh, _ = analysed(texts, asked)
    assert analyses == fresh


def test_another_record_asks_again_only_about_its_claim_and_by_the_rule_of_records(asked):
    document = read(text=TEXT, name="a.md")
    settings = evolve(usual_settings(), engine="fast")
    head = 'document = "a.md"\n'
    record = '[[claim]]\nid = "zinc"\nanchor = { exact = "Zinc prevents colds in adults [1]." }\n'
    ledgers = [head + record + f"strength = {strength}\n" for strength in (2, 6)]
    nothing, costs, found = Library(Bibliography()), [], []
    with remembering():
        for text in (ledgers[0], *ledgers):
            library = evolve(nothing, ledgers=(parse_ledger(text, "claims/a.toml"),))
            asked.clear()
            found.append(analyse(document, library, settings))
            costs.append(list(asked))
    repeated, changed = ({one for one in cost if "in adults" not in one[1]} for cost in costs[1:])
    assert {code for code, _ in changed - repeated} <= {"CC105"}
    assert len(costs[2]) < len(costs[0]) / 2
    assert found[2] == analyse(document, library, settings)


def test_without_memory_every_rule_is_asked_each_time(asked):
    _, (first, second) = analysed([TEXT, TEXT], asked)
    assert first == second
