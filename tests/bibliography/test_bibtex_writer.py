"""BibTeX is written so that it is read back, and nothing else in a file moves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.bibtex import parse_bibtex
from claimcheck.bibliography.bibtex_writer import update_bibtex, write_bibtex
from claimcheck.model import Person, Reference

SOURCE = """% my list
@string{j = "J. Rest"}

@article{roe2001,
  title   = {On {DNA}},
  journal = j # " B",
  year    = 2001
}

@misc{poe, note="x",}   words between
@book(b1, title={One}, year={1999})
"""


def rewritten(changes, source=SOURCE):
    return update_bibtex(source, changes)


def test_nothing_to_change_leaves_the_file_as_it_is():
    assert rewritten({}) == SOURCE
    assert rewritten({"roe2001": {"title": "On DNA", "journal": "J. Rest B"}}) == SOURCE


def test_a_changed_field_is_replaced_in_place():
    expected = SOURCE.replace("= 2001", "= {2002}")
    assert rewritten({"roe2001": {"year": "2002"}}) == expected


def test_new_fields_follow_the_style_of_the_entry():
    expected = SOURCE.replace(
        "= 2001\n}", "= 2001,\n  doi     = {10.1000/x_1},\n  note    = {5\\% \\& more}\n}"
    ).replace('"x",}', '"x", pmid={7},}')
    changes = {"roe2001": {"doi": "10.1000/x_1", "note": "5% & more"}, "poe": {"pmid": "7"}}
    assert rewritten(changes) == expected


def test_an_entry_without_fields_gets_its_first():
    assert rewritten({"a": {"year": "1"}}, "@misc{a}") == "@misc{a,\n  year = {1}}"
    assert rewritten({"a": {"year": "1"}}, "@misc{a,\n}") == "@misc{a,\n  year = {1}\n}"


def test_a_field_is_taken_out_with_its_comma():
    assert rewritten({"roe2001": {"journal": None}}) == SOURCE.replace(
        '\n  journal = j # " B",', ""
    )
    gone = rewritten({"b1": {"title": None, "year": None, "isbn": "9"}})
    assert gone.endswith("@book(b1, isbn={9})\n")


def test_line_ends_of_the_file_are_kept():
    source = "@misc{a,\r\n\ttitle = {T}\r\n}\r\n"
    changed = update_bibtex(source, {"a": {"year": "1999"}}, [Reference("b", fields={"year": "1"})])
    assert changed == (
        "@misc{a,\r\n\ttitle = {T},\r\n\tyear = {1999}\r\n}\r\n\r\n@misc{b,\r\n  year = {1},\r\n}\r\n"
    )


def test_an_entry_with_a_missing_comma_is_changed_where_it_is_meant():
    source = "@misc{a, title = {T}\n year = {1},\n}"
    assert rewritten({"a": {"year": "2"}}, source) == source.replace("{1}", "{2}")
    assert rewritten({"a": {"title": "U"}}, source) == source.replace("{T}", "{U}")


def test_a_key_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        rewritten({"gone": {"year": "1"}})
    with pytest.raises(ValueError, match="already"):
        update_bibtex(SOURCE, {}, [Reference("poe")])
    with pytest.raises(ValueError, match="name"):
        rewritten({"poe": {"a b": "1"}})


def test_people_are_written_as_they_are_read():
    people = (
        Person("von Dawans", "Bernadette"),
        Person("World Health Organization and Partners, Inc.", is_organisation=True),
        Person("King", "Martin", suffix="Jr."),
        Person("Plato"),
    )
    written = write_bibtex([Reference("a", authors=people, et_al=True)])
    (reference,) = parse_bibtex(written, "x").references
    assert (reference.authors, reference.et_al) == (people, True)


def test_a_child_is_written_without_what_it_inherits():
    source = "@inbook{c, title={C}, crossref={p}}\n@book{p, title={P}, year=1990}"
    written = write_bibtex(parse_bibtex(source, "x").references)
    assert dict(parse_bibtex(written, "x")["c"].raw_fields) == {"title": "C", "crossref": "p"}


TEXT = st.text(max_size=40).map(lambda text: " ".join(text.split()))
NAMES = st.sampled_from(["title", "note", "journal", "abstract", "publisher", "booktitle"])
KEYS = st.from_regex(r"[a-z][a-z0-9:._+/-]{0,8}[a-z0-9]", fullmatch=True)
WORDS = st.text("abcDEéß-.&%_'{}$\\", min_size=1, max_size=8)
PEOPLE = st.builds(
    Person, WORDS.map("x{}x".format), given=WORDS.map("Y{}".format), is_organisation=st.just(False)
)
REFERENCES = st.lists(
    st.builds(
        Reference,
        key=KEYS,
        type=st.sampled_from(["article", "book", "misc"]),
        fields=st.dictionaries(NAMES, TEXT.map(lambda text: text or "x")),
        authors=st.lists(PEOPLE, max_size=3).map(tuple),
    ),
    max_size=4,
    unique_by=lambda reference: reference.key,
)


@given(REFERENCES)
@settings(deadline=None)
def test_what_is_written_is_read_back(references):
    read = parse_bibtex(write_bibtex(references), "x")
    assert not read.failures
    assert [item.key for item in read.references] == [item.key for item in references]
    for written, again in zip(references, read.references, strict=True):
        fields = {name: text for name, text in again.fields.items() if name != "author"}
        assert fields == dict(written.fields)
        assert again.authors == written.authors
        assert again.type == written.type


@given(REFERENCES, st.data())
@settings(deadline=None)
def test_untouched_entries_stay_byte_for_byte(references, data):
    text = "% head\n" + write_bibtex(references) + "% tail"
    before = parse_bibtex(text, "x")
    if not before.references:
        return
    key = data.draw(st.sampled_from([item.key for item in before.references]))
    changes = data.draw(st.dictionaries(NAMES, TEXT | st.none(), max_size=3))
    changed = update_bibtex(text, {key: changes}, [Reference("zz-new")])
    after = parse_bibtex(changed, "x")
    assert not after.failures
    assert changed.startswith("% head\n")
    for reference in before.references:
        if reference.key != key:
            assert after[reference.key].raw == reference.raw
    for name, value in changes.items():
        assert after[key].get(name) == (value or "")
    assert list(after) == [*before, "zz-new"]
    assert update_bibtex(changed, {key: changes}) == changed


@given(st.text(alphabet='@a{}(),="# \n\\%x1', max_size=60))
@settings(deadline=None)
def test_no_change_is_no_change_in_any_file(text):
    fields = {
        item.key: {name: item.fields[name] for name in item.raw_fields}
        for item in parse_bibtex(text, "x").references
        if all(name.isalpha() and name.isascii() for name in item.raw_fields)
    }
    assert update_bibtex(text, fields) == text
