"""The kinds of value that a field may hold, each with its check and its JSON Schema."""

import re
from datetime import date, datetime
from enum import Enum

from claimcheck.toml_files.fields import Simple, Unfit, quoted_value


def text() -> Simple:
    """Hold any text."""
    return Simple(_text, "text", {"type": "string"})


def filled() -> Simple:
    """Hold text that is not empty, where an empty one would stand for any."""

    def check(value: object) -> str:
        if not _text(value).strip():
            raise Unfit("the text is empty", "leave the field out, or fill it in")
        return _text(value)

    return Simple(check, "text", {"type": "string", "minLength": 1})


def whole(low: int, high: int | None = None) -> Simple:
    """Hold a whole number in a closed range."""
    span = f"a whole number from {low}" + ("" if high is None else f" to {high}")

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Unfit(f"{quoted_value(value)} is not a whole number", f"write {span}")
        if value < low or (high is not None and value > high):
            raise Unfit(f"{quoted_value(value)} is out of range", f"write {span}")
        return value

    limits = {"minimum": low} | ({} if high is None else {"maximum": high})
    return Simple(check, span, {"type": "integer", **limits})


def number(low: float | None = None, high: float | None = None) -> Simple:
    """Hold a finite number in a closed range."""
    span = "a number" if low is None else f"a number from {low:g} to {high:g}"

    def check(value: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or abs(value) > 1e300:  # noqa: PLR2004
            raise Unfit(f"{quoted_value(value)} is not a number", f"write {span}")
        if value != value or (low is not None and not low <= value <= (high or value)):  # noqa: PLR0124
            raise Unfit(f"{quoted_value(value)} is out of range", f"write {span}")
        return float(value)

    limits = {} if low is None else {"minimum": low, "maximum": high}
    return Simple(check, span, {"type": "number", **limits})


def flag() -> Simple:
    """Hold ``true`` or ``false``."""

    def check(value: object) -> bool:
        if not isinstance(value, bool):
            raise Unfit(f"{quoted_value(value)} is neither true nor false", "write true or false")
        return value

    return Simple(check, "`true` or `false`", {"type": "boolean"})


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
        raise Unfit(f"{quoted_value(value)} is not a date", "write a date such as 2025-03-31")

    return Simple(check, "a date such as `2025-03-31`", {"type": "string", "format": "date"})


def choice(scale: type[Enum]) -> Simple:
    """Hold one word of a closed list."""
    members = {member.value: member for member in scale}
    allowed = ", ".join(str(value) for value in members)

    def check(value: object) -> Enum:
        member = members.get(value) if isinstance(value, str) else None
        if member is None:
            raise Unfit(
                f"{quoted_value(value)} is not one of the allowed words", f"use one of {allowed}"
            )
        return member

    listed = ", ".join(f"`{value}`" for value in members)
    return Simple(check, f"one of {listed}", {"enum": list(members)})


def word(*words: str) -> Simple:
    """Hold one of a few words."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise Unfit(
                f"{quoted_value(value)} is not one of the allowed words",
                f"use one of {', '.join(words)}",
            )
        return value

    listed = ", ".join(f"`{each}`" for each in words)
    return Simple(check, f"one of {listed}", {"enum": list(words)})


def some(kind: Simple, example: str, meaning: str) -> Simple:
    """Hold a list of at least one value, where a list of none would cover all instead of nothing.

    Args:
        kind: What each value is.
        example: Such a list.
        meaning: What the field says where it is left out.
    """
    listed = items(kind, example)

    def check(value: object) -> object:
        if value == []:
            raise Unfit("the list is empty", f"name one, or leave the field out for {meaning}")
        return listed.check(value)

    return Simple(check, listed.words, {**listed.schema, "minItems": 1})


def items(kind: Simple, example: str = '["a", "b"]') -> Simple:
    """Hold a list of values of one kind."""

    def check(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise Unfit(f"{quoted_value(value)} is not a list", f"write a list such as {example}")
        return tuple(kind.check(item) for item in value)

    return Simple(check, f"a list, each {kind.words}", {"type": "array", "items": kind.schema})


def interval() -> Simple:
    """Hold a lower and an upper bound."""

    def check(value: object) -> tuple[float, float]:
        remedy = "write two numbers such as [0.8, 1.2], the lower one first"
        if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004
            raise Unfit(f"{quoted_value(value)} is not an interval", remedy)
        low, high = (number().check(bound) for bound in value)
        if not isinstance(low, float) or not isinstance(high, float) or low > high:
            raise Unfit(f"{quoted_value(value)} is not an interval", remedy)
        return low, high

    bounds = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    return Simple(check, "two numbers such as `[0.8, 1.2]`", bounds)


def reported() -> Simple:
    """Hold a figure as reported: a number, or text such as ``<0.001``."""

    def check(value: object) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        return _text(value)

    return Simple(check, "a number, or text such as `<0.001`", {"type": ["number", "string"]})


def rule_code() -> Simple:
    """Hold the code of a rule, or the beginning of one that stands for all that begin so."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            remedy = 'write a code or its beginning, such as "CC802" or "CC8"'
            raise Unfit(f"{quoted_value(value)} is not the code of a rule", remedy)
        return value

    schema = {"type": "string", "pattern": f"^{_CODE.pattern}$"}
    return Simple(check, "a code or its beginning, such as `CC802` or `CC8`", schema)


def identifier() -> Simple:
    """Hold an id: small letters, digits and hyphens."""

    def check(value: object) -> str:
        if not isinstance(value, str) or not value or set(value) - _ID:
            raise Unfit(
                f"{quoted_value(value)} is not an id", "use small letters a-z, digits and hyphens"
            )
        return value

    pattern = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    return Simple(check, "small letters, digits and hyphens", pattern)


_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_CODE = re.compile(r"[A-Z]{2}[0-9]{0,3}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit(f"{quoted_value(value)} is not text", 'write it in quotes, such as "words"')
    return value
