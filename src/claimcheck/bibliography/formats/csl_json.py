"""CSL-JSON, the format of citation processors (and of Manubot's manual references)."""

import html
import json
import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from claimcheck.bibliography.drafts import ReferenceDraft, bibliography_of
from claimcheck.bibliography.format import Format
from claimcheck.bibliography.formats.web_sites import site_field
from claimcheck.bibliography.tables import name_table
from claimcheck.model import Bibliography, Failure, InputError, LineIndex, Person
from claimcheck.model.by_value import ByValue
from claimcheck.parse_faults import parse_fault

_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span|p|jats:\w{1,20})(?:\s[^<>]{0,200})?/?>")
_CHEAT = re.compile(r"\b(DOI|PMID|PMCID|ISBN|ISSN|arXiv|standard_id)\s*:\s*([^\s;}]+)")
_BETWEEN = re.compile(r"[\s,]*")
_BLANK = re.compile(r"\s*")
_REMEDY = "correct the JSON there"


@frozen(eq=False, repr=False)
class _CslItem(ByValue):
    """An item and its place."""

    value: Mapping[str, object]
    start: int
    end: int


def parse_csl_json(text: str, path: str) -> Bibliography:
    """Read CSL-JSON: an array of items, one item, ``{"items": [...]}``, or items by key.

    Items behind a place where the JSON breaks are one failure of kind ``"unreadable-entry"``.

    Args:
        text: The file.
        path: Its name, for places.

    Raises:
        InputError: Not a single item can be read.
    """
    failures: list[Failure] = []
    items = list(_items(text, path, failures))
    if failures and not items:
        raise InputError(failures[0])
    drafts = [_draft(item) for item in items]
    return bibliography_of(drafts, text, path, failures)


def _items(text: str, path: str, failures: list[Failure]) -> Iterator[_CslItem]:
    begin = _behind(_BLANK, text, 0)
    if text.startswith("[", begin):
        yield from _array(text, path, begin + 1, failures)
        return
    try:
        value, end = json.JSONDecoder().raw_decode(text, begin)
    except (ValueError, RecursionError) as error:
        failures.append(_broken(text, path, getattr(error, "pos", begin), error))
        return
    if isinstance(value, dict):
        yield from _from_object(value, text, begin, end)
    else:
        failures.append(_no_item(text, path, begin, end))


def _array(text: str, path: str, at: int, failures: list[Failure]) -> Iterator[_CslItem]:
    decoder = json.JSONDecoder()
    while True:
        at = _behind(_BETWEEN, text, at)
        if text.startswith("]", at):
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            failures.append(_broken(text, path, at, error))
            return
        if isinstance(value, dict):
            yield _CslItem(value, at, end)
        else:
            failures.append(_no_item(text, path, at, end))
        at = end


def _from_object(
    value: Mapping[str, object], text: str, begin: int, end: int
) -> Iterator[_CslItem]:
    inner = value.get("items", value.get("references"))
    if isinstance(inner, list):
        found = [item for item in inner if isinstance(item, dict)]
    elif value and all(isinstance(item, dict) for item in value.values()):
        found = [{"id": key, **item} for key, item in value.items() if isinstance(item, dict)]
    else:
        yield _CslItem(value, begin, end)
        return
    for item in found:
        name = json.dumps(item.get("id", ""), ensure_ascii=False)
        at = max(text.find(name, begin), begin) if item.get("id") else begin
        yield _CslItem(item, at, at)


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _broken(text: str, path: str, start: int, error: Exception) -> Failure:
    at = min(getattr(error, "pos", start), len(text))
    lines = LineIndex(text)
    return Failure(
        path,
        f"the JSON breaks here: {parse_fault(error)}",
        line=lines.position(at).line,
        remedy=_REMEDY,
        kind="unreadable-entry",
        end_line=lines.position(len(text)).line,
        span=(start, len(text)),
    )


def _no_item(text: str, path: str, start: int, end: int) -> Failure:
    line = LineIndex(text).position(start).line
    message = "a value is where a CSL item should be"
    return Failure(path, message, line=line, kind="unreadable-entry", span=(start, end))


def _draft(item: _CslItem) -> ReferenceDraft:
    value = item.value
    entry = name_table("csl_types.tsv").get(str(value.get("type", "")), "misc")
    fields = _fields(value, entry)
    authors = _people(value.get("author"))
    return ReferenceDraft(
        key=_plain(value.get("id")) or _plain(value.get("citation-key")),
        type=entry,
        start=item.start,
        end=item.end,
        fields=fields,
        authors=tuple(person for person in authors if person.family.lower() not in _OTHERS),
        editors=_people(value.get("editor")),
        et_al=any(person.family.lower() in _OTHERS for person in authors),
    )


_OTHERS = frozenset({"others", "et al.", "et al"})


def _fields(value: Mapping[str, object], entry: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for variable, name in name_table("csl_variables.tsv").items():
        if text := _plain(value.get(variable)):
            fields.setdefault(site_field(_target(name, entry), entry, text), text)
    for variable, name in (("issued", "date"), ("accessed", "urldate")):
        if date := _date(value.get(variable)):
            fields[name] = date
    for name, text in _cheated(fields.get("note", "")):
        fields.setdefault(name, text)
    if "preprint" in fields.get("type", "").lower():
        fields["publication_types"] = "Preprint"
    return fields


def _target(name: str, entry: str) -> str:
    if name != "container":
        return name
    return "journal" if entry in {"article", "periodical", "online"} else "booktitle"


def _cheated(note: str) -> Iterator[tuple[str, str]]:
    """Read variables that people put into ``note`` (``"PMID: 123"``, ``"{:DOI: 10...}"``)."""
    for match in _CHEAT.finditer(note):
        name, text = match.group(1).lower(), match.group(2).rstrip(".,")
        kind, _, rest = text.partition(":")
        if name != "standard_id":
            yield name, text
        elif rest and kind.lower() in {"doi", "pmid", "pmcid", "isbn", "arxiv"}:
            yield kind.lower(), rest


def _plain(value: object) -> str:
    """Give the visible text of a string or number; anything else says nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        text = str(value)
    except ValueError:  # an integer of thousands of digits
        return ""
    if "<" in text:
        text = _MARKUP.sub("", text)
    return " ".join(html.unescape(text).split())


def _people(value: object) -> tuple[Person, ...]:
    if not isinstance(value, list):
        return ()
    people = (_person(item) for item in value if isinstance(item, dict))
    return tuple(person for person in people if person.family)


def _person(item: Mapping[str, object]) -> Person:
    if literal := _plain(item.get("literal")):
        return Person(literal, is_organisation=True)
    particles = (item.get("dropping-particle"), item.get("non-dropping-particle"))
    family = " ".join(
        part for part in (*map(_plain, particles), _plain(item.get("family"))) if part
    )
    given = _plain(item.get("given"))
    if not family:
        return Person(given)
    return Person(family, given, suffix=_plain(item.get("suffix")))


def _date(value: object) -> str:
    """Write a CSL date as ISO 8601, a range with a slash."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list):
        days = [_day(part) for part in parts if isinstance(part, list)]
        if any(days):
            return "/".join(days)
    return _plain(value.get("raw")) or _plain(value.get("literal"))


def _day(parts: list[object]) -> str:
    numbers = [_plain(part) for part in parts]
    return "-".join(part.zfill(2) for part in numbers if part)


def _fits(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith(("[", "{"))


FORMAT = Format(
    name="csl-json",
    suffixes=frozenset({".json", ".csljson"}),
    begins=re.compile(r'"id"'),
    fits=_fits,
    parse=parse_csl_json,
)
