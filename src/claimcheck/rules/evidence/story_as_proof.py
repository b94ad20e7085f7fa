"""CC412: one person's story or a seller's own customers are told as proof."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Document,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Severity,
)
from claimcheck.rules import _stories
from claimcheck.rules._cited_blocks import cited_blocks
from claimcheck.rules._selling import is_learned, sells
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC412", severity=Severity.WARNING)
def story_as_proof(document: Document, context: Context) -> Iterator[Answer]:
    """One person's story, or what a seller's own customers say, is told as proof.

    ## Why it matters

    One recovery shows neither what brought it about nor how often it happens; those in whom nothing
    changed tell no story. A seller who asks its own customers hears from those who stayed. Rules on
    advertising take such words for claims of an effect, which need trials (FTC 16 CFR 255.2, CAP
    Code 3.47).

    A story that is told as a story is not reported, nor how satisfied customers are with a service.
    Where a citation stands in the same paragraph, or nobody sells anything, it is a note at most.

    ## Example

    ```md bad
    Maria's recovery proves that the gut can heal itself.
    ```

    Use instead:

    ```md good
    Maria recovered while she took the drops; nobody knows whether they had a part in it.
    ```
    """
    del document
    if context.reading is None or is_learned(context):
        yield NotApplicable("not asked of texts by authorities and scholars")
        return
    cited = cited_blocks(context.reading)
    is_clean = True
    for sentence, _ in context.reading.sentences:
        story = _stories.story_told_as_proof(sentence.text)
        survey = _stories.own_survey(sentence.text) if story is None else None
        word = story or survey
        if word is None:
            continue
        is_clean = False
        is_grave = sells(context) and sentence.block.span not in cited
        yield Problem(
            f"`{word.text}` tells one case as proof"
            if story
            else f"`{word.text}` tells what customers say as an effect",
            span=sentence.span,
            basis=(Basis("neither a story nor customers show an effect", Origin.TEXT),),
            remedy="cite a trial in which some had it and others did not, or tell it as a story",
            severity=Severity.WARNING if is_grave else Severity.NOTE,
        )
    if is_clean and context.claims:
        yield Passed("no story is told as proof")
