"""Trials that are called by their own short names: "In SELECT, with 35,533 men, …"."""

import re

from claimcheck.citations._needy_forms import form
from claimcheck.resources import read_words

SHORT_NAME = (
    r"(?:[A-Z][A-Z0-9]{2,20}|[A-Z][A-Za-z0-9]{0,12}[A-Z][A-Za-z0-9]{0,12}"
    r"|[A-Z][A-Z0-9]{2,20}[a-z]{1,6}[A-Z0-9]{0,6})"
    r"(?:[-–/][A-Z0-9][A-Za-z0-9]{0,15}){0,3}(?: [1-9]\d?)?"
)
"""Pattern of a short name: capitals, with small letters, figures and hyphens between them."""
_PEOPLE = (
    r"(?:people|persons|patients|adults|women|men|boys|girls|children|infants|babies|newborns"
    r"|participants|volunteers|mothers|smokers|teenagers|adolescents|students|nurses|workers"
    r"|residents|couples|families|households|villages|schools|practices|pupils|athletes)"
)
_PERSONS = _PEOPLE[3:-1].replace("|", " ")
_COUNTED = rf"\d[\d,]{{1,9}} (?:[\w'’-]{{1,20}} ){{0,3}}?{_PEOPLE}\b"
_NAME = rf"(?P<name>{SHORT_NAME})"
_DOES = (
    "randomised", "randomized", "enrolled", "recruited", "followed", "invited", "included",
    "compared", "assigned", "tested", "gave", "took", "asked", "trained",
)  # fmt: skip
_ACTS = " ".join([*_DOES, *(f"re{each}" for each in _DOES)])
DOING = form(
    rf"(?<![\w-]){_NAME}(?:, (?:an?|in|at|with|the) [^.;()]{{2,60}},| \([^()]{{1,40}}\))? "
    r"(?:then |later |has |had |also )?(?:re-?)?(?:randomi[sz]ed|enrolled|recruited|followed"
    rf"|invited|included|compared|assigned|tested|gave|took|asked|trained)\b[^.;]{{0,60}}?{_COUNTED}",
    _ACTS,
    _PERSONS,
)
"""A short name that does what trials do to a number of people."""
BEING = form(
    rf"(?<![\w-]){_NAME} (?:is|was) (?:an? |the )(?:[\w-]{{1,20}} ){{0,4}}?"
    r"(?:trial|study|cohort|experiment|survey|registry)\b",
    "trial study cohort experiment survey registry",
)
"""A short name that is said to be a trial."""
CALLED = form(
    r"\b(?:trial|study|cohort|programme|program|one|it),? (?:called|named|known as) "
    rf"{_NAME}(?![\w-])",
    "called named known",
)
"""A short name that something is called by."""
BESIDE = form(
    rf"\b{_NAME}, (?:an?|the) (?:[\w-]{{1,20}} ){{0,4}}?(?:trial|study|cohort)\b",
    "trial study cohort",
)
"""A short name with what it is behind a comma."""
WITHIN = form(
    rf"\b[Ii]n {_NAME}(?:,| itself,?)? (?:with |which |where |whose |the |about |some |over )?"
    rf"(?:[\w'’-]{{1,20}} ){{0,3}}?{_COUNTED}",
    "In in",
    _PERSONS,
)
"""A short name in which a number of people is counted."""
BRACKETED = form(rf"\({_NAME}[;,] {_COUNTED}[^()]{{0,40}}\)", _PERSONS)
"""A short name in brackets, with a number of people."""
LONG = form(rf"\b[Ii]n (?:the )?{_NAME}(?=[,.;)]| (?:itself|trial|study|again|any|one)\b)", "In in")
"""A short name behind "in", which must be a long one to be told from an illness."""
LISTED = form(
    rf"\b(?:trials|studies|cohorts)\b[^.;()]{{0,120}}\((?P<name>{SHORT_NAME})"
    rf"(?:(?:, | and |, and ){SHORT_NAME}){{1,5}}\)",
    "trials studies cohorts",
)
"""The first of several short names in brackets behind the word for what they are."""
_CAPITALS = re.compile(r"[A-Z]")
_SHORTEST, _LONG = 4, 5
_NOT_TRIALS = "citations/data/not_trials.tsv"


def is_known_abbreviation(name: str) -> bool:
    """Tell whether capitals stand for an illness, a measure, a gene or a kind of drug or study.

    Args:
        name: A short name, as the text has it.
    """
    return name.upper() in read_words(_NOT_TRIALS, "name")


def is_short_name(name: str) -> bool:
    """Tell whether a name can be that of a trial: capitals, and no known illness, measure or gene.

    Args:
        name: A short name, as the text has it.
    """
    is_long = len(name) >= _SHORTEST and len(_CAPITALS.findall(name)) > 1
    return is_long and not is_known_abbreviation(name)


def is_long_name(name: str) -> bool:
    """Tell whether a short name is long enough to be that of a trial, where nothing else says so.

    Abbreviations of illnesses have two to four capitals.

    Args:
        name: A short name, as the text has it.
    """
    capitals = len(_CAPITALS.findall(name))
    return is_short_name(name) and name.isupper() and capitals >= _LONG
