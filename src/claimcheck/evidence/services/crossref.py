"""Crossref: the index of DOIs of journals, books and preprints; first for matching."""

import json
from urllib.parse import quote

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.records.crossref import SERVICE as NAME
from claimcheck.evidence.records.crossref import works_of_answer
from claimcheck.evidence.services.service import (
    Contact,
    Query,
    Search,
    Service,
    first_family,
    value_of,
)
from claimcheck.model import Work

_ROWS = "5"


def _search(printed: Printed, contact: Contact, day: str) -> Search:
    found = tuple[Work, ...]()
    doi = value_of(printed, "doi")
    if doi:
        body = yield Query(f"/v1/works/{quote(doi, safe='')}", _polite(contact))
        found = works_of_answer(json.loads(body), day) if body is not None else ()
    if printed.title and not found:
        words = " ".join((printed.title, first_family(printed), str(printed.year or ""))).strip()
        query = (("query.bibliographic", words), ("rows", _ROWS), *_polite(contact))
        body = yield Query("/v1/works", query)
        found = works_of_answer(json.loads(body), day) if body is not None else ()
    return found


def _polite(contact: Contact) -> tuple[tuple[str, str], ...]:
    return (("mailto", contact.mailto),) if contact.mailto else ()


SERVICE = Service(name=NAME, address="https://api.crossref.org", pace=1.0, rank=1, search=_search)
