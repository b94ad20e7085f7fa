"""Years in date fields."""

import re

_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?!\d)")
_ISO = re.compile(r"\s*(\d{4})(?:-\d{2}(?:-\d{2})?)?(?![\d])")


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
