"""A line that names a body and what it publishes is no reference to take apart."""

import pytest

from claimcheck.model import Origin, Reference
from claimcheck.rules._pointers import is_pointer


def _printed(raw, **fields):
    return Reference(key="one", type="misc", fields=fields, raw=raw, origin=Origin.TEXT)


@pytest.mark.parametrize("raw", ["Kidney Society Practice Guidelines", "The national formulary"])
def test_the_name_of_guidelines_points_at_them(raw):
    assert is_pointer(_printed(raw))


@pytest.mark.parametrize(
    "raw",
    ["Kidney Society Practice Guidelines, 2019", "Kidney guidelines, https://kidneys.example"],
)
def test_a_year_or_an_address_makes_a_reference(raw):
    assert not is_pointer(_printed(raw))


def test_an_author_makes_a_reference():
    assert not is_pointer(_printed("Roe, Jane. On kidneys.", author="Roe, Jane"))
