"""DataCite: the index of DOIs of data, software, theses and some preprints."""

import json
from urllib.parse import quote

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.records.datacite import SERVICE as NAME
from claimcheck.evidence.records.datacite import works_of_answer
from claimcheck.evidence.services.service import Contact, Query, Search, Service, value_of

_ARTICLES = frozenset({"article", "inbook", "incollection", "book", "inproceedings"})


def _search(printed: Printed, contact: Contact, day: str) -> Search:
    del contact
    doi = value_of(printed, "doi")
    if doi:
        body = yield Query(f"/dois/{quote(doi, safe='')}")
        if body is not None:
            return works_of_answer(json.loads(body), day)
    if printed.title and printed.type not in _ARTICLES:
        phrase = printed.title.replace("\\", " ").replace('"', " ")
        query = (("query", f'titles.title:"{phrase}"'), ("page[size]", "5"))
        body = yield Query("/dois", query)
        return works_of_answer(json.loads(body), day) if body is not None else ()
    return ()


def _fits(printed: Printed) -> bool:
    return bool(value_of(printed, "doi")) or printed.type not in _ARTICLES


SERVICE = Service(
    name=NAME,
    address="https://api.datacite.org",
    pace=3.0,
    rank=3,
    search=_search,
    fits=_fits,
)
