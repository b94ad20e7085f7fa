"""A document's sentences laid out by block and section, with which of them name a source."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from claimcheck.memory import remembered
from claimcheck.model import BlockKind, CitationMention, Sentence
from claimcheck.resources.patterns import lazy_pattern

_WORD = lazy_pattern(r"[a-z]{3,}")
_SPREADING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
_EARLY = 8
_STEM = 6
_SMALL = frozenset(
    {
        "and", "are", "been", "being", "between", "but", "can", "for", "from", "had", "has", "have",
        "its", "may", "more", "most", "not", "such", "than", "that", "the", "their", "these",
        "they", "this", "those", "was", "were", "which", "who", "with",
    }
)  # fmt: skip
_SOURCE_STATEMENT = lazy_pattern(
    r"[*_ ]*(?:(?:this|these|the|all|below|here|what follows|content|information|in this)\b.{0,60}"
    r"\b(?:based on|adapted from|drawn? (?:on|from)|taken from|summari[sz]es?|guidance|"
    r"highlights from|excerpt|reviews?)\b"
    r"|(?:sources?|based on|adapted from|data from|references?|further reading)\s*:)",
    re.IGNORECASE,
)
_DECLARATION = lazy_pattern(
    r"[*_ ]{0,9}"
    r"(?:this (?:section|part|chapter|page|article|post|summary|list|guide|table|leaflet)|"
    r"the (?:section|part|summary|list|information|text|content|table|points|following)|below|here|"
    r"what follows|in (?:this|the following) (?:section|part|list|summary))\b.{0,60}"
    r"\b(?:based (?:up)?on|adapted from|drawn? from|taken from|summari[sz]es?|"
    r"highlights (?:from|of)|excerpts? from)\b",
    re.IGNORECASE,
)
_POINTING_BACK = lazy_pattern(
    r"\b(?:this|that|the|his|her|their) "
    r"(?:book|paper|review|report|article|study|guideline|statement)\b",
    re.IGNORECASE,
)
_PRINTED = lazy_pattern(r"[“\"][A-Z][^“”\"]{18}|\((?:19|20)\d\d\)")
_SOURCE_SECTION = lazy_pattern(r"source|resource|reference|about", re.IGNORECASE)

Section = tuple[str, ...]


@remembered
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _SMALL)


@frozen(slots=False, eq=False)
class SentenceLayout:
    """Sentences in their places.

    Args:
        sentences: Every sentence of the document, in order.
        own: The mentions in each sentence that has any, by its place.
    """

    sentences: Sequence[Sentence]
    own: Mapping[int, Sequence[CitationMention]]

    @classmethod
    def of(
        cls, sentences: Sequence[Sentence], own: Mapping[int, Sequence[CitationMention]]
    ) -> "SentenceLayout":
        """Lay sentences out."""
        return cls(sentences=sentences, own=own)

    @cached_property
    def blocks(self) -> list[list[int]]:
        """Give the places of the sentences of each block."""
        found: list[list[int]] = []
        for place, sentence in enumerate(self.sentences):
            if found and self.sentences[found[-1][0]].block.span == sentence.block.span:
                found[-1].append(place)
            else:
                found.append([place])
        return found

    @cached_property
    def block_of(self) -> list[int]:
        """Give the number of the block of each sentence."""
        return [number for number, places in enumerate(self.blocks) for _ in places]

    def block(self, number: int) -> list[int]:
        """Give the places in a block; none outside the document."""
        return self.blocks[number] if 0 <= number < len(self.blocks) else []

    def own_around(self, place: int) -> tuple[list[int], list[int]]:
        """Give the places in the block of a sentence that name a source: before it, and behind."""
        inside = self._own_of_block[self.block_of[place]]
        at = bisect_left(inside, place)
        behind = at + 1 if inside[at : at + 1] == [place] else at
        return inside[:at], inside[behind:]

    @cached_property
    def _own_of_block(self) -> list[list[int]]:
        return [[place for place in places if place in self.own] for places in self.blocks]

    def is_heading(self, place: int) -> bool:
        """Tell whether a sentence stands in a heading."""
        return self.sentences[place].block.kind is BlockKind.HEADING

    def spreads(self, place: int) -> bool:
        """Tell whether a sentence stands in a block whose last mark may speak for all of it."""
        return self.sentences[place].block.kind in _SPREADING

    @cached_property
    def _sections(self) -> Mapping[Section, list[int]]:
        found: defaultdict[Section, list[int]] = defaultdict(list)
        for place, sentence in enumerate(self.sentences):
            if not self.is_heading(place):
                found[sentence.block.section].append(place)
        return found

    def section_of(self, place: int) -> Section:
        """Give the section of a sentence; that of a heading is the one beneath it."""
        sentence = self.sentences[place]
        above = sentence.block.section
        return (*above, sentence.block.prose.text) if self.is_heading(place) else above

    def section(self, place: int) -> list[int]:
        """Give the places in the section of a sentence, headings left out."""
        return self._sections.get(self.section_of(place), [])

    def own_of_section(self, place: int) -> list[int]:
        """Give the places in the section of a sentence that name a source."""
        return self._own_of_section.get(self.section_of(place), [])

    @cached_property
    def _own_of_section(self) -> Mapping[Section, list[int]]:
        return {
            section: [place for place in places if place in self.own]
            for section, places in self._sections.items()
        }

    def share_of_items(self, place: int) -> float:
        """Give the share of the list items in the section of a sentence that name a source."""
        return self._share_of_items.get(self.section_of(place), 0.0)

    @cached_property
    def _share_of_items(self) -> Mapping[Section, float]:
        return {
            section: self.share([place for place in places if self.is_item(place)])
            for section, places in self._sections.items()
        }

    def is_item(self, place: int) -> bool:
        """Tell whether a sentence stands in an item of a list."""
        return self.sentences[place].block.kind is BlockKind.LIST_ITEM

    def share(self, places: Sequence[int]) -> float:
        """Give the share of some sentences that name a source."""
        return sum(place in self.own for place in places) / max(len(places), 1)

    def share_of_block(self, number: int) -> float:
        """Give the share of the sentences of a block that name a source; 0 outside the document."""
        return self._share_of_block[number] if 0 <= number < len(self.blocks) else 0.0

    @cached_property
    def _share_of_block(self) -> list[float]:
        return [self.share(places) for places in self.blocks]

    def stem_of(self, place: int) -> int | None:
        """Give the place of the last sentence before a list item that stands in none."""
        return self._stem_of[place]

    @cached_property
    def _stem_of(self) -> list[int | None]:
        found: list[int | None] = []
        last: int | None = None
        for place in range(len(self.sentences)):
            found.append(last)
            if not self.is_item(place):
                last = place
        return found

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """Give the stems of each sentence."""
        return [_stems(sentence.text) for sentence in self.sentences]

    @cached_property
    def sourced(self) -> list[int]:
        """Give the places that name a source, in order."""
        return sorted(self.own)

    @cached_property
    def document_share(self) -> float:
        """Give the share of sentences outside headings that name a source."""
        return self.share([p for p in range(len(self.sentences)) if not self.is_heading(p)])

    @cached_property
    def works(self) -> int:
        """Count the different works that are pointed at."""
        return len({mention.key or mention.text for one in self.own.values() for mention in one})

    @cached_property
    def is_sourced_early(self) -> bool:
        """Tell whether one of the first sentences names a source."""
        return any(place < _EARLY for place in self.own)

    @cached_property
    def statements(self) -> Mapping[Section, int]:
        """Give the place in each section that says what the section rests on."""
        return {
            self.sentences[place].block.section: place
            for place in range(len(self.sentences))
            if self._states_source(place)
        }

    @cached_property
    def declarations(self) -> Mapping[Section, int]:
        """Give the place in each section that declares one source of what follows in it."""
        return {
            self.sentences[place].block.section: place
            for place in range(len(self.sentences))
            if self._declares_source(place)
        }

    def is_declared(self, place: int) -> bool:
        """Tell whether the section of a sentence has declared its source before it."""
        declared = self.declarations.get(self.section_of(place))
        return declared is not None and declared < place

    def _declares_source(self, place: int) -> bool:
        text = self.sentences[place].text
        if not _DECLARATION.match(text):
            return False
        is_back = _POINTING_BACK.search(text) is not None
        named_before = any(one < place for one in self.own_of_section(place))
        return self._states_source(place) or (is_back and named_before)

    @cached_property
    def states_all_sources(self) -> bool:
        """Tell whether a section of sources says what the document rests on."""
        return any(_SOURCE_SECTION.search(" ".join(section)) for section in self.statements)

    def _states_source(self, place: int) -> bool:
        sentence = self.sentences[place]
        if not _SOURCE_STATEMENT.match(sentence.text):
            return False
        block = sentence.block
        return place in self.own or bool(block.links or _PRINTED.search(block.prose.text))
