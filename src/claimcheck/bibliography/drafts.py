"""Records of exchange formats on their way to references."""

from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from claimcheck.bibliography.field_places import FieldSpans
from claimcheck.bibliography.years import year_of
from claimcheck.model import Bibliography, Failure, LineIndex, Person, Reference, Span
from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class ReferenceDraft(ByValue):
    """A record as its format gives it.

    Args:
        key: Its key, empty where the format has none.
        type: BibTeX or biblatex entry type.
        start: Offset of the record.
        end: Offset behind it.
        fields: Visible text by biblatex field name.
        authors: Authors in order.
        editors: Editors in order.
        et_al: Whether the author list goes on.
        places: Start and end of values, where known.
    """

    key: str
    type: str
    start: int
    end: int
    fields: Mapping[str, str]
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    et_al: bool = False
    places: Mapping[str, tuple[int, int]] = field(factory=dict)


def bibliography_of(
    drafts: Iterable[ReferenceDraft], text: str, path: str, failures: Iterable[Failure] = ()
) -> Bibliography:
    """Make a bibliography of drafts; records without a key get one from author and year.

    Args:
        drafts: The records in file order.
        text: The file.
        path: Its name.
        failures: What the format could not read.
    """
    lines = LineIndex(text)
    references: dict[str, Reference] = {}
    told = list(failures)
    for draft in _with_keys(list(drafts)):
        reference = _reference(draft, text, path, lines)
        if reference.key in references:
            told.append(_repeated(reference, references[reference.key], lines))
        else:
            references[reference.key] = reference
    told.sort(key=lambda failure: failure.line or 0)
    return Bibliography(tuple(references.values()), tuple(told), (path,), {path: text})


def _with_keys(drafts: list[ReferenceDraft]) -> list[ReferenceDraft]:
    if all(draft.key for draft in drafts):
        return drafts
    from claimcheck.bibliography.reference_text.keys import (  # noqa: PLC0415 - most files have keys
        base_key,
        unique_keys,
    )

    wanted = [
        draft.key or base_key(draft.authors, _year(draft), draft.fields.get("title", ""))
        for draft in drafts
    ]
    made = iter(
        unique_keys(key for key, draft in zip(wanted, drafts, strict=True) if not draft.key)
    )
    return [draft if draft.key else evolve(draft, key=next(made)) for draft in drafts]


def _year(draft: ReferenceDraft) -> str:
    return str(year_of(draft.fields.get("year", ""), draft.fields.get("date", "")) or "")


def _reference(draft: ReferenceDraft, text: str, path: str, lines: LineIndex) -> Reference:
    fields = {name: value for name, value in draft.fields.items() if value}
    names = (("author", draft.authors), ("editor", draft.editors))
    people = {name: names_text(persons) for name, persons in names if persons}
    if draft.et_al and "author" in people:
        people["author"] += " and others"
    year = year_of(fields.get("year", ""), fields.get("date", ""))
    return Reference(
        draft.key,
        draft.type,
        {**people, **fields},
        {**people, **fields},
        draft.authors,
        draft.editors,
        year,
        path,
        lines.position(draft.start).line,
        Span(draft.start, draft.end),
        FieldSpans(tuple(draft.places), [at for place in draft.places.values() for at in place]),
        text[draft.start : draft.end],
        et_al=draft.et_al,
    )


def names_text(persons: Iterable[Person]) -> str:
    """Write names as BibTeX does, without braces: ``"Roe, Jane and Poe, Jr., E."``."""
    names = [
        ", ".join(part for part in (person.family, person.suffix, person.given) if part)
        for person in persons
    ]
    return " and ".join(names)


def _repeated(again: Reference, first: Reference, lines: LineIndex) -> Failure:
    span = again.span or Span(0, 0)
    return Failure(
        again.path,
        f"the key `{again.key}` is used twice, first in line {first.line}",
        line=again.line,
        remedy="rename or remove one of the two records",
        kind="duplicate-key",
        key=again.key,
        end_line=lines.position(max(span.start, span.end - 1)).line,
        span=(span.start, span.end),
    )
