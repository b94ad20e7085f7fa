"""Works that a text calls by organisation, journal, title or a later author."""

import pytest

from claimcheck.bibliography.resolve import resolve
from claimcheck.citations import find_in_text
from claimcheck.model import Bibliography, Person, Reference

LIBRARY = Bibliography(
    (
        Reference(
            key="throat2019",
            authors=(Person("Bek"), Person("Rega")),
            year=2019,
            fields={"title": "Rest for throats", "journal": "Annals of Throat Medicine"},
        ),
        Reference(
            key="care2021",
            authors=(Person("Panel of Throat Experts"),),
            year=2021,
            fields={"title": "Throat Care Guideline for adults"},
        ),
        Reference(
            key="body2016",
            authors=(Person("Council for Throats and Their Doctors"),),
            year=2016,
            fields={"title": "Advice on rest"},
        ),
        Reference(
            key="trial2014",
            authors=(Person("Oat"),),
            year=2014,
            fields={"title": "Rest after surgery: the RESTUP trial"},
        ),
        Reference(
            key="jtm2018",
            authors=(Person("Smit"),),
            year=2018,
            fields={"title": "Tea", "journal": "Journal of Throat Matters"},
        ),
    )
)


def keys(text: str) -> list[str]:
    (mention,) = resolve(find_in_text(text), LIBRARY)
    return [candidate.key for candidate in mention.candidates]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("So (Throat Care Guideline 2021).", "care2021"),
        ("So (JTM 2018).", "jtm2018"),
        ("So (CTD, 2016).", "body2016"),
        ("So (RESTUP Investigators, 2014).", "trial2014"),
        ("So (Rega, 2019).", "throat2019"),
    ],
)
def test_a_name_that_is_no_first_author_fits_by_what_else_the_entry_says(
    text: str, key: str
) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize("text", ["So (Throat Care Guideline 2011).", "So (Okafor, 2019)."])
def test_another_year_or_an_unknown_name_fits_nothing(text: str) -> None:
    assert keys(text) == []


def test_all_works_that_fit_equally_well_are_candidates() -> None:
    many = Bibliography(
        tuple(
            Reference(key=f"bek{n}", authors=(Person("Bek"),), year=2019, fields={"title": f"T{n}"})
            for n in range(7)
        )
    )
    (mention,) = resolve(find_in_text("So (Bek, 2019)."), many)
    assert len(mention.candidates) == 7
