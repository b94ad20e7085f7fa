"""From an e-mail to a document: its subject, and its text or else its page."""

import re
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from itertools import islice

from claimcheck.model import Block, BlockKind, Document
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import refuse
from claimcheck.readers._html_page import document_of as page_of
from claimcheck.readers._laid_anew import PlainLayout
from claimcheck.readers.text import plain_text

_HEADERS = {"subject": "title", "from": "author", "date": "date"}
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>.*$\n?", re.MULTILINE)
_INTRODUCED = re.compile(
    r"^[^\n]{0,200}(?:wrote|schrieb|écrit|scrisse|escribió)\s*:\s*$", re.MULTILINE
)
_MOST_PARTS = 1_000
_REMEDY = "save the message again, or save its text as plain text"

_LONGEST_HEADER = 200_000
_MOST_ENCODED = 2_000
_MOST_BOUNDARIES = 20_000
_SLOW_CHARSETS = frozenset({"punycode", "idna"})
"""Codecs of addresses, which take the square of a text."""
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CUT_PARAMETER = re.compile(rb"\*\d{0,9}\*?=")


def document_of(data: bytes, path: str) -> Document:
    """Read an e-mail; what it quotes of others and its signature are left out.

    Args:
        data: The file.
        path: How the document is named.

    Raises:
        InputError: It is no e-mail, or has no words.
    """
    message = _message(data, path)
    body = _body(message, path)
    layout = PlainLayout()
    metadata = _metadata(message)
    layout.add_words(str(metadata.get("title", "")), BlockKind.HEADING, 1)
    layout.add(body)
    return Document(
        path,
        "eml",
        layout.text,
        finish(layout.drafts),
        metadata,
        text_is_source=False,
        regions=tuple(layout.regions),
    )


def _message(data: bytes, path: str) -> EmailMessage:
    if data.count(b"Content-Type") > _MOST_PARTS:
        raise refuse(path, f"holds over {_MOST_PARTS:,} parts", _REMEDY, "too-large")
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        told = f"holds over {_MOST_BOUNDARIES:,} lines that may part it"
        raise refuse(path, told, _REMEDY, "too-large")
    header = _HEADER_END.split(data[: _LONGEST_HEADER + 1], maxsplit=1)[0]
    if len(header) > _LONGEST_HEADER:
        raise refuse(path, f"has a header of over {_LONGEST_HEADER:,} bytes", _REMEDY, "too-large")
    if header.count(b"=?") + _count(_CUT_PARAMETER, data, _MOST_ENCODED) > _MOST_ENCODED:
        told = f"has a header of over {_MOST_ENCODED:,} encoded words and cut parameters"
        raise refuse(path, told, _REMEDY, "too-large")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        named = [name for name in ("from", "subject", "date", "to") if message[name]]
    except Exception as error:
        raise refuse(path, "is not an e-mail that can be read", _REMEDY, "damaged") from error
    if not named:
        raise refuse(path, "is not an e-mail: it has no header", _REMEDY, "damaged")
    return message


def _count(pattern: re.Pattern[bytes], data: bytes, most: int) -> int:
    """Count matches, no further than one above a number."""
    return sum(1 for _ in islice(pattern.finditer(data), most + 1))


def _body(message: EmailMessage, path: str) -> tuple[Block, ...]:
    """Give the blocks of the text, or of the page where there is no text."""
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        content = _content(part) if part is not None else ""
        is_page = part is not None and part.get_content_subtype() == "html"
    except Exception as error:
        raise refuse(path, "has a body that cannot be decoded", _REMEDY, "damaged") from error
    if not isinstance(content, str):
        return ()
    return (
        page_of(content, path).blocks if is_page else plain_text.of_text(_own(content), path).blocks
    )


def _content(part: MIMEPart) -> object:
    if part.get_content_charset("") in _SLOW_CHARSETS:
        raise LookupError(part.get_content_charset())
    return part.get_content()


def _own(content: str) -> str:
    """Leave out the signature, and what is quoted of other messages."""
    text = content.replace("\r\n", "\n")
    signature = _SIGNATURE.search(text)
    own = text[: signature.start()] if signature else text
    return _QUOTED.sub("", _INTRODUCED.sub("", own) if _QUOTED.search(own) else own)


def _metadata(message: EmailMessage) -> dict[str, object]:
    found: dict[str, object] = {}
    for header, name in _HEADERS.items():
        try:
            value = " ".join(str(message[header] or "").split())
        except Exception:  # noqa: BLE001, S112 - a broken header says nothing
            continue
        if value:
            found[name] = value
    return found
