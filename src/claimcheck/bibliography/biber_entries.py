"""Entries of the lists that biber makes for LaTeX, field by field."""

from collections.abc import Iterator

from claimcheck.bibliography.drafts import ReferenceDraft
from claimcheck.bibliography.latex_text import verbatim_text, visible_text
from claimcheck.model import Person
from claimcheck.resources.patterns import lazy_pattern

_DASH = lazy_pattern(r"\\bibrangedash\s*")
_ENTRY = lazy_pattern(r"\\entry\{([^{}]{1,300})\}\{([A-Za-z]{1,40})\}")
_ENTRY_END = "\\endentry"
_FIELD = lazy_pattern(r"\\(?:field|list)\{([a-z]{1,40})\}(?:\{\d{1,3}\})?\{")
_VERB = lazy_pattern(r"\\verb\{(\w{1,20})\}\s*\\verb ([^\n]{1,2000})")
_NAMES = lazy_pattern(r"\\name\{(author|editor)\}\{\d{1,4}\}\{[^{}]*\}\{")
_PERSON = lazy_pattern(r"(family|given|prefix|suffix)=\{")
_RENAMED = {"journaltitle": "journal", "labeldatesource": "", "labelnamesource": ""}
_KEPT = frozenset(
    {"title", "subtitle", "journaltitle", "booktitle", "year", "volume", "number", "publisher"}
    | {"institution", "eprinttype", "note", "type", "edition", "pages", "isbn", "issn", "pmid"}
)


def has_biber_entries(text: str) -> bool:
    """Tell whether a list is written field by field."""
    return _ENTRY.search(text) is not None


def biber_entries(text: str) -> Iterator[ReferenceDraft]:
    """Read the entries of a list.

    Args:
        text: The file.
    """
    seen: set[str] = set()
    heads = list(_ENTRY.finditer(text))
    stops = [head.start() for head in heads[1:]]
    for head, stop in zip(heads, (*stops, len(text)), strict=True):
        end = text.find(_ENTRY_END, head.end(), stop)
        end = stop if end < 0 else end
        if head[1] in seen:
            continue
        seen.add(head[1])
        people = _people(text, head.end(), end)
        yield ReferenceDraft(
            head[1],
            head[2].lower(),
            head.start(),
            end,
            _fields(text, head.end(), end),
            people.get("author", ()),
            people.get("editor", ()),
        )


def _fields(text: str, start: int, end: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _FIELD.finditer(text, start, end):
        if match[1] in _KEPT:
            value = visible_text(_DASH.sub("--", _group(text, match.end(), end)))
            found.setdefault(_RENAMED.get(match[1], match[1]), value.strip("{}% "))
    for match in _VERB.finditer(text, start, end):
        if match[1] in {"doi", "url", "eprint"}:
            found.setdefault(match[1], verbatim_text(match[2]))
    return found


def _people(text: str, start: int, end: int) -> dict[str, tuple[Person, ...]]:
    found: dict[str, tuple[Person, ...]] = {}
    for match in _NAMES.finditer(text, start, end):
        group = _group(text, match.end(), end)
        people: list[dict[str, str]] = []
        for part in _PERSON.finditer(group):
            if part[1] == "family" or not people:
                people.append({})
            people[-1].setdefault(part[1], visible_text(_group(group, part.end(), len(group))))
        found[match[1]] = tuple(
            Person(
                " ".join(filter(None, (one.get("prefix"), one.get("family")))),
                one.get("given", ""),
                suffix=one.get("suffix", ""),
            )
            for one in people
        )
    return found


def _group(text: str, start: int, end: int) -> str:
    """Give what stands up to the brace that closes a group."""
    depth = 1
    for at in range(start, end):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if not depth:
            return text[start:at]
    return text[start:end]
