"""How often a service may be asked: its own headers count, then what it publishes."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\s{0,20}(\d{1,6}(?:\.\d{1,3})?)\s{0,20}s?\s*")
_SLOWEST = 60.0


def interval_of(headers: Mapping[str, str]) -> float | None:
    """Give the seconds between requests that a service's headers allow, ``None`` if none say.

    Args:
        headers: Headers of an answer, names in lower case.
    """
    limit = _number(headers.get("x-rate-limit-limit", ""))
    span = _number(headers.get("x-rate-limit-interval", ""))
    if limit and span:
        return min(span / limit, _SLOWEST)
    return None


def wait_of(headers: Mapping[str, str], now: datetime) -> float | None:
    """Give the seconds that ``Retry-After`` asks for, ``None`` where it is absent or senseless."""
    told = headers.get("retry-after", "")
    seconds = _number(told)
    if seconds is not None:
        return seconds
    try:
        then = parsedate_to_datetime(told)
    except (ValueError, OverflowError, TypeError, IndexError):  # what the parser makes of junk
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - now).total_seconds(), 0.0)


def _number(text: str) -> float | None:
    found = _SECONDS.fullmatch(text)
    return float(found[1]) if found else None
