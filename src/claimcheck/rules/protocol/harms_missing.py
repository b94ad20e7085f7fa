"""CC704: a treatment is praised, and its harms are not mentioned."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Document,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Sentence,
    Severity,
)
from claimcheck.rules._offered import MEDICINES, Offer, listed, offers, sentences_naming
from claimcheck.rules._words import Word, Words, words_in
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_ASKED = MEDICINES | {"therapy"}
_HARMS = ("harm_strong", "contraindication")
_ABOUT_HARM = frozenset(
    {"risk", "risks", "complication", "complications", "nausea", "bleeding", "addiction"}
    | {"dependence", "vomiting", "headache", "contraindications", "harm", "harms", "damage"}
)


@rule("CC704", severity=Severity.WARNING)
def harms_missing(document: Document, context: Context) -> Iterator[Answer]:
    """A treatment is offered for its benefit, but the document mentions no harm of it.

    ## Why it matters

    Whatever works can harm. A reader who hears of the benefit alone cannot weigh it, and every code
    of advertising and of medical writing asks for balance.

    It asks for drugs, hormones and peptides, and for therapies in regimens, once a document;
    reporting what a study found is not an offer. A sentence on side effects, risks or
    contraindications that names the treatment, or is in the same passage, is enough; "no side
    effects" is not.

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
    offered = offers(context, _ASKED)
    if not offered:
        yield NotApplicable("offers no medicine and no therapy")
        return
    silent = [offer for offer in offered if not _harm_is_told(offer, context)]
    if not silent:
        yield Passed(f"harms are mentioned beside {listed(offered)}")
        return
    first, *others = silent
    yield Problem(
        f"harms of {listed(silent)} are not mentioned",
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


def _harm_is_told(offer: Offer, context: Context) -> bool:
    return any(_tells_harm(sentence) for sentence in sentences_naming(offer, context))


def _tells_harm(sentence: Sentence) -> bool:
    words = words_in(sentence.text)
    return any(
        not words.is_negated(word)
        for word in (*words.of(*_HARMS), *_weaker(words))
        if not any(safe.start <= word.start < safe.end for safe in words.of("safe"))
    )


def _weaker(words: Words) -> Iterator[Word]:
    return (word for word in words.of("harm") if word.text.lower() in _ABOUT_HARM)
