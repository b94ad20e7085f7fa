"""The document's own list tells what a letter behind a year means, and titles are cited too."""

import pytest

from claimcheck.bibliography import load_bibliography
from claimcheck.citations import find_citations, link_citations
from claimcheck.readers import read

BIB = """
@article{polish, author = {Fogel, P. and Luta, G.}, title = {The target polish of old tables},
  year = {2025}}
@article{coxntf, author = {Fogel, P. and Luta, G.}, title = {Clustering by factors of survival},
  year = {2025}}
@misc{uci, title = {Diabetes data set of a university}}
@misc{guide, title = {Extension manager user guide}, year = {2024}}
@manual{survival, author = {{Jane M Therneau}}, title = {A package for survival}, year = {2015}}
@misc{google, author = {{Google}}, title = {Mobility reports of all regions}}
"""
LIST = """

# References

Fogel, P., and G. Luta. 2025a. “Clustering by Factors of Survival.” J Rest 3: 1–9.

———. 2025b. “The Target Polish of Old Tables.” J Rest 4: 2–8.
"""


@pytest.fixture
def works(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(BIB, "utf-8")
    return load_bibliography(path)


def linked(text, works):
    found = link_citations(read(text=text, format="markdown"), works)
    return [(mention.text, [one.key for one in mention.candidates]) for mention in found]


def test_a_letter_means_the_entry_that_shows_it(works):
    text = f"Tables help (Fogel and Luta 2025b). So do factors (Fogel and Luta 2025a).{LIST}"
    assert linked(text, works)[:2] == [
        ("(Fogel and Luta 2025b)", ["polish"]),
        ("(Fogel and Luta 2025a)", ["coxntf"]),
    ]


def test_without_a_list_a_letter_leaves_both_open(works):
    ((_, keys),) = linked("Tables help (Fogel and Luta 2025b).", works)
    assert sorted(keys) == ["coxntf", "polish"]


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        ("(“Diabetes Data Set of a University” n.d.)", "uci"),
        ('("Extension Manager User Guide," 2024)', "guide"),
        ("(“Extension Manager User Guide” 2024)", "guide"),
        ("(Google n.d.)", "google"),
    ],
)
def test_works_without_authors_or_years_are_cited_by_what_they_have(works, mark, key):
    assert linked(f"The data help much {mark}.", works) == [(mark, [key])]


def test_of_several_in_one_mark_each_is_found(works):
    text = "They help (Fogel and Luta 2025; “Diabetes Data Set of a University” n.d.)."
    found = dict(linked(text, works))
    assert found["“Diabetes Data Set of a University” n.d."] == ["uci"]


@pytest.mark.parametrize(
    "text",
    [
        "He said “sleep is good” (2024).",
        "The motto “sleep is good” 2024 was theirs.",
        "They met (in “Hotel Sleep” 2024) twice.",
    ],
)
def test_other_quotations_cite_nothing(text):
    assert find_citations(read(text=text, format="markdown")) == ()


@pytest.mark.parametrize(
    ("mark", "entry", "key"),
    [
        (
            "(Extension Manager User Guide 2024)",
            "*Extension Manager User Guide*. 2024. https://a.example.",
            "guide",
        ),
        (
            "(*Diabetes Data Set of a University*, n.d.)",
            "*Diabetes Data Set of a University*. n.d. https://a.example.",
            "uci",
        ),
        (
            "(Jane M Therneau 2015)",
            "Jane M Therneau. 2015. *A Package for Survival*. https://a.example.",
            "survival",
        ),
    ],
)
def test_a_mark_may_begin_as_an_entry_of_the_list_does(works, mark, entry, key):
    text = f"The data help much {mark}.\n\n# References\n\n{entry}\n"
    assert linked(text, works)[0] == (mark, [key])


@pytest.mark.parametrize("mark", ["(made in the north 2024)", "(guide of all 2024)"])
def test_words_in_brackets_that_no_entry_begins_with_are_no_title(mark):
    text = f"It helps {mark}.\n\n# References\n\n*User Guide of All*. 2024. https://a.example.\n"
    assert find_citations(read(text=text, format="markdown")) == ()
