"""What kind of document a text is: who speaks in it and why; many judgements depend on it."""

from enum import StrEnum

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.model.scales import Origin


class Kind(StrEnum):
    """Kinds of documents that are judged by different standards."""

    UNKNOWN = "unknown"
    LEAFLET = "leaflet"
    GUIDELINE = "guideline"
    WELLNESS = "wellness"
    CLINIC = "clinic"
    NEWS = "news"
    SELFHELP = "selfhelp"
    LLM = "llm"
    REVIEW = "review"
    TEXTBOOK = "textbook"
    NONMEDICAL = "nonmedical"
    RESEARCH = "research"

    @property
    def words(self) -> str:
        """Name it as messages do."""
        return _KINDS[self]


_KINDS = {
    Kind.UNKNOWN: "unknown",
    Kind.LEAFLET: "patient leaflet",
    Kind.GUIDELINE: "clinical guideline",
    Kind.WELLNESS: "wellness article",
    Kind.CLINIC: "clinic or practice page",
    Kind.NEWS: "news article",
    Kind.SELFHELP: "self-help text",
    Kind.LLM: "text in the style of a language model",
    Kind.REVIEW: "review article",
    Kind.TEXTBOOK: "textbook",
    Kind.NONMEDICAL: "text outside medicine",
    Kind.RESEARCH: "research article",
}


_LIKELY, _MORE_LIKELY_THAN_NOT = 0.3, 0.5


@frozen(eq=False, repr=False)
class DocumentKind(ByValue):
    """The kind that a document is taken for.

    Args:
        value: The kind.
        probability: How likely it is, 0 to 1.
        origin: ``record`` where a person said so, ``model`` where it was inferred.
    """

    value: Kind = Kind.UNKNOWN
    probability: float = 0.0
    origin: Origin = Origin.MODEL

    @property
    def taken_for(self) -> Kind:
        """Return the kind by which the document is judged: unknown where the kind is uncertain."""
        is_sure = self.origin is Origin.RECORD or self.probability >= _LIKELY
        return self.value if is_sure else Kind.UNKNOWN

    @property
    def is_likelier_than_all_others(self) -> bool:
        """Return whether the kind is more likely than all others together, or recorded."""
        return self.origin is Origin.RECORD or self.probability >= _MORE_LIKELY_THAN_NOT
