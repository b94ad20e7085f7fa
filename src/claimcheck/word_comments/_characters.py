"""Where each character that an element of words shows stands in its bytes."""

import re

_TOKEN = re.compile(rb"&[^;]+;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
_UNSEEN = re.compile(rb"\xc2\xad|\xe2\x80\x8b|\xef\xbb\xbf")
"""A soft hyphen, a zero-width space and a byte order mark, which the reader leaves out."""
_REFERENCE_UNSEEN = re.compile(
    rb"&#(?:173|8203|65279|[xX]0*(?:[aA][dD]|200[bB]|[fF][eE][fF][fF]));"
)


def character_places(inside: bytes) -> list[tuple[int, int]] | None:
    """Give the bytes of each character, or ``None`` where they cannot be told apart.

    Args:
        inside: What stands between the tags of the element; sections of plain characters and
            comments, which no word processor writes there, are not taken apart.
    """
    if b"<" in inside:
        return None
    return [
        match.span()
        for match in _TOKEN.finditer(inside)
        if not _UNSEEN.fullmatch(match.group()) and not _REFERENCE_UNSEEN.fullmatch(match.group())
    ]
