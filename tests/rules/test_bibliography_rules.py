"""Laws of the rules on bibliographies, beyond what their case files show."""

import gc
import weakref

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.auditing import audit
from claimcheck.bibliography import load_bibliography, parse_bibtex
from claimcheck.model import Bibliography, InputError, Library, Problem, Reference, Severity
from claimcheck.pipeline.subjects import subjects_of_entries
from claimcheck.rules import all_rules, load_profile
from claimcheck.rules._copies import copies
from claimcheck.rules._once import once
from claimcheck.rules.bibliography._damage import broken_characters, is_unbalanced, markup
from claimcheck.rules.bibliography._journals import journal_words, same_journal, year_of_volume
from claimcheck.rules.bibliography._pages import is_reversed
from claimcheck.rules.bibliography._placeholders import is_placeholder
from claimcheck.rules.bibliography._same_work import Kinship, kinship

RULES = [rule for code, rule in all_rules().items() if code.startswith("CC3")]
SETTINGS = evolve(load_profile(), today="2025-06-30")
NAMES = ["title", "author", "year", "date", "journal", "volume", "pages", "doi", "url", "isbn"]
NAMES += ["issn", "eprint", "archiveprefix", "booktitle", "crossref", "pmid", "note", "abstract"]
VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["2011", "2011-12", "TODO", "et al.", "Roe, Jane and others", "10.1/", "12--3"]
    ),
    st.sampled_from(
        ["1901.00001", "arXiv", "PLOS ONE", "9", "{", "}", "MÃ¼", "&amp;", "none", "-"]
    ),
)
ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["article", "book", "misc", "inproceedings", "online", "xdata", "walk"]),
        st.sampled_from(["a", "A", "b2011", "c2012", "d"]),
        st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8),
    ),
    max_size=6,
)


def problems(bibliography: Bibliography) -> list[tuple[str, Problem]]:
    return [
        (rule.code, answer)
        for subject in subjects_of_entries(Library(bibliography), SETTINGS)
        for rule in RULES
        if rule.subject is subject.kind
        for answer in rule(subject.value, subject.context)
        if isinstance(answer, Problem)
    ]


def written(entries) -> str:
    return "\n".join(
        f"@{kind}{{{key},\n"
        + ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        + "\n}"
        for kind, key, fields in entries
    )


@settings(deadline=None, max_examples=50)
@given(st.one_of(ENTRIES.map(written), st.text(max_size=200)))
def test_any_bibliography_is_judged_and_each_problem_has_a_place_in_it(text):
    for code, problem in problems(parse_bibtex(text, "a.bib")):
        assert problem.message
        assert "\n" not in problem.message or code == "CC301"
        if problem.span is not None:
            assert 0 <= problem.span.start <= problem.span.end <= len(text)
        else:
            assert problem.line is not None


@settings(deadline=None, max_examples=50)
@given(ENTRIES.map(written))
def test_judging_twice_says_the_same(text):
    assert problems(parse_bibtex(text, "a.bib")) == problems(parse_bibtex(text, "a.bib"))


@settings(deadline=None, max_examples=50)
@given(ENTRIES.map(written))
def test_an_entry_doubled_at_the_end_adds_only_that_it_is_doubled(text):
    before = parse_bibtex(text, "a.bib")
    first = next((one for one in before.references if one.raw and "crossref" not in one.raw), None)
    if first is None or "twin" in before or before.failures or first.type == "xdata":
        return
    raw = first.raw.replace(f"{{{first.key},", "{twin,", 1)
    after = parse_bibtex(f"{text}\n\n{raw}\n", "a.bib")
    if after.failures or "twin" not in copies(after):
        return
    subjects_before = {(code, one.subject) for code, one in problems(before)}
    new = [
        (code, one) for code, one in problems(after) if (code, one.subject) not in subjects_before
    ]
    assert {code for code, _ in new} <= {"CC302"}
    assert any(one.key == "twin" for _, one in new)


def test_the_profile_of_no_day_judges_no_future_year():
    bibliography = parse_bibtex("@article{a, title = {Walking}, year = {2187}}", "a.bib")
    rule = all_rules()["CC305"]
    undated = evolve(SETTINGS, today="")
    asked = [
        one for one in subjects_of_entries(Library(bibliography), undated) if one.kind is Reference
    ]
    answers = [answer for one in asked for answer in rule(one.value, one.context)]
    assert not any(isinstance(answer, Problem) for answer in answers)


def test_a_fault_of_an_entry_points_at_its_field():
    text = "@article{a, title = {Walking}, year = {2011}, pages = {342--319}}"
    ((_, problem),) = [one for one in problems(parse_bibtex(text, "a.bib")) if one[0] == "CC305"]
    assert problem.span is not None
    assert problem.span.of(text) == "342--319"


def test_a_file_in_another_encoding_is_a_warning(tmp_path):
    path = tmp_path / "a.bib"
    path.write_bytes("@article{a, title = {Über das Gehen}}".encode("cp1252"))
    result = audit(text="Walking.", format="markdown", bibliography=path, select=("CC301",))
    assert [(one.severity.value, one.line) for one in result.findings] == [("warning", 1)]


def test_an_encoding_of_two_files_is_told_in_each(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.bib").write_bytes(
            f"@article{{{name}, title = {{Ü}}}}".encode("cp1252")
        )
    both = load_bibliography(tmp_path / "a.bib", tmp_path / "b.bib")
    assert [code for code, _ in problems(both) if code == "CC301"] == ["CC301", "CC301"]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("342--319", True),
        ("187-85", True),
        ("1987-92", False),
        ("19937--9942", False),
        ("S156-61", False),
        ("S161–S156", True),
        ("A1--B7", False),
        ("319", False),
        ("12--15, 3--9", False),
        ("12-", False),
    ],
)
def test_a_short_last_page_takes_its_first_digits_from_the_first(pages, expected):
    assert is_reversed(pages) is expected


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_no_full_range_that_goes_up_is_reversed(first, more):
    assert not is_reversed(f"{first}--{first + more}")


@given(st.integers(10**3, 10**6), st.integers(0, 99))
def test_no_shortened_range_that_goes_up_is_reversed(first, more):
    last = first + more
    for digits in range(1, len(str(first)) + 1):
        if len(str(last)) == len(str(first)) and str(first)[:-digits] == str(last)[:-digits]:
            assert not is_reversed(f"{first}-{str(last)[-digits:]}")


@pytest.mark.parametrize("text", ["Müller", "é", "naïve–ish", "Straße", "Ελλάδα", "Čapek", "„ß“"])
def test_letters_read_in_a_wrong_encoding_are_seen_and_right_ones_are_not(text):
    wrong = text.encode("utf-8").decode("cp1252", "replace")
    assert broken_characters(wrong) or "\ufffd" in wrong
    assert not broken_characters(text)


@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_text_without_accents_is_never_broken(text):
    plain = text.encode("ascii", "ignore").decode()
    assert not broken_characters(plain)


@given(st.text(alphabet="a{}\\ ", max_size=12))
def test_braces_around_a_value_that_pairs_pair_too(raw):
    assert is_unbalanced(raw) or raw.endswith("\\") or not is_unbalanced(f"{{{raw}}}")
    assert is_unbalanced(f"{{{raw}") or raw.endswith("\\") or is_unbalanced(raw)


def test_an_ampersand_of_a_name_is_no_markup():
    assert not markup("Walks & Sons; x < y")
    assert markup("Walks &amp; Sons") == "&amp;"


@pytest.mark.parametrize(("name", "text"), [("volume", "XX"), ("note", "TODO"), ("author", "Nan")])
def test_a_word_that_means_something_in_a_field_keeps_no_place_there(name, text):
    assert not is_placeholder(name, text)
    assert is_placeholder("pages", text)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("J. Chem. Phys.", "Journal of Chemical Physics", True),
        ("J Physiol", "Journal of Physiology", True),
        ("J. Phys.", "Journal of Physiology", False),
        ("Proc Natl Acad Sci U S A", "PNAS", True),
        ("Physical Review A", "Physical Review B", False),
        ("Science (New York, N.Y.)", "Science", True),
        ("The Lancet", "Lancet", True),
    ],
)
def test_an_abbreviation_is_the_journal_that_its_words_stand_for(short, full, expected):
    assert same_journal(journal_words(short), journal_words(full)) is expected
    assert same_journal(journal_words(full), journal_words(short)) is expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_being_one_journal_is_mutual(one, other):
    first, second = journal_words(one), journal_words(other)
    assert same_journal(first, second) == same_journal(second, first)
    assert same_journal(first, first)


def test_numbering_holds_from_the_year_from_which_it_is_known():
    words = journal_words("Proceedings of the National Academy of Sciences")
    assert year_of_volume(words, 108) == 2011
    assert year_of_volume(words, 60) is None
    assert year_of_volume(journal_words("Sleep Walks"), 60) is None


@settings(deadline=None, max_examples=50)
@given(ENTRIES.map(written))
def test_kinship_is_mutual(text):
    references = parse_bibtex(text, "a.bib").references
    for one in references:
        for other in references:
            assert kinship(one, other) is kinship(other, one)
            assert isinstance(kinship(one, other), Kinship)


def test_what_is_found_out_once_is_let_go_with_the_thing():
    class Thing:
        pass

    asked = []
    ask = once(lambda thing: asked.append(thing is not None) or len(asked))
    thing = Thing()
    assert (ask(thing), ask(thing)) == (1, 1)
    assert ask(Thing()) == 2
    gone = weakref.ref(thing)
    del thing
    gc.collect()
    assert gone() is None


def test_every_sample_bibliography_is_judged(shared):
    count = 0
    for path in sorted((shared / "data" / "bib").rglob("*.bib*")):
        if path.is_file():
            try:
                problems(load_bibliography(path))
            except InputError:
                continue
            count += 1
    assert count > 300


def test_the_article_is_doubted_where_it_can_be_and_no_sound_reference_is_accused(shared):
    article = shared / "articles" / "oxytocin-wellness.txt"
    found = audit(article, select=("CC3",)).findings
    assert [(one.rule, one.severity.value, one.key) for one in found] == [
        ("CC303", "note", None),
        ("CC312", "note", "krol2019"),
        ("CC306", "note", "quintana2018"),
    ]


def told(code, text, path, tmp_path):
    file = tmp_path / path
    file.write_text(text, encoding="utf-8")
    found = audit(text="", bibliography=file, select=["bibliography"])
    return [finding for finding in found.findings if finding.rule == code]


def test_records_of_exchange_formats_have_no_fields_foreign_to_a_type(tmp_path):
    ris = "TY  - ELEC\nTI  - Sleep\nT2  - Rest Site\nSE  - 4\nER  -\n"
    assert told("CC311", ris, "a.ris", tmp_path) == []
    bibtex = "@online{a, title = {Sleep}, journal = {Rest Site}}"
    assert len(told("CC311", bibtex, "a.bib", tmp_path)) == 1


def test_an_issn_in_the_place_of_an_isbn_is_to_be_moved(tmp_path):
    (found,) = told("CC304", "@book{a, title = {Rest}, isbn = {1471-2164}}", "a.bib", tmp_path)
    assert (found.severity, found.remedy) == (Severity.NOTE, "move it to `issn`")


def test_the_remedy_for_a_doi_with_a_bracket_is_the_doi_without(tmp_path):
    (found,) = told("CC304", "@book{a, title = {Rest}, doi = {10.1000/j.8]}}", "a.bib", tmp_path)
    assert (found.severity, found.remedy) == (Severity.WARNING, "write `doi = {10.1000/j.8}`")


@pytest.mark.parametrize(
    ("field", "value"), [("isbn", "1, "), ("issn", "0028-0837 "), ("orcid", "1;")]
)
def test_a_field_of_doubled_identifiers_is_told_once(field, value):
    doubled = "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 10))
    text = f"@string{{s0 = {{{value}}}}}\n{doubled}@book{{a, title = {{T}}, {field} = s9}}"
    found = [one for code, one in problems(parse_bibtex(text, "x")) if code == "CC304"]
    assert [one.message.endswith("is more than 100 of them") for one in found] == [True]
