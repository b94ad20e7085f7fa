"""CC704: a treatment is praised, and its harms are not mentioned."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    ClaimType,
    Document,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Sentence,
    Severity,
    Span,
)
from claimcheck.rules._harms import none_listed, played_down, tells_harm, tells_serious_harm
from claimcheck.rules._offered import (
    MEDICINES,
    Offer,
    listed_offers,
    offers,
    prescribed,
    sentences_naming,
)
from claimcheck.rules._words import place_of
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_ASKED = MEDICINES | {"therapy"}
_FEWEST = 2
_HELPING = frozenset({ClaimType.TREATMENT_BENEFIT, ClaimType.PROTOCOL, ClaimType.ADVICE})


@rule("CC704", severity=Severity.WARNING)
def harms_missing(document: Document, context: Context) -> Iterator[Answer]:
    """A treatment is offered for its benefit, but the document mentions no harm of it.

    ## Why it matters

    Whatever works can harm. A reader who hears of the benefit alone cannot weigh it, and every code
    of advertising and of medical writing asks for balance.

    It asks for drugs, hormones and peptides, and for therapies in regimens, once a document;
    reporting what a study found is not an offer. A sentence on side effects, risks or
    contraindications that names the treatment, or is in the same passage, is enough; "no side
    effects" is not. Where a document that praises something plays its harms down ("generally safe",
    "side effects are mild") and tells no serious one anywhere, the sentence that does so is shown.

    ## Example

    ```md bad
    Sermorelin therapy restores deep sleep in perimenopause.
    ```

    Use instead:

    ```md good
    Sermorelin therapy restores deep sleep in perimenopause. Its side effects include headache and
    flushing.
    ```
    """
    del document
    down = _playing_down(context)
    if down is not None:
        yield down
        return
    offered = prescribed(context, _ASKED) or offers(context, MEDICINES)
    if not offered:
        yield NotApplicable("offers no medicine and no therapy")
        return
    silent = [offer for offer in offered if not _harm_is_told(offer, context)]
    if not silent:
        yield Passed(f"harms are mentioned beside {listed_offers(offered)}")
        return
    first, *others = silent
    yield Problem(
        f"harms of {listed_offers(silent)} are not mentioned",
        span=first.claim.span,
        basis=(
            Basis(f"{first.entity.text} is offered as a treatment", first.origin),
            Basis("no sentence near its name mentions harms or risks", Origin.TEXT),
        ),
        remedy="state the known harms and how often they occur, with a source",
        origin=Origin.TEXT,
        related=tuple((offer.claim.span, f"offers {offer.entity.text}") for offer in others),
        subject=" ".join(sorted(offer.entity.normal for offer in silent)),
    )


def _playing_down(context: Context) -> Problem | None:
    """Find the sentence that plays harms down in a document that tells none that is serious."""
    reading = context.reading
    if reading is None or reading.is_short:
        return None
    if sum(claim.claim_type in _HELPING for claim in context.claims) < _FEWEST:
        return None
    sentences = [sentence for sentence, _ in reading.sentences]
    problem = _most_doubted(context.claims) or _none_listed(sentences)
    if problem is None or any(tells_serious_harm(sentence) for sentence in sentences):
        return None
    return problem


def _most_doubted(claims: Iterable[Claim]) -> Problem | None:
    """Find the claim that plays harms down and that the reading doubts most."""
    found = [(claim, words) for claim in claims if (words := played_down(claim))]
    if not found:
        return None
    worst, words = max(found, key=lambda one: _doubt(one[0]))
    return _down(words.text, place_of(worst, words.start, words.end) or worst.span)


def _none_listed(sentences: Sequence[Sentence]) -> Problem | None:
    """Find the list of harms that names none."""
    unlisted = none_listed(sentences)
    return None if unlisted is None else _down(unlisted.text, unlisted.span, "none-listed")


def _down(words: str, span: Span, variant: str = "played-down") -> Problem:
    return Problem(
        f"`{words}` plays harms down, and the document names no serious harm",
        span=span,
        basis=(Basis("no sentence of the document names a serious harm", Origin.TEXT),),
        remedy="state the known harms and how often they occur, with a source",
        origin=Origin.TEXT,
        subject="harms played down",
        variant=variant,
    )


def _doubt(claim: Claim) -> float:
    """Say how much the reading doubts a sentence on safety."""
    queries = dict(claim.queries)
    return queries.get("HRM", 0.0) + queries.get("CUR", 0.0)


def _harm_is_told(offer: Offer, context: Context) -> bool:
    return any(tells_harm(sentence) for sentence in sentences_naming(offer, context))
