"""From a document and a bibliography to resolved mentions: own lists and footnotes included."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from attrs import evolve

from claimcheck.bibliography.resolve import match_text, resolve
from claimcheck.citations._finder import find_citations
from claimcheck.citations._year_letters import KeyOf, by_letter, lettered_entries
from claimcheck.model import (
    Bibliography,
    Block,
    BlockKind,
    Candidate,
    CitationMention,
    Document,
    Span,
)

_NUMBER = re.compile(r"\[?(\d{1,3})[\].)]?\s")


def link_citations(document: Document, bibliography: Bibliography) -> tuple[CitationMention, ...]:
    """Find a document's citations and the references that each may mean.

    Args:
        document: A document as read.
        bibliography: Its references, from a file or from the document's own list.

    Returns:
        Mentions in source order, with candidates.
    """
    return link_mentions(document, bibliography, find_citations(document))


def link_mentions(
    document: Document, bibliography: Bibliography, found: Sequence[CitationMention]
) -> tuple[CitationMention, ...]:
    """Find the references that a document's citations may mean, through its list and its notes.

    Args:
        document: A document as read.
        bibliography: Its references, from a file or from the document's own list.
        found: Its citations, as :func:`find_citations` gives them.
    """
    notes = {block.label: block for block in document.of_kind(BlockKind.FOOTNOTE) if block.label}
    mentions = resolve(
        found,
        bibliography,
        labels=labels_of(document, bibliography),
        footnotes={**_inline_notes(found), **{k: note.prose.text for k, note in notes.items()}},
    )
    behind = _behind_notes(notes, mentions)
    through = (_through_note(mention, notes, behind) for mention in mentions)
    items = document.reference_items
    if not items:
        return tuple(through)
    key_of, lettered = _key_finder(document, bibliography), lettered_entries(items)
    return tuple(by_letter(one, lettered, key_of) for one in through)


def _inline_notes(found: Sequence[CitationMention]) -> Mapping[str, str]:
    """Give the notes in the line, whose key is their text."""
    inline = (mention for mention in found if mention.style == "footnote")
    return {mention.key: mention.key for mention in inline if mention.key}


def labels_of(document: Document, bibliography: Bibliography) -> Mapping[str, str]:
    """Give the key behind each label or number of the document's own reference list."""
    items = document.reference_items
    if not items:
        return {}
    key_of = _key_finder(document, bibliography)
    labels: dict[str, str] = {}
    for label, block in zip(_labels(items), items, strict=True):
        key = key_of(block)
        if key is not None:
            labels.setdefault(label, key)
    return labels


def _by_start(document: Document, bibliography: Bibliography) -> Mapping[int, str]:
    """Give the keys of works that were read from the document's own list, by their places."""
    return {
        reference.span.start: reference.key
        for reference in bibliography.references
        if reference.span is not None and reference.path == document.path
    }


def _labels(items: Sequence[Block]) -> list[str]:
    """Give the label of each item: as marked, as its own number says, or by its place."""
    written = [_NUMBER.match(item.prose.text) for item in items]
    numbers = [int(match[1]) for match in written if match]
    is_numbered = len(numbers) == len(items) and numbers == sorted(set(numbers))
    return [
        (item.label or (match[1] if match and is_numbered else str(place))).strip("[]().^")
        for place, (item, match) in enumerate(zip(items, written, strict=True), start=1)
    ]


def _key_finder(document: Document, bibliography: Bibliography) -> KeyOf:
    """Give what tells the work behind an entry of the document's own list, asked once an entry."""
    by_start = _by_start(document, bibliography)
    starts = sorted(by_start)
    printed = [(one.raw.strip(), one.key) for one in bibliography.references if one.raw]

    def found(block: Block) -> str | None:
        place = bisect_left(starts, block.span.start)
        if place < len(starts) and starts[place] < block.span.end:
            return by_start[starts[place]]
        quote = block.span.of(document.text).strip()
        for raw, key in printed:
            if raw in quote:
                return key
        matched = match_text(block.prose.text, bibliography)
        return matched[0].key if len(matched) == 1 else None

    known: dict[Span, str | None] = {}

    def key_of(block: Block) -> str | None:
        if block.span not in known:
            known[block.span] = found(block)
        return known[block.span]

    return key_of


def _behind_notes(
    notes: Mapping[str, Block], mentions: Sequence[CitationMention]
) -> Callable[[str], tuple[Candidate, ...]]:
    """Give what tells of a note which works it cites, asked once a note however many marks it has.

    Args:
        notes: The notes by their labels.
        mentions: The citations of the document, with candidates.
    """
    in_order = sorted(mentions, key=lambda one: one.group.start)
    starts = [one.group.start for one in in_order]

    @cache
    def cited(label: str) -> tuple[Candidate, ...]:
        span = notes[label].span
        first, behind = bisect_left(starts, span.start), bisect_right(starts, span.end)
        found: dict[str, Candidate] = {}
        for inner in in_order[first:behind]:
            for candidate in inner.candidates if span.contains(inner.group) else ():
                found.setdefault(candidate.key, evolve(candidate, reason="cited in the footnote"))
        return tuple(found.values())

    return cited


def _through_note(
    mention: CitationMention,
    notes: Mapping[str, Block],
    behind: Callable[[str], tuple[Candidate, ...]],
) -> CitationMention:
    """Let a footnote mark stand for what its note cites."""
    label = mention.key or ""
    if mention.style != "footnote" or label not in notes or mention.candidates:
        return mention
    return evolve(mention, candidates=behind(label))
