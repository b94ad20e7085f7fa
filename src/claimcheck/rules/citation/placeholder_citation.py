"""CC212: something stands where a citation should, and nobody can follow it."""

from collections.abc import Iterator

from claimcheck.citations.placeholders import (
    EXPERT,
    TRACKED,
    Placeholder,
    find_placeholders,
    shared_addresses,
)
from claimcheck.citations.shared_links import SharedLink, shared_links
from claimcheck.model import (
    Answer,
    Basis,
    Document,
    Origin,
    Passed,
    Precision,
    Problem,
    Reference,
    Severity,
)
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context


@rule("CC212", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def placeholder_citation(document: Document, context: Context) -> Iterator[Answer]:
    """A mark, address or name takes the place of a source but leads to none.

    ## Why it matters

    Language models leave marks of their own in what they write (`turn0search3`, `oaicite`), invent
    identifiers (`10.1234/…`) and experts, and drafts hold words such as "[insert citation]". To a
    reader they look like sources. Nobody can follow them, and the sources beside one deserve a
    second look.

    An address that carries `utm_source=chatgpt.com` may well lead to a source, and is resolved as
    usual; it is reported because nobody may have opened it. Each wording is reported once. One
    address for works of different authors and titles is reported too, in the list or in the text's
    own links: at most one of them can be there.

    ## Example

    ```md bad
    Ginger tea prevents migraine attacks in adults :contentReference[oaicite:0]{index=0}.
    ```

    Use instead:

    ```bibtex
    @article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020}}
    ```

    ```md good
    Ginger tea prevented migraine attacks in one trial [@lee2020].
    ```
    """
    found = find_placeholders(document)
    shared = shared_addresses(context.bibliography)
    for placeholder in found:
        yield _problem(placeholder)
    for first, other in shared:
        yield _shared(first, other)
    linked = tuple(shared_links(document))
    for link in linked:
        yield _linked(link)
    if not (found or shared or linked):
        yield Passed("no mark of a language model and no word that stands for a citation")


def _problem(placeholder: Placeholder) -> Problem:
    is_doubtful = placeholder.kind in {EXPERT, TRACKED}
    return Problem(
        f"`{placeholder.text[:60]}` is {_with_article(placeholder.kind)}",
        span=placeholder.span,
        basis=(Basis("no reader can follow it to a source", Origin.TEXT),)
        if not is_doubtful
        else (Basis("the source may never have been opened", Origin.TEXT),),
        remedy="open the source and cite it, or remove the claim",
        origin=Origin.BIBLIOGRAPHY if not is_doubtful else Origin.TEXT,
        severity=Severity.NOTE if is_doubtful else Severity.ERROR,
        subject=placeholder.text,
    )


def _shared(first: Reference, other: Reference) -> Problem:
    return Problem(
        f"`{first.key}` and `{other.key}` are different works at one address",
        basis=(
            Basis(f"{first.key}: {first.title}", Origin.BIBLIOGRAPHY),
            Basis(f"{other.key}: {other.title}", Origin.BIBLIOGRAPHY),
        ),
        remedy=f"open {first.get('url')} and give the other work its own address",
        origin=Origin.BIBLIOGRAPHY,
        severity=Severity.WARNING,
        subject=f"{first.key} {other.key}",
    )


def _linked(link: SharedLink) -> Problem:
    return Problem(
        f"`{link.other}` and `{link.label}` are linked to one address",
        span=link.span,
        basis=(Basis(f"{link.address} holds one of them at most", Origin.TEXT),),
        remedy="open the address and give the other work its own",
        origin=Origin.TEXT,
        severity=Severity.WARNING,
        subject=f"{link.other} {link.label}",
    )


def _with_article(kind: str) -> str:
    if kind.startswith(("a ", "an ", "words")):
        return kind
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
