"""Entries that a misspelt citation seems to mean."""

from collections.abc import Iterator

from claimcheck.bibliography.resolve import nearest_keys
from claimcheck.model import Bibliography
from claimcheck.rules._context import Context, Project, Shelf
from claimcheck.rules._once import once

_STYLES = frozenset({"key", "latex"})


def is_misspelt_somewhere(key: str, context: Context) -> bool:
    """Tell whether a text of the run cites a key that is not there, and seems to mean this one.

    The misspelt citation has a finding of its own, which names this key.
    """
    found = _meant(context.project)
    return any(key in keys for shelf, keys in found if shelf is context.shelf)


@once
def _meant(project: Project) -> tuple[tuple[Shelf, frozenset[str]], ...]:
    return tuple(
        (shelf, frozenset(_nearest(project, shelf, shelf.bibliography)))
        for shelf in project.shelves
    )


def _nearest(project: Project, shelf: Shelf, bibliography: Bibliography) -> Iterator[str]:
    unknown = {
        mention.key
        for reading in project.readings
        if reading.shelf is shelf
        for mention in reading.mentions
        if mention.style in _STYLES and mention.key and not mention.candidates
    }
    for key in sorted(unknown):
        for candidate in nearest_keys(key, bibliography, 1):
            yield candidate.key
