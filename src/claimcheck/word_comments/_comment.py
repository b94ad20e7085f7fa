"""One comment of a Word file, as it is written there."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.word_comments._tags import TagTable, unescaped

AUTHOR = "claimcheck"
"""The name that our comments bear."""
_FINGERPRINT = re.compile(r"^Fingerprint: ([0-9a-f]{32})$", re.MULTILINE)
_SHOWN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_CONTROL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@frozen(eq=False, repr=False)
class WordComment(ByValue):
    """A comment.

    Args:
        id: Its id, to which the marks in the text refer.
        author: Who wrote it.
        text: Its words, a line a paragraph.
        paragraph: Id of its last paragraph, by which other parts refer to it; may be ``""``.
        number: Which element of its part it is.
    """

    id: str
    author: str
    text: str
    paragraph: str
    number: int

    @property
    def fingerprint(self) -> str:
        """Give the fingerprint of the finding that it tells; ``""`` where it is not ours."""
        found = _FINGERPRINT.search(self.text) if self.author == AUTHOR else None
        return found.group(1) if found else ""


def comments_of(table: TagTable) -> Iterator[WordComment]:
    """Read the comments of a part."""
    for number in table.of_name("comment"):
        if table.parents[number] == 0:
            paragraphs = [p for p in _below(table, number) if table.names[p] == "p"]
            yield WordComment(
                table.attribute(number, "id"),
                table.attribute(number, "author"),
                "\n".join(_words(table, each) for each in paragraphs),
                table.attribute(paragraphs[-1], "paraId").upper() if paragraphs else "",
                number,
            )


def _below(table: TagTable, number: int) -> Iterator[int]:
    each = number + 1
    while each < len(table.names) and table.starts[each] < table.ends[number]:
        yield each
        each += 1


def _words(table: TagTable, paragraph: int) -> str:
    pieces = (
        unescaped(table.inside(each).decode("utf-8", "replace"))
        if table.names[each] == "t"
        else _SHOWN.get(table.names[each], "")
        for each in _below(table, paragraph)
    )
    return "".join(pieces)


def fingerprint_line(fingerprint: str) -> str:
    """Give the line by which a comment is known as ours."""
    return f"Fingerprint: {fingerprint}"


def comment_xml(
    number: int, paragraph: str, lines: Iterable[str], *, prefix: str, spaces: str, date: str
) -> str:
    """Write a comment of ours.

    Args:
        number: Its id.
        paragraph: Id of its last paragraph.
        lines: Its words, a paragraph each.
        prefix: Prefix of Word's own names, with its colon.
        spaces: Declarations of name spaces that the part lacks.
        date: When it was written; ``""`` leaves it open.
    """
    w = prefix
    texts = [f'<{w}r><{w}t xml:space="preserve">{xml_text(line)}</{w}t></{w}r>' for line in lines]
    texts[0] = f"<{w}r><{w}annotationRef/></{w}r>{texts[0]}"
    inner = "".join(f"<{w}p>{text}</{w}p>" for text in texts[:-1])
    last = f'<{w}p w14:paraId="{paragraph}">{texts[-1]}</{w}p>'
    dated = f' {w}date="{date}"' if date else ""
    head = f'{w}comment{spaces} {w}id="{number}" {w}author="{AUTHOR}"{dated} {w}initials="cc"'
    return f"<{head}>{inner}{last}</{w}comment>"


def xml_text(text: str) -> str:
    """Write a text so that XML can hold it, whatever characters it has."""
    return _CONTROL.sub("\ufffd", text).translate(_ESCAPES)
