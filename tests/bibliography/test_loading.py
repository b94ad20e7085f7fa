"""One door to bibliographies: formats, refusals, several files, and the cache."""

import pytest

from claimcheck.bibliography import load_bibliography, loading
from claimcheck.bibliography.formats import bibtex
from claimcheck.model import Bibliography, InputError, Reference

BIB = """@string{j = {J. Rest}}
@inbook{a, title = {On {DNA}}, author = {Roe, Jane and {WHO}}, crossref = {p}, journal = j}
@misc{a, title = {Again}}
@misc{b, note = {M{\\"u}ller}, editor = {King, Jr., M and others}, year = 1999
"""
PARENT = "@book{p, title = {Parent}, year = {1990}}\n"


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def picture(bibliography):
    """Show all that a bibliography holds."""
    fields = list(Reference.__attrs_attrs__)
    return (
        [
            {
                item.name: dict(value) if hasattr(value, "items") else value
                for item in fields
                for value in [getattr(reference, item.name)]
            }
            for reference in bibliography.references
        ],
        bibliography.failures,
        bibliography.paths,
        dict(bibliography.texts),
    )


@pytest.mark.parametrize(
    ("content", "kind"), [(None, "missing"), ("folder", "folder"), (b"\0\1\2\3" * 9, "binary")]
)
def test_what_cannot_be_read_is_refused_with_its_kind(tmp_path, content, kind):
    path = tmp_path / "a.bib"
    if content == "folder":
        path.mkdir()
    elif content:
        path.write_bytes(content)
    with pytest.raises(InputError) as refusal:
        load_bibliography(path)
    assert (refusal.value.failure.kind, refusal.value.failure.path) == (kind, str(path))


def test_a_file_of_no_known_format_is_refused(tmp_path):
    with pytest.raises(InputError, match="known format"):
        load_bibliography(write(tmp_path, "a.txt", "Dear diary"))


def test_an_empty_file_is_an_empty_bibliography(tmp_path):
    assert len(load_bibliography(write(tmp_path, "a.bib", ""))) == 0


def test_a_file_in_another_encoding_is_read_and_told(tmp_path):
    path = write(tmp_path, "a.bib", "@misc{a,\n note = {Müller}}".encode("latin-1"))
    bibliography = load_bibliography(path)
    assert bibliography["a"].get("note") == "Müller"
    assert [(f.kind, f.line) for f in bibliography.failures] == [("encoding", 2)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_marks_and_wide_characters_are_read(tmp_path, encoding):
    path = write(tmp_path, "a.bib", "@misc{a, note = {Müller}}".encode(encoding))
    assert load_bibliography(path)["a"].get("note") == "Müller"


def test_several_files_are_one_bibliography(tmp_path):
    first, second = write(tmp_path, "a.bib", BIB), write(tmp_path, "p.bib", PARENT + "@misc{a,}")
    bibliography = load_bibliography(first, second)
    assert list(bibliography) == ["a", "p"]
    assert (bibliography["a"].get("booktitle"), bibliography["a"].year) == ("Parent", 1990)
    assert [(f.kind, f.path) for f in bibliography.failures] == [
        ("duplicate-key", str(first)),
        ("unreadable-entry", str(first)),
        ("duplicate-key", str(second)),
    ]


@pytest.fixture
def _any_size(monkeypatch):
    """Let files of any size be kept."""
    monkeypatch.setattr("claimcheck.bibliography.loading.SMALLEST", 0)


@pytest.mark.usefixtures("_any_size")
def test_the_cache_gives_the_same_bibliography_without_parsing(tmp_path, monkeypatch):
    paths = [
        write(tmp_path, "a.bib", BIB.rstrip() + "}"),
        write(tmp_path, "b.ris", "TY  - JOUR\nER  -\n"),
    ]
    plain = picture(load_bibliography(*paths))
    cold = picture(load_bibliography(*paths, cache=tmp_path / "cache"))
    monkeypatch.setattr("claimcheck.bibliography.bibtex.split_blocks", None)
    warm = picture(load_bibliography(*paths, cache=tmp_path / "cache"))
    assert plain == cold == warm


@pytest.mark.usefixtures("_any_size")
def test_a_changed_file_is_read_anew(tmp_path):
    path = write(tmp_path, "a.bib", PARENT)
    load_bibliography(path, cache=tmp_path / "cache")
    write(tmp_path, "a.bib", PARENT.replace("1990", "1991"))
    assert load_bibliography(path, cache=tmp_path / "cache")["p"].year == 1991


@pytest.mark.usefixtures("_any_size")
@pytest.mark.parametrize("damage", [b"", b"{}", b"x\n[]", None])
def test_a_damaged_cache_is_ignored(tmp_path, damage):
    path = write(tmp_path, "a.bib", PARENT)
    expected = picture(load_bibliography(path, cache=tmp_path / "cache"))
    (kept,) = (tmp_path / "cache").glob("bibliography-*")
    kept.write_bytes(kept.read_bytes().replace(b"1990", b"1991") if damage is None else damage)
    assert picture(load_bibliography(path, cache=tmp_path / "cache")) == expected


@pytest.mark.usefixtures("_any_size")
def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path):
    path = write(tmp_path, "a.bib", PARENT)
    assert len(load_bibliography(path, cache=path)) == 1


def test_a_small_file_is_not_kept(tmp_path):
    path = write(tmp_path, "a.bib", PARENT)
    load_bibliography(path, cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_the_door_leads_to_a_mapping():
    assert isinstance(bibtex.FORMAT.parse(PARENT, "x"), Bibliography)


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("a.bib", "@misc{{a{n}, title = {{Rest}}}} "),
        ("a.ris", "TY  - JOUR\nTI  - Rest\nER  - \n"),
        ("a.nbib", "PMID- {n}\nTI  - Rest\n\n"),
        ("a.json", '{{"id": "a{n}"}},'),
        ("a.bbl", "\\bibitem{{a{n}}} Roe J. Rest.\n"),
    ],
)
def test_a_file_of_too_many_entries_is_refused_before_they_are_read(
    tmp_path, monkeypatch, name, entry
):
    monkeypatch.setattr(loading, "_MOST_ENTRIES", 3)
    heads = {"a.json": ("[", '{"id": "z"}]'), "a.bbl": ("\\begin{thebibliography}{9}\n", "")}
    head, tail = heads.get(name, ("", ""))

    def written(count):
        return write(tmp_path, name, head + "".join(entry.format(n=n) for n in range(count)) + tail)

    assert load_bibliography(written(2)).references
    with pytest.raises(InputError, match="holds over 3 entries"):
        load_bibliography(written(4))
