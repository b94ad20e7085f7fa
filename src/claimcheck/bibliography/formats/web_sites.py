"""Where the name of a web site goes: it holds a page as a journal holds an article."""

import re

_SERVER = re.compile(
    r"\w*rxiv\b|ssrn\b|research square|preprints|osf\b|zenodo|hal\b", re.IGNORECASE
)
_HOLDERS = frozenset({"journal", "booktitle"})


def site_field(name: str, entry: str, value: str) -> str:
    """Give the field for the container of an entry: of a page, biblatex has ``organization``.

    Args:
        name: The field that the format means.
        entry: Type of the entry.
        value: Name of the container; a server of preprints stays where it is.
    """
    is_site = entry == "online" and name in _HOLDERS and not _SERVER.match(value)
    return "organization" if is_site else name
