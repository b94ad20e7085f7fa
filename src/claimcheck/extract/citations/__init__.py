"""In-text citations: what stands where works are cited, in every style that people write."""

from claimcheck.extract.citations._finder import find_citations, find_in_text

__all__ = ["find_citations", "find_in_text"]
