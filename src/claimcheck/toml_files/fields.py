"""Tables of named fields: how each is checked, and what is told where it does not fit."""

from collections.abc import Callable, Iterable, Mapping

from attrs import field, frozen

from claimcheck.model.by_value import ByValue


class Unfit(ValueError):  # noqa: N818 - a judgement on a value, caught where it is reported
    """A value that its field cannot hold.

    Args:
        message: What is wrong, naming the value.
        remedy: What would be right.
    """

    def __init__(self, message: str, remedy: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


JsonSchema = Mapping[str, object]
Report = Callable[[str, str, str], None]
"""Takes the dotted name of a field, what is wrong with it, and the remedy."""


@frozen(eq=False, repr=False)
class Simple(ByValue):
    """A value that is checked in one step.

    Args:
        check: Gives the value as kept, or raises :class:`Unfit`.
        words: What it holds, in words, for the documentation.
        schema: The same as JSON Schema.
    """

    check: Callable[[object], object]
    words: str
    schema: JsonSchema = field(factory=dict)

    def read(self, value: object, name: str, report: Report) -> object:
        """Check a value and report where it does not fit."""
        try:
            return self.check(value)
        except Unfit as unfit:
            report(name, unfit.message, unfit.remedy)
            return None


@frozen(eq=False, repr=False)
class Fields(ByValue):
    """A table of named fields.

    Args:
        fields: Kind of each.
        required: Names that must be there.
        some_of: Names of which one has to be there, as a table without them would cover all.
    """

    fields: Mapping[str, "Kind"]
    required: tuple[str, ...] = ()
    some_of: tuple[str, ...] = ()
    words: str = "a table"

    def read(self, value: object, name: str, report: Report) -> dict[str, object]:
        """Check every field of a table."""
        if not isinstance(value, dict):
            form = f"write {plain_name(name)} = {{ ... }}"
            report(name, f"{quoted_value(value)} is not a table", form)
            return {}
        prefix = f"{name}." if name else ""
        kept: dict[str, object] = {}
        for key, item in value.items():
            kind = self.fields.get(key)
            if kind is None:
                report(prefix + key, f"unknown field `{shorten(key)}`", self._nearest(key))
            else:
                kept[key] = kind.read(item, prefix + key, report)
        for key in self.required:
            if key not in value:
                report(name, f"`{prefix}{key}` is missing", f"add {key} = ...")
        if self.some_of and not any(value.get(key) for key in self.some_of):
            report(name, "it would cover everything", f"add one of {', '.join(self.some_of)}")
        return kept

    @property
    def schema(self) -> JsonSchema:
        """Give the table as JSON Schema."""
        found: dict[str, object] = {
            "type": "object",
            "properties": {name: kind.schema for name, kind in self.fields.items()},
            "additionalProperties": False,
        }
        if self.required:
            found["required"] = list(self.required)
        if self.some_of:
            found["anyOf"] = [{"required": [name]} for name in self.some_of]
        return found

    def _nearest(self, key: str) -> str:
        near = nearest(key, self.fields)
        return f"did you mean `{near}`?" if near else "known fields: " + ", ".join(self.fields)


@frozen(eq=False, repr=False)
class Tables(ByValue):
    """A list of tables of one kind.

    Args:
        fields: What each table holds.
    """

    fields: Fields

    @property
    def schema(self) -> JsonSchema:
        """Give the list as JSON Schema."""
        return {"type": "array", "items": self.fields.schema}

    def read(self, value: object, name: str, report: Report) -> tuple[dict[str, object], ...]:
        """Check every table of the list."""
        if not isinstance(value, list):
            report(name, f"{quoted_value(value)} is not a list of tables", f"write [[{name}]]")
            return ()
        return tuple(
            self.fields.read(item, f"{name}.{number}", report) for number, item in enumerate(value)
        )


Kind = Simple | Fields | Tables


def plain_name(name: str) -> str:
    """Give the dotted name of a field without the numbers of tables in lists."""
    return ".".join(part for part in name.split(".") if not part.isdigit())


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """Give the known word that is most like another; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, seldom needed

    return next(iter(get_close_matches(word, tuple(known), n=1, cutoff=likeness)), "")


def quoted_value(value: object) -> str:
    """Quote a value for a message, on one line and not too long."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return "a table"
    if value == "":
        return "empty text"
    try:
        return f"`{shorten(str(value))}`"
    except ValueError:
        return "a number of thousands of digits"


def shorten(words: str) -> str:
    """Cut a text to one line of at most 60 characters, in which what shows nothing is spelt out."""
    plain = "".join(map(_shown, words[:200]))
    line = " ".join(plain.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else ascii(character)[1:-1]


_SHOWN = 60
