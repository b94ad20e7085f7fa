"""In-text citations: what stands where works are cited, in every style that people write."""

from claimcheck.extraction.citations._finder import find_citations, find_in_text
from claimcheck.extraction.citations.coverage import cover
from claimcheck.extraction.citations.linking import labels_of, link_citations, link_mentions

__all__ = [
    "cover",
    "find_citations",
    "find_in_text",
    "labels_of",
    "link_citations",
    "link_mentions",
]
