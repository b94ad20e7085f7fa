"""HTML as a type of its own: text becomes markup only by being escaped."""

from collections.abc import Iterable
from html import escape
from typing import NewType

from claimcheck.reports._safe import one_line, visible

Html = NewType("Html", str)
"""Text that a browser may read as markup."""

EMPTY = Html("")
_VOID = frozenset({"input", "meta"})
_SPACES = {9: " ", 10: " ", 13: " "}
_ENDS = {13: None, 9: "    "}


def line(words: str) -> Html:
    """Escape text for one line, white space collapsed."""
    return Html(escape(one_line(words)))


def escape_part(words: str) -> Html:
    """Escape a part of a line, the spaces at its ends kept."""
    return Html(escape(visible(words).translate(_SPACES)))


def source(words: str) -> Html:
    """Escape preformatted text, its lines kept."""
    return Html(escape(visible(words.replace("\r\n", "\n").translate(_ENDS))))


def message_markup(words: str) -> Html:
    """Escape a message; what stands between back ticks becomes code."""
    parts = one_line(words).split("`")
    if len(parts) % 2 == 0:
        return line(words)
    shown = (
        f"<code>{escape(part)}</code>" if number % 2 and part else escape(part)
        for number, part in enumerate(parts)
    )
    return Html("".join(shown))


def element(name: str, /, *content: Html, **attributes: str | int | bool | None) -> Html:
    """Make an element.

    Args:
        name: Its name.
        *content: What stands in it.
        **attributes: Values are escaped; ``True`` is a bare attribute, ``None`` and ``False``
            leave it out. A trailing underscore is dropped, others become hyphens.
    """
    head = name
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        word = key.rstrip("_").replace("_", "-")
        head += f" {word}" if value is True else f' {word}="{_attribute(value)}"'
    if name in _VOID:
        return Html(f"<{head}>")
    return Html(f"<{head}>{''.join(content)}</{name}>")


def _attribute(value: str | int) -> str:
    return str(value) if isinstance(value, int) else escape(one_line(value))


def join_markup(parts: Iterable[Html], between: str = "") -> Html:
    """Put markup together."""
    return Html(between.join(parts))


def spoken(words: str) -> Html:
    """Say something to screen readers alone."""
    return element("span", escape_part(words), class_="vh")
