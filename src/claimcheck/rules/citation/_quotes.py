"""Where the recorded words of a source are looked up, and what became of them."""

from typing import TYPE_CHECKING

from attrs import frozen

from claimcheck import ledger
from claimcheck.model import EvidenceLink, InputError, SourceText
from claimcheck.model.by_value import ByValue
from claimcheck.rules.context import Context

if TYPE_CHECKING:
    from claimcheck.ledger import QuoteMatch


@frozen(eq=False, repr=False)
class Lookup(ByValue):
    """What looking a quote up came to.

    Args:
        match: Where it was found; ``None`` where it was not.
        looked_in: Names of the texts read.
        has_full_text: Whether one of them is the work itself, word by word.
        reason: Why no answer can be given, or ``""``.
    """

    match: "QuoteMatch | None" = None
    looked_in: tuple[str, ...] = ()
    has_full_text: bool = False
    reason: str = ""


def look_up(link: EvidenceLink, context: Context) -> Lookup:
    """Look a recorded quote up: in the abstract, then in the text of the source.

    The file is only read where the abstract does not have the very words.
    """
    abstract = context.abstract(link.key)
    match = ledger.find_quote(link.support.quote, [abstract]) if abstract else None
    if match is not None and match.is_exact:
        return Lookup(match, (match.source,))
    try:
        whole = context.library.texts.get(link.key)
    except InputError as error:
        return Lookup(match, reason="" if match else str(error))
    texts: tuple[SourceText, ...] = tuple(text for text in (abstract, whole) if text)
    if not texts:
        return Lookup(reason="the text of the source is not available to check the quote")
    return Lookup(
        match=ledger.find_quote(link.support.quote, texts),
        looked_in=tuple(text.name for text in texts),
        has_full_text=whole is not None and whole.is_faithful,
    )
