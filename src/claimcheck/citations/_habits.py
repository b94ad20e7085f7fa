"""How a document cites as a whole: evidence for marks that alone could be anything."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from attrs import field, frozen

from claimcheck.bibliography.matching import normal_title
from claimcheck.citations._links import host_of
from claimcheck.citations._notes import idle_notes
from claimcheck.citations._numbers import numbers
from claimcheck.model import Document
from claimcheck.model.by_value import ByValue

_KEYED = re.compile(
    r"\[[^\[\]@]{0,80}@\w|@(?:doi|pmid|pmcid|arxiv|url):|\\[a-z]{0,12}cite[a-z]*\*?[\[{]"
)
_BRACKETED = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\]")

GLUED = re.compile(
    r"(\d(?:(?<=[a-z]{3}\d)|(?<=[A-Za-z]{2}[.,;)”\"’]\d))\d{0,2}(?:[,–-]\d{1,3}){0,6})"
    r"(?=[.,;:)]?(?:\s|$))"
)
"""A number that clings to the end of a word or of a sentence, as where raising was lost."""

_FIRST_IN_ROUND = re.compile(r"\(1[,;)–-]")
_WHOLE = 12
"""From as many blocks on a document is no excerpt, whose first citation may stand elsewhere."""

_DIGITS = re.compile(r"\d+")
_OPENING = 400
_SEVERAL = 3
_LEAP = 3
_OWN_ADDRESS = (
    "url", "canonical", "canonical_url", "canonicalURL", "canonicalUrl", "site", "site_url",
    "baseURL", "baseurl", "base_url", "permalink", "website", "homepage", "source_url",
)  # fmt: skip


@frozen(eq=False, repr=False)
class Habits(ByValue):
    """What a document's own ways say about doubtful marks.

    Args:
        keyed: It cites by key (pandoc, Manubot, LaTeX), so bare numbers are only numbers.
        numbered_list: It has a numbered reference list.
        listed: How many references its own list holds.
        bracketed: How many marks such as ``[3]`` it has.
        raised: How many superscripts the source marks as such.
        idle_notes: Labels of the footnotes that name no source.
        own_hosts: Hosts of the document's own site, as its front matter names them.
        glued: Whether numbers cling to words in rising order through the document.
        is_whole: Whether it is long enough to hold its first citations.
        lacks_first: Whether it is whole and nothing in round brackets could be its first citation.
        openings: The first words of each entry of its list, in order of the alphabet.
    """

    keyed: bool = False
    numbered_list: bool = False
    listed: int = 0
    bracketed: int = 0
    raised: int = 0
    idle_notes: frozenset[str] = frozenset()
    own_hosts: frozenset[str] = frozenset()
    glued: bool = False
    is_whole: bool = False
    lacks_first: bool = False
    openings: tuple[str, ...] = field(default=(), hash=False)

    @property
    def marks_its_numbers(self) -> bool:
        """Tell whether it cites in a way of its own, so that plain numbers are only numbers."""
        return self.keyed or max(self.bracketed, self.raised) >= _SEVERAL

    def is_opening(self, words: str) -> bool:
        """Tell whether an entry of the list begins with words, as ``normal_title`` gives them."""
        opening = f"{words} "
        place = bisect_left(self.openings, opening)
        return place < len(self.openings) and self.openings[place].startswith(opening)

    @classmethod
    def of(cls, document: Document) -> "Habits":
        """Look over a document once."""
        texts = [block.prose.text for block in document.blocks if block.kind.is_prose]
        items = document.reference_items
        is_whole = len(texts) >= _WHOLE
        return cls(
            keyed=any(_KEYED.search(text) for text in texts) or _has_citation_marks(document),
            numbered_list=any((item.label or "").isdigit() for item in items),
            listed=len(items),
            bracketed=sum(len(_BRACKETED.findall(text)) for text in texts),
            raised=sum(
                kind == "superscript" for block in document.blocks for kind, _ in block.marks
            ),
            idle_notes=idle_notes(document),
            own_hosts=_own_hosts(document),
            glued=_are_glued(texts, len(items)),
            is_whole=is_whole,
            lacks_first=is_whole and not any(_FIRST_IN_ROUND.search(text) for text in texts),
            openings=tuple(sorted(normal_title(item.prose.text[:_OPENING]) for item in items)),
        )


def _has_citation_marks(document: Document) -> bool:
    return any(kind == "citation" for block in document.blocks for kind, _ in block.marks)


def _own_hosts(document: Document) -> frozenset[str]:
    named = (document.metadata.get(name) for name in _OWN_ADDRESS)
    return frozenset(host_of(one) for one in named if isinstance(one, str)) - {""}


def _are_glued(texts: Sequence[str], listed: int) -> bool:
    """Tell whether clinging numbers rise through the document, as citations in order do.

    They begin at one, each new one near the last; or most of the listed references have theirs.
    """
    found = [match[1] for text in texts for match in GLUED.finditer(text)]
    risen, stray = _risen([int(digits) for one in found for digits in _DIGITS.findall(one)], _LEAP)
    if risen >= _SEVERAL and risen > 2 * stray:
        return True
    filled = [int(number.key) for one in found for number in numbers(one, 0, len(one))]
    risen, _ = _risen([number for number in filled if number <= listed], listed)
    beyond = sum(number > listed for number in filled)
    return risen >= _SEVERAL and 2 * risen >= listed and risen > 2 * beyond


def _risen(numbers: Sequence[int], leap: int) -> tuple[int, int]:
    """Count the numbers that are greater than those before: by no more than a leap, and by more."""
    highest, near, far = 0, 0, 0
    for number in numbers:
        if highest < number <= highest + leap:
            highest, near = number, near + 1
        else:
            far += number > highest
    return near, far
