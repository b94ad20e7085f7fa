"""Values of fields as BibTeX source, delimiters included."""

from collections.abc import Sequence

from claimcheck.bibliography.bibtex_fields import AS_WRITTEN, VERBATIM
from claimcheck.bibliography.bibtex_values import MONTHS
from claimcheck.bibliography.latex_escapes import bare_text, latex_names, latex_text, latex_title
from claimcheck.model import Person

_MACROS = {name: macro for macro, name in MONTHS.items()}


def field_source(name: str, text: str) -> str:
    """Write the visible text of a field as BibTeX source.

    Args:
        name: The field in lower case; ``author`` and ``editor`` take a name list.
        text: Its visible text.
    """
    if name == "month" and text in _MACROS:
        return _MACROS[text]
    if name in VERBATIM or name in AS_WRITTEN:
        return f"{{{bare_text(text)}}}"
    if name in {"author", "editor"}:
        return f"{{{latex_names(text)}}}"
    if name in {"title", "booktitle"}:
        return f"{{{latex_title(text)}}}"
    return f"{{{latex_text(text)}}}"


_JOINTS = frozenset(",=&;")
"""Characters at which readers part a name or a list of names."""


def bibtex_names(persons: Sequence[Person], *, et_al: bool) -> str:
    """Write people as a BibTeX name list.

    Args:
        persons: The people in order.
        et_al: Whether the list goes on.
    """
    names = [_name(person) for person in persons]
    return f"{{{' and '.join([*names, 'others'] if et_al else names)}}}"


def _name(person: Person) -> str:
    if person.is_organisation:
        return f"{{{latex_text(person.family)}}}"
    parts = [_part(person.family)]
    if person.suffix:
        parts.append(_part(person.suffix))
    parts.append(_part(person.given))
    return ", ".join(parts).strip() if any(parts[1:]) or " " in parts[0] else parts[0]


def _part(text: str) -> str:
    """Write a part of a name, in braces where it would fall apart."""
    latex = latex_text(text)
    has_joint = bool(set(text) & _JOINTS) or " and " in f" {text.lower()} "
    return f"{{{latex}}}" if has_joint else latex
