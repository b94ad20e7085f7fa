"""Free-text references: lists cut into items, items read into records by a trained model."""

from claimcheck.bibliography.reference_text.names import people
from claimcheck.bibliography.reference_text.parse import parse_reference, parse_reference_list
from claimcheck.bibliography.reference_text.split import split_reference_list

__all__ = ["parse_reference", "parse_reference_list", "people", "split_reference_list"]
