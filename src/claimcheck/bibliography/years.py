"""Years in date fields and in keys."""

from claimcheck.model import Reference
from claimcheck.resources.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<!\d)(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?!\d)")
_ISO = lazy_pattern(r"\s*(\d{4})(?:-\d{2}(?:-\d{2})?)?(?![\d])")
_TELLING = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST, _LAST = 1900, 2035


def years_in(text: str) -> list[int]:
    """Give the years of this age that a text holds, each once and in order of time."""
    found = {int(year) for year in _TELLING.findall(text)}
    return sorted(year for year in found if _FIRST <= year <= _LAST)


def key_year(key: str) -> int | None:
    """Give the one year that a key holds, such as ``smith2011``."""
    found = years_in(key)
    return found[0] if len(found) == 1 else None


def years_of(reference: Reference) -> tuple[int, ...]:
    """Give the years under which a text may cite a work: its own, then that of its first printing.

    Args:
        reference: An entry; ``year = {1781/1998}`` and ``origdate`` name a second year.
    """
    found = [] if reference.year is None else [reference.year]
    for name in ("year", "date"):
        text = reference.fields.get(name, "")
        if "/" in text or "[" in text:
            found.extend(int(year) for year in _YEAR.findall(text))
    for name in ("origdate", "origyear"):
        found.extend(int(year) for year in _YEAR.findall(reference.fields.get(name, ""))[:1])
    return tuple(dict.fromkeys(found))


def year_of(*dates: str) -> int | None:
    """Give the year of publication that the first telling date names.

    Args:
        dates: Dates as written: ``"2011"``, ``"2011-12"``, ``"1999/2001"`` (its first year),
            ``"c. 1850"``, ``"12 May 2004"``; ``"in press"`` tells nothing.
    """
    for date in dates:
        found = _ISO.match(date) or _YEAR.search(date)
        if found:
            return int(found.group(1))
    return None
