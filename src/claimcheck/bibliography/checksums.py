"""Check digits."""


def isbn10_digit(stem: str) -> str:
    """Give the check digit of nine digits (ISO 2108 before 2007: weights 10 to 2, modulo 11)."""
    return _mod11(
        sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), stem, strict=True))
    )


def isbn13_digit(stem: str) -> str:
    """Give the check digit of twelve digits (EAN-13: weights 1 and 3, modulo 10)."""
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(stem))
    return str(-total % 10)


def issn_digit(stem: str) -> str:
    """Give the check digit of seven digits (ISO 3297: weights 8 to 2, modulo 11)."""
    return _mod11(
        sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), stem, strict=True))
    )


def orcid_digit(stem: str) -> str:
    """Give the check digit of fifteen digits (ISO 7064 MOD 11-2)."""
    total = 0
    for digit in stem:
        total = (total + int(digit)) * 2
    return _letter((12 - total % 11) % 11)


def _mod11(total: int) -> str:
    return _letter(-total % 11)


def _letter(value: int) -> str:
    return "X" if value == len("0123456789") else str(value)
