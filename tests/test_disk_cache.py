"""What is kept between runs comes back as it was or not at all, and never does harm."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import disk_cache

_JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(content=_JSON.filter(lambda one: one is not None))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_comes_back(tmp_path, content):
    path = disk_cache.cache_path(tmp_path, "things", (b"a",))
    disk_cache.store(path, content)
    assert disk_cache.load(path) == content


@given(damage=st.binary(max_size=80))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_holds_nothing(tmp_path, damage):
    path = disk_cache.cache_path(tmp_path, "things", (b"a",))
    path.write_bytes(damage)
    assert disk_cache.load(path) is None


@given(first=st.lists(st.binary()), second=st.lists(st.binary()))
def test_other_parts_have_another_name(tmp_path_factory, first, second):
    folder = tmp_path_factory.getbasetemp()
    names = [disk_cache.cache_path(folder, "things", parts) for parts in (first, second)]
    assert (names[0] == names[1]) == (first == second)


def test_a_new_folder_hides_itself_from_version_control_and_backups(tmp_path):
    folder = tmp_path / "made" / "here"
    disk_cache.store(disk_cache.cache_path(folder, "things", ()), [1])
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text("utf-8").startswith("Signature: 8a477f597d28d172")


def test_a_folder_that_was_there_is_left_as_it_is(tmp_path):
    disk_cache.store(disk_cache.cache_path(tmp_path, "things", ()), [1])
    assert [one.suffix for one in tmp_path.iterdir()] == [".json"]


def test_where_nothing_can_be_written_nothing_happens(tmp_path):
    (tmp_path / "file").write_text("no folder", "utf-8")
    path = disk_cache.cache_path(tmp_path / "file", "things", ())
    disk_cache.store(path, [1])
    assert disk_cache.load(path) is None


def test_only_the_youngest_files_stay_and_other_files_are_left(tmp_path, monkeypatch):
    monkeypatch.setattr(disk_cache, "_MOST", 3)
    (tmp_path / "notes.json").write_text("[]", "utf-8")
    paths = [disk_cache.cache_path(tmp_path, "things", (bytes([number]),)) for number in range(5)]
    for path in paths:
        disk_cache.store(path, [1])
    assert (tmp_path / "notes.json").exists()
    assert paths[-1].exists()
    assert sum(path.exists() for path in paths) == 3


@pytest.mark.parametrize("change", ["__version__", "code_stamp"])
def test_another_version_or_changed_code_has_names_of_its_own(tmp_path, monkeypatch, change):
    before = disk_cache.cache_path(tmp_path, "things", (b"a",))
    monkeypatch.setattr(
        disk_cache, change, (lambda: "other") if change == "code_stamp" else "other"
    )
    assert disk_cache.cache_path(tmp_path, "things", (b"a",)) != before
