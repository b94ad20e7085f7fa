"""What the rules of this family ask of an entry, and how they point at it."""

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model import Basis, Bibliography, Origin, Problem, Reference, Severity, Span
from claimcheck.resources import read_records
from claimcheck.rules._copies import copies
from claimcheck.rules.context import Context

_NOT_WORKS = frozenset({"xdata", "set", "control", "ieeetranbstctl", "customa", "options"})
_NAMED = 5


def bibliography_table(name: str) -> tuple[Mapping[str, str], ...]:
    """Read a table of this family."""
    return read_records(f"rules/bibliography/data/{name}.tsv")


def works(bibliography: Bibliography) -> Iterator[Reference]:
    """Give the entries that stand for a work of their own.

    Containers of data are left out, and entries that copy an earlier one to the letter: what is
    wrong with those is said at the first.
    """
    doubles = copies(bibliography)
    return (one for one in all_works(bibliography) if one.key not in doubles)


def all_works(bibliography: Bibliography) -> Iterator[Reference]:
    """Give the entries that stand for a work, copies too."""
    return (one for one in bibliography.references if one.type not in _NOT_WORKS)


def is_judged(reference: Reference, context: Context) -> bool:
    """Tell whether an entry is one of :func:`works`."""
    return reference.type not in _NOT_WORKS and reference.key not in copies(context.bibliography)


def is_printed(reference: Reference) -> bool:
    """Tell whether a reference was read from printed text, where fields are inferred."""
    return reference.origin is Origin.TEXT


def is_bibtex(reference: Reference) -> bool:
    """Tell whether an entry is BibTeX as somebody wrote it, not a record of an exchange format."""
    return reference.raw.lstrip()[:1] == "@"


def has(reference: Reference, *names: str) -> bool:
    """Tell whether one of some fields says something."""
    return any(reference.get(name).strip() for name in names)


def is_own(reference: Reference, name: str) -> bool:
    """Tell whether a field stands in the entry itself rather than in its parent."""
    fields = reference.fields
    if "crossref" not in fields and "xdata" not in fields:
        return True
    return not reference.field_spans or name in reference.field_spans


def own_fields(reference: Reference) -> Mapping[str, str]:
    """Give the fields that stand in the entry itself, as shown."""
    fields = reference.fields
    if "crossref" not in fields and "xdata" not in fields:
        return fields
    return {name: text for name, text in fields.items() if is_own(reference, name)}


def field_place(reference: Reference, name: str = "") -> Span | None:
    """Give where a field's value stands, or the entry where that is not known."""
    place = reference.field_spans.get(name)
    return reference.span if place is None else place


def doubt(
    reference: Reference,
    name: str,
    message: str,
    *,
    basis: Iterable[Basis] = (),
    remedy: str = "",
    severity: Severity | None = None,
    related: Iterable[tuple[Reference, str]] = (),
) -> Problem:
    """Make a problem of one field of an entry.

    Args:
        reference: The entry.
        name: The field at which to point; empty for the whole entry.
        message: What is wrong.
        basis: The facts.
        remedy: How to put it right.
        severity: Where it differs from the rule's.
        related: Other entries, each with a note; those of other files are left out.
    """
    return Problem(
        message,
        span=field_place(reference, name),
        basis=tuple(basis) or (Basis(shown_field(reference, name), reference.origin, name),),
        remedy=remedy,
        origin=reference.origin,
        severity=severity,
        key=reference.key,
        related=tuple(
            (other.span, note)
            for other, note in related
            if other.span is not None and other.path == reference.path
        ),
        path=reference.path,
        line=None if field_place(reference, name) is not None else reference.line,
        subject=f"{reference.key}:{name}",
    )


def shown_field(reference: Reference, name: str) -> str:
    """Show a field, or the title of the work, for the basis of a finding."""
    text = reference.get(name) or reference.title or reference.raw
    return " ".join(text.split())[:100]


def listed(words: Iterable[str], most: int = _NAMED) -> str:
    """Name some things in a row, and count those left out."""
    given = [f"`{word}`" for word in words]
    more = len(given) - most
    if more > 1:
        return f"{', '.join(given[:most])} and {more} more"
    return " and ".join(filter(None, (", ".join(given[:-1]), *given[-1:])))
