"""What an index says of a work: its printed particulars, its facts, and notices about it."""

from collections.abc import Mapping
from typing import Any

from attrs import asdict, frozen

from claimcheck.model import Person


@frozen
class Notice:
    """Something published about a work after it: a retraction, a correction, a reinstatement.

    Args:
        kind: One of ``"retraction"``, ``"withdrawal"``, ``"removal"``, ``"partial retraction"``,
            ``"expression of concern"``, ``"correction"``, ``"reinstatement"``.
        day: Day of the notice, ``YYYY-MM-DD`` or its beginning; empty where not said.
        notice: Identifier of the notice itself, such as ``"doi:10.1/x"``; empty where not said.
        source: Index that says it.
        fetched: Day on which that was read.
    """

    kind: str
    day: str = ""
    notice: str = ""
    source: str = ""
    fetched: str = ""


@frozen
class Work:
    """A work as one index describes it.

    Args:
        service: Name of the index, such as ``"crossref"``.
        day: Day on which the record was fetched or imported, ``YYYY-MM-DD``.
        identifiers: Normal identifiers, such as ``"doi:10.1/x"`` and ``"pmid:1"``.
        title: Title without markup.
        subtitle: Subtitle, where the index keeps it apart.
        authors: Authors in order.
        editors: Editors in order, where the index names them.
        containers: Names of journal, book or server, abbreviations among them.
        volume: Volume.
        issue: Issue.
        pages: Pages or article number.
        years: Every year that the record gives for publication, the chief one first.
        type: Type in the index's own word.
        language: Language code, empty where not said.
        is_preprint: Whether the record is that of a preprint.
        is_partial: Whether the author list is known to be cut short.
        abstract: Abstract without markup, section labels kept.
        publication_types: Publication types as PubMed prints them.
        headings: Subject headings, check tags included.
        notices: What was published about it.
        licence: Address or name of an open licence, where the record names one.
    """

    service: str
    day: str = ""
    identifiers: tuple[str, ...] = ()
    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    containers: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    years: tuple[int, ...] = ()
    type: str = ""
    language: str = ""
    is_preprint: bool = False
    is_partial: bool = False
    abstract: str = ""
    publication_types: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    licence: str = ""

    @property
    def year(self) -> int | None:
        """Give the chief year of publication."""
        return self.years[0] if self.years else None

    @property
    def full_title(self) -> str:
        """Give title and subtitle as one."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    def identifier(self, kind: str) -> str:
        """Give the value of an identifier of a kind (``"doi"``), empty where there is none."""
        prefix = f"{kind}:"
        found = (one.removeprefix(prefix) for one in self.identifiers if one.startswith(prefix))
        return next(found, "")


_PEOPLE = ("authors", "editors")
_SEVERAL = ("identifiers", "containers", "years", "publication_types", "headings")


def to_record(work: Work) -> dict[str, Any]:
    """Write a work as plain values for storing, empty ones left out."""
    plain = {name: value for name, value in asdict(work, recurse=False).items() if value}
    for name in _PEOPLE:
        if name in plain:
            plain[name] = [_person_record(person) for person in plain[name]]
    if "notices" in plain:
        plain["notices"] = [asdict(notice) for notice in plain["notices"]]
    return plain


def from_record(plain: Mapping[str, Any]) -> Work:
    """Read a work that :func:`to_record` wrote.

    Raises:
        TypeError: A field is unknown or of the wrong kind.
        ValueError: A person or notice is incomplete.
    """
    fields = dict(plain)
    for name in _PEOPLE:
        if name in fields:
            fields[name] = tuple(_person(item) for item in fields[name])
    for name in _SEVERAL:
        if name in fields:
            fields[name] = tuple(fields[name])
    if "notices" in fields:
        fields["notices"] = tuple(Notice(**item) for item in fields["notices"])
    return Work(**fields)


def _person_record(person: Person) -> list[Any]:
    short = [person.family, person.given]
    if person.is_organisation or person.suffix:
        return [*short, person.is_organisation, person.suffix]
    return short


def _person(item: list[Any]) -> Person:
    family, given, *others = item
    return Person(family, given, *others)
