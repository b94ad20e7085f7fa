"""Whether a document sells or advertises what it speaks of."""

from claimcheck.model import Kind
from claimcheck.rules.context import Context

_SELLING = frozenset({Kind.WELLNESS, Kind.CLINIC})
_LEARNED = frozenset({Kind.LEAFLET, Kind.GUIDELINE, Kind.REVIEW, Kind.RESEARCH, Kind.TEXTBOOK})


def sells(context: Context) -> bool:
    """Tell whether a document is most likely one of a seller, an enthusiast or a provider."""
    return context.reading is not None and context.reading.kind.value in _SELLING


def is_learned(context: Context) -> bool:
    """Tell whether authorities or scholars speak in a document, who sell nothing."""
    return context.reading is not None and context.reading.kind.taken_for in _LEARNED
