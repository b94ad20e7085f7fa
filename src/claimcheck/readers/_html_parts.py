"""Which elements of a page are the author's text, which are furniture, and which are not shown."""

import re
from collections.abc import Set as AbstractSet
from functools import cache

from claimcheck.model import BlockKind
from claimcheck.readers._html_metadata import element_words
from claimcheck.readers._html_tree import BLOCKS, PageElement
from claimcheck.resources import read_records

HIDDEN = "hidden"
BOILERPLATE = "boilerplate"
REFERENCES = "references"
NOTES = "notes"
OBJECT_PART = "object"
ELEMENT_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.BLOCK_QUOTE,
    "pre": BlockKind.CODE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
"""What elements make of their words, wherever they stand."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MOSTLY = 0.3
"""Share of a page's words above which nothing named like furniture is taken for it."""
_LINKED = 0.7
_CAPTIONS = frozenset({"figcaption", "caption"})
_LISTS = frozenset("ul ol dl div section aside table article header figure".split())  # noqa: SIM905
_MAIN_SHARE = 0.2


@cache
def named_parts(by: str) -> dict[str, str]:
    """Give what names of one sort mean.

    Args:
        by: ``"tag"``, ``"role"``, ``"class"`` (or a word of one), ``"name"`` (a whole class),
            ``"heading"``, ``"label"`` (of a link), ``"panel"`` (a word of the class of what a
            click opens) or ``"number"`` (the class of the number of a note).
    """
    rows = read_records("readers/html_parts.tsv")
    return {row["value"]: row["part"] for row in rows if row["by"] == by}


def main_of(page: PageElement) -> PageElement:
    """Find the element that holds the page's own text: ``main`` where it is more than a shell."""
    found = [
        element
        for element in page.within()
        if element.name == "main" or element.attributes.get("role") == "main"
    ]
    best = max(found, key=lambda element: element.words, default=page)
    return best if best.words >= _MAIN_SHARE * page.words else page


def controlled_by(main: PageElement) -> frozenset[str]:
    """Name what buttons of the page's own text open and close.

    Args:
        main: The element that holds the page's own text.
    """
    buttons = (one.attributes for one in main.within() if "aria-expanded" in one.attributes)
    return frozenset(name for one in buttons for name in one.get("aria-controls", "").split())


def part_of(
    element: PageElement,
    page_words: int,
    text: str,
    *,
    lists_works: bool = False,
    opened: AbstractSet[str] = frozenset(),
) -> str:
    """Tell what an element is by its name and its attributes; ``""`` for the author's text.

    Args:
        element: The element.
        page_words: How many characters of text the page shows.
        text: The page.
        lists_works: Whether it stands beneath a heading of references, whose entries are links.
        opened: Names of what a click opens.
    """
    part = _named_part(element, text, opened)
    if part in {HIDDEN, REFERENCES, NOTES}:
        return part
    if part == OBJECT_PART:
        return "" if element.name in BLOCKS else part
    if not (part or lists_works) and _is_list_of_links(element):
        part = BOILERPLATE
    is_mostly = element.words > _MOSTLY * page_words
    return "" if part == BOILERPLATE and is_mostly else part


def _named_part(element: PageElement, text: str, opened: AbstractSet[str]) -> str:
    """Tell what an element is by its name, its role, how it is shown and its classes."""
    attributes = element.attributes
    part = named_parts("tag").get(element.name, "")
    if not attributes and not part:
        return ""
    part = part or named_parts("role").get(attributes.get("role", ""), "")
    if part == HIDDEN or (_is_unseen(element) and not _is_panel(element, opened)):
        return HIDDEN
    return part or _by_class(element, text)


def points_to_note(element: PageElement) -> bool:
    """Tell whether an element is a pointer to a footnote."""
    classes = element.attributes.get("class", "").split()
    return element.attributes.get("role") == "doc-noteref" or "footnote-ref" in classes


def _is_unseen(element: PageElement) -> bool:
    """Tell whether no eye sees an element; a caption may be kept from being read out twice."""
    attributes = element.attributes
    is_silent = attributes.get("aria-hidden") == "true" and element.name not in _CAPTIONS
    return (
        "hidden" in attributes
        or is_silent
        or _UNSEEN.search(attributes.get("style", "")) is not None
    )


def _is_panel(element: PageElement, opened: AbstractSet[str]) -> bool:
    """Tell whether an element is shown as soon as a reader opens it."""
    attributes = element.attributes
    names = f"{attributes.get('class', '')} {attributes.get('role', '')}"
    words = {word.lower() for word in _WORD.findall(names)}
    return attributes.get("id") in opened or not words.isdisjoint(named_parts("panel"))


def _by_class(element: PageElement, text: str) -> str:
    attributes = element.attributes
    if "class" not in attributes and "id" not in attributes:
        return ""
    known, whole = named_parts("class"), named_parts("name")
    found = ""
    names = attributes.get("class", "").split()
    if "id" in attributes and not _repeats_heading(element, text):
        names += attributes["id"].split()
    for name in names:
        found = found or whole.get(name.lower(), "")
        for word in (name.lower(), *(part.lower() for part in _WORD.findall(name))):
            part = known.get(word, "")
            if part in {HIDDEN, REFERENCES, NOTES, OBJECT_PART}:
                return part
            found = found or part
    return found


def _repeats_heading(element: PageElement, text: str) -> bool:
    """Tell whether the id of a heading, or of what it opens, is made of the heading's words."""
    first = next((child for child in element.children if isinstance(child, PageElement)), None)
    heading = element if element.name in _HEADINGS else first
    if heading is None or heading.name not in _HEADINGS:
        return False
    shown = _LETTERS.findall(element_words(heading, text).lower())
    return _LETTERS.findall(element.attributes["id"].lower()) == shown


def _is_list_of_links(element: PageElement) -> bool:
    return element.name in _LISTS and element.linked > _LINKED * element.words > 0
