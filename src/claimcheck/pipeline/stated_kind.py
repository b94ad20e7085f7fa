"""The kind of a document where a person says it: in the document, or in the settings."""

from collections.abc import Mapping
from difflib import get_close_matches

from attrs import evolve

from claimcheck.model import ConfigurationError, Document, DocumentKind, Kind, Origin
from claimcheck.pipeline.own_comments import own_comments
from claimcheck.toml_files.fields import shorten

_OWN, _KIND = "claimcheck", "kind"


def kind_named(name: str, where: str) -> Kind:
    """Give the kind of a name.

    Args:
        name: Such as ``"guideline"``.
        where: What says so, for the error.

    Raises:
        ConfigurationError: There is no such kind; the nearest name is given.
    """
    names = [kind.value for kind in Kind]
    if name in names:
        return Kind(name)
    near = get_close_matches(name, names, 1)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(names)}"
    raise ConfigurationError(f"{where}: there is no kind of document `{name}`; {hint}")


def with_stated_kind(document: Document, configured: str = "") -> Document:
    """Give a document the kind that it states, else the one of the settings.

    It states one in its front matter or metadata, or in a comment such as
    ``<!-- claimcheck: kind: leaflet -->``.

    Args:
        document: The document.
        configured: Kind from the settings, empty where they say none.

    Raises:
        ConfigurationError: There is no such kind.
    """
    stated = _stated(document)
    name = stated or configured
    if not name:
        return document
    kind = kind_named(name, document.path if stated else "configuration")
    return evolve(document, kind=DocumentKind(kind, 1.0, Origin.RECORD))


def _stated_in(own: object, where: str) -> str:
    """Read the settings of front matter, of which the kind is the only one."""
    if isinstance(own, Mapping) and set(own) <= {_KIND} and isinstance(own.get(_KIND, ""), str):
        return str(own.get(_KIND, ""))
    shown = next((key for key in own if key != _KIND), _KIND) if isinstance(own, Mapping) else _OWN
    remedy = f"write `{_OWN}:` and beneath it `{_KIND}: leaflet`"
    message = f"`{shorten(str(shown))}` in the front matter is not understood ({remedy})"
    raise ConfigurationError(f"{where}: {message}")


def _stated(document: Document) -> str:
    own = document.metadata.get(_OWN)
    if own is not None:
        return _stated_in(own, document.path)
    said = (one.body.strip(" \t:=") for one in own_comments(document) if one.verb == _KIND)
    return next(said, "")
