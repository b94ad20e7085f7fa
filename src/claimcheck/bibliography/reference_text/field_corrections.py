"""Fields put right by what the form of a reference tells and the model cannot know."""

import re
from collections.abc import Mapping, Sequence

from claimcheck.bibliography.reference_text.field_text import FieldText
from claimcheck.bibliography.reference_text.fixed_forms import FixedForm
from claimcheck.bibliography.reference_text.names import is_organisation
from claimcheck.resources.patterns import lazy_pattern

_ADDRESS = lazy_pattern(r"[<(]?(?:https?://|www\.)\S+")
_JOURNAL_LAST = lazy_pattern(
    r"\.\s+((?:[A-Z][\w-]*\s+(?:(?:of|and|the|in|für|de|et)\s+)?){1,9}[A-Z][\w-]*)$"
)
_VANCOUVER = lazy_pattern(r"\.?\s+(?:[^\W\d_]{3,10}\.?\s+)?(?:19|20)\d\d[^;]{0,12};\s?\d")
_BODY = lazy_pattern(
    r"((?:[^\W\d_a-z][\w'’-]*,? (?:(?:of|for|and|the|on|in|de|la|für|et|du|des|der|und) ){0,2})"
    r"{1,11}[^\W\d_a-z][\w'’-]*)(?:\.\s*| (?=\())"
)
_OF_ARTICLES = frozenset(("title", "booktitle", "volume", "number", "pages"))
_SERVER = lazy_pattern(
    r"[.?!]\s+(arXiv|bioRxiv|medRxiv|PsyArXiv|SocArXiv|ChemRxiv|Research Square|SSRN)\.?$",
    re.IGNORECASE,
)


_YEAR_FIRST = lazy_pattern(r"((?:1[6-9]|20)\d\d)[a-z]?\s+[—–-]\s+(?=\S)")


def correct_fields(text: str, known: Sequence[FixedForm], fields: dict[str, FieldText]) -> None:
    """Put in what the form tells, and put right what the model cannot know.

    Args:
        text: The reference.
        known: What its form alone tells.
        fields: The fields as the model read them; changed in place.
    """
    for one in known:
        if one.field == "author":
            fields["author"] = _with_group(text, one, fields.get("author"))
        elif one.field:
            fields[one.field] = FieldText(one.value, *one.place, 1.0)
    _take_year(text, fields)
    _take_body(text, fields)
    if _is_report(fields):
        fields["title"] = fields.pop("journal")
    _split_title(text, fields)
    _cut_server(text, fields)
    for name in ("publisher", "journal", "booktitle", "note"):
        if name in fields and _ADDRESS.fullmatch(fields[name].text):
            del fields[name]


def _take_year(text: str, fields: dict[str, FieldText]) -> None:
    """Take a year and a dash before the title for the year: "Roe J, 2003 — On tea"."""
    title = fields.get("title")
    year = _YEAR_FIRST.match(text, title.start, title.end) if title else None
    if title is None or year is None or "year" in fields or year.end() >= title.end:
        return
    fields["year"] = FieldText(year[1], *year.span(1), title.probability)
    fields["title"] = FieldText(
        _shown(text, year.end(), title.end), year.end(), title.end, title.probability
    )


def _take_body(text: str, fields: dict[str, FieldText]) -> None:
    """Take a body that was read as the title, or its beginning, for the author that it is."""
    title = fields.get("title")
    body = _BODY.match(text, title.start, title.end + 1) if title else None
    if title is None or body is None or "author" in fields or not is_organisation(body[1]):
        return
    if body.end() < title.end:
        rest = FieldText(
            _shown(text, body.end(), title.end), body.end(), title.end, title.probability
        )
    else:
        name = next((one for one in ("booktitle", "journal") if one in fields), "")
        if not name or fields[name].start < title.end:
            return
        rest = fields.pop(name)
    fields["author"] = FieldText(body[1], *body.span(1), title.probability)
    fields["title"] = rest


def _cut_server(text: str, fields: dict[str, FieldText]) -> None:
    """Cut the name of a preprint server off the end of a title."""
    title = fields.get("title")
    match = _SERVER.search(text, title.start, title.end) if title else None
    if title and match and not fields.keys() & {"journal", "booktitle"}:
        sure = title.probability
        end = match.start()
        fields["title"] = FieldText(_shown(text, title.start, end), title.start, end, sure)
        fields["journal"] = FieldText(match[1], *match.span(1), sure)


def _is_report(fields: Mapping[str, FieldText]) -> bool:
    """Tell whether what looks like the journal of a body without a title is the title itself."""
    if "journal" not in fields or fields.keys() & _OF_ARTICLES:
        return False
    return "author" not in fields or is_organisation(fields["author"].text)


def _split_title(text: str, fields: dict[str, FieldText]) -> None:
    """Part a title from the journal behind it: capitals alone, right before year and volume."""
    title = fields.get("title")
    if title is None or "volume" not in fields or fields.keys() & {"journal", "booktitle"}:
        return
    match = _JOURNAL_LAST.search(text, title.start, title.end)
    if match and _VANCOUVER.match(text, title.end):
        sure = title.probability
        fields["title"] = FieldText(
            _shown(text, title.start, match.start()), title.start, match.start(), sure
        )
        fields["journal"] = FieldText(match[1], *match.span(1), sure)


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _with_group(text: str, group: FixedForm, author: FieldText | None) -> FieldText:
    """Put a body that stands among the persons into the list of authors."""
    start, end = group.place
    if author is None:
        return FieldText(group.value, start, end, 1.0)
    start, end = min(start, author.start), max(end, author.end)
    return FieldText(_shown(text, start, end), start, end, author.probability)
