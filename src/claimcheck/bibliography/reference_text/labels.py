"""The number, mark or bullet before an item of a reference list."""

import re

_NUMBER = re.compile(
    r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?!\d)|(\d{1,4})(?=[ \t]*[\t\r\n]))"
    r"(?=\s|[^\W\d_])\s*"
)
_MARK = re.compile(r"\s*\[([A-Za-z+]{1,12}\d{2,4}[a-z]?)\]\s+")
_ITEM = re.compile(r"\s*\\bibitem(?:\[[^\[\]]{0,80}\])?\{([^{}\s]{1,80})\}\s*")
_BULLET = re.compile(r"\s*[-*•–—·◦▪‣●○■□►+](?![-*–—])\s+")
_YEAR_LIKE = re.compile(r"(?:1[5-9]|20)\d\d")


def leading_label(text: str) -> tuple[str | None, int]:
    """Read the label of an item.

    Args:
        text: The item.

    Returns:
        The number or mark without its brackets, ``None`` for a bullet or nothing; and the offset
        at which the reference begins.
    """
    item = _ITEM.match(text)
    if item:
        return item[1], item.end()
    start = 0
    bullet = _BULLET.match(text)
    if bullet:
        start = bullet.end()
    number = _NUMBER.match(text, start)
    if number:
        label = next(group for group in number.groups() if group)
        if not _YEAR_LIKE.fullmatch(label):
            return label, number.end()
    mark = _MARK.match(text, start)
    return (mark[1], mark.end()) if mark else (None, start)


def is_bullet(text: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return _BULLET.match(text) is not None
