"""Works as DataCite describes them: data sets, software, preprints, theses, reports."""

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.bibliography.dois import normal_doi
from claimcheck.bibliography.matching import normal_identifier
from claimcheck.evidence.records import values
from claimcheck.evidence.records.openalex import read_person
from claimcheck.model import Person, Work

SERVICE = "datacite"


def work_of(item: Any, day: str = "") -> Work:
    """Read one work: an element of ``data`` of the API, or the bare attributes of a dump.

    Args:
        item: The decoded object.
        day: Day on which it was fetched.

    Raises:
        RecordError: It is no work of DataCite.
    """
    outer = values.mapping(item)
    record = values.mapping(outer.get("attributes")) or outer
    doi = normal_doi(values.text_value(record.get("doi")) or values.text_value(outer.get("id")))
    titles = list(values.mappings(record.get("titles")))
    if not doi or not titles:
        raise values.RecordError("no work of DataCite: no `doi`, or no `titles`")
    container = values.mapping(record.get("container"))
    types = values.mapping(record.get("types"))
    kind = values.text_value(types.get("resourceTypeGeneral"))
    return Work(
        service=SERVICE,
        day=day,
        identifiers=(f"doi:{doi}", *_other_identifiers(record)),
        title=_title(titles, ""),
        subtitle=_title(titles, "Subtitle"),
        authors=tuple(_people(record.get("creators"))),
        containers=_containers(record, container),
        volume=values.text_value(container.get("volume")),
        issue=values.text_value(container.get("issue")),
        pages=_pages(container),
        years=values.distinct_years((record.get("publicationYear"), *_dates(record))),
        type=kind,
        language=values.text_value(record.get("language")),
        is_preprint=kind == "Preprint" or doi.startswith("10.48550/arxiv"),
        abstract=_abstract(record),
        licence=_licence(record),
    )


def _title(titles: list[Mapping[str, Any]], kind: str) -> str:
    found = (
        values.text_value(one.get("title"), values.LONGEST_TITLE)
        for one in titles
        if values.text_value(one.get("titleType")) == kind
    )
    title = next((one for one in found if one), "")
    return title or (
        "" if kind else values.text_value(titles[0].get("title"), values.LONGEST_TITLE)
    )


def _people(value: Any) -> Iterator[Person]:
    for item in values.mappings(values.list_value(value)[: values.MOST_PEOPLE]):
        family, given = (
            values.text_value(item.get("familyName")),
            values.text_value(item.get("givenName")),
        )
        name = values.text_value(item.get("name"))
        if family:
            yield Person(family, given)
        elif name and (values.text_value(item.get("nameType")) == "Personal" or "," in name):
            yield read_person(name)
        elif name:
            yield Person(name, is_organisation=True)


def _other_identifiers(record: Mapping[str, Any]) -> Iterator[str]:
    for item in values.mappings(record.get("identifiers")):
        kind = values.text_value(item.get("identifierType")).casefold()
        if kind in {"arxiv", "pmid", "pmcid"}:
            value = values.text_value(item.get("identifier"))
            yield normal_identifier(f"{kind}:{value.removeprefix('arXiv:')}")


def _containers(record: Mapping[str, Any], container: Mapping[str, Any]) -> tuple[str, ...]:
    publisher = record.get("publisher")
    named = values.mapping(publisher).get("name") if isinstance(publisher, dict) else publisher
    names = (values.text_value(container.get("title")), values.text_value(named))
    return tuple(dict.fromkeys(name for name in names if name))


def _pages(container: Mapping[str, Any]) -> str:
    first, last = (
        values.text_value(container.get("firstPage")),
        values.text_value(container.get("lastPage")),
    )
    return f"{first}-{last}" if first and last and first != last else first


def _dates(record: Mapping[str, Any]) -> Iterator[Any]:
    kinds = {"Issued", "Available", "Created", "Submitted", "Copyrighted"}
    for item in values.mappings(record.get("dates")):
        if values.text_value(item.get("dateType")) in kinds:
            yield item.get("date")


def _abstract(record: Mapping[str, Any]) -> str:
    for item in values.mappings(record.get("descriptions")):
        if values.text_value(item.get("descriptionType")) == "Abstract":
            return values.abstract(item.get("description"))
    return ""


def _licence(record: Mapping[str, Any]) -> str:
    found = (
        values.text_value(one.get("rightsUri")) for one in values.mappings(record.get("rightsList"))
    )
    return next((address for address in found if "creativecommons.org" in address), "")


def works_of_answer(answer: Any, day: str = "") -> tuple[Work, ...]:
    """Read an answer of the API (one work or a list), or a bare work of a dump.

    Args:
        answer: The decoded body.
        day: Day on which it was fetched.

    Raises:
        RecordError: The answer holds no works.
    """
    data = values.mapping(answer).get("data", answer)
    if not isinstance(data, list):
        return (work_of(data, day),)
    found = []
    for item in data:
        try:
            found.append(work_of(item, day))
        except values.RecordError:
            continue
    return tuple(found)
