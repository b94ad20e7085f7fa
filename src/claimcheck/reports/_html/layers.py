"""What is to be marked in a document and what stands beside it, sorted to its blocks."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

from attrs import frozen

from claimcheck.model import Block, Claim, Reading, Span
from claimcheck.model.by_value import ByValue
from claimcheck.reports._html.index import Index, Note
from claimcheck.reports._html.notes import LETTERS, note_class
from claimcheck.reports._html.prose import Layers, Marked

T = TypeVar("T")
_LONGEST_WORDS = 100


@frozen(eq=False, repr=False)
class Beside(ByValue):
    """What belongs to one block.

    Args:
        layers: What to mark in its words.
        notes: What to say beside it.
    """

    layers: Layers
    notes: tuple[Note, ...] = ()


def sort_out(reading: Reading, index: Index) -> tuple[tuple[Beside, ...], tuple[Note, ...]]:
    """Sort claims, citations and notes to the blocks of a document.

    Returns:
        One entry a block, and the notes that belong to no block.
    """
    document = reading.document
    blocks = document.blocks
    notes = index.notes.get(document.path, ())
    claims = [_marked(claim, index) for claim in reading.claims]
    mentions = {mention.span: mention.resolved_key for mention in reading.mentions}
    for claim in reading.claims:
        for citation in claim.citations:
            mentions.setdefault(citation.span, citation.mention.resolved_key)
    cites = [
        (span, index.reference(reading, key) if key is not None else None)
        for span, key in sorted(mentions.items(), key=lambda item: item[0])
    ]
    by_claim = _by_block(blocks, sorted(claims, key=lambda one: one.span), lambda one: one.span)
    by_word = _by_block(blocks, sorted(_words(notes)), lambda span: span)
    by_cite = _by_block(blocks, cites, lambda cite: cite[0])
    placed, loose = _placed(blocks, notes)
    beside = tuple(
        Beside(
            Layers(tuple(by_claim[at]), _parts(by_word[at], block), tuple(by_cite[at])),
            tuple(placed[at]),
        )
        for at, block in enumerate(blocks)
    )
    return beside, loose


def _marked(claim: Claim, index: Index) -> Marked:
    number = index.number(claim)
    note = index.note_of.get(number)
    if note is None:
        return Marked(claim.span, number, "quiet", "")
    letter = "A" if note.severity is None else LETTERS[note.severity]
    return Marked(claim.span, number, note_class(note), letter)


def _words(notes: Iterable[Note]) -> list[Span]:
    """Give the words that active findings point at, where they are less than the claim."""
    return [
        finding.span
        for note in notes
        for finding in note.findings
        if finding.span is not None
        and finding.is_active
        and len(finding.span) <= _LONGEST_WORDS
        and not (note.claim is not None and finding.span.contains(note.claim.span))
    ]


def _parts(words: list[Span], block: Block) -> tuple[Span, ...]:
    return tuple(span for span in words if not span.contains(block.span))


def _by_block(
    blocks: Sequence[Block], items: Sequence[T], span_of: Callable[[T], Span]
) -> list[list[T]]:
    """Give each block the items that overlap it, in their order."""
    found: list[list[T]] = [[] for _ in blocks]
    if not blocks:
        return found
    ends = tuple(accumulate((block.span.end for block in blocks), max))
    for item in items:
        span = span_of(item)
        at = bisect_right(ends, span.start)
        while at < len(blocks) and blocks[at].span.start < span.end:
            if blocks[at].span.overlaps(span):
                found[at].append(item)
            at += 1
    return found


def _placed(
    blocks: Sequence[Block], notes: Iterable[Note]
) -> tuple[list[list[Note]], tuple[Note, ...]]:
    """Put each note beside the block in which it begins, or the one before it."""
    found: list[list[Note]] = [[] for _ in blocks]
    loose: list[Note] = []
    starts = [block.span.start for block in blocks]
    for note in notes:
        span = note.claim.span if note.claim else note.findings[0].span
        if span is None or not blocks:
            loose.append(note)
            continue
        at = max(0, bisect_right(starts, span.start) - 1)
        found[at].append(note)
    for held in found:
        held.sort(key=_place)
    return found, tuple(loose)


def _place(note: Note) -> tuple[int, int]:
    first = note.findings[0]
    return (note.claim.span.start, 0) if note.claim else (first.span.start if first.span else 0, 1)
