"""The fields of a record that a reviewer fills in, read from the table that ships with it."""

from enum import IntEnum
from functools import cache

from attrs import frozen

from claimcheck import model
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_records

_TABLE = "review/data/form.tsv"


@frozen(eq=False, repr=False)
class FormField(ByValue):
    """One field.

    Args:
        name: Dotted name in the ledger.
        label: What a person reads beside it.
        kind: ``"text"``, ``"choice"``, ``"number"`` or ``"flag"``.
        words: The allowed words of a choice.
        group: Heading under which it stands.
    """

    name: str
    label: str
    kind: str
    words: tuple[str, ...]
    group: str


@cache
def form_fields() -> tuple[FormField, ...]:
    """Give the fields in order."""
    return tuple(
        FormField(
            name=row["field"],
            label=row["label"],
            kind="choice" if row["kind"] == "words" else row["kind"],
            words=_words(row["kind"], row["scale"]),
            group=row["group"],
        )
        for row in read_records(_TABLE)
    )


def scale_words(name: str) -> tuple[str, ...]:
    """Give the words of a scale by the name of its class, as a ledger writes them."""
    scale = getattr(model, name)
    numbers = issubclass(scale, IntEnum)
    return tuple(str(int(member)) if numbers else str(member.value) for member in scale)


def _words(kind: str, scale: str) -> tuple[str, ...]:
    if kind == "words":
        return tuple(scale.split())
    if kind == "flag":
        return ("true", "false")
    return scale_words(scale) if scale else ()
