"""Dumps go into the store in a stream, and come out by identifier, title and place."""

import gzip
import json
import pickle
import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.evidence.store import open_store
from claimcheck.evidence.store.default_path import default_store
from claimcheck.evidence.store.dumps import REGISTRY
from claimcheck.evidence.store.importing import MOST_FAILURES, import_dump
from claimcheck.model import InputError, Person
from evidence.works import DAY, crossref_item, entry_of, imported

DUMPS = REGISTRY.values()


def test_a_work_is_found_by_every_key(tmp_path):
    items = [crossref_item(number) for number in range(30)]
    with imported(tmp_path / "s.sqlite", items) as store:
        assert len(store) == 30
        for item in items:
            title = item["title"][0]
            doi = f"doi:{item['DOI'].lower()}"
            people = [Person(item["author"][0]["family"])]
            year = item["published-print"]["date-parts"][0][0]
            for found in (
                store.by_identifier(doi),
                store.by_title(title.upper().replace(" ", "-")),
                store.by_words(title.replace("Effects", "The effect")),
                store.by_place(people, item["page"], [year]),
            ):
                assert doi in {one for work in found for one in work.identifiers}


def test_importing_again_replaces_and_counts_once(tmp_path):
    path = tmp_path / "s.sqlite"
    item = crossref_item(1)
    imported(path, [item]).close()
    with imported(path, [{**item, "title": ["A new title of other words"]}]) as store:
        assert len(store) == 1
        assert store.by_title(item["title"][0]) == ()
        assert store.by_words("a new title of other words")
        assert len(store.imports()) == 2


def test_a_broken_record_is_told_with_its_place_and_the_rest_goes_in(tmp_path):
    dump = tmp_path / "d.jsonl.gz"
    lines = [json.dumps(crossref_item(1)), "{broken", json.dumps({"x": 1}), "[" * 100_000]
    lines.append(json.dumps(crossref_item(2)))
    dump.write_bytes(gzip.compress("\n".join(lines).encode()))
    done = import_dump(tmp_path / "s", DUMPS["crossref"], [str(dump)], day=DAY)
    assert done.works == 2
    assert [failure.line for failure in done.failures] == [2, 3, 4]


def test_a_cut_file_is_told_and_what_came_before_stands(tmp_path):
    dump = tmp_path / "d.jsonl.gz"
    whole = gzip.compress("\n".join(json.dumps(crossref_item(n)) for n in range(4000)).encode())
    dump.write_bytes(whole[: len(whole) // 2])
    done = import_dump(tmp_path / "s", DUMPS["crossref"], [str(dump)], day=DAY)
    assert done.is_broken
    assert 0 < done.works < 4000


def test_failures_are_counted_beyond_those_told(tmp_path):
    dump = tmp_path / "d.jsonl"
    dump.write_text("{}\n" * (MOST_FAILURES + 5))
    done = import_dump(tmp_path / "s", DUMPS["crossref"], [str(dump)], day=DAY)
    assert (len(done.failures), done.failed) == (MOST_FAILURES, MOST_FAILURES + 5)


def test_only_the_works_of_a_bibliography_are_taken(tmp_path):
    items = [crossref_item(number) for number in range(12)]
    by_title = entry_of(items[3])
    fields = {name: text for name, text in by_title.fields.items() if name != "doi"}
    wanted = [entry_of(items[7]), type(by_title)("other", "article", fields)]
    dump = tmp_path / "d.jsonl"
    dump.write_text("\n".join(map(json.dumps, items)))
    done = import_dump(tmp_path / "s", DUMPS["crossref"], [str(dump)], day=DAY, only=wanted)
    assert done.works == 2


def test_entities_of_a_file_are_refused(tmp_path):
    bomb = tmp_path / "bomb.xml"
    bomb.write_text('<!DOCTYPE x [<!ENTITY a "aaaa">]><x><PubmedArticle>&a;</PubmedArticle></x>')
    done = import_dump(tmp_path / "s", DUMPS["pubmed"], [str(bomb)], day=DAY)
    assert done.is_broken
    assert done.works == 0


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 200])
def test_what_is_no_store_is_an_input_error(tmp_path, content):
    path = tmp_path / "s.sqlite"
    path.write_bytes(content)
    with pytest.raises(InputError):
        open_store(path)


def test_another_database_is_no_store_and_is_left_alone(tmp_path):
    path = tmp_path / "s.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    with pytest.raises(InputError, match="not an evidence store"):
        open_store(path)
    dump = tmp_path / "d.jsonl"
    dump.write_text(json.dumps(crossref_item(1)))
    with pytest.raises(InputError, match="not an evidence store"):
        import_dump(path, DUMPS["crossref"], [str(dump)], day=DAY)
    assert path.read_bytes() == before


def test_a_missing_store_and_a_folder_say_so(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        open_store(tmp_path / "none.sqlite")
    with pytest.raises(InputError, match="folder"):
        open_store(tmp_path)


def test_reading_changes_nothing_and_the_store_pickles(tmp_path):
    path = tmp_path / "s.sqlite"
    with imported(path, [crossref_item(1)]) as store:
        before = path.read_bytes()
        copy = pickle.loads(pickle.dumps(store))
        assert copy.by_identifier("doi:10.5555/invented.1") == store.by_identifier(
            "doi:10.5555/invented.1"
        )
        copy.close()
    assert path.read_bytes() == before


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_title_can_be_asked_for(tmp_path_factory, title):
    with imported(tmp_path_factory.mktemp("s") / "s.sqlite", [crossref_item(1)]) as store:
        store.by_title(title)
        store.by_words(title)
        store.by_place([Person(title)], title, [2000])


@settings(max_examples=15, deadline=None)
@given(
    st.binary(max_size=300) | st.binary(max_size=90).map(lambda end: gzip.compress(b"x")[:12] + end)
)
@pytest.mark.parametrize("name", sorted(DUMPS))
def test_hostile_files_raise_nothing_but_input_errors(tmp_path_factory, name, content):
    folder = tmp_path_factory.mktemp("d")
    dump = folder / "d"
    dump.write_bytes(content)
    with suppress(InputError):
        done = import_dump(folder / "s", DUMPS[name], [str(dump)], day=DAY)
        assert done.works or done.notices or done.failures


def test_the_default_lies_in_the_users_data_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    assert default_store({"XDG_DATA_HOME": str(tmp_path)}) == (
        tmp_path / "claimcheck" / "evidence.sqlite"
    )


def test_the_recorded_answers_are_read_or_refused_with_a_reason(shared, tmp_path):
    samples = shared / "data" / "api_samples"
    patterns = {
        "crossref": ("crossref/*/*.json", "crossref/errors/*.txt"),
        "openalex": ("openalex/*.json",),
        "datacite": ("datacite/*.json",),
        "pubmed": ("pubmed/*.xml", "pubmed_medline/*.txt"),
    }
    for name, globs in patterns.items():
        for path in sorted(found for pattern in globs for found in samples.glob(pattern)):
            done = import_dump(tmp_path / "s", DUMPS[name], [str(path)], day=DAY)
            assert done.works or done.failed, path
            assert all(failure.message for failure in done.failures)
