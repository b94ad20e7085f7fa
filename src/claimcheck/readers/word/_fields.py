"""Fields of a Word file: instructions and the text that they show, nested and across paragraphs."""

import re

from attrs import define, field, frozen

from claimcheck.model.by_value import ByValue

_LISTS = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|Mendeley\s+Bibliography|EN\.REFLIST|CitaviBibliography)"
    r"|BIBLIOGRAPHY\b)"
)
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_ADDRESS = re.compile(r"\s*HYPERLINK\s+(?:\\\w\s+)*\"([^\"]{1,2000})\"")


@define
class WordField:
    """A field that is open.

    Args:
        instruction: What it is told to show.
        data: What a program keeps in it.
        shows: Whether its text has begun.
        start: Offset in the document at which that begins.
    """

    instruction: list[str] = field(factory=list)
    data: list[str] = field(factory=list)
    shows: bool = False
    start: int = 0

    @property
    def text(self) -> str:
        """Give the whole instruction."""
        return "".join(self.instruction)


@frozen(eq=False, repr=False)
class ShownField(ByValue):
    """A field that is closed.

    Args:
        instruction: What it was told to show.
        data: What a program keeps in it.
        start: Offset of the text that it shows.
        end: Offset behind it.
    """

    instruction: str
    data: str
    start: int
    end: int

    @property
    def address(self) -> str:
        """Give the address of a hyperlink, ``""`` for another field."""
        match = _ADDRESS.match(self.instruction)
        return match.group(1) if match else ""


@define
class OpenFields:
    """The fields that are open at a place, outermost first."""

    stack: list[WordField] = field(factory=list)

    @property
    def hide(self) -> bool:
        """Tell whether runs here are instructions, not text."""
        return any(not one.shows for one in self.stack)

    @property
    def lists_references(self) -> bool:
        """Tell whether what stands here is a list of references."""
        return any(_LISTS.match(one.text) for one in self.stack)

    @property
    def lists_contents(self) -> bool:
        """Tell whether what stands here is a table of contents or an index."""
        return any(_CONTENTS.match(one.text) for one in self.stack)

    def begin(self, data: str = "") -> None:
        """Open a field."""
        self.stack.append(WordField(data=[data] if data else []))

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.stack and not self.stack[-1].shows:
            self.stack[-1].instruction.append(text)

    def separate(self, start: int) -> None:
        """Begin the text of the innermost field."""
        if self.stack:
            self.stack[-1].shows, self.stack[-1].start = True, start

    def end(self, end: int) -> ShownField | None:
        """Close the innermost field; what it keeps goes to the one around it as well."""
        if not self.stack:
            return None
        one = self.stack.pop()
        if not one.shows:
            one.start = end
        if self.stack and not self.stack[-1].shows:
            self.stack[-1].data.extend(one.data)
        return ShownField(one.text, "\n".join(one.data), one.start, end)
