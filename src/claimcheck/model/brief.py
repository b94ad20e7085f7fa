"""How a record shows itself to a programmer: its kind, its name and a few facts on one line."""

_LONGEST = 96
_LONGEST_NAME = 60


def brief(kind: str, name: str, *facts: str) -> str:
    """Give one line of at most 96 characters, such as ``<Finding CC201: warning, a.md:3>``.

    Args:
        kind: The name of the record's class.
        name: What tells this record from others.
        *facts: What else is worth a look; empty ones are left out.
    """
    head = _clipped(name, _LONGEST_NAME)
    told = ", ".join(fact for fact in facts if fact)
    words = ": ".join(part for part in (head, told) if part)
    return _clipped(f"<{kind} {words}", _LONGEST - 1) + ">"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Say how many of something there are: ``1 claim``, ``1,200 entries``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _clipped(text: str, longest: int) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    words = " ".join(shown.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
