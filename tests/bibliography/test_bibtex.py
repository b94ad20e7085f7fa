"""What BibTeX and biblatex source is read as."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.bibliography import load_bibliography, parse_bibtex

PATH = "refs.bib"


def read(source):
    return parse_bibtex(source, PATH)


def only(source):
    (reference,) = read(source).references
    return reference


def kinds(source):
    return [failure.kind for failure in read(source).failures]


def test_an_entry_fills_the_whole_reference():
    source = "% list\n\n@Article{roe2001,\n  Title = {On {DNA}},\n  author = {Roe, Jane},\n  year = 2001\n}\n"
    reference = only(source)
    assert (reference.key, reference.type, reference.line) == ("roe2001", "article", 3)
    assert dict(reference.fields) == {"title": "On DNA", "author": "Roe, Jane", "year": "2001"}
    assert reference.raw_fields["title"] == "On {DNA}"
    assert reference.year == 2001
    assert str(reference.authors[0]) == "Jane Roe"
    assert reference.span.of(source) == reference.raw == source[8:-1]
    assert reference.path == PATH


def test_the_span_of_a_field_is_its_value_as_written():
    source = '@misc{a, title = "Two {Words}", note = {x}, year = 1999, month = jan # "~4"}'
    reference = only(source)
    for name, span in reference.field_spans.items():
        assert span.of(source) == reference.raw_fields[name]
    assert reference.raw_fields["month"] == 'jan # "~4"'


def test_strings_and_months_are_put_in():
    source = '@string{jx = "Journal of X"}\n@STRING(pub = {Press # 1})\n@article{a, journal = JX, month = feb # "~2", publisher = pub # " Ltd"}'
    reference = only(source)
    assert reference.container == "Journal of X"
    assert reference.get("month") == "February 2"
    assert reference.get("publisher") == "Press # 1 Ltd"


def test_a_string_that_nothing_defines_is_told_and_kept():
    assert kinds("@misc{a, publisher = nowhere}") == ["undefined-string"]
    assert only("@misc{a, publisher = nowhere}").get("publisher") == "nowhere"


@pytest.mark.parametrize(
    ("source", "year"),
    [
        ("year = {2011}", 2011),
        ("date = {2011-12}", 2011),
        ("date = {1999/2001}", 1999),
        ("year = {c. 1850}", 1850),
        ("year = {in press}", None),
        ("year = {in press}, date = {2020-01-02}", 2020),
        (r"year = {{\noopsort{1973b}}1973}", 1973),
    ],
)
def test_the_year_is_read_from_year_or_date(source, year):
    assert only(f"@misc{{a, {source}}}").year == year


def test_a_child_inherits_from_a_parent_further_down():
    source = """@inproceedings{c, title = {Child}, author = {Roe, J}, crossref = {p}}
@proceedings{p, title = {Big Meeting}, editor = {Poe, E}, year = 1990, doi = {10.1000/p}}"""
    child = read(source)["c"]
    assert (child.title, child.container, child.year) == ("Child", "Big Meeting", 1990)
    assert child.editors[0].family == "Poe"
    assert child.doi == ""
    assert "booktitle" not in child.raw_fields


def test_data_entries_are_folded_in():
    source = (
        "@article{c, title={T}, xdata={one, two}}\n@xdata{one, journal={J}}\n@xdata{two, year=1980}"
    )
    child = read(source)["c"]
    assert (child.container, child.year) == ("J", 1980)


def test_a_parent_that_is_not_there_is_a_failure_with_its_line():
    (failure,) = read("\n@misc{c, crossref = {gone}}").failures
    assert (failure.kind, failure.line, failure.key) == ("missing-crossref", 2, "c")


def test_parents_in_a_ring_end():
    source = "@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, year=1990}"
    assert read(source)["a"].year == 1990


def test_a_broken_entry_is_a_failure_and_the_next_is_read():
    source = "@article{a, title = {never closed,\n year = 1990\n\n@article{b, title = {Sound}}\n"
    bibliography = read(source)
    assert list(bibliography) == ["b"]
    (failure,) = bibliography.failures
    assert (failure.kind, failure.line, failure.end_line) == ("unreadable-entry", 1, 2)


def test_a_repeated_key_is_a_failure_and_the_first_stands():
    bibliography = read("@misc{a, title={One}}\n@misc{a, title={Two}}")
    assert bibliography["a"].title == "One"
    assert [(f.kind, f.line, f.key) for f in bibliography.failures] == [("duplicate-key", 2, "a")]


def test_a_repeated_field_is_a_failure_and_the_first_stands():
    source = "@misc{a, title={One},\n Title={Two}}"
    bibliography = read(source)
    assert bibliography["a"].title == "One"
    assert [(f.kind, f.line) for f in bibliography.failures] == [("duplicate-field", 2)]


def test_a_missing_comma_is_told_and_both_fields_are_read():
    source = "@misc{a, title = {One}\n  year = {1999},\n note = {x}}"
    assert kinds(source) == ["missing-comma"]
    assert dict(only(source).fields) == {"title": "One", "year": "1999", "note": "x"}


def test_a_brace_that_closes_too_early_is_told():
    source = "@misc{a, title = {One}},\n year = {1999}\n}\n@misc{b, title={Two}}"
    bibliography = read(source)
    assert list(bibliography) == ["a", "b"]
    assert [f.kind for f in bibliography.failures] == ["unbalanced-braces"]


@pytest.mark.parametrize(
    "source",
    [
        "@article(a, title = {T})",
        "@article { a , title = {T} }",
        "@ article{a, title = {T}}",
        "@article\n{a, title = {T}}",
        "words before @article{a, title = {T}} words behind",
        "@article{a,\r\n  title = {T},\r\n}\r\n",
        "@article{a,\r  title = {T}\r}",
        "@preamble{ {x} }\n@comment{jabref-meta: y;}\n@article{a, title = {T},}",
        '@article{a, title = "T"}',
        "@my-type{a, title = {T}}",
        "@commentary{a, title = {T}}",
        "@article{a, title = {T}, note = {the drive C:\\}}",
        "@article{a, title = {T}, note = {ends in \\\\}}",
    ],
)
def test_every_way_to_write_an_entry_is_read(source):
    bibliography = read(source)
    assert (list(bibliography), bibliography["a"].title) == (["a"], "T")
    assert not bibliography.failures
    assert bibliography["a"].span.of(source).startswith("@")


@pytest.mark.parametrize(
    "key", ["DBLP:conf/x/Y-1", "müller+2001", "a.b_c'd", "10.1000/x(1)", "a b"]
)
def test_a_key_may_have_odd_characters(key):
    assert only(f"@misc{{{key}, title = {{T}}}}").key == key


@pytest.mark.parametrize("source", ["@misc{, title={T}}", "@misc{title={T}}"])
def test_an_entry_without_a_key_is_a_failure(source):
    bibliography = read(source)
    assert not bibliography.references
    assert len(bibliography.failures) == 1


def test_an_entry_in_a_comment_is_not_lost_without_a_word():
    bibliography = read("@comment{\n @misc{a, title={T}}\n}\n@misc{b, title={T}}")
    told = {failure.key for failure in bibliography.failures} | set(bibliography)
    assert told >= {"a", "b"}


HOLDING = {"unreadable-entry", "missing-key", "duplicate-key", "commented-out"}
HEAD = re.compile(r"^[ \t]*@[ \t]*([^\s@{}(),\"'=#%\\]+)\s*[{(]", re.MULTILINE)


def entries_in(text):
    """Count what looks like an entry at the beginning of a line."""
    words = (match.group(1).lower() for match in HEAD.finditer(text))
    return sum(word not in {"comment", "string", "preamble"} for word in words)


def entries_told(bibliography):
    lost = [failure for failure in bibliography.failures if failure.kind in HOLDING]
    return len(bibliography.references) + len(lost)


PIECES = st.sampled_from(
    [
        "\n@misc{a,",
        "\n@Book(b,",
        "\n@string{s = ",
        "\n@comment{",
        "\n@a",
        "}",
        ")",
        "t = ",
        "{x}",
        '"y"',
        "1",
        " and ",
        ",",
        "#",
        "\n",
        "\r\n",
        "\\",
        "{\\'e}",
        "%",
        "crossref={b},",
        "\x1c",
        "é",
    ]
)


@given(st.text() | st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None)
def test_any_text_is_read_with_every_entry_told_and_every_span_exact(text):
    bibliography = parse_bibtex(text, PATH)
    assert entries_told(bibliography) >= entries_in(text)
    for reference in bibliography.references:
        assert reference.span.of(text) == reference.raw
        assert reference.raw.startswith("@")
        for name, span in reference.field_spans.items():
            assert span.of(text) == reference.raw_fields[name]
            assert reference.span.contains(span)
    for failure in bibliography.failures:
        assert 1 <= failure.line <= (failure.end_line or failure.line)
        assert failure.span is None or failure.span[1] <= len(text)


def test_no_entry_of_the_collected_files_is_lost_without_a_word(shared):
    paths = sorted((shared / "data" / "bib").rglob("*.bib*"))
    assert paths
    for path in paths:
        bibliography = load_bibliography(path)
        text = bibliography.texts[str(path)]
        assert entries_told(bibliography) >= entries_in(text), path


def test_macros_that_double_give_no_more_than_the_file_could_hold():
    macros = [
        "@string{a0 = {ab}}",
        *(f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 60)),
    ]
    found = parse_bibtex("\n".join([*macros, "@book{k, title = a59 # a59, year = 2020}"]), "a.bib")
    assert found["k"].year == 2020
    assert len(found["k"].title) < 200_000
    assert "undefined-string" in {failure.kind for failure in found.failures}


def test_macros_may_stand_in_every_entry():
    entries = "".join(f"@book{{k{n}, title = a # {{ {n}}}}}\n" for n in range(300))
    found = parse_bibtex("@string{a = {The Journal of Tea}}\n" + entries, "a.bib")
    assert {reference.title[:18] for reference in found.references} == {"The Journal of Tea"}
    assert found.failures == ()
