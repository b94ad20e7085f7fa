"""``claimcheck store`` and ``claimcheck refs verify`` and ``enrich``, as a user calls them."""

import json

import pytest

from claimcheck.bibliography import write_bibtex
from claimcheck.cli._group import run
from claimcheck.temporary_files import _clear_away_once
from evidence.services.loopback import serving
from evidence.services.test_asking import known, unknown
from evidence.works import crossref_item, entry_of

ITEMS = [crossref_item(number) for number in range(9)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "dump.jsonl").write_text("\n".join(map(json.dumps, ITEMS)), "utf-8")
    return tmp_path


def bib(folder, *numbers, **changes):
    entries = []
    for number in numbers:
        entry = entry_of(ITEMS[number])
        fields = {**entry.fields, **changes}
        fields = {name: text for name, text in fields.items() if text}
        entries.append(type(entry)(f"k{number}", "article", fields, fields, entry.authors))
    path = folder / "refs.bib"
    path.write_text(write_bibtex(entries), "utf-8")
    return str(path)


def test_a_dump_goes_into_the_users_store_and_status_tells_it(folder, capsys):
    assert run(["store", "import", "crossref", "dump.jsonl"]) == 0
    assert (folder / "data" / "claimcheck" / "evidence.sqlite").is_file()
    assert "9 works, 0 notices, 0 not read" in capsys.readouterr().out
    assert run(["store", "status"]) == 0
    assert "crossref: 9" in capsys.readouterr().out


def test_only_what_is_cited_is_taken(folder, capsys):
    path = bib(folder, 1, 2)
    assert run(["store", "import", "crossref", "dump.jsonl", "--only", path, "--store", "s"]) == 0
    assert "2 works" in capsys.readouterr().out


def test_a_broken_record_gives_exit_code_two_and_its_place(folder, capsys):
    (folder / "dump.jsonl").write_text(json.dumps(ITEMS[0]) + "\n{oops\n", "utf-8")
    assert run(["store", "import", "crossref", "dump.jsonl", "--store", "s"]) == 2
    told = capsys.readouterr()
    assert "dump.jsonl:2: not JSON" in told.err
    assert "1 works" in told.out


def test_a_store_that_is_missing_is_told(folder, capsys):
    assert run(["store", "status", "--store", "none"]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_verifying_tells_both_sides_and_the_entry_to_paste(folder, capsys):
    run(["store", "import", "crossref", "dump.jsonl", "--store", "s"])
    path = bib(folder, 3, volume="99")
    capsys.readouterr()
    assert run(["refs", "verify", path, "--store", "s"]) == 0
    out = capsys.readouterr().out
    assert "k3: differs (warning)" in out
    assert "printed  99" in out
    assert f"found    {ITEMS[3]['volume']}" in out
    assert f"volume = {{{ITEMS[3]['volume']}}}" in out
    assert run(["refs", "verify", path, "--store", "s", "--fail-on", "warning"]) == 1


def test_verifying_as_json_names_everybody_who_was_asked(folder, capsys):
    run(["store", "import", "crossref", "dump.jsonl", "--store", "s"])
    capsys.readouterr()
    assert run(["refs", "verify", bib(folder, 3), "--store", "s", "-f", "json"]) == 0
    record = json.loads(capsys.readouterr().out)["works"]["k3"]
    assert record["status"] == "match"
    assert [one["service"] for one in record["asked"]] == ["store"]


def test_without_a_store_nothing_is_claimed(folder, capsys):
    assert run(["refs", "verify", bib(folder, 3)]) == 0
    assert "k3: not asked" in capsys.readouterr().out


def test_a_dry_run_shows_requests_and_sends_none(folder, capsys):
    with serving(known) as server:
        address = f"crossref={server.address}"
        path = bib(folder, 3)
        code = run(["refs", "verify", path, "--online", "--dry-run", "--service-address", address])
        assert server.paths == []
    assert code == 0
    assert "GET https://api.crossref.org/v1/works/10.5555%2Finvented.3" in capsys.readouterr().out


def services(server):
    names = ("crossref", "pubmed", "datacite", "openalex")
    return [word for name in names for word in ("--service-address", f"{name}={server.address}")]


def test_what_services_say_is_kept_for_the_next_run_offline(folder, capsys):
    pytest.importorskip("httpx2", reason="needs the extra `services`")
    path = bib(folder, 7)
    with serving(known) as server:
        assert run(["store", "update", path, "--online", "--store", "s", *services(server)]) == 0
    capsys.readouterr()
    assert run(["refs", "verify", path, "--store", "s"]) == 0
    assert "k7: match" in capsys.readouterr().out


def test_a_work_that_no_service_knows_fails_the_run_and_still_does_offline(folder, capsys):
    pytest.importorskip("httpx2", reason="needs the extra `services`")
    path = bib(folder, 7)
    with serving(unknown) as server:
        code = run(["refs", "verify", path, "--online", "--store", "s", *services(server)])
    assert code == 1
    assert "k7: not found (error)" in capsys.readouterr().out
    assert run(["refs", "verify", path, "--store", "s"]) == 1


def test_updating_needs_leave_to_connect(folder, capsys):
    assert run(["store", "update", bib(folder, 1)]) == 2
    assert "--online" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["--mailto", "nobody"], ["--service-address", "x"], ["--service-address", "y=http://a"]],
)
def test_senseless_options_are_refused(folder, words, capsys):
    assert run(["refs", "verify", bib(folder, 1), *words]) == 2
    assert capsys.readouterr().err.startswith("claimcheck: --")


def test_enriching_shows_a_diff_and_touches_only_what_lacks_something(folder, capsys):
    run(["store", "import", "crossref", "dump.jsonl", "--store", "s"])
    path = bib(folder, 3, 4, doi="")
    text = (folder / "refs.bib").read_text("utf-8").replace("@article{k4", "% mine\n@ARTICLE {k4")
    text = text.replace(ITEMS[4]["title"][0], "A title that no index knows at all")
    (folder / "refs.bib").write_text(text, "utf-8")
    capsys.readouterr()
    assert run(["refs", "enrich", path, "--store", "s"]) == 0
    assert "+  doi = {10.5555/invented.3}" in capsys.readouterr().out
    assert (folder / "refs.bib").read_text("utf-8") == text
    assert run(["refs", "enrich", path, "--store", "s", "--write"]) == 0
    new = (folder / "refs.bib").read_text("utf-8")
    assert new.partition("% mine")[2] == text.partition("% mine")[2]
    assert "10.5555/invented.3" in new
    capsys.readouterr()
    (folder / ".claimcheck-left.tmp").write_text(text, "utf-8")
    _clear_away_once.cache_clear()
    assert run(["refs", "enrich", path, "--store", "s", "--write"]) == 0
    assert capsys.readouterr().out == ""
    assert not (folder / ".claimcheck-left.tmp").exists()
