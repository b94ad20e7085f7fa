"""CC202: a citation key that the bibliography does not have."""

from collections.abc import Iterator

from claimcheck.bibliography.resolve import nearest_keys
from claimcheck.model import (
    Answer,
    CitationMention,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Severity,
)
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._reading_lists import goes_on_elsewhere, only_lists_further_reading
from claimcheck.rules._support import references_read
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_STYLES = frozenset({"key", "latex", "numeric", "superscript"})
_NUMBERED = frozenset({"numeric", "superscript"})
_HANDLE = 0.5
_CLOSE = 0.8
_YEAR = lazy_pattern(r"[^\W\d_](?:[:_.-]?)(?:19|20)\d\d")


@rule("CC202", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def unknown_citekey(mention: CitationMention, context: Context) -> Iterator[Answer]:
    """A citation points at a key or number that the bibliography does not have.

    ## Why it matters

    A reader who follows the citation finds nothing: the claim only looks sourced.

    An `@word` outside brackets may be a user name; it counts where it is nearly the key of an
    entry, or names a year as keys do.

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
    if mention.style not in _STYLES or mention.key is None:
        yield NotApplicable("cites by no key and no number")
        return
    if mention.candidates:
        yield Passed(f"`{mention.key}` is in the bibliography", Origin.BIBLIOGRAPHY)
        return
    missing = _no_list(mention, context)
    if missing is not None:
        yield NotChecked(missing)
        return
    if mention.style in _NUMBERED and mention.probability < 1:
        yield NotApplicable("may be a plain number")
        return
    near = nearest_keys(mention.key, context.bibliography)
    is_close = bool(near) and near[0].probability >= _CLOSE
    if mention.probability < _HANDLE and not (is_close or _YEAR.search(mention.key)):
        yield NotApplicable("may be the name of an account")
        return
    yield Problem(
        f"`{mention.key}` is not in the bibliography",
        basis=(references_read(context),),
        remedy=f"did you mean `{near[0].key}`?"
        if near
        else "add the reference, or correct the key",
        origin=Origin.BIBLIOGRAPHY,
        key=mention.key,
    )


def _no_list(mention: CitationMention, context: Context) -> str | None:
    """Say which list is missing to look the key or number up in, if one is."""
    if mention.style in _NUMBERED and not _has_numbers(context):
        return "the document has no numbered list to look the number up in"
    if mention.style in _NUMBERED and goes_on_elsewhere(context.document):
        return "the list says that the rest of it stands elsewhere"
    if not context.bibliography and not context.bibliography.failures:
        return "there is no bibliography to look the key up in"
    return None


def _has_numbers(context: Context) -> bool:
    """Tell whether the document brings a list of references that numbers may lead to."""
    return bool(context.document.reference_items) and not only_lists_further_reading(context)
