"""XML as tags and words with exact places in the text, without entities of its own."""

from collections.abc import Iterator
from typing import Literal
from xml.parsers import expat

from attrs import define, field, frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._files import refuse

_MOST_EVENTS = 600_000
_DEEPEST = 400
_REMEDY = "download the file again, or save the article as HTML"


@frozen(eq=False, repr=False)
class XmlEvent(ByValue):
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
    attributes: dict[str, str] = field(factory=dict)


def events_of(text: str, path: str) -> list[XmlEvent]:
    """Read XML.

    Args:
        text: The source.
        path: How messages name it.

    Raises:
        InputError: It is not well formed, declares entities, or is nested too deep.
    """
    reader = _XmlEventReader(text, path, text.encode("utf-8", "surrogatepass"))
    return list(reader.read())


@define
class _XmlEventReader:
    text: str
    path: str
    data: bytes
    events: list[XmlEvent] = field(factory=list)
    depth: int = 0
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
        try:
            parser.Parse(self.data, True)  # noqa: FBT003 - the parser's own
        except expat.ExpatError as error:
            message = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise refuse(self.path, message, _REMEDY, "damaged", error.lineno) from error
        yield from self.events

    def _declared(self, *_: object) -> None:
        raise refuse(self.path, "declares entities, which are not read", _REMEDY, "damaged")

    def _at(self, parser: expat.XMLParserType) -> int:
        """Give the offset of the event in hand, counted on from the event before."""
        index = parser.CurrentByteIndex
        if index > self.byte:
            self.offset += len(self.data[self.byte : index].decode("utf-8", "surrogatepass"))
            self.byte = index
        return self.offset

    def _open(self, parser: expat.XMLParserType, name: str, found: dict[str, str]) -> None:
        start = self._at(parser)
        self.depth += 1
        if self.depth > _DEEPEST or len(self.events) > _MOST_EVENTS:
            message = "is nested too deep" if self.depth > _DEEPEST else "holds too much markup"
            raise refuse(self.path, message, _REMEDY, "too-large")
        attributes = {_local(key): value for key, value in found.items()}
        self.events.append(
            XmlEvent("open", _local(name), start, self.text.find(">", start) + 1, attributes)
        )

    def _close(self, parser: expat.XMLParserType, name: str) -> None:
        start = self._at(parser)
        self.depth -= 1
        self.events.append(XmlEvent("close", _local(name), start, self.text.find(">", start) + 1))

    def _words(self, parser: expat.XMLParserType, words: str) -> None:
        start = self._at(parser)
        if len(self.events) > _MOST_EVENTS:
            raise refuse(self.path, "holds too much markup", _REMEDY, "too-large")
        if self.text.startswith(words, start):
            end = start + len(words)
        elif self.text.startswith("&", start):
            end = self.text.find(";", start) + 1
        else:
            end = start + (2 if self.text.startswith("\r\n", start) else 1)
        self.events.append(XmlEvent("text", words, start, end))

    def _comment(self, parser: expat.XMLParserType) -> None:
        start = self._at(parser)
        end = self.text.find("-->", start) + 3
        self.events.append(XmlEvent("comment", "", start, end))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
