"""In-text citations: what stands where works are cited, in every style that people write."""

from claimcheck.citations._finder import find_citations, find_in_text
from claimcheck.citations.attributions import find_attributions
from claimcheck.citations.coverage import cover
from claimcheck.citations.linking import labels_of, link_citations, link_mentions

__all__ = [
    "cover",
    "find_attributions",
    "find_citations",
    "find_in_text",
    "labels_of",
    "link_citations",
    "link_mentions",
]
