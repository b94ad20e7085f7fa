"""From a document to its claims: sentences, citations, and what each sentence asserts."""

from claimcheck.extraction.assess import assess
from claimcheck.extraction.citations import find_citations
from claimcheck.extraction.claims import claims_of, extract, read_sentences
from claimcheck.extraction.sentences import document_sentences, split_sentences

__all__ = [
    "assess",
    "claims_of",
    "document_sentences",
    "extract",
    "find_citations",
    "read_sentences",
    "split_sentences",
]
