"""CC805: figures of one sentence do not agree with each other."""

from collections.abc import Iterator
from itertools import chain

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
    Span,
)
from claimcheck.rules._changes import changes_in
from claimcheck.rules._disagreement import Checked
from claimcheck.rules._intervals import intervals_in
from claimcheck.rules._ratios import ratios_in
from claimcheck.rules._shares import shares_in
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC805", severity=Severity.WARNING)
def figures_disagree(document: Document, context: Context) -> Iterator[Answer]:
    """Figures that a sentence tells twice do not agree.

    ## Why it matters

    One of the two is wrong, and so may be everything that rests on it. Half of the articles in
    psychology that were checked by a program told a p value that did not go with its test
    (Nuijten et al. 2016, Behav Res Methods 48:1205).

    Checked are a count of a total against its percentage, an estimate against its interval of
    confidence, the p value of a ratio against that interval, a ratio against so many per cent more
    or less, and a change against the two values that it lies between. Rounding is allowed for, and
    so are words such as "about".

    ## Example

    ```md bad
    In the trial 73 of 78 patients (98.6%) slept better.
    ```

    Use instead:

    ```md good
    In the trial 73 of 78 patients (93.6%) slept better.
    ```
    """
    del document
    if context.reading is None:
        return
    agreeing, is_clean, before = 0, True, ""
    for sentence, _ in context.reading.sentences:
        text = sentence.text
        ratios = ratios_in(text, before)
        before = text
        for checked in chain(shares_in(text), intervals_in(text), changes_in(text), ratios):
            if not checked.problem:
                agreeing += 1
                continue
            is_clean = False
            shown = text[checked.start : checked.end]
            yield Problem(
                f"figures do not agree: {checked.problem}",
                span=_place(sentence, checked),
                basis=(Basis(f"the sentence says: {shown}", Origin.TEXT),),
                remedy="look both up in the source, and correct the wrong one",
                origin=Origin.TEXT,
                subject=shown,
            )
    if is_clean and agreeing:
        noun = "figure agrees" if agreeing == 1 else "figures agree"
        yield Passed(f"{agreeing} {noun} with what is told beside it")
    elif not agreeing and is_clean:
        yield NotApplicable("tells no figure twice")


def _place(sentence: Sentence, checked: Checked) -> Span:
    """Give the source of figures, of the whole sentence where its line breaks hide them."""
    if len(sentence.text) != sentence.end - sentence.start:
        return sentence.span
    first, last = sentence.start + checked.start, sentence.start + checked.end
    return sentence.block.prose.source_span(first, last)
