"""What the parsers of Python say of a text beyond their own limits, in words for its writer."""

_DIGITS = "int_max_str_digits"


def parse_fault(error: Exception) -> str:
    """Say on one line why a text was not parsed.

    Args:
        error: What the parser raised: a :class:`ValueError`, a :class:`RecursionError` or one of
            its own.
    """
    if isinstance(error, RecursionError):
        return "values are nested too deeply"
    words = " ".join(str(getattr(error, "msg", "") or error).split())
    return "a number has too many digits" if _DIGITS in words else words
