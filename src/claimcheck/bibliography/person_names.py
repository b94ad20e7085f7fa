"""BibTeX name lists to persons."""

import re
from functools import lru_cache

from claimcheck.bibliography.latex_text import visible_text
from claimcheck.bibliography.name_slips import hidden, slip_of, split_at_and
from claimcheck.model import Person

_ET_AL = re.compile(r"[,;]? ?\bet ?\.? al\b\.?$", re.IGNORECASE)
_MAY_SLIP = re.compile(r";|&|,.*,|,\s*$|\.[^.,]*,")
_INITIALS = re.compile(r"[A-Z]{1,3}")
_LABELS = frozenset({"family", "given", "prefix", "suffix", "useprefix"})
_MANY = 2


def read_names(raw: str) -> tuple[tuple[Person, ...], bool]:
    """Read a name list as BibTeX does.

    Names are split at "and" outside braces; a name in braces is an organisation; "von" parts
    stay with the family name. Names that a wrong mark runs together are persons of their own.

    Args:
        raw: The list in LaTeX, such as ``"von Dawans, B. and {World Health Organization}"``.

    Returns:
        The persons in order, and whether the list ends in "and others" or "et al.".
    """
    line = " ".join(raw.split())
    persons: list[Person] = []
    et_al = False
    for name in split_at_and(line):
        bare = _ET_AL.sub("", name)
        is_rest = name.lower() == "others"
        et_al = et_al or bare != name or is_rest
        if bare and not is_rest:
            found = _persons(bare)
            persons.extend(person for person in found if person.family or person.given)
    return tuple(persons), et_al


def read_plain_name(name: str) -> Person:
    """Read one name of an exchange format: ``"Roe, Jane, Jr."``, or an organisation.

    Args:
        name: The name in plain text; without a comma it names an organisation, unless it is a
            family name with initials as PubMed abbreviates them (``"Roe JQ"``).
    """
    family, *others = [part.strip() for part in name.split(",")]
    if others:
        return Person(family, others[0], suffix=" ".join(part for part in others[1:] if part))
    head, _, last = family.rpartition(" ")
    if head and _INITIALS.fullmatch(last):
        return Person(head, last)
    return Person(family, is_organisation=bool(head))


@lru_cache(maxsize=1 << 16)
def _persons(name: str) -> tuple[Person, ...]:
    """Read a name, or the names that a slip runs together."""
    slip = slip_of(name) if _MAY_SLIP.search(name) else None
    return tuple(_person(part) for part in (slip.names if slip else (name,)))


@lru_cache(maxsize=1 << 16)  # the same people come back in every bibliography
def _person(name: str) -> Person:
    if name.startswith("{") and name.endswith("}") and not hidden(name).strip("\0"):
        return Person(visible_text(name), is_organisation=True)
    parts = _split(name, ",")
    if len(parts) > 1 and (labelled := _labelled(parts)):
        return labelled
    if len(parts) == 1:
        return _in_reading_order(_split(name.replace("~", " "), " "))
    given = ", ".join(part for part in parts[_MANY:] if part) if len(parts) > _MANY else parts[1]
    suffix = parts[1] if len(parts) > _MANY else ""
    return Person(visible_text(parts[0]), visible_text(given), suffix=visible_text(suffix))


def _labelled(parts: list[str]) -> Person | None:
    """Read biblatex's ``family=Duchamp, given=Philippe, prefix=de``."""
    pairs = [part.partition("=") for part in parts]
    if not all(mark and label.strip().lower() in _LABELS for label, mark, _ in pairs):
        return None
    value = {label.strip().lower(): visible_text(text) for label, _, text in pairs}
    family = f"{value.get('prefix', '')} {value.get('family', '')}".strip()
    return Person(family, value.get("given", ""), suffix=value.get("suffix", ""))


def _in_reading_order(words: list[str]) -> Person:
    """Read "Given von Family": the family name begins at the first word in lower case."""
    particles = [index for index, word in enumerate(words[:-1]) if _is_lower(word)]
    begin = particles[0] if particles else max(len(words) - 1, 0)
    return Person(visible_text(" ".join(words[begin:])), visible_text(" ".join(words[:begin])))


def _is_lower(word: str) -> bool:
    shown = visible_text(word) if word.startswith(("{\\", "\\")) else hidden(word)
    first = next((character for character in shown if character.isalpha()), "")
    return first.islower()


def _split(text: str, separator: str) -> list[str]:
    """Split outside braces; blanks around the parts go."""
    if "{" not in text:
        return [part.strip() for part in text.split(separator)]
    parts = []
    start = 0
    for part in hidden(text).split(separator):
        parts.append(text[start : start + len(part)].strip())
        start += len(part) + len(separator)
    return parts
