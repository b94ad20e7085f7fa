"""Configuration is read strictly, and helps where it is wrong."""

from pathlib import Path

import pytest

from claimcheck.auditing.config import Config, find_config, parse_config, parse_level
from claimcheck.auditing.find_documents import DocumentSearch
from claimcheck.auditing.selection import select_rules
from claimcheck.model import ConfigurationError, Severity
from claimcheck.readers import folder_suffixes
from claimcheck.rules import all_rules, load_profile, profiles


def parse(**table) -> Config:
    return parse_config(table, "claimcheck.toml", Path())


def test_hyphens_and_underscores_are_one():
    assert parse(**{"fail-on": "warning"}).fail_on is Severity.WARNING
    assert parse(fail_on="never").fail_on is None


def test_one_word_will_do_for_a_list():
    assert parse(bib="a.bib").bib == ("a.bib",)


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        ({"profil": "x"}, "did you mean `profile`"),
        ({"bib": [1]}, "`bib`: `1` is not a path"),
        ({"bib": 1}, "`bib`: `1` is not a list"),
        ({"fail-on": "worst"}, "use one of error, warning, note, never"),
        ({"suppress": [{"rule": ["CC201"]}]}, "did you mean `rules`"),
        ({"suppress": [{"types": ["fairy_tale"]}]}, "fairy_tale"),
    ],
)
def test_what_is_wrong_is_named_with_its_cure(table, hint):
    with pytest.raises(ConfigurationError, match=hint):
        parse(**table)


def test_the_nearest_file_counts(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.claimcheck]\nprofile = "clinical"\n')
    inner = tmp_path / "docs"
    inner.mkdir()
    assert find_config(inner).profile == "clinical"
    (inner / "claimcheck.toml").write_text('profile = "lenient"\n')
    assert find_config(inner).profile == "lenient"


def test_a_project_file_without_a_table_of_ours_is_passed_over(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config(tmp_path).profile == "default"


def test_a_file_that_is_not_toml_is_refused_by_name(tmp_path):
    (tmp_path / "claimcheck.toml").write_text("profile = \n")
    with pytest.raises(ConfigurationError, match=r"claimcheck\.toml:1: cannot be read"):
        find_config(tmp_path)


def test_levels():
    assert parse_level("note") is Severity.NOTE
    assert parse_level("never") is None


def test_rules_are_chosen_by_code_prefix_name_and_family():
    settings = load_profile()
    chosen = select_rules(("CC2", "hype", "protocol"), ("CC203",), settings)
    assert "CC201" in chosen
    assert "CC602" in chosen
    assert "CC701" in chosen
    assert "CC203" not in chosen
    assert "CC301" not in chosen


def test_an_unknown_rule_is_refused_with_the_nearest():
    with pytest.raises(ConfigurationError, match="did you mean `uncited-claim`"):
        select_rules(("uncited-claims",), (), load_profile())


def test_a_profile_that_switches_a_rule_off_yields_to_its_full_code():
    lenient = load_profile("lenient")
    assert "CC602" not in select_rules((), (), lenient)
    assert "CC602" in select_rules(("CC602",), (), lenient)


def test_profiles_name_rules_that_exist():
    for name in profiles():
        settings = load_profile(name)
        named = {*settings.lifted, *settings.ignored, *settings.severities}
        assert {code for code in named if code[2] not in "79"} <= set(all_rules()) | {"CC503"}


def test_an_unknown_profile_is_refused_with_the_nearest():
    with pytest.raises(ConfigurationError, match="did you mean `clinical`"):
        load_profile("clinicl")


def test_folders_give_their_documents_once_and_in_order(tmp_path):
    for name in ("b.md", "a.md", ".hidden.md", "notes.pdf", "sub/c.txt", ".git/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    search = DocumentSearch(frozenset({".md", ".txt"}), ("sub",))
    found = search.find([str(tmp_path), str(tmp_path / "a.md")]).paths
    assert [Path(path).name for path in found] == ["a.md", "b.md"]


def test_our_own_reports_and_the_texts_of_cited_works_are_no_documents(tmp_path):
    for name in ("a.md", "reports/audit.html", "sources/kim.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    apart = [str(tmp_path / "reports"), str(tmp_path / "sources")]
    known = frozenset({".md", ".html"})
    search = DocumentSearch(known, apart=apart)
    found = search.find([str(tmp_path)]).paths
    assert [Path(path).name for path in found] == ["a.md"]
    named = search.find([str(tmp_path / "reports")]).paths
    assert [Path(path).name for path in named] == ["audit.html"]


def test_printed_papers_and_built_pages_are_read_where_they_are_named(tmp_path):
    for name in ("a.md", "b.html", "c.pdf", "d.xml"):
        (tmp_path / name).write_text("x", "utf-8")
    suffixes = frozenset(folder_suffixes())
    found = [Path(one).name for one in DocumentSearch(suffixes).find([str(tmp_path)]).paths]
    assert found == ["a.md"]
    named = [str(tmp_path / "b.html")]
    assert DocumentSearch(suffixes).find(named).paths == (Path(named[0]).as_posix(),)


@pytest.mark.parametrize("head", ["", "[project]\nname = 'x'\n"])
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("bib.x = 1", "`bib`"),
        ("ledger.x.y = 1", "`ledger`"),
        ('"ignore\\u200b" = 1', "`ignore\\\\u200b`"),
        ('"a\\u0000" = 1', "`a\\\\x00`"),
        ('"fail-on" = 3', "`fail-on`"),
    ],
)
def test_a_key_written_in_any_way_is_named_with_its_line(tmp_path, head, written, shown):
    name = "pyproject.toml" if head else "claimcheck.toml"
    text = f"{head}[tool.claimcheck]\n\n{written}\n" if head else f"\n# one\n\n{written}\n"
    (tmp_path / name).write_text(text, "utf-8")
    line = text.splitlines().index(written) + 1
    with pytest.raises(ConfigurationError, match=f"{name}:{line}: .*{shown}"):
        find_config(tmp_path)
