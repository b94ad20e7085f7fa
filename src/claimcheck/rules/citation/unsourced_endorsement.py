"""CC213: an organisation is said to stand behind something, and nothing shows it."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    Document,
    Kind,
    NotApplicable,
    Origin,
    Passed,
    Problem,
    Severity,
)
from claimcheck.rules._cited_blocks import cited_blocks
from claimcheck.rules._endorsements import Endorsement, endorsement_in
from claimcheck.rules._selling import is_learned, sells
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC213", severity=Severity.WARNING)
def unsourced_endorsement(document: Document, context: Context) -> Iterator[Answer]:
    """An organisation is named as an endorser, and no document of it is cited.

    ## Why it matters

    "The Heart Association backs our capsules" borrows a name that people trust. Organisations
    publish what they endorse; where no document is cited or linked, nobody can tell whether this
    one ever did. Rules on advertising treat an endorsement that was never given as deception (FTC
    16 CFR 255, CAP Code 3.50).

    A citation or link in the same paragraph is enough. What a regulator approved is a fact about
    the regulator and no endorsement. Leaflets, guidelines and reviews tell what bodies
    recommend as a matter of course and are not asked. Where nobody sells anything it is a note.

    ## Example

    ```md bad
    The National Heart Association endorses our nattokinase capsules.
    ```

    Use instead:

    ```md good
    The National Heart Association names no supplement in its [guideline](https://www.nha.org/g7).
    ```
    """
    del document
    if context.reading is None or is_learned(context):
        yield NotApplicable("authorities and scholars tell what organisations recommend")
        return
    cited = cited_blocks(context.reading)
    is_clean = True
    for sentence, _ in context.reading.sentences:
        found = endorsement_in(sentence.text)
        severity = _severity(found, context) if found is not None else None
        if found is None or severity is None or sentence.block.span in cited:
            continue
        is_clean = False
        yield Problem(
            f"`{found.name}` is named as an endorser, and no document of it is cited",
            span=sentence.span,
            basis=(Basis(f"the text says `{found.text}`", Origin.TEXT, found.text),),
            remedy="cite or link the document in which it says so, or remove its name",
            severity=severity,
        )
    if is_clean and context.claims:
        yield Passed("no organisation is named as an endorser without a document")


def _severity(found: Endorsement, context: Context) -> Severity | None:
    """Say how grave an endorsement is; what bodies advise in general is left alone."""
    if found.is_of_own:
        return Severity.WARNING
    if found.force == "advises":
        return None
    if sells(context):
        return Severity.WARNING
    is_outside = context.document.kind.taken_for is Kind.NONMEDICAL
    return None if is_outside or found.force == "backs" else Severity.NOTE
