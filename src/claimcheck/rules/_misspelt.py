"""Entries that a misspelt citation seems to mean."""

from collections.abc import Iterator

from claimcheck.bibliography.resolve import nearest_keys
from claimcheck.model import Bibliography, Library, Project
from claimcheck.rules._once import once
from claimcheck.rules.context import ProjectContext

_STYLES = frozenset({"key", "latex"})


def is_misspelt_somewhere(key: str, context: ProjectContext) -> bool:
    """Tell whether a text of the run cites a key that is not there, and seems to mean this one.

    The misspelt citation has a finding of its own, which names this key.
    """
    found = _meant(context.project)
    return any(key in keys for library, keys in found if library is context.library)


@once
def _meant(project: Project) -> tuple[tuple[Library, frozenset[str]], ...]:
    return tuple(
        (library, frozenset(_nearest(project, library, library.bibliography)))
        for library in project.libraries
    )


def _nearest(project: Project, library: Library, bibliography: Bibliography) -> Iterator[str]:
    unknown = {
        mention.key
        for reading in project.readings
        if reading.library is library
        for mention in reading.mentions
        if mention.style in _STYLES and mention.key and not mention.candidates
    }
    for key in sorted(unknown):
        for candidate in nearest_keys(key, bibliography, 1):
            yield candidate.key
