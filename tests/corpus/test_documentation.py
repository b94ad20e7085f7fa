"""The queries and programs of the documentation run on the results of a corpus."""

import re
from pathlib import Path

import pytest

import claimcheck

from .samples import write_articles

pytest.importorskip("pyarrow.parquet", reason="needs pyarrow, the extra `corpus`")

PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text("utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    place = tmp_path_factory.mktemp("documented")
    write_articles(place / "articles", 4)
    (place / "articles" / "odd.md").write_bytes(b"\xff\xfe\x00\xd8binary\x00\x00")
    claimcheck.audit_corpus(place / "articles", engine="fast", workers=1).save(place / "results")
    return place


@pytest.mark.parametrize("query", blocks("sql"))
def test_duckdb_answers_each_query(results, monkeypatch, query):
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.chdir(results)
    assert duckdb.sql(query).fetchall()


def test_polars_reads_the_tables(results, monkeypatch):
    pytest.importorskip("polars")
    monkeypatch.chdir(results)
    names = {}
    (program,) = blocks("python")
    exec(compile(program, "corpus.md", "exec"), names)  # noqa: S102 - our own documentation
    assert names["by_tier"]["claims"].sum() > 0
    assert names["not_checked"]["document"].to_list() == [(results / "articles/odd.md").as_posix()]
