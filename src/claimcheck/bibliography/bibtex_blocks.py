"""The blocks of a BibTeX file with their exact places: the one door to bibtexparser.

bibtexparser says what the blocks are; it counts lines from 0, hands out mutable blocks and keeps
no offsets, so its answer is turned into frozen blocks here and nothing else imports it.
"""

import re
from typing import Any

from attrs import evolve, frozen

from claimcheck.model import LineIndex, Span
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

# bibtexparser wants "@word{" on one line, made of word characters.
_HEAD = lazy_pattern(r"^[ \t]*(@[ \t]*([^\s@{}(),\"'=#%\\]{1,80})\s{0,40})(?=[{(])", re.MULTILINE)
_BLANK = lazy_pattern(r"\s*")
_RESERVED = ("comment", "preamble", "string")  # it takes "@commentary" for a comment
_ODD = lazy_pattern(r"\W")


@frozen(eq=False, repr=False)
class RawField(ByValue):
    """A field as it stands in the file.

    Args:
        name: Its name as written.
        name_start: Offset of the name.
        start: Offset of the value, delimiters included.
        end: Offset behind it.
    """

    name: str
    name_start: int
    start: int
    end: int


@frozen(eq=False, repr=False)
class BibtexBlock(ByValue):
    """A block of a BibTeX file.

    Args:
        kind: ``"entry"``, ``"string"``, ``"comment"``, ``"preamble"`` or ``"broken"``.
        span: The whole block.
        type: The word behind the ``@`` in lower case.
        key: Key of the entry or name of the string.
        fields: Fields of the entry; a string has one.
        reason: What is wrong with a broken block.
    """

    kind: str
    span: Span
    type: str = ""
    key: str = ""
    fields: tuple[RawField, ...] = ()
    reason: str = ""


def split_blocks(text: str) -> tuple[BibtexBlock, ...]:
    """Find every block, in file order; what stands between blocks is left out."""
    plain = _plain(text)
    blocks = _places(plain, _split(plain))
    repaired = (_repair(plain, block) if block.kind == "broken" else block for block in blocks)
    return tuple(evolve(block, type=_type(text, block)) for block in repaired)


def _plain(text: str) -> str:
    """Write the file the way bibtexparser understands it, every offset kept."""
    plain = text.replace("\r\n", " \n").replace("\r", "\n").replace("\\\\", "  ")
    return _HEAD.sub(_plain_head, plain)


def _plain_head(match: re.Match[str]) -> str:
    head, word = match.group(1), match.group(2)
    is_taken = word.lower().startswith(_RESERVED) and word.lower() not in _RESERVED
    if head == f"@{word}" and word.isidentifier() and not is_taken:
        return match.group()
    name = "@" + _ODD.sub("_", f"_{word[1:]}" if is_taken else word)
    return match.group()[: match.start(1) - match.start()] + name.ljust(len(head))


def _type(text: str, block: BibtexBlock) -> str:
    opening = lazy_pattern(r"[{(]").search(text, block.span.start)
    end = opening.start() if opening else block.span.end
    return text[block.span.start + 1 : end].strip().lower()


def _split(plain: str) -> list[Any]:
    import logging  # noqa: PLC0415 - as below

    from bibtexparser.splitter import Splitter  # noqa: PLC0415 - heavy, and only .bib needs it

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # it comes back as broken blocks
    return list(Splitter(plain).split().blocks)


def _places(plain: str, found: list[Any]) -> list[BibtexBlock]:
    """Give each block its offsets: blocks come in order, so each is looked for behind the last."""
    starts = LineIndex(plain).starts
    blocks: list[BibtexBlock] = []
    free = 0
    for item in found:
        inner = getattr(item, "ignore_error_block", None) or item
        name = type(inner).__name__
        if name == "ImplicitComment":
            continue
        start = plain.find(inner.raw, max(free, starts[inner.start_line]))
        block = _block(plain, inner, name, start)
        free = start + 1 if block.kind == "broken" else block.span.end
        blocks.append(block)
    return _stretched(plain, blocks)


def _stretched(plain: str, blocks: list[BibtexBlock]) -> list[BibtexBlock]:
    """Let a broken block reach to the next one."""
    ends = [*(block.span.start for block in blocks), len(plain)][1:]
    return [
        evolve(block, span=_trimmed(plain, block.span.start, end))
        if block.kind == "broken"
        else block
        for block, end in zip(blocks, ends, strict=True)
    ]


def _trimmed(plain: str, start: int, end: int) -> Span:
    return Span(start, start + len(plain[start:end].rstrip()))


def _block(plain: str, item: Any, name: str, start: int) -> BibtexBlock:
    span = Span(start, start + len(item.raw))
    match name:
        case "Entry":
            return BibtexBlock(
                "entry", span, key=item.key, fields=_fields(plain, item.fields, span)
            )
        case "String":
            return BibtexBlock(
                "string", span, key=item.key, fields=(_string_field(plain, item, span),)
            )
        case "ExplicitComment":
            return BibtexBlock("comment", span)
        case "Preamble":
            return BibtexBlock("preamble", span)
        case _:
            return BibtexBlock("broken", span, reason=item.error.abort_reason)


def _fields(plain: str, fields: list[Any], span: Span) -> tuple[RawField, ...]:
    found = []
    at = plain.find(",", span.start) + 1
    for item in fields:
        name, value = item.key, item.value
        name_start = _skip(plain, at)
        equals = plain.index("=", name_start + len(name))
        start = _skip(plain, equals + 1) if value else equals + 1
        end = start + len(value)
        at = plain.find(",", end) + 1 or end
        found.append(RawField(name, name_start, start, end))
    return tuple(found)


def _skip(plain: str, at: int) -> int:
    match = _BLANK.match(plain, at)
    return match.end() if match else at


def _string_field(plain: str, item: Any, span: Span) -> RawField:
    name_start = plain.find(item.key, span.start)
    start = plain.find(item.value, plain.find("=", span.start) + 1)
    return RawField(item.key, name_start, start, start + len(item.value))


def _repair(plain: str, block: BibtexBlock) -> BibtexBlock:
    """Read a broken block as BibTeX does, where a backslash does not hide a brace."""
    source = block.span.of(plain)
    if "\\" not in source:
        return block
    first, *_ = [*_places_in(source.replace("\\", " ")), block]
    if first.kind != "entry":
        return block
    return _moved(first, block.span.start)


def _places_in(source: str) -> list[BibtexBlock]:
    return _places(source, _split(source))


def _moved(block: BibtexBlock, offset: int) -> BibtexBlock:
    fields = tuple(
        RawField(field.name, field.name_start + offset, field.start + offset, field.end + offset)
        for field in block.fields
    )
    return evolve(block, span=block.span.shift(offset), fields=fields)
