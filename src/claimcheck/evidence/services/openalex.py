"""OpenAlex: a broad index made of others; asked last, and it never accuses alone."""

import json
from urllib.parse import quote

from claimcheck.evidence.printed import Printed
from claimcheck.evidence.records.openalex import SERVICE as NAME
from claimcheck.evidence.records.openalex import works_of_answer
from claimcheck.evidence.services.service import Contact, Query, Search, Service, value_of
from claimcheck.evidence.store.keys import searched_words


def _search(printed: Printed, contact: Contact, day: str) -> Search:
    key = (("api_key", contact.keys[NAME]),) if contact.keys.get(NAME) else ()
    polite = (("mailto", contact.mailto),) if contact.mailto else ()
    secret = frozenset({"api_key"})
    for kind in ("doi", "pmid"):
        value = value_of(printed, kind)
        if value:
            path = f"/works/{kind}:{quote(value, safe='')}"
            body = yield Query(path, (*polite, *key), secret)
            if body is not None:
                return works_of_answer(json.loads(body), day)
    words = " ".join(searched_words(printed.title))
    if not words:
        return ()
    query = (("filter", f"title.search:{words}"), ("per-page", "5"), *polite, *key)
    body = yield Query("/works", query, secret)
    return works_of_answer(json.loads(body), day) if body is not None else ()


SERVICE = Service(
    name=NAME,
    address="https://api.openalex.org",
    pace=1.0,
    rank=9,
    search=_search,
    is_last_resort=True,
)
