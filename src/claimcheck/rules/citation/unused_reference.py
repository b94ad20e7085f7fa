"""CC203: a reference that nothing cites."""

from collections.abc import Iterator

from claimcheck.model import (
    Answer,
    Basis,
    NotApplicable,
    NotChecked,
    Origin,
    Passed,
    Precision,
    Problem,
    Reference,
    Severity,
)
from claimcheck.rules._copies import copies
from claimcheck.rules._listed_only import is_listed_only
from claimcheck.rules._misspelt import is_misspelt_somewhere
from claimcheck.rules._pointers import is_pointer
from claimcheck.rules.api import Scope, rule
from claimcheck.rules.context import ProjectContext


@rule("CC203", severity=Severity.WARNING, precision=Precision.VERY_HIGH, scope=Scope.PROJECT)
def unused_reference(reference: Reference, context: ProjectContext) -> Iterator[Answer]:
    """A reference is listed but neither a text nor a claim record cites it.

    ## Why it matters

    A long list of references makes a text look sourced. A work that no sentence points at supports
    nothing, and nobody can check what it was meant for.

    A work that another document of the project cites is used, whether or not this run reads that
    document; so is an entry that a cited one takes fields from (`crossref`, `xdata`). An `@xdata`
    entry is not a work.

    A work that is cited under the key of its copy, or by a misspelt key, is not listed here: the
    copy and the misspelt key have findings of their own. So has a list at the end of a document of
    which the text cites nothing at all (CC210).

    ## Example

    ```bibtex
    @article{used, title = {Walking and sleep}, year = {2019}}
    @article{spare, title = {Sleep in shift workers}, year = {2020}}
    ```

    ```md bad
    Walkers slept longer [@used].
    ```

    Use instead:

    ```md good
    Walkers slept longer [@used], and so did shift workers who walked [@spare].
    ```
    """
    if reference.type == "xdata":
        return
    if not context.project.readings:
        yield NotChecked("no document was read")
        return
    if reference.key in context.project.used_in(context.library):
        yield Passed(f"`{reference.key}` is cited", Origin.TEXT)
        return
    if is_pointer(reference):
        yield NotApplicable("names a body and what it publishes, and no single work")
        return
    if _is_told_elsewhere(reference.key, context):
        yield NotApplicable("another finding says why nothing cites the key")
        return
    if _is_listed_only(context):
        yield NotApplicable("the text cites nothing of the list, which is told once")
        return
    yield Problem(
        f"`{reference.key}` is cited nowhere",
        basis=(Basis(reference.title or reference.raw[:100], Origin.BIBLIOGRAPHY),),
        remedy="cite it beside the sentence that it supports, or remove it from the list",
        origin=Origin.BIBLIOGRAPHY,
        key=reference.key,
        subject=reference.key,
    )


def _is_told_elsewhere(key: str, context: ProjectContext) -> bool:
    """Tell whether another finding says why nothing cites the key."""
    twin = copies(context.bibliography).get(key)
    return twin in context.project.used_in(context.library) or is_misspelt_somewhere(key, context)


def _is_listed_only(context: ProjectContext) -> bool:
    """Tell whether the entry stands in a document's own list, of which the text cites nothing."""
    if not context.library.is_own_list or context.project.used_in(context.library):
        return False
    own = [one for one in context.project.readings if one.library is context.library]
    return bool(own) and all(
        one.document.reference_items and is_listed_only(one.claims) for one in own
    )
