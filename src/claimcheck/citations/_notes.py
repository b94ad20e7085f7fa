"""Which notes name a source: only those make a note mark a citation."""

import re
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.citations.attributions import NAMES, is_body
from claimcheck.model import Block, BlockKind, Document
from claimcheck.resources.patterns import lazy_pattern

_RAISED = lazy_pattern(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=\s?\S)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POINTS = lazy_pattern(
    r"https?://\S|\bdoi:\s?\S|\b10\.\d{4,9}/\S|\bPMID\b|\bPMC\d{5}|\barXiv:|\bISBN\b"
    r"|(?<![\w.])@\{?\w|\\[a-z]{0,12}cite|\bcite(?::\w{1,9})?[}:]`|\[\d{1,3}\]",
    re.IGNORECASE,
)
_AGAIN = lazy_pattern(r"\b(?:ibid|op\. ?cit|loc\. ?cit|idem)\b", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?!\d)|\bn\.d\.|\bin press\b|\bforthcoming\b")
_AUTHORED = lazy_pattern(
    r"\bet al\b"
    r"|[A-ZÀ-Þ][\w'’-]{1,60},? (?:[A-Z]\.? ?){1,3}(?=[,.;(& ]|$)"
    r"|\b[A-Z]\. ?(?:[A-Z]\. ?)?[A-ZÀ-Þ][\w'’-]+"
    r"|[A-ZÀ-Þ][\w'’-]{1,60}(?: (?:and|&) [A-ZÀ-Þ][\w'’-]{1,60})?,? \(?(?:1[5-9]|20)\d\d"
)
_PRINTED = lazy_pattern(
    r"\b\d{1,4}\s?\(\d{1,4}\)|\bpp?\. ?\d|\bvol\. ?\d|\b\d{1,4}:\s?\d{1,5}|\b(?:press|journal|"
    r"proceedings|university|report|guideline|ed\.|eds\.)",
    re.IGNORECASE,
)

_ASSERTS = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|had|we|i|you|means?|includes?|excludes?|not|may|can|will|would|"
    r"should|does?|did)\b",
    re.IGNORECASE,
)
_DATED = lazy_pattern(r"(?<!\d)(?:1[5-9]|20)\d\d[a-z]?(?=\W*$|[;.,)])")
_NAME = lazy_pattern(NAMES)
_LONGEST_TERSE = 160

_OPENING = lazy_pattern(r"\^\[|\\footnote[a-z]{0,4}\s?(?:\[[^\]]{0,20}\])?\{")


def names_source(text: str) -> bool:
    """Tell whether a note leads to a work: by a key or address, or by author or print and year.

    Args:
        text: The words of the note.
    """
    if _POINTS.search(text) or _AGAIN.search(text):
        return True
    if not _YEAR.search(text):
        return bool(_AUTHORED.search(text) and _PRINTED.search(text))
    return bool(_AUTHORED.search(text) or _PRINTED.search(text))


def _is_terse_entry(text: str) -> bool:
    """Tell whether a note says no more than a body or a year: "FDA label", "MHRA, June 2024"."""
    shown = text.strip()
    if len(shown) > _LONGEST_TERSE or _ASSERTS.search(shown):
        return False
    name = _NAME.match(shown)
    return _DATED.search(shown) is not None or (name is not None and is_body(name.group()))


def idle_notes(document: Document) -> frozenset[str]:
    """Give the labels of the notes of a document that name no source.

    A note is a footnote, or a block that begins with a raised number, as under a table. Where most
    notes name works, one that is as terse as an entry names one too.
    """
    texts: defaultdict[str, str] = defaultdict(str)
    shown: dict[str, str] = {}
    for label, words, text in _notes(document):
        texts[label] += f" {text}"
        shown[label] = words
    idle = {label for label, text in texts.items() if not names_source(text)}
    if 2 * len(idle) < len(texts):
        idle -= {label for label in idle if _is_terse_entry(shown[label])}
    return frozenset(idle)


def _notes(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give the label of each note, its words, and all that may name a source: footnotes first."""
    for block in document.of_kind(BlockKind.FOOTNOTE):
        if block.label:
            words = block.prose.text
            yield block.label, words, f"{words} {block.span.of(document.text)}"
    for block in document.blocks:
        label = _raised_label(block) if block.kind.is_prose and not block.label else ""
        if label:
            words = block.prose.text.lstrip("⁰¹²³⁴⁵⁶⁷⁸⁹*†‡ ")
            yield label, words, block.span.of(document.text)


def _raised_label(block: Block) -> str:
    """Give the raised number or sign with which a block begins."""
    raised = _RAISED.match(block.prose.text)
    if raised:
        return raised.group().translate(_PLAIN)
    spans = [span for kind, span in block.marks if kind == "superscript"]
    place = block.prose.prose_range(spans[0]) if spans else None
    if place is None or block.prose.text[: place[0]].strip(" *("):
        return ""
    return block.prose.text[slice(*place)].strip()


def note_opening(written: str) -> int:
    """Give the length of what opens a note that stands in the line; 0 where none does.

    Args:
        written: A mark as it stands in the source.
    """
    opening = _OPENING.match(written)
    return opening.end() if opening else 0
