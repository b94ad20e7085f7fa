"""Fields of a Word file: instructions and the text that they show, nested and across paragraphs."""

import re

from attrs import define, field, frozen

from claimcheck.model.by_value import ByValue

_LISTS = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|Mendeley\s+Bibliography|EN\.REFLIST|CitaviBibliography)"
    r"|BIBLIOGRAPHY\b)"
)
_DEEPEST = 100
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
        is_list: Whether it shows a list of references.
        is_contents: Whether it shows a table of contents or an index.
    """

    instruction: list[str] = field(factory=list)
    data: list[str] = field(factory=list)
    shows: bool = False
    start: int = 0
    is_list: bool = False
    is_contents: bool = False

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
    """The fields that are open at a place.

    Their sorts are counted as they open and close: a file may hold thousands that never close, and
    each run and paragraph asks.

    Args:
        stack: The fields, outermost first.
        silent: How many of them do not show their text yet.
        lists: How many show a list of references.
        contents: How many show a table of contents or an index.
    """

    stack: list[WordField] = field(factory=list)
    silent: int = 0
    lists: int = 0
    contents: int = 0

    @property
    def hide(self) -> bool:
        """Tell whether runs here are instructions, not text."""
        return self.silent > 0

    @property
    def lists_references(self) -> bool:
        """Tell whether what stands here is a list of references."""
        return self.lists > 0

    @property
    def lists_contents(self) -> bool:
        """Tell whether what stands here is a table of contents or an index."""
        return self.contents > 0

    def begin(self, data: str = "") -> None:
        """Open a field."""
        self.stack.append(WordField(data=[data] if data else []))
        self.silent += 1

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self.stack and not self.stack[-1].shows:
            self.stack[-1].instruction.append(text)

    def separate(self, start: int) -> None:
        """Begin the text of the innermost field."""
        if not self.stack or self.stack[-1].shows:
            return
        one = self.stack[-1]
        one.shows, one.start = True, start
        said = one.text
        one.is_list = _LISTS.match(said) is not None
        one.is_contents = _CONTENTS.match(said) is not None
        self.silent -= 1
        self.lists += one.is_list
        self.contents += one.is_contents

    def end(self, end: int) -> ShownField | None:
        """Close the innermost field; what it keeps goes to the one around it as well."""
        if not self.stack:
            return None
        one = self.stack.pop()
        self.lists -= one.is_list
        self.contents -= one.is_contents
        if not one.shows:
            one.start = end
            self.silent -= 1
        if self.stack and not self.stack[-1].shows and len(self.stack) < _DEEPEST:
            self.stack[-1].data.extend(one.data)
        return ShownField(one.text, "\n".join(one.data), one.start, end)
