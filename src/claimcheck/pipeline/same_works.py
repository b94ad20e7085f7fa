"""Records that a file carries and entries of the bibliography behind it that are one work."""

from collections.abc import Collection, Iterator, Mapping

from attrs import evolve

from claimcheck.bibliography.matching import (
    SAME_TITLE,
    YEAR_TOLERANCE,
    family_words,
    fold,
    title_similarity,
)
from claimcheck.bibliography.reference_index import index_keys, index_of
from claimcheck.bibliography.resolve import match_text
from claimcheck.model import Bibliography, Document, EmbeddedCitation, Origin, Reference

_ABSTRACT = "abstract"


def with_given_keys(document: Document, keys: Mapping[str, str]) -> Document:
    """Let the marks of a document lead to the entries that are given, and drop their doubles.

    Args:
        document: A document as read.
        keys: The key of the entry for each record of the same work, as :func:`same_works` gives it.
    """
    if not keys:
        return document
    cited = (
        EmbeddedCitation(one.span, tuple(dict.fromkeys(keys.get(key, key) for key in one.keys)))
        for one in document.citations
    )
    left = without_entries(document.bibliography, keys)
    return evolve(document, citations=tuple(cited), bibliography=left)


def without_entries(bibliography: Bibliography, keys: Collection[str]) -> Bibliography:
    """Leave some entries of a bibliography out.

    Args:
        bibliography: Entries, as a document brings them.
        keys: The keys of those whose works are given elsewhere.
    """
    if not keys:
        return bibliography
    left = tuple(one for one in bibliography.references if one.key not in keys)
    return evolve(bibliography, references=left)


def with_abstracts(
    given: Bibliography, carried: Bibliography, keys: Mapping[str, str]
) -> Bibliography:
    """Give entries that have no abstract the one that the file's record of the work has.

    Args:
        given: The bibliography behind a document.
        carried: The records that the document carries.
        keys: The key of the entry for each record of the same work.
    """
    gained = {
        keys[record.key]: abstract
        for record in carried.references
        if record.key in keys
        and (abstract := record.get(_ABSTRACT))
        and not given[keys[record.key]].get(_ABSTRACT)
    }
    if not gained:
        return given
    return evolve(given, references=tuple(_with_abstract(one, gained) for one in given.references))


def _with_abstract(entry: Reference, gained: Mapping[str, str]) -> Reference:
    if entry.key not in gained:
        return entry
    return evolve(entry, fields={**entry.fields, _ABSTRACT: gained[entry.key]})


def same_works(carried: Bibliography, given: Bibliography) -> Mapping[str, str]:
    """Find the entry of the same work for the records that a file carries.

    Args:
        carried: The records, under keys that were made for them.
        given: The bibliography behind the document.

    Returns:
        The key of the entry for the key of the record; a record that fits none, or more than
        one, is left out.
    """
    found = {}
    for record in carried.references if given else ():
        keys = _by_identifier(record, given) or tuple(dict.fromkeys(_by_title(record, given)))
        if len(keys) == 1 or record.key in keys:
            found[record.key] = record.key if record.key in keys else keys[0]
    return found


def _by_identifier(record: Reference, given: Bibliography) -> tuple[str, ...]:
    """Give the entries that share an identifier of the work itself; an address may be a shelf's."""
    known = index_of(given).by_identifier
    named = (one for one in index_keys(record) if not one.startswith("url:"))
    return next((known[one] for one in named if one in known), ())


def _by_title(record: Reference, given: Bibliography) -> Iterator[str]:
    is_printed = record.origin is Origin.TEXT and bool(record.raw)
    for candidate in match_text(record.raw if is_printed else record.title, given):
        entry = given[candidate.key]
        is_title = is_printed or title_similarity(record.title, entry.title) >= SAME_TITLE
        if is_title and _same_year(record, entry) and _shares_author(record, entry):
            yield candidate.key


def _same_year(record: Reference, entry: Reference) -> bool:
    if record.year is None or entry.year is None:
        return True
    return abs(record.year - entry.year) <= YEAR_TOLERANCE


def _shares_author(record: Reference, entry: Reference) -> bool:
    """Tell whether the first author of the entry is named in the record, where both name any."""
    people = record.authors or record.editors
    first = (entry.authors or entry.editors)[:1]
    if not (people and first):
        return True
    names = {word for person in people for word in family_words(person.family)}
    names.update(fold(record.raw).split() if record.origin is Origin.TEXT else ())
    return any(word in names for word in family_words(first[0].family))
