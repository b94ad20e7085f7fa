"""Characters of the font Symbol, which Word files store by their place in it."""

_LOWER = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_UPPER = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SIGNS = {
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD6: "√",
}
_PRIVATE = 0xF000


def symbol_of(font: str, code: str) -> str:
    """Give the character that a symbol shows; unknown ones show nothing.

    Args:
        font: Name of the font.
        code: Place in it, in hexadecimal.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number -= _PRIVATE if number >= _PRIVATE else 0
    if "symbol" not in font.lower() or not 0 < number <= 0xFF:  # noqa: PLR2004 - one byte
        return ""
    character = chr(number)
    if "a" <= character <= "z":
        return _LOWER[number - ord("a")]
    if "A" <= character <= "Z":
        return _UPPER[number - ord("A")]
    return _SIGNS.get(number, character if number < 0x7F else "")  # noqa: PLR2004 - ASCII
