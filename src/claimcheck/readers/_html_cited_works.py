"""Works that the head of a page names as cited: Highwire, JSON-LD and Dublin Core."""

import re

from claimcheck.model import Bibliography
from claimcheck.readers._embedded_works import EmbeddedRecord, Shelving
from claimcheck.readers._html_head_records import (
    issued_in,
    person_fields,
    words_record,
    work_record,
)
from claimcheck.readers._html_linked_data import linked_works
from claimcheck.readers._html_tree import PageElement

_HIGHWIRE = "citation_reference"
_DUBLIN_CORE = frozenset(
    {"dcterms.references", "dc.relation.references", "dc.relation.ispartof.references"}
)
_FIELD = re.compile(r"(?:^|;)\s*citation_(\w{2,40})\s*=")
_FIELDS = {
    "title": "title",
    "journal_title": "container-title",
    "journal_abbrev": "container-title",
    "inbook_title": "container-title",
    "conference_title": "container-title",
    "publisher": "publisher",
    "technical_report_institution": "publisher",
    "dissertation_institution": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "firstpage": "page",
    "doi": "DOI",
    "pmid": "PMID",
}
_PEOPLE = frozenset({"author", "authors"})
_DATES = frozenset({"year", "publication_date", "date"})
_MOST = 5_000


def cited_works(page: PageElement, text: str, path: str) -> Bibliography:
    """Read the works that a page says it cites; of several lists the fullest counts.

    Args:
        page: The whole page.
        text: Its text.
        path: How the document is named.
    """
    heads: list[EmbeddedRecord] = []
    related: list[EmbeddedRecord] = []
    linked: list[EmbeddedRecord] = []
    for element in page.within():
        if element.name == "meta":
            name = (element.attributes.get("name") or "").lower()
            content = " ".join(element.attributes.get("content", "").split())
            if content and name == _HIGHWIRE:
                heads.append(_of_highwire(content))
            elif content and name in _DUBLIN_CORE:
                related.append(words_record(content))
        elif element.name == "script" and _is_linked_data(element):
            linked.extend(linked_works(_content(element, text)))
    shelving = Shelving(path)
    for record in max((heads, linked, related), key=len)[:_MOST]:
        shelving.key(record)
    return shelving.bibliography()


def _is_linked_data(element: PageElement) -> bool:
    return element.attributes.get("type", "").strip().lower() == "application/ld+json"


def _content(element: PageElement, text: str) -> str:
    return "".join(
        text[one.start : one.end] for one in element.children if not isinstance(one, PageElement)
    )


def _of_highwire(content: str) -> EmbeddedRecord:
    """Read ``citation_title=…; citation_author=…``, or the words of an entry."""
    found = list(_FIELD.finditer(content))
    if not found:
        return words_record(content)
    ends = [*(match.start() for match in found[1:]), len(content)]
    item: dict[str, object] = {"type": "article-journal"}
    people: list[dict[str, str]] = []
    for match, end in zip(found, ends, strict=True):
        value = content[match.end() : end].strip(" ;")
        if value and match[1] in _PEOPLE:
            people.extend(person_fields(name) for name in value.split(";") if name.strip())
        elif match[1] in _DATES:
            item.setdefault("issued", issued_in(value))
        elif value and match[1] in _FIELDS:
            item.setdefault(_FIELDS[match[1]], value)
    return work_record(item, people, content)
