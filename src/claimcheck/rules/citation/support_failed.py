"""CC209: somebody opened the source, and it does not say so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.model import (
    Answer,
    Basis,
    Claim,
    EvidenceLink,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
    SupportStatus,
)
from claimcheck.rules.api import rule
from claimcheck.rules.citation._quotes import Lookup, look_up
from claimcheck.rules.context import Context

if TYPE_CHECKING:
    from claimcheck.ledger import QuoteMatch


_HELD = frozenset({SupportStatus.SUPPORTED, SupportStatus.PARTLY})


@rule("CC209", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def support_failed(claim: Claim, context: Context) -> Iterator[Answer]:
    """A source was found not to support the claim, or the recorded quote is not in it.

    ## Why it matters

    One quotation in six in medical papers is wrong (Baethge and Jergas 2025). Where a person opened
    the source and it does not say so, or where the quoted words are not in it, the citation must
    go.

    The quote is looked up in the `abstract` of the bibliography, then in the text of the source
    where the folder of sources has it (`sources/kim2020.pdf`). Case, quotation marks, dashes,
    hyphens, line breaks and spaces do not count; an ellipsis stands for words left out. A quote
    that is found with a slight difference is a note, one with another word, number or denial a
    warning. A quote with a page that is not in the abstract may still stand in the paper; without
    the paper's text this is a warning.

    ## Example

    ```bibtex
    @article{kim2020, title = {Zinc for colds}, abstract = {Zinc did not shorten colds.}}
    ```

    ```toml
    document = "article.md"

    [[claim]]
    id = "zinc"
    anchor = { exact = "Zinc shortens colds [@kim2020]." }

    [[claim.evidence]]
    key = "kim2020"
    support = { status = "not_supported", checked_by = "A. Editor" }
    ```

    ```md bad
    Zinc shortens colds [@kim2020].
    ```

    Use instead:

    ```toml
    document = "article.md"
    ```

    ```md good
    Zinc did not shorten colds [@kim2020].
    ```
    """
    if not claim.evidence:
        yield NotApplicable("cites no work of the bibliography")
    for link in claim.evidence:
        if link.support.status is SupportStatus.NOT_SUPPORTED:
            yield _refused(link)
        elif link.support.status is SupportStatus.UNCHECKED:
            yield NotChecked("not yet checked against the source")
        elif link.support.quote:
            yield from _quoted(link, context)
        elif link.support.status in _HELD:
            who = link.support.checked_by or "a checker"
            yield Passed(f"`{link.key}` supports this, says {who}", Origin.RECORD)


def _refused(link: EvidenceLink) -> Problem:
    who = link.support.checked_by or "a checker"
    return Problem(
        f"`{link.key}` does not support this, says {who}",
        basis=(Basis("verdict: not supported", Origin.RECORD, link.support.quote),),
        remedy="cite another work, or say what this one found",
        origin=Origin.RECORD,
        key=link.key,
    )


def _quoted(link: EvidenceLink, context: Context) -> Iterator[Answer]:
    found = look_up(link, context)
    if found.reason:
        yield NotChecked(found.reason)
    elif found.match is None:
        yield _missing(link, found)
    elif not found.match.is_exact:
        yield _different(link, found.match)
    else:
        where = f"{found.match.source}, {found.match.locator}"
        yield Passed(f"the quote recorded for `{link.key}` is in {where}", Origin.RECORD)


def _missing(link: EvidenceLink, found: Lookup) -> Problem:
    looked_in = " or ".join("its abstract" if one == "abstract" else one for one in found.looked_in)
    may_be_elsewhere = bool(link.support.locator) and not found.has_full_text
    return Problem(
        f"the quote recorded for `{link.key}` is not in {looked_in}",
        basis=(Basis("quote recorded", Origin.RECORD, link.support.quote),),
        remedy="check the quote against the paper, and record the page",
        origin=Origin.RECORD,
        severity=Severity.WARNING if may_be_elsewhere else Severity.ERROR,
        key=link.key,
    )


def _different(link: EvidenceLink, match: "QuoteMatch") -> Problem:
    """Tell of a quote in other words: slightly other ones are a note."""
    place = match.locator if match.source == "abstract" else f"{match.source}, {match.locator}"
    how = "differs slightly from" if match.keeps_sense else "is worded differently from"
    return Problem(
        f"the quote recorded for `{link.key}` {how} its source ({place})",
        basis=(
            Basis("quote recorded", Origin.RECORD, link.support.quote),
            Basis(f"{match.similarity:.2f} alike in {place}", Origin.BIBLIOGRAPHY, match.words),
        ),
        remedy=f"record the words of the source: {match.words}",
        origin=Origin.RECORD,
        severity=Severity.NOTE if match.keeps_sense else Severity.WARNING,
        key=link.key,
    )
