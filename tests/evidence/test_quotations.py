"""Quotations are found in the store's abstracts and open full texts, and in no other work's."""

import pytest

import claimcheck
from claimcheck.evidence import matches_source
from claimcheck.evidence.store import open_store
from claimcheck.evidence.store.dumps import REGISTRY
from claimcheck.evidence.store.from_text import store_from_text
from claimcheck.evidence.store.importing import import_dump
from claimcheck.ledger import QuoteMatch
from claimcheck.model import ArgumentError, InputError, Person, Reference

RECORDS = """PMID- 101
TI  - Zinc in choirs of coastal towns.
FAU - Okafor, Ada
JT  - Sleep
DP  - 2019
AID - 10.5555/zinc.1 [doi]
AB  - Singers catch colds. Zinc did not prevent colds in women who sing in choirs.
"""
OPEN = "https://creativecommons.org/licenses/by/4.0/"


def article(licence=OPEN, doi="10.5555/zinc.1", body="<sec><title>Results</title>{}</sec>"):
    words = "<p>Colds lasted <italic>six</italic> days with zinc and seven days without it.</p>"
    permissions = (
        f'<permissions><license xlink:href="{licence}"><license-p>Free.</license-p></license>'
        "</permissions>"
        if licence
        else ""
    )
    return (
        '<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
        f'<article-id pub-id-type="doi">{doi}</article-id><title-group><article-title>'
        "Zinc in choirs of coastal towns</article-title></title-group>"
        f"{permissions}<abstract><p>Singers catch colds.</p></abstract></article-meta></front>"
        f"<body>{body.format(words)}</body></article>"
    )


def entry(**fields):
    given = {"title": "Zinc in choirs of coastal towns", "year": "2019", "journal": "Sleep"}
    return Reference("okafor", fields={**given, **fields}, authors=(Person("Okafor", "Ada"),))


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "s.sqlite"
    store_from_text(path, RECORDS, "", ())
    return path


def taken_in(store, *articles, only=None):
    path = store.with_name("articles.xml")
    path.write_text(f"<pmc-articleset>{''.join(articles)}</pmc-articleset>", "utf-8")
    pmc = REGISTRY.values()["pmc"]
    return import_dump(store, pmc, [str(path)], day="2026-03-01", only=only)


def test_the_words_of_a_stored_abstract_are_found(store):
    match = matches_source("zinc did not prevent colds", entry(), store=store)

    assert isinstance(match, QuoteMatch)
    assert match.is_exact
    assert match.locator == "abstract"


def test_the_abstract_of_the_entry_is_looked_up_where_the_store_has_no_such_work(store):
    other = Reference("lee", fields={"title": "Sleep in dogs", "abstract": "Dogs slept well."})

    assert matches_source("dogs slept well", other, store=store).is_exact
    assert matches_source("zinc did not prevent colds", other, store=store) is None


def test_words_that_nothing_at_hand_has_are_not_found(store):
    assert matches_source("zinc cured every singer within hours", entry(), store=store) is None


def test_an_open_full_text_is_kept_and_looked_up(store):
    assert taken_in(store, article()).works == 1

    match = matches_source("six days with zinc and seven days without", entry(), store=store)

    assert match.is_exact
    assert match.source == "open full text"
    assert match.locator == "line 4"


@pytest.mark.parametrize("licence", ["", "https://example.org/terms", "https://example.org/cc-by"])
def test_a_text_without_an_open_licence_is_refused_and_named(store, licence):
    done = taken_in(store, article(licence), article(doi="10.5555/other"))

    assert done.works == 1
    assert [failure.line for failure in done.failures] == [1]
    assert "names no open licence" in done.failures[0].message
    with open_store(store) as opened:
        assert opened.text(["doi:10.5555/zinc.1"]) == ""
        assert opened.text(["doi:10.5555/other"])


def test_a_text_that_no_reference_names_is_left_out_on_request(store):
    other = article(doi="10.5555/other").replace("Zinc in choirs", "Iron in bands")

    assert taken_in(store, article(), other, only=[entry()]).works == 1


def test_an_article_without_a_body_is_refused(store):
    assert taken_in(store, article(body="")).failed == 1


def test_a_full_text_stands_in_for_a_source_that_a_record_quotes(store, tmp_path, monkeypatch):
    taken_in(store, article())
    monkeypatch.chdir(tmp_path)
    quote = "six days with zinc and seven days without it"
    (tmp_path / "references.bib").write_text(
        "@article{okafor, author = {Okafor, Ada}, title = {Zinc in choirs of coastal towns},"
        " journal = {Sleep}, year = {2019}}\n"
    )
    (tmp_path / "article.md").write_text("Zinc shortened colds [@okafor].\n")
    found = claimcheck.audit("article.md", bibliography="references.bib", store="s.sqlite")

    (reading,) = found.readings
    assert quote in reading.library.texts["okafor"].text


def test_wrong_arguments_are_refused(store, tmp_path):
    with pytest.raises(ArgumentError):
        matches_source(7, entry(), store=store)
    with pytest.raises(ArgumentError):
        matches_source("zinc", "okafor", store=store)
    with pytest.raises(InputError):
        matches_source("zinc", entry(), store=tmp_path / "missing.sqlite")
