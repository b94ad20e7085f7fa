"""Every in-text citation of a document: each style reads each block, first come first served."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from attrs import evolve

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.citations._block_content import content_of_block, moved_mentions
from claimcheck.citations._clauses import clause_finder, sentence_starts
from claimcheck.citations._embedded import embedded_mentions, outside_embedded
from claimcheck.citations._habits import Habits
from claimcheck.citations._notes import names_source, note_opening
from claimcheck.citations._passage import Passage
from claimcheck.citations._style import Pointer, Style, styles
from claimcheck.memory import Memory, is_remembering
from claimcheck.model import (
    Block,
    BlockKind,
    CitationMention,
    Document,
    Failure,
    InputError,
    Prose,
    Segment,
    Span,
)
from claimcheck.model.arguments import a_record

_SHARED, _SHARING = "key", "manubot"
"""Keys and identifiers stand together in one pair of brackets: ``[@bek2018; @doi:10.1000/x]``."""
_MOST_MENTIONS = 20_000
_MOST_BRACKETS = 5 * _MOST_MENTIONS
"""Most brackets of a kind: each may hold a citation and has to be looked at."""
_MARKS = frozenset({"numeric", "superscript", "key", "manubot", "latex"})


def find_citations(document: Document) -> tuple[CitationMention, ...]:
    """Find the citations in a text, without looking the works up.

    Args:
        document: A document as read; code, reference lists and glossaries are not searched.

    Returns:
        Mentions in source order, one for each work that a mark points at.

    Raises:
        ArgumentError: ``document`` is not a document.
        InputError: It holds more citations than can be looked at in good time.

    Examples:
        >>> from claimcheck import read
        >>> document = read(text="Zinc helps [@lee2020, p. 4].", format="markdown")
        >>> [(mention.key, mention.locator) for mention in find_citations(document)]
        [('lee2020', 'p. 4')]
    """
    a_record("document", document, Document, "claimcheck.read(...)")
    try:
        found = outside_embedded(_in_blocks(document), document)
        whole = [*found, *embedded_mentions(document)]
    except _TooManyError as error:
        message = f"holds over {_MOST_MENTIONS:,} citations"
        failure = Failure(document.path, message, remedy="split it into parts", kind="too-large")
        raise InputError(failure) from error
    return tuple(sorted(whole, key=_place))


class _TooManyError(Exception):
    """There are more citations than anybody writes."""


def _in_blocks(document: Document) -> Iterator[CitationMention]:
    if max(map(document.text.count, "[(")) > _MOST_BRACKETS:
        raise _TooManyError
    habits = Habits.of(document)
    count = 0
    for block in document.blocks:
        if block.kind.is_prose and block.prose.segments:
            for mention in _remembered_in_block(block, document.text, habits):
                count += 1
                if count > _MOST_MENTIONS:
                    raise _TooManyError
                yield mention


def find_in_text(text: str) -> tuple[CitationMention, ...]:
    """Find the citations of one bare paragraph; spans count in the text.

    Args:
        text: Any text, read as a single paragraph of prose.
    """
    if not text:
        return ()
    whole = Span(0, len(text))
    block = Block(kind=BlockKind.PARAGRAPH, span=whole, prose=Prose((Segment(text, whole),)))
    return find_citations(Document(path="", format="text", text=text, blocks=(block,)))


def _place(mention: CitationMention) -> tuple[int, int, int, int]:
    return mention.group.start, mention.group.end, mention.span.start, mention.span.end


_FOUND = Memory[Hashable, tuple[int, tuple[CitationMention, ...]]]()
"""By content and habits of the document, where a block stood and its mentions."""


def _remembered_in_block(block: Block, source: str, habits: Habits) -> Iterable[CitationMention]:
    content = content_of_block(block, source) if is_remembering() else None
    if content is None:
        return _in_block(block, source, habits)
    base, found = _FOUND.one(
        (habits, content), lambda: (block.span.start, tuple(_in_block(block, source, habits)))
    )
    return found if base == block.span.start else moved_mentions(found, block.span.start - base)


def _in_block(block: Block, source: str, habits: Habits) -> Iterator[CitationMention]:
    passage = Passage.of(block, source)
    clause_of = clause_finder(passage)
    found = list(_without_marked_names(_pointers(passage, habits), passage))
    sharing = Counter(pointer.group for _, pointer in found)
    for style, pointer in found:
        if sharing[pointer.group] == 1:
            low, high = pointer.group
            pointer = evolve(pointer, start=low, end=high)  # noqa: PLW2901 - it stands alone
        yield _mention(style, pointer, passage, source, clause_of(*pointer.group))
    for span in passage.marks_of("footnote"):
        written = passage.written(span)
        opening = note_opening(written)
        if opening:
            is_closed = written[opening:].endswith(("}", "]"))
            inner = Span(span.start + opening, span.end - is_closed)
            yield from _in_note(inner, span, source, habits)


def _in_note(inner: Span, note: Span, source: str, habits: Habits) -> Iterator[CitationMention]:
    """Return the citations in a note in the line, or the note where it spells a source out."""
    text = inner.of(source)
    if not text.strip():
        return
    block = Block(kind=BlockKind.FOOTNOTE, span=inner, prose=Prose((Segment(text, inner),)))
    found = list(_in_block(block, source, habits))
    yield from found
    if not found and names_source(text):
        yield CitationMention("footnote", note, note.of(source), note, key=" ".join(text.split()))


def _pointers(passage: Passage, habits: Habits) -> list[tuple[Style, Pointer]]:
    """Let each style claim what no style before it claimed."""
    taken = bytearray(len(passage.text))
    found: list[tuple[Style, Pointer]] = []
    groups: set[tuple[int, int]] = set()
    for style in styles():
        is_free: dict[tuple[int, int], bool] = {}
        for pointer in style.find(passage, habits):
            low, high = pointer.group
            if pointer.group not in is_free:
                is_free[pointer.group] = low < high and not any(taken[low:high])
                is_free[pointer.group] |= style.name == _SHARING and pointer.group in groups
            if pointer.source is not None or is_free[pointer.group]:
                found.append((style, pointer))
                if len(found) > _MOST_MENTIONS:
                    raise _TooManyError
        if style.name == _SHARED:
            groups = {pointer.group for one, pointer in found if one.name == _SHARED}
        for low, high in (group for group, free in is_free.items() if free):
            taken[low:high] = b"\1" * (high - low)
    return found


def _without_marked_names(
    found: Sequence[tuple[Style, Pointer]], passage: Passage
) -> Iterator[tuple[Style, Pointer]]:
    """Leave out names without a year where a mark in the same sentence is the real pointer."""
    if not any(style.name == "narrative" for style, _ in found):
        return iter(found)
    marks = sorted(pointer.start for style, pointer in found if style.name in _MARKS)
    dated: defaultdict[str, list[int]] = defaultdict(list)
    for _, pointer in sorted(found, key=lambda one: one[1].start):
        if pointer.years and pointer.authors:
            dated[pointer.authors[0]].append(pointer.start)
    ends = [*sentence_starts(passage.text)[1:], len(passage.text)]

    def is_marked(pointer: Pointer) -> bool:
        following = bisect_left(marks, pointer.end)
        sentence_end = ends[min(bisect_right(ends, pointer.start), len(ends) - 1)]
        if following < len(marks) and marks[following] < sentence_end:
            return True
        places = dated.get(pointer.authors[0], ()) if pointer.authors else ()
        place = bisect_left(places, pointer.end)
        return place < len(places) and places[place] < sentence_end

    return (
        (style, pointer)
        for style, pointer in found
        if style.name != "narrative" or not is_marked(pointer)
    )


def _mention(
    style: Style, pointer: Pointer, passage: Passage, source: str, clause: Span | None
) -> CitationMention:
    span = pointer.source or passage.source(pointer.start, pointer.end)
    group = pointer.source_group or pointer.source or passage.source(*pointer.group)
    return CitationMention(
        style=style.name,
        span=span,
        text=span.of(source),
        group=group,
        key=pointer.key or _linked_identifier(pointer, passage),
        authors=pointer.authors,
        years=pointer.years,
        et_al=pointer.et_al,
        locator=pointer.locator,
        prefix=pointer.prefix,
        intent=pointer.intent,
        narrative=pointer.narrative,
        clause=None if pointer.source else clause,
        probability=pointer.probability,
    )


def _linked_identifier(pointer: Pointer, passage: Passage) -> str | None:
    """Return the identifier that names are linked to."""
    if pointer.source:
        return None
    first = bisect_right(passage.link_ends, pointer.start)
    for start, _, target in passage.links[first : first + 1]:
        if start < pointer.end:
            key = normal_identifier(target)
            return key if not key.startswith("url:") and ":" in key else None
    return None
