"""What of a reference is known by its form alone, and need not be guessed by the model.

The model was trained on references of a few styles. A day and month before the volume, a month of
another language, brackets around an address or a group behind the authors make it stumble, though
each can be told with certainty. They are read here, and hidden from the model, which then sees a
reference as it knows them.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from claimcheck.bibliography.reference_text.words import english_month, reference_words
from claimcheck.resources.patterns import lazy_pattern

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"[^\W\d_]{3,10}"
_DAY = r"(?:\d{1,2}(?:er)?(?:[-–]\d{1,2})?)"
_YEARS = lazy_pattern(rf"(?<!\d){_YEAR}(?!\d)")
_BEHIND = lazy_pattern(
    rf"(?P<hidden> (?P<month>{_MONTH})\.?(?:[-–/]{_MONTH}\.?)?(?: {_DAY})?) ?(?=;)"
    rf"|[a-z]?(?P<bracketed>,? (?:{_DAY}\.? )?(?:de )?(?P<named>{_MONTH})(?: {_DAY})?)(?=\))"
)
_BEFORE = lazy_pattern(
    rf"(?<![\w-])(?P<hidden>(?:le )?(?:{_DAY}\.? )?(?:de )?(?P<month>{_MONTH})\.?,?(?: de)? )$"
)
_NEAR = 40
_ONLINE_FIRST = lazy_pattern(
    rf"(?:Epub|Published online|Online ahead of print)(?: ahead of print)?:? "
    rf"(?:{_YEAR}(?: {_MONTH}(?: {_DAY})?)?|{_MONTH} {_DAY}, {_YEAR})\.?",
)
_SEEN_WORDS = lazy_pattern(r"cess|triev|ited|iew|onsult|gerufen|griff")
_SEEN = lazy_pattern(
    r"[(\[]?\b(?:accessed|retrieved|cited|viewed|last (?:accessed|visited|viewed)|consulté"
    r"|abgerufen|zugriff|consultado|consultato)(?: on| am| le| el| il)?:? "
    rf"(?P<date>{_DAY}\.? {_MONTH}\.?,? {_YEAR}|{_MONTH}\.? {_DAY},? {_YEAR}"
    rf"|{_YEAR} {_MONTH} {_DAY}|{_YEAR}-\d\d-\d\d|\d\d?[./]\d\d?[./]{_YEAR})"
    r"[)\]]?(?:,? (?:from|at|available (?:at|from))\b:?)?",
    re.IGNORECASE,
)
_THESIS = lazy_pattern(
    r"\[(?P<genre>[^\[\],]{0,40}\b(?:thesis|dissertation|thèse)\b[^\[\],]{0,20})"
    r"(?:, (?P<school>[^\[\]]{3,120}))?\]",
    re.IGNORECASE,
)
_BRACKETED = lazy_pattern(r"<(?=https?://|www\.|10\.\d{4})([^<>\s]+)>")
_OLD_ARXIV = lazy_pattern(
    r"(?:arXiv:\s?)?\b((?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)"
    r"|quant-ph|chao-dyn|math|physics|cs|nlin|q-bio|stat)(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?"
    r"(?: ?\[[\w.-]{2,12}\])?"
)
_GROUP_LAST = lazy_pattern(
    r"(?<=[A-Z])(?P<hidden>[;,] (?:(?:and|for|on behalf of|the) ){0,2}(?P<name>[^.;,()]{3,120}))"
    r"(?=\. )"
)
_GROUP_FIRST = lazy_pattern(
    r"\s*(?P<hidden>(?P<name>[^.;,()]{3,120}); )(?=[^\W\d_a-z][\w'’ -]{1,40} [A-Z]{1,3}[,.;])"
)
_GOST = lazy_pattern(  # the letters are Cyrillic
    r"(?P<volume>\bТ\. ?(\d{1,4}))|(?P<number>(?:№|\bВып\.) ?(\d{1,4}(?:[-–/(]\d{1,4}\)?)?))"
    r"|(?P<pages>\bС\. ?(\w{1,8}(?:[-–]\w{1,8})?))"
)
_OF_GOST = lazy_pattern(r"№|\b[ТС]\. ?\d")
_AUTHORS_END = 600


class FixedForm(NamedTuple):
    """A stretch whose meaning its form tells.

    Args:
        start: Offset of the first character to hide from the model.
        end: Offset behind the last one.
        field: The field that it fills, empty where it only is in the way.
        value: Text of the field.
        place: Where the value stands.
    """

    start: int
    end: int
    field: str = ""
    value: str = ""
    place: tuple[int, int] = (0, 0)


def known_by_form(text: str, start: int = 0) -> list[FixedForm]:
    """Find what needs no guess, in the order of the text.

    Args:
        text: A reference.
        start: Where it begins behind its label.
    """
    found = [known for look in _LOOKS for known in look(text) if known.start >= start]
    kept: list[FixedForm] = []
    for known in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or known.start >= kept[-1].end:
            kept.append(known)
    return kept


def _months(text: str) -> Iterator[FixedForm]:
    """Find months beside a year: in any language but English, and before a volume in English too.

    What the model knows by itself is left to it.
    """
    for year in _YEARS.finditer(text):
        behind = _BEHIND.match(text, year.end())
        if behind and (month := english_month(behind["month"] or behind["named"])):
            if behind["month"]:
                yield FixedForm(*behind.span("hidden"), "month", month, behind.span("month"))
            elif _is_foreign(behind["named"]):
                yield FixedForm(*behind.span("bracketed"), "month", month, behind.span("named"))
        before = _BEFORE.search(text, max(year.start() - _NEAR, 0), year.start())
        if before and (month := english_month(before["month"])) and _is_foreign(before["month"]):
            yield FixedForm(*before.span("hidden"), "month", month, before.span("month"))


def _is_foreign(month: str) -> bool:
    return month.lower() not in reference_words("month")


def _online_first(text: str) -> Iterator[FixedForm]:
    for match in _ONLINE_FIRST.finditer(text):
        yield FixedForm(*match.span())


def _seen(text: str) -> Iterator[FixedForm]:
    """Take the day on which a page was read for what it is, not for the day of the work."""
    if not _SEEN_WORDS.search(text):
        return
    for match in _SEEN.finditer(text):
        yield FixedForm(*match.span(), "urldate", match["date"], match.span("date"))


def _theses(text: str) -> Iterator[FixedForm]:
    if "[" not in text:
        return
    for match in _THESIS.finditer(text):
        yield FixedForm(
            match.start(), match.end("genre"), "genre", match["genre"], match.span("genre")
        )
        if match["school"]:
            school = (match["school"], match.span("school"))
            yield FixedForm(match.end("genre"), match.end(), "school", *school)
        else:
            yield FixedForm(match.end("genre"), match.end())


def _brackets(text: str) -> Iterator[FixedForm]:
    if "<" not in text:
        return
    for match in _BRACKETED.finditer(text):
        yield FixedForm(match.start(), match.start() + 1)
        yield FixedForm(match.end() - 1, match.end())


def _old_arxiv(text: str) -> Iterator[FixedForm]:
    if "/" not in text:
        return
    for match in _OLD_ARXIV.finditer(text):
        yield FixedForm(*match.span(), "eprint", match[1], match.span(1))


def _groups(text: str) -> Iterator[FixedForm]:
    """Find bodies that stand among the persons: ``Roe J, Poe A; SLEEP-2 Investigators.``"""  # noqa: D415 - an example
    head = text[:_AUTHORS_END]
    if not any(word in reference_words("group") for word in re.split(r"\W+", head.lower())):
        return
    for pattern in (_GROUP_LAST, _GROUP_FIRST):
        match = pattern.match(head) if pattern is _GROUP_FIRST else pattern.search(head)
        if match and _is_group(match["name"]):
            yield FixedForm(*match.span("hidden"), "author", match["name"], match.span("name"))


def _is_group(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].lower() in reference_words("group")


def _gost(text: str) -> Iterator[FixedForm]:
    if not _OF_GOST.search(text):
        return
    for match in _GOST.finditer(text):
        field = match.lastgroup or ""
        yield FixedForm(*match.span(), field, *_inner(match, field))


def _inner(match: re.Match[str], field: str) -> tuple[str, tuple[int, int]]:
    group = match.re.groupindex[field] + 1
    return match[group], match.span(group)


_LOOKS: tuple[Callable[[str], Iterator[FixedForm]], ...] = (
    _months,
    _online_first,
    _seen,
    _theses,
    _brackets,
    _old_arxiv,
    _groups,
    _gost,
)
