"""Units of a document with what a reader sees around them.

A unit is a sentence, heading, list item or table cell. What is kept of its surroundings: the title
of the document, the heading above, the stem of its list or the head of its column, and where
citation marks stand in it.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrs import field, frozen

from claimcheck.model import Block, BlockKind, CitationMention, Document, Kind, Sentence
from claimcheck.model.by_value import ByValue

_STEM_REACH = 12
_KIND_AT = 0.6


@frozen(eq=False, repr=False)
class Unit(ByValue):
    """A unit and its surroundings.

    Args:
        text: What the reader sees, on one line.
        place: The kind of place it stands in, one of :data:`PLACES`.
        title: Title of the document, empty where there is none or where this is it.
        heading: The heading above, where it is another one.
        stem: The stem of its list, or the heads of its row and column.
        marks: Start and end of citation marks in ``text``; those in brackets are left unread.
        named: Ends of citations that are part of the sentence, which are read.
        is_front: Whether it stands in the front matter of a file.
    """

    text: str
    place: str = "bare"
    title: str = ""
    heading: str = ""
    stem: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    named: tuple[int, ...] = field(default=())
    is_front: bool = False


PLACES = (
    "bare", "opening", "following", "title", "heading", "subheading", "item", "subitem", "cell",
    "quote", "aside",
)  # fmt: skip
_HEADINGS = ("title", "heading", "subheading")
_OTHERS = {
    BlockKind.TABLE_CELL: "cell",
    BlockKind.BLOCK_QUOTE: "quote",
    BlockKind.PULL_QUOTE: "quote",
}


def bare_units(sentences: Sequence[str]) -> list[Unit]:
    """Give sentences as documents of one unit each."""
    return [Unit(text) for text in sentences]


def told_kind(document: Document) -> str:
    """Name the kind of a document to its reader; ``"unknown"`` where it is not likely enough."""
    kind = document.kind
    return kind.value.value if kind.probability >= _KIND_AT else Kind.UNKNOWN.value


def document_units(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[CitationMention]
) -> list[Unit]:
    """Give every sentence of a document with its surroundings, in order."""
    title = _title(document, sentences)
    marked = _marked(sentences, mentions)
    stems = list(_stems(sentences))
    front = document.body_start
    return [
        _unit(sentence, title, stem, marked.get(sentence.index, ()), front)
        for sentence, stem in zip(sentences, stems, strict=True)
    ]


def _unit(
    sentence: Sentence, title: str, stem: str, mentions: Sequence[CitationMention], front: int
) -> Unit:
    block = sentence.block
    heading = block.section[-1] if block.section else ""
    marks, named = _places(sentence, mentions)
    return Unit(
        text=sentence.text,
        place=_place(sentence),
        title="" if title in (sentence.text, heading) else title,
        heading="" if heading == sentence.text else heading,
        stem=stem,
        marks=marks,
        named=named,
        is_front=sentence.span.start < front,
    )


def _title(document: Document, sentences: Sequence[Sentence]) -> str:
    named = document.metadata.get("title")
    if isinstance(named, str) and named:
        return " ".join(named.split())
    for sentence in sentences:
        if sentence.block.section:
            return sentence.block.section[0]
    return ""


def _place(sentence: Sentence) -> str:
    block = sentence.block
    if block.kind is BlockKind.PARAGRAPH:
        return "following" if sentence.start else "opening"
    if block.kind is BlockKind.HEADING:
        return _HEADINGS[min(max(block.level, 1), len(_HEADINGS)) - 1]
    if block.kind is BlockKind.LIST_ITEM:
        return "subitem" if block.level > 1 else "item"
    return _OTHERS.get(block.kind, "aside")


def _stems(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Give the words that a list item or a cell completes; empty elsewhere."""
    stem, above = "", ""
    for sentence in sentences:
        block = sentence.block
        if block.kind is BlockKind.TABLE_CELL:
            yield _heads(block)
        elif block.kind is BlockKind.LIST_ITEM:
            stem = above if above.rstrip().endswith(":") else stem
            yield stem
        else:
            stem = ""
            yield ""
        above = sentence.text if block.kind is not BlockKind.LIST_ITEM else ""


def _heads(block: Block) -> str:
    cell = block.cell
    if cell is None or cell.row == 0:
        return ""
    parts = [cell.row_header if cell.column else "", cell.header]
    return " ".join(part for part in parts if part)


def _marked(
    sentences: Sequence[Sentence], mentions: Sequence[CitationMention]
) -> dict[int, list[CitationMention]]:
    """Group citations by the sentence that they begin in."""
    found: dict[int, list[CitationMention]] = {}
    starts = sorted((sentence.span.start, sentence.index) for sentence in sentences)
    by_index = {sentence.index: sentence for sentence in sentences}
    place = 0
    for mention in sorted(mentions, key=attrgetter("span.start")):
        while place + 1 < len(starts) and starts[place + 1][0] <= mention.span.start:
            place += 1
        if not starts:
            break
        sentence = by_index[starts[place][1]]
        inside = sentence.span.start <= mention.span.start
        if inside and mention.span.start <= sentence.span.end + _STEM_REACH:
            found.setdefault(sentence.index, []).append(mention)
    return found


def _places(
    sentence: Sentence, mentions: Sequence[CitationMention]
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Give where citations stand in a sentence: brackets to leave out, ends of those read."""
    marks: set[tuple[int, int]] = set()
    named: set[int] = set()
    size = len(sentence.text)
    for mention in mentions:
        shown = sentence.block.prose.prose_range(mention.group)
        if shown is None:
            named.add(size)
            continue
        start = min(max(shown[0] - sentence.start, 0), size)
        end = min(max(shown[1] - sentence.start, 0), size)
        if mention.narrative or mention.style in {"link", "identifier"} or start == end:
            named.add(end)
        else:
            marks.add((start, end))
    return _apart(sorted(marks)), tuple(sorted(named))


def _apart(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join marks that overlap."""
    apart: list[tuple[int, int]] = []
    for start, end in marks:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
