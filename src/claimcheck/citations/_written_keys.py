"""Keys in marks that a reader sets apart: roles, template tags, links of note programs."""

import re
from collections.abc import Iterator

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_ROLE = lazy_pattern(r"(?:\{([\w:+-]+)\}|:([\w:+-]+):)(`{1,3})(.*?)\3$", re.DOTALL)
_TAG = lazy_pattern(r"(?:\{%-?|\{\{[<%])\s*(\w+)\s(.*?)(?:-?%\}|[%>]\}\})$", re.DOTALL)
_WIKI = lazy_pattern(r"!?\[\[@([^\[\]#|\n]+)")
_NAMED = lazy_pattern(r"\[#?([A-Za-z][\w.:+-]*)\]_$")
_ATTRIBUTE = lazy_pattern(r"\b(?:key|bibkey|id)s?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ITEM = lazy_pattern(
    r"\s{0,20}(?:\{([^{}]*)\})?\s{0,20}([^\s,;{}<>]+)\s{0,20}(?:\{([^{}]*)\})?\s*(?:[,;]|$)"
)
_AIMED = lazy_pattern(r"(.*?)<([^<>]+)>\s*(.*)$", re.DOTALL)
_WORD = lazy_pattern(r"[\"']?([^\s\"',]+)[\"']?,?")
_NARRATIVE = lazy_pattern(r"(?:cite:|foot|text)?(?:cite)?(?:t|ts|ct|cts|text|year|author)s?$")


@frozen(eq=False, repr=False)
class WrittenKey(ByValue):
    """A key with its offsets in the mark.

    Args:
        key: The key.
        start: Offset in the mark.
        end: Offset behind it.
        prefix: Words before it.
        locator: Page or other place.
        narrative: Whether it is part of the sentence's grammar.
    """

    key: str
    start: int
    end: int
    prefix: str = ""
    locator: str = ""
    narrative: bool = False


def written_keys(mark: str) -> Iterator[WrittenKey]:
    """Give the keys of a mark, left to right; none where its form is not known."""
    if role := _ROLE.match(mark):
        yield from _of_role(role[1] or role[2], mark, *role.span(4))
    elif mark.startswith("<"):
        for attribute in _ATTRIBUTE.finditer(mark):
            yield from _listed(mark, *attribute.span(1 if attribute[1] else 2), narrative=False)
    elif tag := _TAG.match(mark):
        yield from _of_tag(mark, *tag.span(2))
    elif named := _NAMED.match(mark):
        yield WrittenKey(named[1], *named.span(1))
    elif wiki := _WIKI.match(mark):
        key = wiki[1].strip()
        yield WrittenKey(key, wiki.start(1), wiki.start(1) + len(key))


def _of_role(name: str, mark: str, start: int, end: int) -> Iterator[WrittenKey]:
    narrative = bool(_NARRATIVE.search(name.lower()))
    aimed = _AIMED.match(mark, start, end)
    if aimed:
        yield WrittenKey(
            aimed[2].strip(), *aimed.span(2), aimed[1].strip(), aimed[3].strip(), narrative
        )
        return
    yield from _listed(mark, start, end, narrative=narrative)


def _listed(mark: str, start: int, end: int, *, narrative: bool) -> Iterator[WrittenKey]:
    for item in _ITEM.finditer(mark, start, end):
        prefix, key, locator = item[1] or "", item[2], item[3] or ""
        yield WrittenKey(key, *item.span(2), prefix.strip(), locator.strip(), narrative)


def _of_tag(mark: str, start: int, end: int) -> Iterator[WrittenKey]:
    """Read the words of a template tag up to its options."""
    named = _ATTRIBUTE.search(mark, start, end)
    if named:
        yield from _listed(mark, *named.span(1 if named[1] else 2), narrative=False)
        return
    for word in _WORD.finditer(mark, start, end):
        if word[0].startswith("-") or "=" in word[0] or word[1] == "%":
            return
        yield WrittenKey(word[1], *word.span(1))
