"""Slips in BibTeX lists of names: what parts names that are not parted by "and"."""

import re
from collections.abc import Iterator

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_AND = lazy_pattern(r" and ", re.IGNORECASE)
_BRACE = lazy_pattern(r"[{}]")
_EMPTY_WORDS = frozenset({"undefined", "null", "nan", "none", "n/a"})
_SUFFIX = lazy_pattern(r"(?:jr|sr|ii|iii|iv|v|2nd|3rd)\.?", re.IGNORECASE)
_AMPERSAND = lazy_pattern(r"\s{0,20}\\?&\s*")
_INITIALED = lazy_pattern(r"(?:[^\W\d_]\.[\s~-]?){1,4}\s*[^\W\d_]{2,}")
_TRAILED = lazy_pattern(r"[^\W\d_][\w'’-]+ (?:[^\W\d_]\.[\s~-]?){1,4}")
_HINT = lazy_pattern(
    r"\.[^.,]*,|;|&|undefined|\b(?:null|nan)\b|,\s*$|,\s+and\s|\band\s+and\b|^\s*and\s|\sand\s*$|,.*,",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = lazy_pattern(r"&#?\w{2,8};")
_LABEL = lazy_pattern(r"\s*\w{3,30}\s*=")
_PAIR, _TRIPLE = 2, 3


@frozen(eq=False, repr=False)
class NameSlip(ByValue):
    """A slip in a list of names.

    Args:
        name: The words that hold it, as written.
        reason: What is wrong, a phrase that goes on from the name.
        names: The names that were meant.
    """

    name: str
    reason: str
    names: tuple[str, ...]


def name_slips(raw: str) -> tuple[NameSlip, ...]:
    """Find the slips of a list of names; what stands in braces is one name and is left alone.

    Args:
        raw: The list in LaTeX, as written.
    """
    if not _HINT.search(raw):
        return ()
    line = " ".join(raw.split())
    names = list(split_at_and(line))
    return tuple(slip for slip in (*_ands(names), *map(slip_of, names)) if slip is not None)


def split_at_and(line: str) -> Iterator[str]:
    """Part a list at "and" outside braces; names that are left out come as empty ones."""
    padded = f" {line} ".replace(" and and ", " and  and ")
    masked = hidden(padded)
    start = 0
    for match in _AND.finditer(masked):
        yield padded[start : match.start()].strip()
        start = match.end()
    yield padded[start:].strip()


def hidden(text: str) -> str:
    """Hide what stands in braces, every offset kept."""
    if "{" not in text:
        return text
    depth = last = 0
    shown: list[str] = []
    for match in _BRACE.finditer(text):
        at = match.start()
        shown.append("\0" * (at - last) if depth else text[last:at])
        depth = depth + 1 if match.group() == "{" else max(depth - 1, 0)
        shown.append("\0")
        last = at + 1
    shown.append("\0" * (len(text) - last) if depth else text[last:])
    return "".join(shown)


def _ands(names: list[str]) -> Iterator[NameSlip]:
    if len(names) > 1 and not all(names):
        where = "at the end" if not names[-1] else "at the beginning" if not names[0] else "twice"
        reason = "occurs twice in a row" if where == "twice" else f"is {where} of the list"
        yield NameSlip("and", reason, ())


def slip_of(name: str) -> NameSlip | None:
    """Find what is wrong with one name, ``None`` where nothing is.

    Args:
        name: A name as BibTeX takes it, such as ``"Roe, Jane; Poe, Ann"``.
    """
    masked = hidden(name)
    if _ENTITY.search(masked) or _LABEL.match(masked):
        return None
    if ";" in masked:
        return NameSlip(
            name, "is separated by semicolons", _cut(name, masked, re.compile(r"\s*;\s*"))
        )
    if "&" in masked:
        parts = _cut(name, masked, _AMPERSAND)
        if len(parts) > 1 and all(map(_is_whole_name, parts)):
            return NameSlip(name, "is separated by an ampersand", parts)
    if "," not in masked:
        return None
    return _slip_of_commas(name, _cut(name, masked, re.compile(r"\s*,\s*")), masked)


def _cut(name: str, masked: str, mark: re.Pattern[str]) -> tuple[str, ...]:
    parts, start = [], 0
    for match in mark.finditer(masked):
        parts.append(name[start : match.start()].strip())
        start = match.end()
    parts.append(name[start:].strip())
    return tuple(part for part in parts if part)


def _is_whole_name(text: str) -> bool:
    return "," in text or _INITIALED.fullmatch(text.strip()) is not None or text.count(" ") == 1


def _slip_of_commas(name: str, parts: tuple[str, ...], masked: str) -> NameSlip | None:
    kept = tuple(part for part in parts if part.lower() not in _EMPTY_WORDS)
    if len(kept) < len(parts):
        return NameSlip(name, "holds a word of a program that found no name", (_ordered(kept),))
    if whole := _whole_names(parts):
        return NameSlip(name, "is separated by commas", whole)
    if len(parts) > _TRIPLE:
        return NameSlip(name, "has four parts or more", _pairs(parts))
    if len(parts) == _TRIPLE and _SUFFIX.fullmatch(parts[2]) and not _SUFFIX.fullmatch(parts[1]):
        return NameSlip(name, "has its suffix at the end", (_ordered(parts),))
    if masked.endswith(",") and len(parts) > 1:
        return NameSlip(name, "ends in a comma", (", ".join(parts),))
    return None


def _ordered(parts: tuple[str, ...]) -> str:
    """Put a suffix where BibTeX wants it: between family and given names."""
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    others = [part for part in parts[1:] if not _SUFFIX.fullmatch(part)]
    return ", ".join((*parts[:1], *suffixes, *others))


def _whole_names(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names where each part between commas is a whole one: "A. Roe" or "Roe A."."""
    if len(parts) < _PAIR:
        return ()
    if all(_INITIALED.fullmatch(hidden(part)) for part in parts):
        return parts
    if all(_TRAILED.fullmatch(hidden(part)) for part in parts):
        return tuple(map(_given_behind, parts))
    return ()


def _given_behind(part: str) -> str:
    """Write "Roe J." as BibTeX does: "Roe, J."."""
    family, _, given = part.partition(" ")
    return f"{family}, {given}"


def _pairs(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Pair family and given names where they come in turn."""
    if len(parts) % _PAIR:
        return parts
    return tuple(f"{parts[at]}, {parts[at + 1]}" for at in range(0, len(parts), _PAIR))
