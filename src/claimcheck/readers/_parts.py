"""A document made of the parts that a reader took out of a file, for formats that are no text."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from claimcheck.model import BlockKind, Document, Failure, Location, Prose, Region, Segment, Span
from claimcheck.model.by_value import ByValue
from claimcheck.readers._draft import Draft, DraftList
from claimcheck.readers._drafts import finish

_BETWEEN = "\n\n"


@frozen(eq=False, repr=False)
class TextPart(ByValue):
    """One piece of text that stands by itself: a paragraph, a heading, an item of a list.

    Args:
        text: What a person reads; line breaks and runs of spaces become one space.
        kind: What it is.
        level: Depth of a heading or list, from 1.
        location: Where it stands in the file; by default the number of the part as a paragraph.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    location: Location | None = None


def document_of_parts(
    parts: Iterable[TextPart],
    *,
    path: str,
    format: str,  # noqa: A002 - the word of the contract
    metadata: Mapping[str, object] | None = None,
    failures: Iterable[Failure] = (),
) -> Document:
    r"""Make a document of parts; sections and reference lists are found as in every format.

    Args:
        parts: The parts in the order in which they are read; empty ones are passed over.
        path: How the document is named.
        format: Name of the reader.
        metadata: What the file says of itself, such as its title.
        failures: What of the file could not be read.

    Examples:
        >>> parts = [TextPart("Sleep", BlockKind.HEADING, 1), TextPart("Tea calms.")]
        >>> document = document_of_parts(parts, path="a.tape", format="tape")
        >>> document.text
        'Sleep\n\nTea calms.'
        >>> document.blocks[1].section
        ('Sleep',)
        >>> str(document.locate(document.blocks[1].span))
        'paragraph 2'
    """
    texts: list[str] = []
    drafts: list[Draft] = DraftList()
    regions: list[Region] = []
    position = 0
    for number, part in enumerate(parts, 1):
        text = " ".join(part.text.split())
        if not text:
            continue
        span = Span(position, position + len(text))
        place = part.location or Location(line=number, column=1, paragraph=number)
        drafts.append(Draft(part.kind, span, Prose((Segment(text, span),)), part.level))
        regions.append(Region(span, place))
        texts.append(text)
        position = span.end + len(_BETWEEN)
    return Document(
        path,
        format,
        _BETWEEN.join(texts),
        finish(drafts),
        metadata or {},
        tuple(failures),
        text_is_source=False,
        regions=tuple(regions),
    )
