"""Author and year: ``(Chen et al., 2011; Gimpl & Fahrenholz, 2001a,b)``, ``Chen et al. (2011)``."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimcheck.citations._habits import Habits
from claimcheck.citations._names_before import (
    Authors,
    authors_before,
    body_before,
    organisation_before,
)
from claimcheck.citations._passage import Pair, Passage
from claimcheck.citations._style import Pointer, Style
from claimcheck.citations._years import Year, years_between
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_LOCATOR = lazy_pattern(
    r"\s?(?:[,:]\s?((?:(?:pp?|vol|ch)\b\.?\s?|pp?(?=\d)|pages?\s|chap(?:ter|\.)?\s|"
    r"sec(?:tion|\.)?\s|fig(?:ure|\.)?\s|tables?\s|tab\.\s?|appendix\s|para\.?\s|§\s?)"
    r"[\w–.-]{1,12})|(?::\s?|,\s(?!(?:1[5-9]|20)\d\d\b)(?=[\d–-]{1,11}\s?(?:;|$)))"
    r"(\d{1,5}(?:[-–]\d{1,5})?))",
    re.IGNORECASE,
)
_SERIAL = lazy_pattern(r",\s(?=[A-Z])[^\s,;:()\[\]]+(?:\s[^\s,;:()\[\]]+){0,7}(?=\s?(?:;|$))")
_ET_AL_BEFORE = lazy_pattern(r"\bet\.? al\b\.?,?\s*$")
_PREFIX_END = lazy_pattern(
    r"(?:^|[;,:(–—-]|\b(?:see|also|e\.\s?g\.|i\.\s?e\.|cf\.?|by|in|from|of|after|following|sensu|"
    r"and|or|with|per|as|to|example|review|reviews|viz\.|c\.\s?f\.|contra|but|cit\.|data|ref\.?|"
    r"refs\.?|adapted|modified|both|than|using|with|reviewed|author|authors)[,:]?)\s*$",
    re.IGNORECASE,
)
_BETWEEN = lazy_pattern(r"[\s,;]*+(?:\b(?:and|or|see|also|see also)\b|&)?[\s,]*")
_STUDY = lazy_pattern(
    r"\s(?:\w{1,20}\s){0,2}(?:stud(?:y|ies)|papers?|trials?|reviews?|meta-analys[ei]s|works?|"
    r"reports?|articles?|experiments?|books?|findings?|surveys?|results?|analys[ei]s)\b",
    re.IGNORECASE,
)

_UNDATED = "n.d."
_LONGEST_END = 60


@frozen(kw_only=True, eq=False, repr=False)
class _Item(ByValue):
    """Authors with one year, and what stands around them in the brackets."""

    authors: Authors
    year: Year
    start: int
    end: int
    prefix: str = ""
    locator: str = ""
    probability: float = 1.0


def _find(passage: Passage, habits: Habits) -> Iterator[Pointer]:
    del habits
    found = list(years_between(passage.text, 0, len(passage.text)))
    if not found:
        return
    outside: list[Year] = []
    for pair, inner in _by_bracket(passage, found):
        if pair is None:
            outside.extend(inner)
        else:
            yield from _in_brackets(passage, pair, inner)
    yield from _in_the_open(passage, outside)


def _by_bracket(
    passage: Passage, found: Sequence[Year]
) -> Iterator[tuple[Pair | None, list[Year]]]:
    """Group years by the innermost brackets around them."""
    groups: dict[Pair | None, list[Year]] = {}
    round_or_square = [pair for pair in passage.pairs if passage.text[pair.start] in "(["]
    stack: list[Pair] = []
    following = 0
    for year in found:
        while following < len(round_or_square) and round_or_square[following].start < year.start:
            while stack and stack[-1].end < round_or_square[following].start:
                stack.pop()
            stack.append(round_or_square[following])
            following += 1
        while stack and stack[-1].end < year.start:
            stack.pop()
        groups.setdefault(stack[-1] if stack else None, []).append(year)
    return iter(groups.items())


def _in_brackets(passage: Passage, pair: Pair, inner: Sequence[Year]) -> Iterator[Pointer]:
    narrative = _narrative(passage, pair, inner)
    if narrative:
        yield from narrative
        return
    run: list[_Item] = []
    for item in _items(passage, pair, inner):
        if run and not _BETWEEN.fullmatch(passage.text, run[-1].end, item.start):
            yield from _pointers(passage, pair, run)
            run = []
        run.append(item)
    if run:
        yield from _pointers(passage, pair, run)


def _narrative(passage: Passage, pair: Pair, inner: Sequence[Year]) -> list[Pointer]:
    """Read brackets that hold years alone behind the names: ``Hyman et al. (2002, 2005)``."""
    locators = _locators(passage.text, pair, inner)
    authors = _named_before(passage, passage.token_at(pair.start)) if locators else None
    if authors is None:
        return []
    group = (authors.start, pair.end + 1)
    return [
        Pointer(
            start=authors.start if number == 0 else year.start,
            end=group[1] if len(inner) == 1 else year.end,
            group=group,
            authors=authors.names,
            years=(year.text,),
            et_al=authors.et_al,
            locator=locator,
            narrative=True,
            probability=1.0 if authors.joined else 0.85,
        )
        for number, (year, locator) in enumerate(zip(inner, locators, strict=True))
    ]


def _locators(text: str, pair: Pair, inner: Sequence[Year]) -> list[str]:
    """Give the locator of each year in brackets; none where they hold more than years."""
    if text[pair.start] != "(" and inner[0].text[:1].isalpha():
        return []
    if text[pair.start + 1 : inner[0].start].strip():
        return []
    found, place = [], inner[0].start
    for year in inner:
        if not _BETWEEN.fullmatch(text, place, year.start):
            return []
        locator = _LOCATOR.match(text, year.end, pair.end)
        found.append((locator[1] or locator[2]) if locator else "")
        place = _behind_serial(text, locator.end() if locator else year.end, pair.end)
    return [] if text[place : pair.end].strip() else found


def _named_before(passage: Passage, index: int) -> Authors | None:
    """Read several people, or else an organisation, or else one person."""
    people = authors_before(passage, index, lenient=False)
    if people is not None and people.joined:
        return people
    return body_before(passage, index) or people


def _behind_serial(text: str, place: int, end: int) -> int:
    """Step over the name of a journal behind a year: ``(2021, Sports Medicine)``."""
    serial = _SERIAL.match(text, place, end)
    return serial.end() if serial else place


def _items(passage: Passage, pair: Pair, inner: Sequence[Year]) -> Iterator[_Item]:
    """Read brackets that hold names and years."""
    text, place, seen = passage.text, pair.start + 1, pair.start + 1
    latest: _Item | None = None
    low = place
    for year in inner:
        low = max(text.rfind(";", seen, year.start) + 1, low, place)
        seen = max(year.start, seen)
        authors = _authors_of(passage, year, low)
        if authors is not None:
            prefix = text[low : authors.start]
            item = _Item(
                authors=authors,
                year=year,
                start=authors.start,
                end=year.end,
                prefix=prefix.strip(" \t\n,"),
                probability=1.0 if authors.joined or authors.words == 1 else 0.9,
            )
        elif latest and _BETWEEN.fullmatch(text, latest.end, year.start):
            item = evolve(latest, year=year, start=year.start, end=year.end, prefix="", locator="")
        else:
            latest = None
            continue
        locator = _LOCATOR.match(text, item.end, pair.end)
        if locator:
            item = evolve(item, end=locator.end(), locator=locator[1] or locator[2])
        item = evolve(item, end=_behind_serial(text, item.end, pair.end))
        latest, place = item, item.end
        yield item


def _authors_of(passage: Passage, year: Year, low: int) -> Authors | None:
    """Read the names before a year in brackets, not reaching before an offset."""
    index = passage.token_at(year.start)
    has_comma = index > 0 and passage.tokens[index - 1].text in {",", "(", "["}
    if has_comma:
        index -= 1
    people = _people_before(passage, index, low)
    if people and people.joined:
        body = body_before(passage, index)
        is_body = body is not None and low <= body.start < people.start and not people.et_al
        return body if is_body else people
    if people and _opens(passage, people, low):
        is_year = year.text[0].isdigit() or year.text == _UNDATED
        return people if has_comma or is_year else None
    read = organisation_before if has_comma else body_before
    organisation = read(passage, index)
    return organisation if organisation and _opens(passage, organisation, low) else None


def _opens(passage: Passage, authors: Authors, low: int) -> bool:
    """Tell whether what stands between an offset and names is nothing but words that lead in."""
    is_behind = authors.start >= low
    return is_behind and bool(_PREFIX_END.search(_end_of(passage.text, low, authors.start)))


def _end_of(text: str, low: int, high: int) -> str:
    """Give the last words between two offsets: brackets may be long, and hold many years."""
    return text[max(low, high - _LONGEST_END) : high]


def _people_before(passage: Passage, index: int, low: int) -> Authors | None:
    """Read the people before a token, those before an "et al." with them."""
    authors = authors_before(passage, index, lenient=True)
    if authors is None or authors.start < low:
        return None
    if authors.joined or not _ET_AL_BEFORE.search(_end_of(passage.text, low, authors.start)):
        return authors
    first = authors.first - (passage.tokens[authors.first - 1].text == ",")
    named = authors_before(passage, first, lenient=True)
    return named if named and named.start >= low else authors


def _pointers(passage: Passage, pair: Pair, run: Sequence[_Item]) -> Iterator[Pointer]:
    """Give the items of one run; the mark takes the brackets in where they hold nothing else."""
    text = passage.text
    low, high = run[0].start, run[-1].end
    if not text[pair.start + 1 : low].strip() and not text[high : pair.end].strip():
        low, high = pair.start, pair.end + 1
    for item in run:
        yield Pointer(
            start=item.start,
            end=item.end,
            group=(low, high),
            authors=item.authors.names,
            years=(item.year.text,),
            et_al=item.authors.et_al,
            locator=item.locator,
            prefix=item.prefix,
            probability=item.probability,
        )


def _in_the_open(passage: Passage, outside: Sequence[Year]) -> Iterator[Pointer]:
    """Read years outside brackets: ``Chen et al. 2011``, ``Chen's 2011 study``."""
    text = passage.text
    for year in outside:
        index = passage.token_at(year.start)
        if index and passage.tokens[index - 1].text == ",":
            index -= 1
        authors = authors_before(passage, index, lenient=False)
        if authors is None or not year.text[0].isdigit():
            continue
        owned = (
            text[max(year.start - 8, 0) : year.start].rstrip().endswith(("'s", "’s", "s'", "s’"))
        )
        if authors.et_al or authors.joined or (owned and _STUDY.match(text, year.end)):
            yield Pointer(
                start=authors.start,
                end=year.end,
                group=(authors.start, year.end),
                authors=authors.names,
                years=(year.text,),
                et_al=authors.et_al,
                narrative=True,
                probability=0.95 if authors.et_al or owned else 0.7,
            )


STYLE = Style("author-year", 20, _find)
