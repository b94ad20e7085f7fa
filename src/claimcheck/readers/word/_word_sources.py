"""Word's own citations: fields that name a source, and the list of sources that the file keeps."""

import re
from typing import Any

from claimcheck.readers._embedded_works import EmbeddedRecord
from claimcheck.readers.word._names import child_of, children_of, name_of
from claimcheck.readers.word._package import OfficePackage

_CITATION = re.compile(r"\s*CITATION\s+([^\s\\]+)")
_MORE = re.compile(r"\\m\s+([^\s\\]+)")
_LISTS = re.compile(r"customXml/item\d{1,4}\.xml")
_TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
}
_FIELDS = {
    "Title": "title",
    "JournalName": "container-title",
    "BookTitle": "container-title",
    "PeriodicalTitle": "container-title",
    "ConferenceName": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Publisher": "publisher",
    "DOI": "DOI",
    "URL": "URL",
    "StandardNumber": "number",
}


def cited_tags(instruction: str) -> tuple[str, ...]:
    """Give the tags of the sources that a field cites.

    Args:
        instruction: The whole instruction.
    """
    first = _CITATION.match(instruction)
    return (first.group(1), *_MORE.findall(instruction)) if first else ()


def word_sources(package: OfficePackage) -> dict[str, EmbeddedRecord]:
    """Read the sources that a file keeps, by their tags.

    Args:
        package: The file.
    """
    found: dict[str, EmbeddedRecord] = {}
    for name in package.archive.namelist():
        root = package.part(name) if _LISTS.fullmatch(name) else None
        if root is None or name_of(root) != "Sources":
            continue
        for source in children_of(root, "Source"):
            tag = _text(child_of(source, "Tag"))
            if tag:
                found.setdefault(tag, EmbeddedRecord(f"word:{tag}", _item(source, tag)))
    return found


def _item(source: Any, tag: str) -> dict[str, object]:
    kind = _text(child_of(source, "SourceType"))
    item: dict[str, object] = {"type": _TYPES.get(kind, "document"), "citation-key": tag}
    for element in source:
        variable = _FIELDS.get(name_of(element))
        if variable and _text(element):
            item.setdefault(variable, _text(element))
    people = [_person(one) for one in _people(source)]
    if people:
        item["author"] = people
    year = _text(child_of(source, "Year"))[:4]
    if year.isdecimal():
        item["issued"] = {"date-parts": [[int(year)]]}
    return item


def _people(source: Any) -> list[Any]:
    authors = child_of(source, "Author", "Author")
    if authors is None:
        return []
    return [one for one in authors.iter() if name_of(one) in {"Person", "Corporate"}]


def _person(element: Any) -> dict[str, str]:
    if name_of(element) == "Corporate":
        return {"literal": _text(element)}
    given = f"{_text(child_of(element, 'First'))} {_text(child_of(element, 'Middle'))}".strip()
    return {"family": _text(child_of(element, "Last")), "given": given}


def _text(element: Any) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""
