"""The encoding of a web page: byte order mark, declaration, UTF-8, else the old Western one."""

import re

from claimcheck.readers._files import decode, refuse

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})", re.IGNORECASE
)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,100}encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})")
_HEAD = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WESTERN = "cp1252"
_AS_WESTERN = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"})


def decode_page(data: bytes, path: str) -> str:
    """Decode a page as browsers do; a byte order mark is dropped.

    Args:
        data: The bytes of the page.
        path: How messages name it.

    Raises:
        InputError: The bytes are no text.
    """
    if data.startswith(_MARKS):
        return decode(data, path)
    if b"\0" in data:
        raise refuse(path, "is a binary file, not a web page", "save the page as HTML", "binary")
    for encoding in (*_declared(data[:_HEAD]), "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode(_WESTERN, "replace")


def _declared(head: bytes) -> tuple[str, ...]:
    """Give the encoding that the page names; the first of Latin-1 means its wider brother."""
    match = _XML.match(head) or _DECLARED.search(head)
    if match is None:
        return ()
    name = match.group(1).decode("ascii").lower()
    if name in _AS_WESTERN:
        return ("utf-8", _WESTERN)
    is_text = name.startswith(("utf-8", "iso-", "windows-", "cp", "koi8", "mac", "shift", "euc"))
    return (name,) if is_text or name in {"gb2312", "gbk", "gb18030", "big5"} else ()
