"""References as a reviewer looks for them: by any words of key, authors, year, title, place."""

from collections.abc import Iterator

from claimcheck.model import Bibliography, Reference


def search_works(bibliography: Bibliography, query: str, limit: int = 30) -> tuple[Reference, ...]:
    """Find references that hold every word of a query; best first, ties in file order.

    Args:
        bibliography: Where to look.
        query: Words, in any order, upper or lower case; all references where empty.
        limit: How many to give at most.
    """
    words = query.casefold().split()
    found: list[tuple[int, int, Reference]] = []
    for number, reference in enumerate(bibliography.values()):
        text = described(reference).casefold()
        if all(word in text for word in words):
            starts = sum(reference.key.casefold().startswith(word) for word in words)
            found.append((-starts, number, reference))
    return tuple(reference for _, _, reference in sorted(found, key=lambda item: item[:2])[:limit])


def described(reference: Reference) -> str:
    """Give a reference in one line: key, authors, year, title, where it appeared."""
    return " ".join(part for part in _parts(reference) if part)


def _parts(reference: Reference) -> Iterator[str]:
    yield reference.key
    yield named_authors(reference)
    yield str(reference.year or "")
    yield reference.title
    yield reference.container


def named_authors(reference: Reference) -> str:
    """Name the authors, three at most."""
    names = [str(person) for person in reference.authors[:3]]
    more = reference.et_al or len(reference.authors) > len(names)
    return ", ".join(names) + (" et al." if more and names else "")
