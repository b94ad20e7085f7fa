"""In-text citations: what stands where works are cited, in every style that people write."""

from claimcheck.extract.citations._finder import find_citations, find_in_text
from claimcheck.extract.citations.coverage import cover
from claimcheck.extract.citations.linking import labels_of, link_citations

__all__ = ["cover", "find_citations", "find_in_text", "labels_of", "link_citations"]
