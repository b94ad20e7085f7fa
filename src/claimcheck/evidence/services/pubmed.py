"""PubMed's E-utilities: the index of medicine; first for facts."""

import json
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError, fromstring

from claimcheck.bibliography.matching import family_words
from claimcheck.evidence.printed import Printed
from claimcheck.evidence.records import values
from claimcheck.evidence.records.pubmed_xml import ARTICLE_TAGS, work_of
from claimcheck.evidence.records.pubmed_xml import SERVICE as NAME
from claimcheck.evidence.services.service import (
    Contact,
    Query,
    Search,
    Service,
    first_family,
    value_of,
)
from claimcheck.evidence.store.keys import searched_words
from claimcheck.model import Work

_MOST = 5
_WORDS = 6
_TOOL = (("db", "pubmed"), ("tool", "claimcheck"))


def _search(printed: Printed, contact: Contact, day: str) -> Search:
    pmid = value_of(printed, "pmid")
    numbers: tuple[str, ...] = (pmid,) if pmid else ()
    for term in _terms(printed) if not numbers else ():
        body = yield _query("esearch", contact, (("retmode", "json"), ("term", term)))
        numbers = _numbers(body)
        if numbers:
            break
    if not numbers:
        return ()
    body = yield _query("efetch", contact, (("retmode", "xml"), ("id", ",".join(numbers))))
    return _works(body, day) if body is not None else ()


def _terms(printed: Printed) -> Iterable[str]:
    doi = value_of(printed, "doi")
    if doi:
        yield f"{doi}[doi]"
    words = [word for word in searched_words(printed.title) if word.isalnum()][:_WORDS]
    if words:
        family = " ".join(family_words(first_family(printed)))
        author = (f"{family}[au]",) if family else ()
        yield " AND ".join((*(f"{word}[ti]" for word in words), *author))


def _query(tool: str, contact: Contact, own: tuple[tuple[str, str], ...]) -> Query:
    email = (("email", contact.mailto),) if contact.mailto else ()
    key = (("api_key", contact.keys[NAME]),) if contact.keys.get(NAME) else ()
    parameters = (*_TOOL, *own, *email, *key)
    return Query(f"/entrez/eutils/{tool}.fcgi", parameters, frozenset({"api_key"}))


def _numbers(body: bytes | None) -> tuple[str, ...]:
    if body is None:
        return ()
    answer = values.mapping(json.loads(body)).get("esearchresult")
    if not isinstance(answer, dict) or "idlist" not in answer:
        raise values.RecordError("an answer without a list of numbers")
    found = (values.text_value(one) for one in values.list_value(answer["idlist"])[:_MOST])
    return tuple(one for one in found if one.isdecimal())


def _works(body: bytes, day: str) -> tuple[Work, ...]:
    if b"<!ENTITY" in body:
        raise values.RecordError("an answer that declares entities")
    try:
        root: Element = fromstring(body)  # noqa: S314 - entities are refused above
    except ParseError as error:
        raise values.RecordError(f"an answer that is not XML: {error}") from error
    found = []
    for article in root:
        if article.tag in ARTICLE_TAGS:
            try:
                found.append(work_of(article, day))
            except values.RecordError:
                continue
    return tuple(found)


SERVICE = Service(
    name=NAME, address="https://eutils.ncbi.nlm.nih.gov", pace=3.0, rank=2, search=_search
)
