"""The source of a fact in words: what said it, and the words or the field that it said it with."""

from claimcheck.model import Basis, Origin
from claimcheck.reports._safe import one_line


def source_of(basis: Basis) -> str:
    """Name the source of a fact, such as ``bibliography, design = rct`` or ``document text``."""
    words = one_line(basis.source)
    if not words:
        return basis.origin.words
    return f"{'text' if basis.origin is Origin.TEXT else basis.origin.words}, {words}"
