"""How a document cites as a whole: evidence for marks that alone could be anything."""

import re

from attrs import frozen

from claimcheck.model import Document

_KEYED = re.compile(
    r"\[[^\[\]@]{0,80}@\w|@(?:doi|pmid|pmcid|arxiv|url):|\\[a-z]{0,12}cite[a-z]*\*?[\[{]"
)
_BRACKETED = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20}\]")

_SEVERAL = 3


@frozen
class Habits:
    """What a document's own ways say about doubtful marks.

    Args:
        keyed: It cites by key (pandoc, Manubot, LaTeX), so bare numbers are only numbers.
        numbered_list: It has a numbered reference list.
        listed: How many references its own list holds.
        bracketed: How many marks such as ``[3]`` it has.
        raised: How many superscripts the source marks as such.
    """

    keyed: bool = False
    numbered_list: bool = False
    listed: int = 0
    bracketed: int = 0
    raised: int = 0

    @property
    def marks_its_numbers(self) -> bool:
        """Tell whether it cites in a way of its own, so that plain numbers are only numbers."""
        return self.keyed or max(self.bracketed, self.raised) >= _SEVERAL

    @classmethod
    def of(cls, document: Document) -> "Habits":
        """Look over a document once."""
        texts = [block.prose.text for block in document.blocks if block.kind.is_prose]
        items = document.reference_items
        return cls(
            keyed=any(_KEYED.search(text) for text in texts),
            numbered_list=any((item.label or "").isdigit() for item in items),
            listed=len(items),
            bracketed=sum(len(_BRACKETED.findall(text)) for text in texts),
            raised=sum(
                kind == "superscript" for block in document.blocks for kind, _ in block.marks
            ),
        )
