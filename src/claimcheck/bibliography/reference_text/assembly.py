"""A tagged reference put together as a record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claimcheck.bibliography.reference_text.entry_type import entry_type
from claimcheck.bibliography.reference_text.field_corrections import correct_fields
from claimcheck.bibliography.reference_text.field_text import FieldText
from claimcheck.bibliography.reference_text.fixed_forms import FixedForm
from claimcheck.bibliography.reference_text.identifiers import identifiers
from claimcheck.bibliography.reference_text.stretches import joined_names, of_field
from claimcheck.bibliography.reference_text.tagger import Stretch
from claimcheck.model import Span
from claimcheck.resources.patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<!\d)((?:1[5-9]|20)\d\d)(?!\d)([a-z]?)(?![a-z\d])")
_PENDING = lazy_pattern(
    r"in press|forthcoming|to appear|submitted|in preparation|n\.\s?d\.", re.IGNORECASE
)
_DASH = lazy_pattern(r"\s{0,20}(?:[‐‑‒–—―−∞~]|-{1,3})\s*")
_BROKEN_WORD = lazy_pattern(r"(?<=[a-zß-ÿ])-[ \t]*\r?\n\s*(?=[a-zß-ÿ])")
_DESIGNATION = lazy_pattern(
    r"(?<=\S)\s?[\[(]([^()\[\]]{0,60}\b(?:thesis|dissertation|internet|online)\b[^()\[\]]{0,60})[\])]$",
    re.IGNORECASE,
)
_OUTER = " \t\r\n,;:"
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»"}
_WHOLE = frozenset({"author", "editor"})
_PLAIN = {
    "title": "title",
    "journal": "journal",
    "booktitle": "booktitle",
    "series": "series",
    "volume": "volume",
    "number": "number",
    "pages": "pages",
    "publisher": "publisher",
    "address": "address",
    "edition": "edition",
    "genre": "genre",
    "note": "note",
    "author": "author",
    "editor": "editor",
    "label": "label",
}


class Assembled(NamedTuple):
    """The fields of a reference.

    Args:
        fields: By BibTeX name.
        type: Entry type.
        suffix: Letter of the year (``a`` of ``2011a``), or empty.
    """

    fields: Mapping[str, FieldText]
    type: str
    suffix: str

    @property
    def spans(self) -> dict[str, Span]:
        """Give the place of each field in the reference."""
        return {name: Span(value.start, value.end) for name, value in self.fields.items()}


def assemble(text: str, tagged: Sequence[Stretch], known: Sequence[FixedForm] = ()) -> Assembled:
    """Turn stretches into fields, set identifiers and date, and guess the entry type.

    Args:
        text: The reference.
        tagged: The stretches of its fields, in order.
        known: What its form alone tells.
    """
    found = joined_names(tagged)
    fields = _plain_fields(text, found)
    suffix = _dated(text, found, fields)
    for name, identifier in identifiers(text).items():
        end = identifier.start + len(identifier.value)
        fields[name] = FieldText(identifier.value, identifier.start, end, 1.0)
    _second_title(text, found, fields)
    _cut_designation(fields)
    correct_fields(text, known, fields)
    if "volume" in fields and "number" not in fields:
        _split_issue(fields)
    kind = entry_type({n: v.text for n, v in fields.items()}, _without_title(text, fields))
    return Assembled(fields, kind, suffix)


def _without_title(text: str, fields: Mapping[str, FieldText]) -> str:
    title = fields.get("title")
    return f"{text[: title.start]} {text[title.end :]}" if title else text


def _plain_fields(text: str, found: Sequence[Stretch]) -> dict[str, FieldText]:
    fields: dict[str, FieldText] = {}
    for tag, name in _PLAIN.items():
        of_tag = of_field(found, tag)
        if not of_tag:
            continue
        value = _value(text, _whole(of_tag) if tag in _WHOLE else of_tag[0], tag)
        if value.text:
            fields[name] = value
    return fields


def _whole(of_tag: Sequence[Stretch]) -> Stretch:
    """Take the longest list of names; a stray second one is not joined over other fields."""
    return max(of_tag, key=lambda stretch: stretch.end - stretch.start)


def _value(text: str, stretch: Stretch, tag: str) -> FieldText:
    start, end = edges(text, stretch.start, stretch.end, tag)
    shown = " ".join(_BROKEN_WORD.sub("", text[start:end]).split())
    if tag in {"pages", "number", "volume"}:
        shown = _DASH.sub("-", shown)
    return FieldText(shown, start, end, stretch.probability)


def edges(text: str, start: int, end: int, tag: str) -> tuple[int, int]:
    """Trim a stretch, and give back the mark that belongs to its last word."""
    while start < end and (text[start] in _OUTER or _is_unclosed(text, start, end)):
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    follower = text[end : end + 1]
    if follower == ".":
        inside = text[start:end]
        abbreviated = tag in {"author", "editor"} and re.search(r"(?:^|[\s.\-])\w$|\bal$", inside)
        shortened = tag in {"journal", "booktitle", "publisher"} and ". " in inside + " "
        return start, end + bool(abbreviated or shortened)
    asks = tag == "title" and follower in {"?", "!"}
    closes = follower in {")", "]"} and _opens(text[start:end], follower)
    return start, end + (asks or closes)


def _opens(inside: str, closing: str) -> bool:
    opening = "(" if closing == ")" else "["
    return inside.count(opening) > inside.count(closing)


def _is_unclosed(text: str, start: int, end: int) -> bool:
    closing = _PAIRS.get(text[start])
    return closing is not None and closing not in text[start:end]


def _dated(text: str, found: Sequence[Stretch], fields: dict[str, FieldText]) -> str:
    """Set year and month; give the letter of the year."""
    dates = of_field(found, "date")
    for stretch in (*dates, *_undated(found)):
        match = _YEAR.search(text, stretch.start, stretch.end)
        if match:
            sure = stretch.probability if stretch.tag == "date" else 1 - stretch.probability
            fields["year"] = FieldText(match[1], match.start(1), match.end(1), sure)
            if stretch.tag == "date":
                _set_month(text, stretch, match.span(), fields)
            return match[2]
    pending = _PENDING.search(text)
    if pending:
        fields["pubstate"] = FieldText(pending.group(), pending.start(), pending.end(), 1.0)
    return ""


def _undated(found: Iterable[Stretch]) -> list[Stretch]:
    return [s for s in found if s.tag in {"other", "note"}]


def _set_month(
    text: str, stretch: Stretch, year: tuple[int, int], fields: dict[str, FieldText]
) -> None:
    for start, end in ((stretch.start, year[0]), (year[1], stretch.end)):
        rest = text[start:end].strip(" ,.;:()[]")
        if rest and any(character.isalpha() for character in rest):
            place = text.index(rest, start)
            fields["month"] = FieldText(rest, place, place + len(rest), stretch.probability)


def _second_title(text: str, found: Sequence[Stretch], fields: dict[str, FieldText]) -> None:
    """Read a second title as the book that holds the first."""
    titles = of_field(found, "title")
    if len(titles) > 1 and not {"journal", "booktitle"} & fields.keys():
        value = _value(text, titles[1], "booktitle")
        if len(value.text.split()) > 1:
            fields["booktitle"] = value


def _cut_designation(fields: dict[str, FieldText]) -> None:
    """Take "(Doctoral dissertation)" or "[Internet]" off the end of a title."""
    title = fields.get("title")
    match = _DESIGNATION.search(title.text) if title else None
    if title is None or match is None or title.end - title.start != len(title.text):
        return
    start, end = (title.start + place for place in match.span(1))
    whole, cut = title.text[: match.start()].rstrip(), title.start + match.start()
    cut -= match.start() - len(whole)
    fields["title"] = FieldText(whole, title.start, cut, title.probability)
    fields.setdefault("genre", FieldText(match[1], start, end, title.probability))


def _split_issue(fields: dict[str, FieldText]) -> None:
    """Part ``76(6)`` where the model took it as one."""
    volume = fields["volume"]
    match = re.fullmatch(r"([^()]{1,12})\s{0,20}\(([^()]{1,20})\)?", volume.text)
    if match and volume.end - volume.start == len(volume.text):
        middle = volume.start + match.start(2)
        fields["volume"] = FieldText(
            match[1].strip(), volume.start, volume.start + match.end(1), volume.probability
        )
        fields["number"] = FieldText(match[2], middle, middle + len(match[2]), volume.probability)
