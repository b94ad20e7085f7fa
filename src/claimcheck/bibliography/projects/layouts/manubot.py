"""Manubot manuscripts: numbered sections beside ``metadata.yaml`` and manual references."""

from collections.abc import Iterator
from pathlib import Path

from claimcheck.bibliography.citation_tags import tags_in
from claimcheck.bibliography.projects.layout import LayoutReader, ProjectLayout
from claimcheck.bibliography.projects.texts import text_of

_NUMBERED = "[0-9]*.md"
_MANUAL = "manual-references*"
_FORMATS = (".json", ".bib", ".ris", ".nbib", ".yaml", ".yml")
_READ = (".json", ".bib", ".ris", ".nbib")


def read_manubot(folder: Path) -> ProjectLayout | None:
    """Read the folder of a manuscript, or that above its ``content``."""
    content = folder / "content" if (folder / "content" / "metadata.yaml").is_file() else folder
    metadata = content / "metadata.yaml"
    sections = tuple(sorted(content.glob(_NUMBERED)))
    manual = sorted(path for path in content.glob(_MANUAL) if path.suffix in _FORMATS)
    if not metadata.is_file() or not sections or not (manual or _cites_by_identifier(sections)):
        return None
    return ProjectLayout(
        layout="manubot",
        file=metadata,
        folder=folder,
        bibliographies=tuple(path for path in manual if path.suffix in _READ),
        documents=sections,
        tags=dict(_tags(sections)),
        cites_identifiers=True,
    )


def _cites_by_identifier(sections: tuple[Path, ...]) -> bool:
    return any("@doi:" in _text(path) or "@pmid:" in _text(path) for path in sections)


def _tags(sections: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    for path in sections:
        yield from tags_in(_text(path)).items()


def _text(path: Path) -> str:
    return text_of(path)


LAYOUT = LayoutReader("manubot", read_manubot)
