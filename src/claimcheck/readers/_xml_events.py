"""XML as tags and words with exact places in the text, without entities of its own."""

from collections.abc import Iterator
from typing import Literal
from xml.parsers import expat

from attrs import define, field

from claimcheck.model import InputError
from claimcheck.readers._files import refuse

_MOST_EVENTS = 600_000
_DEEPEST = 400
_AT_ONCE = 1 << 16
"""From how many bytes on the tags of a stretch are handed on."""
_NONE: dict[str, str] = {}
_REMEDY = "download the file again, or save the article as HTML"


@define
class XmlEvent:
    """A tag or a run of words.

    Args:
        kind: What it is.
        name: Local name of the element, or the words.
        start: Offset of its first character.
        end: Offset behind its last.
        attributes: What a tag says, by local names.
    """

    kind: Literal["open", "close", "text", "comment"]
    name: str
    start: int
    end: int
    attributes: dict[str, str]


def xml_events(text: str, path: str) -> Iterator[XmlEvent]:
    """Read XML, stretch by stretch, so that who has seen enough may stop.

    Args:
        text: The source.
        path: How messages name it.

    Raises:
        InputError: It is not well formed, declares entities, or is nested too deep.
    """
    reader = _XmlEventReader(text, path, text.encode("utf-8", "surrogatepass"))
    return reader.read()


@define
class _XmlEventReader:
    text: str
    path: str
    data: bytes
    events: list[XmlEvent] = field(factory=list)
    depth: int = 0
    count: int = 0
    byte: int = 0
    offset: int = 0

    def read(self) -> Iterator[XmlEvent]:
        # entities cannot be declared and nothing outside is read: see `_declared`
        parser = expat.ParserCreate("utf-8")
        parser.ordered_attributes = False
        parser.StartElementHandler = lambda name, found: self._open(parser, name, found)
        parser.EndElementHandler = lambda name: self._close(parser, name)
        parser.CharacterDataHandler = lambda words: self._words(parser, words)
        parser.CommentHandler = lambda _: self._comment(parser)
        parser.EntityDeclHandler = self._declared
        start = 0
        while start < len(self.data):
            # a stretch ends before a tag, for words are to come in one piece
            stop = self.data.find(b"<", start + _AT_ONCE)
            stop = stop if stop > 0 else len(self.data)
            self._parse(parser, self.data[start:stop])
            yield from self.events
            self.events.clear()
            start = stop
        self._parse(parser, b"", is_last=True)
        yield from self.events

    def _parse(self, parser: expat.XMLParserType, stretch: bytes, *, is_last: bool = False) -> None:
        try:
            parser.Parse(stretch, is_last)
        except expat.ExpatError as error:
            message = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise refuse(self.path, message, _REMEDY, "damaged", error.lineno) from error
        self.count += len(self.events)
        if self.count > _MOST_EVENTS:
            raise self._too_large(f"holds over {_MOST_EVENTS:,} tags and texts")

    def _too_large(self, message: str) -> InputError:
        return refuse(self.path, message, "split it, or save the article as HTML", "too-large")

    def _declared(self, *_: object) -> None:
        raise refuse(self.path, "declares entities, which are not read", _REMEDY, "damaged")

    def _at(self, parser: expat.XMLParserType) -> int:
        """Give the offset of the event in hand, counted on from the event before."""
        index = parser.CurrentByteIndex
        if len(self.data) == len(self.text):
            return index
        if index > self.byte:
            self.offset += len(self.data[self.byte : index].decode("utf-8", "surrogatepass"))
            self.byte = index
        return self.offset

    def _open(self, parser: expat.XMLParserType, name: str, found: dict[str, str]) -> None:
        start = self._at(parser)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._too_large(f"is nested too deep (over {_DEEPEST} tags)")
        attributes = {_local(key): value for key, value in found.items()} if found else found
        end = self.text.find(">", start) + 1
        self.events.append(XmlEvent("open", _local(name), start, end, attributes))

    def _close(self, parser: expat.XMLParserType, name: str) -> None:
        start = self._at(parser)
        self.depth -= 1
        end = self.text.find(">", start) + 1
        self.events.append(XmlEvent("close", _local(name), start, end, _NONE))

    def _words(self, parser: expat.XMLParserType, words: str) -> None:
        start = self._at(parser)
        if self.text.startswith(words, start):
            end = start + len(words)
        elif self.text.startswith("&", start):
            end = self.text.find(";", start) + 1
        else:
            end = start + (2 if self.text.startswith("\r\n", start) else 1)
        self.events.append(XmlEvent("text", words, start, end, _NONE))

    def _comment(self, parser: expat.XMLParserType) -> None:
        start = self._at(parser)
        end = self.text.find("-->", start) + 3
        self.events.append(XmlEvent("comment", "", start, end, _NONE))


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name
