"""The five tag sets of the training corpora mapped to one, token by token."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.bibliography.reference_text.edges import (
    OUTSIDE,
    PREFIXES,
    attached,
    is_sign,
    trimmed_stretch,
)
from claimcheck.bibliography.reference_text.tokens import ReferenceToken, tokenize_reference

YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
TAGS = {
    "author": "author",
    "authors": "author",
    "editor": "editor",
    "title": "title",
    "title:a": "title",
    "title:m": "booktitle",
    "title:j": "journal",
    "title:s": "series",
    "journal": "journal",
    "container-title": "booktitle",
    "booktitle": "booktitle",
    "collection-title": "series",
    "volume": "volume",
    "biblScope:vol": "volume",
    "biblScope:volume": "volume",
    "volumes": "volume",
    "biblScope:issue": "number",
    "pages": "pages",
    "page": "pages",
    "biblScope:pp": "pages",
    "biblScope:page": "pages",
    "biblScope:pages": "pages",
    "biblStruct:page": "pages",
    "biblScope:chapter": "note",
    "biblScope": "note",
    "date": "date",
    "publisher": "publisher",
    "publishe": "publisher",
    "location": "address",
    "pubPlace": "address",
    "pubplace": "address",
    "edition": "edition",
    "note": "note",
    "notes": "note",
    "source": "journal",
    "medium": "note",
    "director": "editor",
    "producer": "editor",
    "translator": "note",
    "url": "identifier",
    "ptr:web": "identifier",
    "doi": "identifier",
    "idno:DOI": "identifier",
    "idno:arxiv": "identifier",
    "idno:arXiv": "identifier",
    "idno:arxive": "identifier",
    "idno:PMID": "identifier",
    "idno:PMC": "identifier",
    "idno:ISSN": "identifier",
    "idno:issn": "identifier",
    "idno:ISBN": "identifier",
    "idno:isbn": "identifier",
    "isbn": "identifier",
    "idno": "identifier",
    "idno:report": "genre",
    "note:report": "genre",
    "tech": "genre",
    "genre": "genre",
    "institution": "publisher",
    "orgName": "publisher",
    "orgName:collaboration": "author",
    "citation-number": "label",
    "other": OUTSIDE,
}
_NUMBERISH = frozenset("no nos nr n num number issue iss heft h suppl supplement pt part".split())  # noqa: SIM905
_LABEL = re.compile(r"\W*\d{1,4}\W*")
_IN = re.compile(r"\b(?:in|dans)\W*$", re.IGNORECASE)
_IN_FIRST = re.compile(r"\W*(?:in|dans)\b", re.IGNORECASE)
_MEETING = re.compile(r"\bproc|conference|conf\b|symposi|workshop|congress|colloqui", re.IGNORECASE)


class Example(NamedTuple):
    """A reference with one tag a token."""

    text: str
    tokens: list[ReferenceToken]
    tags: list[str]
    starts: frozenset[int]
    corpus: str
    group: str

    @property
    def learned(self) -> list[str]:
        """Give the tags that the model learns."""
        return attached(self.tokens, self.tags, self.starts)


def read(path: Path) -> Iterator[dict[str, object]]:
    """Give the records of a corpus file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def example(record: dict[str, object]) -> Example:
    """Turn a record with gold fields into tagged tokens."""
    text = str(record["text"])
    labels: Sequence[tuple[str, str]] = record["label"]  # type: ignore[assignment]
    meta: dict[str, str] = record["meta"]  # type: ignore[assignment]
    tokens = tokenize_reference(text)
    tags = [OUTSIDE] * len(tokens)
    starts: set[int] = set()
    position = index = 0
    for tag, (_, value) in zip(mapped(labels), labels, strict=True):
        start = text.find(value, position)
        end = position = start + len(value)
        while index < len(tokens) and tokens[index].end <= start:
            index += 1
        first = index
        while index < len(tokens) and tokens[index].start < end:
            index += 1
        fill(tokens, tags, first, index, tag)
        starts.update([place for place in range(first, index) if tags[place] != OUTSIDE][:1])
    lone_number(tokens, tags)
    return Example(text, tokens, tags, frozenset(starts), str(meta["set"]), str(meta["group"]))


def lone_number(tokens: Sequence[ReferenceToken], tags: list[str]) -> None:
    """Call a number behind a journal its volume where it is the only one and nothing marks it."""
    if "volume" in tags or "number" not in tags:
        return
    first = tags.index("number")
    before = [t.text.lower() for t in tokens[max(first - 2, 0) : first]]
    behind = [t.text for t in tokens[first + 1 : first + 2]]
    marks = {"°", "호", "号", "號", "#", *_NUMBERISH, *PREFIXES["number"]}
    if "(" not in before and not marks & {*before, *behind, tokens[first].text.lower()}:
        tags[:] = ["volume" if tag == "number" else tag for tag in tags]


def mapped(labels: Sequence[tuple[str, str]]) -> list[str]:
    """Give the tag of each gold field, where its meaning hangs on its neighbours too.

    A book cited as itself has a title, in whatever field its corpus put it; a second title is what
    holds the first; proceedings hold, whether or not a paper is named.
    """
    tags = [TAGS.get(field, OUTSIDE) for field, _ in labels]
    if tags[0] == OUTSIDE and _LABEL.fullmatch(labels[0][1]):
        tags[0] = "label"
    has_container = "journal" in tags or "booktitle" in tags
    for place, (field, value) in enumerate(labels):
        if field == "source" and (tags.count("journal") > 1 or "booktitle" in tags):
            tags[place] = "note"
        first = "title" not in tags[:place]
        second = tags[place] == "title" and not first and tags[place - 1] != "title"
        if second and not has_container:
            tags[place] = "booktitle"
        alone = "title" not in tags and "journal" not in tags and tags.count("booktitle") == 1
        if tags[place] == "booktitle" and alone and not is_holder(labels, place, value):
            tags[place] = "title"
    return tags


def is_holder(labels: Sequence[tuple[str, str]], place: int, value: str) -> bool:
    """Tell whether a lone book title is marked as holding something: "In", or proceedings."""
    before = labels[place - 1][1] if place else ""
    return bool(_IN.search(before) or _IN_FIRST.match(value) or _MEETING.search(value))


def fill(tokens: Sequence[ReferenceToken], tags: list[str], start: int, end: int, tag: str) -> None:
    """Tag a stretch, leaving outside what every corpus treats in its own way."""
    if tag in {"volume", "date"} and is_dated_volume(tokens, start, end):
        first = next(i for i in range(start, end) if YEAR.fullmatch(tokens[i].text))
        tags[first] = "date"
        start, tag = first + 1, "volume"
    if tag == "pages" and is_volume_with_pages(tokens, start, end):
        colon = next(i for i in range(start, end) if tokens[i].text == ":")
        fill_volume(tokens, tags, start, colon)
        start = colon
    start, end = trimmed_stretch(tokens, start, end, tag)
    if tag == "volume":
        fill_volume(tokens, tags, start, end)
    else:
        tags[start:end] = [tag] * (end - start)


def is_dated_volume(tokens: Sequence[ReferenceToken], start: int, end: int) -> bool:
    """Tell whether a field holds ``2007;46`` in one."""
    words = [t.text for t in tokens[start:end]]
    signs = "".join(words)
    return re.fullmatch(r"\W*(?:1[89]|20)\d\d;\d{1,4}(?:\W.*)?", signs) is not None


def is_volume_with_pages(tokens: Sequence[ReferenceToken], start: int, end: int) -> bool:
    """Tell whether a field holds ``15(2):124-136`` in one."""
    signs = "".join(t.text for t in tokens[start:end])
    return re.fullmatch(r"\d{1,3}\(\d{1,3}\):\d{1,5}(?:\W{1,2}\d{1,5})?\W*", signs) is not None


def fill_volume(tokens: Sequence[ReferenceToken], tags: list[str], start: int, end: int) -> None:
    """Tag ``76(6)`` or ``vol. 36, no. 11, 2010`` as volume, number and date."""
    tag = "volume"
    marks = PREFIXES["number"] | PREFIXES["volume"]
    for i in range(start, end):
        text = tokens[i].text.lower()
        is_first = all(t == OUTSIDE for t in tags[start:i])
        if text in _NUMBERISH or (text in "([,:;" and not is_first) or text.startswith("suppl"):
            tag = "number"
        if (is_sign(tokens[i]) and (text in "()[],.:;°" or is_first)) or text in marks:
            continue
        after_comma = i > start and tokens[i - 1].text in ",;:"
        if after_comma and tag == "number" and YEAR.fullmatch(text):
            tags[i] = "date"
            continue
        if after_comma and "number" in tags[start:i] and is_range(tokens, i, end):
            tags[i:end] = ["pages"] * (end - i)
            return
        tags[i] = tag
    joined(tokens, tags, start, end)


def is_range(tokens: Sequence[ReferenceToken], start: int, end: int) -> bool:
    return end - start == 3 and is_sign(tokens[start + 1]) and tokens[end - 1].text.isdigit()


def joined(tokens: Sequence[ReferenceToken], tags: list[str], start: int, end: int) -> None:
    """Close the gaps inside a number such as ``1-2`` or ``Suppl. 3``."""
    for i in range(start + 1, end - 1):
        left, right = tags[i - 1], tags[i + 1]
        inner = is_sign(tokens[i]) and tokens[i].text not in "()[],;:"
        if inner and left == right and left in {"volume", "number"}:
            tags[i] = left


def load(path: Path) -> list[Example]:
    """Give every example of a corpus file that has a token."""
    return [found for record in read(path) if (found := example(record)).tokens]
