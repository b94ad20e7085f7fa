"""From a document to its sentences, each read for what it asserts."""

from claimcheck.sentences.assess import assess, prepare_reading, read_sentences
from claimcheck.sentences.document_kind import infer_kind
from claimcheck.sentences.document_sentences import document_sentences, split_sentences

__all__ = [
    "assess",
    "document_sentences",
    "infer_kind",
    "prepare_reading",
    "read_sentences",
    "split_sentences",
]
