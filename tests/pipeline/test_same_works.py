"""Records that a file carries are joined with the entries of the bibliography that is given."""

from pathlib import Path

import pytest

from claimcheck.auditing import audit
from claimcheck.bibliography import parse_bibtex, parse_reference
from claimcheck.model import Bibliography
from claimcheck.pipeline.same_works import same_works
from readers.word.packing import packed, para, run
from readers.word.test_embedded import KIM, zotero

RYE = "@book{bek:rye, author = {Bek, Bo}, title = {Rye for tired people}, year = 2018}\n"


def joined(record, given):
    carried = parse_bibtex(record, "a.docx") if isinstance(record, str) else record
    return dict(same_works(carried, parse_bibtex(given, "own.bib")))


def test_an_identifier_joins_whatever_the_words_are():
    record = "@misc{a, title = {Oats}, doi = {10.1000/ABC}}"
    given = "@misc{b, title = {Oats, second printing}, doi = {https://doi.org/10.1000/abc}}"
    assert joined(record, given) == {"a": "b"}


def test_a_title_joins_works_of_the_same_author_and_year():
    record = "@book{bek2018, author = {Bek, B.}, title = {Rye for Tired People.}, year = 2018}"
    assert joined(record, RYE) == {"bek2018": "bek:rye"}


@pytest.mark.parametrize(
    "record",
    [
        "@book{x, author = {Bek, B.}, title = {Rye for tired people}, year = 2011}",
        "@book{x, author = {Lund, B.}, title = {Rye for tired people}, year = 2018}",
        "@book{x, author = {Bek, B.}, title = {Rye for tired people: a reply to all}, year = 2018}",
    ],
)
def test_another_year_author_or_title_is_another_work(record):
    assert joined(record, RYE) == {}


def test_a_printed_entry_joins_by_the_title_that_it_holds():
    record = parse_reference("Bek, Bo. 2018. Rye for Tired People. Third printing. Oslo: Loaf.")
    assert joined(Bibliography((record,)), RYE) == {record.key: "bek:rye"}


def test_of_two_entries_of_one_work_only_the_same_key_decides():
    twice = RYE + RYE.replace("bek:rye", "bek2018")
    assert joined(RYE.replace("bek:rye", "other"), twice) == {}
    assert joined(RYE, twice) == {"bek:rye": "bek:rye"}


def test_marks_of_a_word_file_lead_to_the_given_entry_which_gains_its_abstract(
    tmp_path, monkeypatch
):
    pytest.importorskip("lxml")
    monkeypatch.chdir(tmp_path)
    body = para(run("Zinc shortens colds in adults ") + zotero(KIM, shown="(1)") + run("."))
    Path("article.docx").write_bytes(packed(body))
    Path("own.bib").write_text(
        "@article{zinc, author = {Kim, Ada}, year = 2020, title = {Zinc for colds}}\n"
    )
    result = audit("article.docx", bibliography="own.bib")
    assert [one.key for claim in result.claims for one in claim.citations] == ["zinc"]
    (cited,) = (one for one in result.references if one.cited)
    assert cited.reference.abstract == "Zinc shortened colds."
    assert cited.reference.path == "own.bib"
