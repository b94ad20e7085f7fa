"""Kinds of documents lower what rests on wording, where the kind is more likely than not."""

from attrs import evolve

import claimcheck
from claimcheck.model import DocumentKind, Kind, Origin, Severity
from claimcheck.rules import load_profile
from claimcheck.rules.context import Context
from claimcheck.rules.kinds import lowered_by_kind


def _lowered(kind):
    analysis = claimcheck.analyse(claimcheck.read(text="Walking lowers blood pressure."))
    reading = analysis.reading
    known = evolve(reading, document=evolve(reading.document, kind=kind))
    return lowered_by_kind(Severity.ERROR, Context(load_profile(), reading.library, reading=known))


def test_a_leaflet_that_is_surely_one_lowers_an_error():
    assert _lowered(DocumentKind(Kind.LEAFLET, 0.8)) is Severity.WARNING


def test_a_text_that_only_may_be_a_leaflet_lowers_nothing():
    assert _lowered(DocumentKind(Kind.LEAFLET, 0.4)) is None


def test_what_a_person_recorded_is_sure():
    assert _lowered(DocumentKind(Kind.LEAFLET, 0.1, Origin.RECORD)) is Severity.WARNING


def test_an_advert_lowers_nothing():
    assert _lowered(DocumentKind(Kind.CLINIC, 0.9)) is None
