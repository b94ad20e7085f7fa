"""Substances, therapies, genes and variants are named with one spelling for all."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.tokens import tokenize
from claimcheck.sentences.entities import find_entities


def entities(text):
    return find_entities(text, tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rs53576 is common", ("variant", "rs53576")),
        ("The OXTR gene", ("gene", "OXTR")),
        ("an XYZ12 polymorphism", ("gene", "XYZ12")),
        ("Adalimumab was given", ("drug", "adalimumab")),
        ("enalapril was given", ("drug", "enalapril")),
        ("Anastrozole was given", ("drug", "anastrozole")),
        ("They took Sermorelin", ("peptide", "sermorelin")),
        ("They took CJC-1295", ("peptide", "cjc-1295")),
        ("vitamin B12 helps", ("vitamin", "cobalamin")),
        ("TRT is offered", ("therapy", "testosterone replacement therapy")),
        ("testosterone replacement therapy", ("therapy", "testosterone replacement therapy")),
        ("oestradiol falls", ("hormone", "estradiol")),
        ("St. John’s wort", ("supplement", "st john's wort")),
        ("Try yoga", ("lifestyle", "yoga")),
        ("oxytocin's part", ("hormone", "oxytocin")),
    ],
)
def test_an_entity_is_found_with_kind_and_normal_name(text, expected):
    (found,) = entities(text)
    assert (found.kind, found.normal) == expected


@pytest.mark.parametrize("text", ["A new concept", "a dipeptide", "The DNA", "a routine", "cells"])
def test_look_alikes_are_no_entities(text):
    assert entities(text) == ()


def test_the_longest_name_wins_and_nothing_overlaps():
    found = entities("growth hormone peptide therapy and growth hormone")
    assert [entity.normal for entity in found] == [
        "growth hormone peptide therapy",
        "growth hormone",
    ]


_WORDS = [
    "oxytocin's",
    "growth",
    "hormone",
    "therapy",
    "rs123",
    "OXTR",
    "gene",
    ",",
    "concept",
    "adalimumab",
    "vitamin",
    "D",
]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=5)), max_size=12))
def test_any_text_gives_spans_in_order_that_cut_their_words(words):
    text = " ".join(words)
    found = entities(text)
    assert all(text[e.start : e.end] == e.text and e.normal for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
