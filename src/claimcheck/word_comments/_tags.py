"""The tags of a part of a Word file, with the bytes at which each stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

from attrs import define, field

from claimcheck.model import Failure, InputError

_TAG = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(?P<close>/?)(?P<name>[^\s/>!?]+)(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"(?:\s)(?P<name>[^\s=/>]+)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?P<name>[^\"']+)")
_ENTITY = re.compile(r"&(?:#(?P<number>[0-9]+)|#x(?P<hex>[0-9A-Fa-f]+)|(?P<name>\w+));")
_MARKED = {b"\xff", b"\xfe"}
"""How a text in UTF-16 begins."""
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@define
class TagTable:
    """The elements of a part in the order of their start tags; each is a number.

    Args:
        data: The part.
        names: Local name of each.
        parents: The element around each; -1 for the root.
        starts: Byte at which its start tag begins.
        opened: Byte behind its start tag.
        closed: Byte at which its end tag begins; as ``opened`` where it is empty.
        ends: Byte behind it.
    """

    data: bytes
    names: list[str] = field(factory=list)
    parents: list[int] = field(factory=list)
    starts: list[int] = field(factory=list)
    opened: list[int] = field(factory=list)
    closed: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)

    def tag(self, number: int) -> bytes:
        """Give the start tag of an element."""
        return self.data[self.starts[number] : self.opened[number]]

    def source(self, number: int) -> bytes:
        """Give an element whole."""
        return self.data[self.starts[number] : self.ends[number]]

    def inside(self, number: int) -> bytes:
        """Give what stands between the tags of an element."""
        return self.data[self.opened[number] : self.closed[number]]

    def attribute(self, number: int, name: str) -> str:
        """Give an attribute by its local name, decoded; ``""`` where there is none."""
        return tag_attributes(self.tag(number)).get(name, "")

    def prefix(self, number: int) -> str:
        """Give the prefix of an element's name, with its colon."""
        name = self.tag(number)[1:].split(b":", 1)
        is_prefixed = len(name) == 2 and re.fullmatch(rb"[^\s/>\"'=]+", name[0])  # noqa: PLR2004
        return name[0].decode() + ":" if is_prefixed else ""

    def children(self, number: int) -> Iterator[int]:
        """Give the elements directly in an element, in order."""
        end = self.ends[number]
        child = number + 1
        while child < len(self.starts) and self.starts[child] < end:
            if self.parents[child] == number:
                yield child
            child += 1

    def of_name(self, *names: str) -> Iterator[int]:
        """Give the elements of some local names, in order."""
        return compress(range(len(self.names)), (name in names for name in self.names))

    def path(self, number: int) -> list[int]:
        """Give an element and those around it, outermost first."""
        found = []
        while number >= 0:
            found.append(number)
            number = self.parents[number]
        return found[::-1]


def tags_of(data: bytes, path: str, part: str) -> TagTable:
    """Read the tags of a part that is known to be well formed.

    Args:
        data: The part.
        path: How messages name the file.
        part: How messages name the part.

    Raises:
        InputError: It is written in another encoding than UTF-8.
    """
    _refuse_encoding(data, path, part)
    table = TagTable(data)
    open_elements = [-1]
    for match in _TAG.finditer(data):
        name = match["name"]
        if name is None:
            continue
        if match["close"]:
            number = open_elements.pop()
            table.closed[number], table.ends[number] = match.start(), match.end()
            continue
        number = len(table.names)
        table.names.append(_local(name))
        table.parents.append(open_elements[-1])
        table.starts.append(match.start())
        table.opened.append(match.end())
        table.closed.append(match.end())
        table.ends.append(match.end())
        if data[match.end() - 2 : match.end()] != b"/>":
            open_elements.append(number)
    return table


def _refuse_encoding(data: bytes, path: str, part: str) -> None:
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    name = declared["name"].decode("ascii", "replace").lower() if declared else "utf-8"
    if name not in {"utf-8", "us-ascii"} or data[:2] in {
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x00<",
        b"<\x00",
    }:
        message = f"has a part `{part}` in another encoding than UTF-8"
        remedy = "open it in Word or LibreOffice and save it again as .docx"
        raise InputError(Failure(path, message, remedy=remedy, kind="encoding"))


@lru_cache(4096)
def _local(name: bytes) -> str:
    return name.rpartition(b":")[2].decode("utf-8", "replace")


def tag_attributes(tag: bytes) -> dict[str, str]:
    """Read the attributes of a start tag, by their local names."""
    return {
        match["name"].rpartition(b":")[2].decode("utf-8", "replace"): unescaped(
            (match["a"] if match["a"] is not None else match["b"]).decode("utf-8", "replace")
        )
        for match in _ATTRIBUTE.finditer(tag)
    }


def unescaped(text: str) -> str:
    """Decode the references of XML in a text."""
    return _ENTITY.sub(_meant, text) if "&" in text else text


def _meant(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED.get(match["name"], match.group())
    code = int(match["number"]) if match["number"] else int(match["hex"], 16)
    return chr(code) if code < 0x110000 else match.group()  # noqa: PLR2004 - past the last character
