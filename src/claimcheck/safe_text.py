"""Text of documents made safe to show: nothing in it acts on what shows it."""

import re
from functools import cache

_UNSEEN = "\ufffd"
_JOINER = "\u2060"
_HASHES = re.compile(r"##(?=\w*\[)")
_COLONS = re.compile(r"(?<!\S)::(?=[A-Za-z])")


def visible(text: str) -> str:
    """Make every control character visible and take out what reorders or hides text.

    Line ends and tabs stay. Other C0 controls become their control pictures; C1 controls,
    lone surrogates and non-characters become the replacement character; directional controls
    and tag characters, which show nothing themselves, go.
    """
    shown = text if text.isascii() and text.isprintable() else text.translate(_table())
    return uncommanded(shown)


def uncommanded(text: str) -> str:
    """Break what a build server would take for a command when it reads its own log.

    GitHub acts on ``::name`` where a line begins and on ``##[name]`` anywhere, Azure Pipelines
    on ``##vso[``, TeamCity on ``##teamcity[``; a word joiner, which shows nothing, keeps them
    from it.
    """
    if "##" in text:
        text = _HASHES.sub(f"#{_JOINER}#", text)
    return _COLONS.sub(f":{_JOINER}:", text) if "::" in text else text


def one_line(text: str) -> str:
    """Show text on one line: white space is collapsed, control characters are made visible."""
    return visible(" ".join(text.split())).strip()


@cache
def _table() -> dict[int, str | None]:
    pictures = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
    directional = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    unseen = (*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)
    planes = (plane + last for plane in range(0x10000, 0x110000, 0x10000) for last in _LAST)
    return {
        **pictures,
        0x7F: "\u2421",
        0x2028: "\n",
        0x2029: "\n",
        0xFEFF: None,
        **dict.fromkeys(directional),
        **dict.fromkeys(range(0xE0000, 0xE0080)),
        **dict.fromkeys((*unseen, *planes), _UNSEEN),
    }


_LAST = (0xFFFE, 0xFFFF)
