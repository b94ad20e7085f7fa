"""Works as OpenAlex describes them, one JSON object each: from its API and its snapshot."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.evidence.records import values
from claimcheck.model import Notice, Person, Work

SERVICE = "openalex"
_MOST_WORDS = 5_000
_ALL_AUTHORS = 100  # lists of answers are cut there


def work_of(item: Any, day: str = "") -> Work:
    """Read one work.

    Args:
        item: The decoded object.
        day: Day on which it was fetched.

    Raises:
        RecordError: It is no work of OpenAlex.
    """
    record = values.mapping(item)
    own = values.text_value(record.get("id")).rpartition("/")[2]
    title = values.text_value(
        record.get("title") or record.get("display_name"), values.LONGEST_TITLE
    )
    if not own.startswith("W") or not (title or record.get("doi")):
        raise values.RecordError("no work of OpenAlex: no `id` of a work, or neither title nor DOI")
    biblio = values.mapping(record.get("biblio"))
    location = values.mapping(record.get("primary_location"))
    authorships = values.list_value(record.get("authorships"))
    retracted = record.get("is_retracted") is True
    return Work(
        service=SERVICE,
        day=day,
        identifiers=(*_identifiers(record), f"openalex:{own}"),
        title=title,
        authors=tuple(_people(authorships)),
        containers=_containers(location, record),
        volume=values.text_value(biblio.get("volume")),
        issue=values.text_value(biblio.get("issue")),
        pages=_pages(biblio),
        years=values.distinct_years(
            (record.get("publication_year"), record.get("publication_date"))
        ),
        type=values.text_value(record.get("type")),
        language=values.text_value(record.get("language")),
        is_preprint=values.text_value(record.get("type")) == "preprint",
        is_partial=len(authorships) >= _ALL_AUTHORS or record.get("is_authors_truncated") is True,
        abstract=_abstract(record.get("abstract_inverted_index")),
        headings=_headings(record),
        notices=(Notice("retraction", "", "", SERVICE, day),) if retracted else (),
        licence=values.text_value(location.get("license")),
    )


def _identifiers(record: Mapping[str, Any]) -> Iterator[str]:
    named = values.mapping(record.get("ids"))
    for address in (record.get("doi"), named.get("doi"), named.get("pmid"), named.get("pmcid")):
        found = normal_identifier(values.text_value(address))
        if found.startswith(("doi:", "pmid:", "pmcid:")):
            yield found


def _people(authorships: list[Any]) -> Iterator[Person]:
    for item in values.mappings(authorships[: values.MOST_PEOPLE]):
        author = values.mapping(item.get("author"))
        name = values.text_value(item.get("raw_author_name")) or values.text_value(
            author.get("display_name")
        )
        if name:
            yield read_person(name)


def read_person(name: str) -> Person:
    """Read a name in reading order or turned round at a comma."""
    family, comma, given = name.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    given, _, family = name.rpartition(" ")
    return Person(family, given)


def _containers(location: Mapping[str, Any], record: Mapping[str, Any]) -> tuple[str, ...]:
    source = values.mapping(location.get("source"))
    older = values.mapping(record.get("host_venue"))
    names = (
        values.text_value(source.get("display_name")),
        values.text_value(source.get("abbreviated_title")),
        *values.texts(source.get("alternate_titles"), 10),
        values.text_value(location.get("raw_source_name")),
        values.text_value(older.get("display_name")),
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _pages(biblio: Mapping[str, Any]) -> str:
    first, last = (
        values.text_value(biblio.get("first_page")),
        values.text_value(biblio.get("last_page")),
    )
    return f"{first}-{last}" if first and last and first != last else first


def _abstract(index: Any) -> str:
    """Put the words of an inverted index back in their order."""
    places: list[tuple[int, str]] = []
    for word, positions in islice(values.mapping(index).items(), _MOST_WORDS):
        places.extend((at, str(word)) for at in values.list_value(positions) if isinstance(at, int))
    return values.text_value(" ".join(word for _, word in sorted(places)), values.LONGEST_ABSTRACT)


def _headings(record: Mapping[str, Any]) -> tuple[str, ...]:
    named = (
        values.text_value(one.get("descriptor_name")) for one in values.mappings(record.get("mesh"))
    )
    return tuple(dict.fromkeys(name for name in named if name))


def works_of_answer(answer: Any, day: str = "") -> tuple[Work, ...]:
    """Read an answer of the API: one work or a list (``results``).

    Args:
        answer: The decoded body.
        day: Day on which it was fetched.

    Raises:
        RecordError: The answer holds no works.
    """
    body = values.mapping(answer)
    if "results" not in body:
        return (work_of(body, day),)
    found = []
    for item in values.list_value(body["results"]):
        try:
            found.append(work_of(item, day))
        except values.RecordError:
            continue
    return tuple(found)
