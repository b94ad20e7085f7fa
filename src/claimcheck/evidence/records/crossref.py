"""Works as Crossref describes them, one JSON object each: from its API and its public file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.bibliography.dois import normal_doi
from claimcheck.bibliography.matching import normal_identifier
from claimcheck.evidence.notices import kind_of_notice
from claimcheck.evidence.records import values
from claimcheck.model import Notice, Person, Work

SERVICE = "crossref"
_DATES = ("published", "issued", "published-print", "published-online", "published-other", "posted")
_OPEN = "creativecommons.org"


def work_of(item: Any, day: str = "") -> Work:
    """Read one work.

    Args:
        item: The decoded object: an item of the public file, or the ``message`` of an answer.
        day: Day on which it was fetched.

    Raises:
        RecordError: It is no work: it has no DOI, nor both a title and authors.
    """
    record = values.mapping(item)
    doi = normal_doi(values.text_value(record.get("DOI")))
    title = values.first(record.get("title"), values.LONGEST_TITLE)
    if not doi and not (title and values.list_value(record.get("author"))):
        raise values.RecordError("no work of Crossref: no `DOI`, nor both `title` and `author`")
    return Work(
        service=SERVICE,
        day=day,
        identifiers=tuple(_identifiers(record, doi)),
        title=title,
        subtitle=values.first(record.get("subtitle"), values.LONGEST_TITLE),
        authors=crossref_people(record.get("author")),
        editors=crossref_people(record.get("editor")),
        containers=_containers(record),
        volume=values.text_value(record.get("volume")),
        issue=values.text_value(record.get("issue")) or _journal_issue(record),
        pages=values.text_value(record.get("page"))
        or values.text_value(record.get("article-number")),
        years=values.distinct_years(_years(record)),
        type=values.text_value(record.get("type")),
        language=values.text_value(record.get("language")),
        is_preprint=values.text_value(record.get("type")) == "posted-content",
        abstract=values.abstract(record.get("abstract")),
        notices=tuple(notices_of(record, day)),
        licence=_licence(record),
    )


def _years(record: Mapping[str, Any]) -> Iterator[int]:
    for name in _DATES:
        if name in record:
            yield from values.date_parts(record[name])[:1]


def _identifiers(record: Mapping[str, Any], doi: str) -> Iterator[str]:
    if doi:
        yield f"doi:{doi}"
    for kind in ("PMID", "PMCID"):
        value = values.text_value(record.get(kind))
        if value:
            yield normal_identifier(f"{kind.lower()}:{value}")
    for isbn in values.texts(record.get("ISBN"), 10):
        yield normal_identifier(f"isbn:{isbn.rpartition('/')[2]}")


def crossref_people(value: Any) -> tuple[Person, ...]:
    """Read a list of people; one without a family name is an organisation."""
    found = (_person(item) for item in values.list_value(value)[: values.MOST_PEOPLE])
    return tuple(person for person in found if person is not None)


def _person(item: Any) -> Person | None:
    record = values.mapping(item)
    family, given = values.text_value(record.get("family")), values.text_value(record.get("given"))
    if family:
        return Person(family, given, suffix=values.text_value(record.get("suffix")))
    name = values.text_value(record.get("name")) or values.text_value(record.get("literal"))
    return Person(name or given, is_organisation=bool(name)) if name or given else None


def _containers(record: Mapping[str, Any]) -> tuple[str, ...]:
    names = (
        *values.texts(record.get("container-title")),
        *values.texts(record.get("short-container-title")),
        values.first(record.get("container-title")),
    )
    institutions = (values.text_value(one.get("name")) for one in _institutions(record))
    own = names if any(names) else (*institutions, values.text_value(record.get("publisher")))
    return tuple(dict.fromkeys(name for name in own if name))


def _institutions(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    given = record.get("institution")
    return values.mappings(given if isinstance(given, list) else [given])


def _journal_issue(record: Mapping[str, Any]) -> str:
    return values.text_value(values.mapping(record.get("journal-issue")).get("issue"))


def notices_of(record: Mapping[str, Any], day: str) -> Iterable[Notice]:
    """Read what was published about a work (``updated-by``)."""
    for item in values.mappings(record.get("updated-by")):
        kind = kind_of_notice(values.text_value(item.get("type")))
        if kind:
            yield Notice(
                kind,
                values.iso_day(values.date_parts(item.get("updated"))),
                _prefixed(item.get("DOI")),
                _source(item),
                day,
            )


def notices_about_others(item: Any, day: str = "") -> Iterator[tuple[str, Notice]]:
    """Read what a notice says of other works (``update-to``): their identifier, and the notice.

    Args:
        item: The decoded object, as for :func:`work_of`.
        day: Day on which it was fetched.
    """
    record = values.mapping(item)
    own = _prefixed(record.get("DOI"))
    for target in values.mappings(record.get("update-to")):
        kind = kind_of_notice(values.text_value(target.get("type")))
        about = _prefixed(target.get("DOI"))
        if kind and about and about != own:
            when = values.iso_day(values.date_parts(target.get("updated")))
            yield about, Notice(kind, when, own, _source(target), day)


def _prefixed(value: Any) -> str:
    doi = normal_doi(values.text_value(value))
    return f"doi:{doi}" if doi else ""


def _source(item: Mapping[str, Any]) -> str:
    named = values.text_value(item.get("source"))
    return f"{SERVICE}, {named.replace('-', ' ')}" if named else SERVICE


def _licence(record: Mapping[str, Any]) -> str:
    addresses = (
        values.text_value(one.get("URL")) for one in values.mappings(record.get("license"))
    )
    return next((address for address in addresses if _OPEN in address), "")


def works_of_answer(answer: Any, day: str = "") -> tuple[Work, ...]:
    """Read an answer of the API: one work, a list of works, or a bare work.

    Args:
        answer: The decoded body.
        day: Day on which it was fetched.

    Raises:
        RecordError: The answer holds no works.
    """
    body = values.mapping(answer)
    kind, message = values.text_value(body.get("message-type")), body.get("message")
    if kind == "work-list":
        return tuple(_readable(values.list_value(values.mapping(message).get("items")), day))
    if kind == "work":
        return (work_of(message, day),)
    if kind or "message" in body:
        raise values.RecordError(f"an answer of another kind: {kind or 'no message-type'}"[:100])
    return (work_of(body, day),)


def _readable(found: Iterable[Any], day: str) -> Iterator[Work]:
    for item in found:
        try:
            yield work_of(item, day)
        except values.RecordError:
            continue
