"""The kind of a document where a person says it: in the document, or in the settings."""

from collections.abc import Mapping
from difflib import get_close_matches

from attrs import evolve

from claimcheck.model import (
    ConfigurationError,
    Document,
    DocumentKind,
    Failure,
    InputError,
    Kind,
    Origin,
)
from claimcheck.pipeline.own_comments import own_comments
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.toml_files.fields import shorten

_OWN, _KIND = "claimcheck", "kind"
_SETTINGS = lazy_pattern(rf"""(?m:^)[ \t"']{{0,80}}{_OWN}["']?[ \t]{{0,20}}:""")


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
    raise ConfigurationError(f"{where}: there is no kind of document `{name}`; {_near(name)}")


def _near(name: str) -> str:
    names = [kind.value for kind in Kind]
    near = get_close_matches(name, names, 1)
    return f"did you mean `{near[0]}`?" if near else f"there are {', '.join(names)}"


def with_stated_kind(document: Document, configured: str = "") -> Document:
    """Give a document the kind that it states, else the one of the settings.

    It states one in its front matter or metadata, or in a comment such as
    ``<!-- claimcheck: kind: leaflet -->``.

    Args:
        document: The document.
        configured: Kind from the settings, empty where they say none.

    Raises:
        ConfigurationError: The settings name a kind that there is not.
        InputError: The document does.
    """
    stated = _stated(document)
    if stated is None:
        if not configured:
            return document
        return _with(document, kind_named(configured, "configuration"))
    name, line = stated
    try:
        kind = Kind(name)
    except ValueError:
        raise _refused(
            document, f"there is no kind of document `{shorten(name)}`", line, _near(name)
        ) from None
    return _with(document, kind)


def _with(document: Document, kind: Kind) -> Document:
    return evolve(document, kind=DocumentKind(kind, 1.0, Origin.RECORD))


def _stated(document: Document) -> tuple[str, int | None] | None:
    """Give the kind that a document states and the line where it does."""
    own = document.metadata.get(_OWN)
    if own is not None:
        name = _stated_in(own, document)
        return (name, _line_of_settings(document)) if name else None
    for one in own_comments(document):
        name = one.body.strip(" \t:=")
        if one.verb == _KIND:
            return (name, document.lines.position(one.span.start).line) if name else None
    return None


def _stated_in(own: object, document: Document) -> str:
    """Read the settings of front matter, of which the kind is the only one."""
    if isinstance(own, Mapping) and set(own) <= {_KIND} and isinstance(own.get(_KIND, ""), str):
        return str(own.get(_KIND, ""))
    shown = next((key for key in own if key != _KIND), _KIND) if isinstance(own, Mapping) else _OWN
    message = f"`{shorten(str(shown))}` in the front matter is not understood"
    remedy = f"write `{_OWN}:` and beneath it `{_KIND}: leaflet`"
    raise _refused(document, message, _line_of_settings(document), remedy)


def _line_of_settings(document: Document) -> int | None:
    found = _SETTINGS.search(document.text)
    return None if found is None else document.lines.position(found.start()).line


def _refused(document: Document, message: str, line: int | None, remedy: str) -> InputError:
    return InputError(
        Failure(document.path, message, line=line, remedy=remedy, kind="front-matter")
    )
