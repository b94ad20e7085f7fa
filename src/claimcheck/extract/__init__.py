"""From a document to its claims: sentences, citations, and what each sentence asserts."""

from claimcheck.extract.assess import assess
from claimcheck.extract.citations import find_citations
from claimcheck.extract.claims import claims_of, extract, read_sentences
from claimcheck.extract.sentences import document_sentences, split_sentences

__all__ = [
    "assess",
    "claims_of",
    "document_sentences",
    "extract",
    "find_citations",
    "read_sentences",
    "split_sentences",
]
