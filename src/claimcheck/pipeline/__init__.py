"""A document's way from its bytes to everything known of it."""

from claimcheck.pipeline.claims import claims_of, extract

__all__ = ["claims_of", "extract"]
