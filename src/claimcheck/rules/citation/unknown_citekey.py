"""CC202: a citation key that the bibliography does not have."""

from collections.abc import Iterator

from claimcheck.bibliography.resolve import nearest_keys
from claimcheck.model import (
    Basis,
    CitationMention,
    NotChecked,
    Origin,
    Precision,
    Problem,
    Severity,
)
from claimcheck.rules._context import Context
from claimcheck.rules._rule import rule

_STYLES = frozenset({"key", "latex", "numeric", "superscript"})
_HANDLE = 0.5


@rule("CC202", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def unknown_citekey(mention: CitationMention, context: Context) -> Iterator[Problem | NotChecked]:
    """A citation points at a key or number that the bibliography does not have.

    ## Why it matters

    A reader who follows the citation finds nothing: the claim only looks sourced.

    ## Example

    ```bibtex
    @article{isis2, title = {Second study of infarct survival}, year = {1988}}
    ```

    ```md bad
    Aspirin lowers mortality after infarction [@isis22].
    ```

    Use instead:

    ```md good
    Aspirin lowers mortality after infarction [@isis2].
    ```
    """
    if mention.style not in _STYLES or mention.key is None or mention.candidates:
        return
    if not context.bibliography and not context.bibliography.failures:
        yield NotChecked("there is no bibliography to look the key up in")
        return
    if mention.probability < _HANDLE:
        return
    near = [one.key for one in nearest_keys(mention.key, context.bibliography)]
    yield Problem(
        f"`{mention.key}` is not in the bibliography",
        basis=(Basis(f"{len(context.bibliography)} references were read", Origin.BIBLIOGRAPHY),),
        remedy=f"did you mean `{near[0]}`?" if near else "add the reference, or mend the key",
        origin=Origin.BIBLIOGRAPHY,
        key=mention.key,
    )
