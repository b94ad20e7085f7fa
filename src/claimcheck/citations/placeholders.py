"""What stands where a citation should: leftovers of language models, and words of a draft."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from attrs import frozen

from claimcheck.bibliography.matching import comparable_url, title_similarity
from claimcheck.memory import remembered
from claimcheck.model import Bibliography, Block, BlockKind, Document, Reference, Span, SpanSet
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_cells
from claimcheck.resources.patterns import lazy_pattern

_READ = frozenset({BlockKind.REFERENCE, BlockKind.FOOTNOTE})
_CHAT = lazy_pattern(
    r"https?://[^\s<>\"\]]{3,400}?[?&]utm_source=(?:chatgpt\.com|openai|perplexity(?:\.ai)?|"
    r"copilot\.com|claude\.ai|gemini)[^\s<>\"\])]{0,80}"
)
_EXAMPLE = lazy_pattern(
    r"https?://(?:[\w-]{1,60}\.)?example\.(?:com|org|net|edu)\b[^\s<>\"\])]{0,200}"
)
_EMPTY_LINK = lazy_pattern(
    r"\[[^\[\]\n]{0,200}\]\((?:(?:unknown|insert|missing|placeholder|your|the)[ _-]?"
    r"(?:url|link|doi|source)?|url|link|doi|source|n/?a|tbd|todo|none|#|https?://(?:\.\.\.|…|xxx+)?)"
    r"(?:[ _-](?:here|needed|not available))?\)",
    re.IGNORECASE,
)
_STOCK = lazy_pattern(
    r"\b(?:Dr|Prof|Professor)\.? (?:(?:Jane|John) (?:Doe|Smith)|(?:Sarah|Emily|Michael) Chen|"
    r"(?:Sarah|Emily) Johnson|Emily (?:Carter|Rodriguez)|Elena (?:Rodriguez|Vasquez|Vargas))\b"
)
_SAME_WORK = 0.7
EXPERT = "a name that language models give to experts"
TRACKED = "an address copied from a chat program"


@frozen(eq=False, repr=False)
class Placeholder(ByValue):
    """One thing that nobody can follow.

    Args:
        kind: What it is, one phrase.
        span: Its source.
        text: The words.
    """

    kind: str
    span: Span
    text: str


@frozen(eq=False, repr=False)
class _Mark(ByValue):
    """What one kind of placeholder looks like.

    Args:
        kind: What it is, one phrase.
        holds: Text in small letters that each such placeholder holds: without it in a block
            nothing needs to be searched.
        pattern: Its form.
    """

    kind: str
    holds: str
    pattern: re.Pattern[str]


def find_placeholders(document: Document) -> tuple[Placeholder, ...]:
    """Find what stands in a document for a citation, each wording once, in order.

    Args:
        document: A document as read; code is not searched.
    """
    found: dict[str, Placeholder] = {}
    for block in document.blocks:
        if block.kind.is_prose or block.kind in _READ:
            inside = sorted(_in_block(block, document.text), key=lambda one: one.span)
            for placeholder in inside:
                found.setdefault(placeholder.text, placeholder)
    return tuple(sorted(found.values(), key=lambda one: one.span))


def shared_addresses(bibliography: Bibliography) -> tuple[tuple[Reference, Reference], ...]:
    """Give pairs of different works that an address is said to hold, the first pair of each.

    Args:
        bibliography: Entries with an address each.
    """
    by_address: dict[str, Reference] = {}
    found: dict[str, tuple[Reference, Reference]] = {}
    for reference in bibliography.references:
        address = reference.get("url")
        if not address or not _is_page(address):
            continue
        first = by_address.setdefault(comparable_url(address), reference)
        if first is not reference and _differ(first, reference):
            found.setdefault(comparable_url(address), (first, reference))
    return tuple(found.values())


def _in_block(block: Block, source: str) -> Iterator[Placeholder]:
    text = block.span.of(source)
    code = SpanSet(span for kind, span in block.marks if kind == "code")
    for kind, start, end in _in_text(text):
        span = Span(start, end).shift(block.span.start)
        if not code.overlaps(span):
            yield Placeholder(kind, span, text[start:end])


@remembered
def _in_text(text: str) -> tuple[tuple[str, int, int], ...]:
    lower = text.lower()
    return tuple(
        (mark.kind, *match.span())
        for mark in _marks()
        if mark.holds in lower
        for match in mark.pattern.finditer(text)
        if match.group()
    )


@cache
def _marks() -> tuple[_Mark, ...]:
    rows = read_cells("citations/data/placeholder_marks.tsv")
    return (
        *(_Mark(kind, holds, lazy_pattern(pattern)) for pattern, holds, kind, _ in rows),
        _Mark(TRACKED, "utm_source=", _CHAT),
        _Mark("an address made up as an example", "example.", _EXAMPLE),
        _Mark("a link that leads nowhere", "](", _EMPTY_LINK),
        _Mark(EXPERT, "", _STOCK),
    )


def _is_page(address: str) -> bool:
    try:
        return bool(urlsplit(address).path.strip("/"))
    except ValueError:
        return False


def _differ(one: Reference, other: Reference) -> bool:
    """Tell whether two entries are works of other titles and other first authors."""
    if not (one.title and other.title and one.authors and other.authors):
        return False
    same_author = one.authors[0].family.casefold() == other.authors[0].family.casefold()
    return not same_author and title_similarity(one.title, other.title) < _SAME_WORK
