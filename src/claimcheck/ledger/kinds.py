"""The kinds of value that a ledger field may hold, each with its check."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum

from attrs import frozen


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


Report = Callable[[str, str, str], None]
"""Takes the dotted name of a field, what is wrong with it, and the remedy."""


@frozen
class Simple:
    """A value that is checked in one step.

    Args:
        check: Gives the value as kept, or raises :class:`Unfit`.
        words: What it holds, in words, for the documentation.
    """

    check: Callable[[object], object]
    words: str

    def read(self, value: object, name: str, report: Report) -> object:
        """Check a value and report where it does not fit."""
        try:
            return self.check(value)
        except Unfit as unfit:
            report(name, unfit.message, unfit.remedy)
            return None


@frozen
class Fields:
    """A table of named fields.

    Args:
        fields: Kind of each.
        required: Names that must be there.
    """

    fields: Mapping[str, "Kind"]
    required: tuple[str, ...] = ()
    words: str = "a table"

    def read(self, value: object, name: str, report: Report) -> dict[str, object]:
        """Check every field of a table."""
        if not isinstance(value, dict):
            report(name, f"{show(value)} is not a table", f"write {name} = {{ ... }}")
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
        return kept

    def _nearest(self, key: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415 - slow to import, seldom needed

        near = get_close_matches(key, self.fields, n=1, cutoff=0.6)
        if near:
            return f"did you mean `{near[0]}`?"
        return "known fields: " + ", ".join(self.fields)


Kind = Simple | Fields


def text() -> Simple:
    """Hold any text."""
    return Simple(_text, "text")


def whole(low: int, high: int | None = None) -> Simple:
    """Hold a whole number in a closed range."""
    span = f"a whole number from {low}" + ("" if high is None else f" to {high}")

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Unfit(f"{show(value)} is not a whole number", f"write {span}")
        if value < low or (high is not None and value > high):
            raise Unfit(f"{show(value)} is out of range", f"write {span}")
        return value

    return Simple(check, span)


def number(low: float | None = None, high: float | None = None) -> Simple:
    """Hold a finite number in a closed range."""
    span = "a number" if low is None else f"a number from {low:g} to {high:g}"

    def check(value: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 1e300:  # noqa: PLR2004
            raise Unfit(f"{show(value)} is not a number", f"write {span}")
        if value != value or (low is not None and not low <= value <= (high or value)):  # noqa: PLR0124
            raise Unfit(f"{show(value)} is out of range", f"write {span}")
        return float(value)

    return Simple(check, span)


def flag() -> Simple:
    """Hold ``true`` or ``false``."""

    def check(value: object) -> bool:
        if not isinstance(value, bool):
            raise Unfit(f"{show(value)} is neither true nor false", "write true or false")
        return value

    return Simple(check, "`true` or `false`")


def day() -> Simple:
    """Hold a date, as a TOML date or as text in that form."""

    def check(value: object) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise Unfit(f"{show(value)} is not a date", "write a date such as 2025-03-31")

    return Simple(check, "a date such as `2025-03-31`")


def choice(scale: type[Enum]) -> Simple:
    """Hold one word of a closed list."""
    members = {member.value: member for member in scale}
    allowed = ", ".join(str(value) for value in members)

    def check(value: object) -> Enum:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise Unfit(f"{show(value)} is not one of the allowed words", f"use one of {allowed}")
        return member

    listed = ", ".join(f"`{value}`" for value in members)
    return Simple(check, f"one of {listed}")


def word(*words: str) -> Simple:
    """Hold one of a few words."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise Unfit(
                f"{show(value)} is not one of the allowed words", f"use one of {', '.join(words)}"
            )
        return value

    return Simple(check, "one of " + ", ".join(f"`{each}`" for each in words))


def items(kind: Simple) -> Simple:
    """Hold a list of values of one kind."""

    def check(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise Unfit(f"{show(value)} is not a list", 'write a list such as ["a", "b"]')
        return tuple(kind.check(item) for item in value)

    return Simple(check, f"a list, each {kind.words}")


def interval() -> Simple:
    """Hold a lower and an upper bound."""

    def check(value: object) -> tuple[float, float]:
        remedy = "write two numbers such as [0.8, 1.2], the lower one first"
        if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004
            raise Unfit(f"{show(value)} is not an interval", remedy)
        low, high = (number().check(bound) for bound in value)
        if not isinstance(low, float) or not isinstance(high, float) or low > high:
            raise Unfit(f"{show(value)} is not an interval", remedy)
        return low, high

    return Simple(check, "two numbers such as `[0.8, 1.2]`")


def reported() -> Simple:
    """Hold a figure as reported: a number, or text such as ``<0.001``."""

    def check(value: object) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        return _text(value)

    return Simple(check, "a number, or text such as `<0.001`")


def identifier() -> Simple:
    """Hold an id: small letters, digits and hyphens."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not value or set(value) - _ID:
            raise Unfit(f"{show(value)} is not an id", "use small letters a-z, digits and hyphens")
        return value

    return Simple(check, "small letters, digits and hyphens")


def show(value: object) -> str:
    """Quote a value for a message, on one line and not too long."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, dict):
        return "a table"
    try:
        return f"`{shorten(str(value))}`"
    except ValueError:
        return "a number of thousands of digits"


def shorten(words: str) -> str:
    """Cut a text to one line of at most 60 characters."""
    plain = "".join(c if c.isprintable() else " " for c in words[:200])
    line = " ".join(plain.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_SHOWN = 60


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit(f"{show(value)} is not text", 'write it in quotes, such as "words"')
    return value
