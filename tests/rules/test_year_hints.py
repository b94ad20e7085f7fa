"""Every field that tells when a work appeared is heard, and says for which years it speaks."""

import pytest

from claimcheck.model import Reference
from claimcheck.rules.bibliography._year_hints import hints


def _spoken(kind="article", **fields):
    given = {"year": "1999", **{name.replace("_", "-"): text for name, text in fields.items()}}
    return [(hint.name, hint.first, hint.last) for hint in hints(Reference("k", kind, given))]


@pytest.mark.parametrize(
    ("fields", "spoken"),
    [
        ({"file": "Roe - 2012 - Walking.pdf"}, ("file", 2011, 2013)),
        ({"file": "Roe_2012_-_Walking.pdf"}, ("file", 2011, 2013)),
        ({"bibcode": "2012Natur.489..100R"}, ("bibcode", 2011, 2013)),
        ({"adsurl": "https://ads.example.org/abs/2012Natur.489..100R"}, ("adsurl", 2011, 2013)),
        ({"copyright": "Copyright (c) 2012 by the authors"}, ("copyright", 2011, 2014)),
        ({"rights": "© Walkers, 2012"}, ("rights", 2011, 2014)),
        ({"note": "Accessed 3 May 2012"}, ("note", 0, 2012)),
        ({"howpublished": "Retrieved on 2012-05-03"}, ("howpublished", 0, 2012)),
        ({"date_added": "2012-05-03 10:00:00 +0200"}, ("date-added", 0, 2013)),
        ({"timestamp": "2012.05.03"}, ("timestamp", 0, 2013)),
    ],
)
def test_a_field_beside_the_year_speaks_for_its_years(fields, spoken):
    assert spoken in _spoken(**fields)


def test_the_address_of_a_page_tells_its_month_and_year():
    assert _spoken("online", url="https://example.org/2012/05/walking") == [("url", 2011, 2013)]


@pytest.mark.parametrize(
    "fields",
    [
        {"file": "Roe - 2012 - Walking.pdf;Roe - 2015 - Running.pdf"},
        {"rights": "All rights reserved since 2012"},
        {"bibcode": "9999Natur.489..100R"},
        {"url": "https://example.org/2012/05/walking"},
        {"note": "Talk given in 2012"},
    ],
)
def test_what_may_be_another_year_says_nothing(fields):
    assert _spoken(**fields) == []
