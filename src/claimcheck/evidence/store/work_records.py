"""Works as plain values in the store's file, and back."""

from collections.abc import Mapping
from typing import Any

from attrs import asdict

from claimcheck.model import Notice, Person, Work

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
