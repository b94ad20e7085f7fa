"""CC904: a work that was retracted, or about which its journal is concerned."""

from collections.abc import Iterator, Mapping

from claimcheck.evidence.status import standing_of
from claimcheck.model import Basis, Precision, Problem, Reference, Severity
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_SAID: Mapping[str, tuple[str, str]] = {
    "retracted": (
        "was retracted",
        "take it out, or say in the text that it was retracted and cite the notice",
    ),
    "expression of concern": (
        "is under an expression of concern",
        "say so in the text, or rest the claim on another work",
    ),
    "retraction notice": (
        "is the notice of a retraction, not the work",
        "cite the work itself, if anything of it still stands",
    ),
    "erratum": ("is a correction, not the work", "cite the work itself"),
    "corrected": ("was corrected", "hold what you cite against the corrected version"),
}
_SEVERITIES: Mapping[str, Severity] = {
    "retracted": Severity.ERROR,
    "expression of concern": Severity.WARNING,
}


@rule("CC904", severity=Severity.ERROR, precision=Precision.VERY_HIGH)
def retracted_or_flagged(reference: Reference, context: Context) -> Iterator[Problem]:
    """A work was retracted, or its journal has expressed concern about it.

    ## Why it matters

    A retracted work supports nothing, however often it is cited. Most are cited for years after
    they were withdrawn, by authors who copied the reference.

    The entry itself often says so: `RETRACTED:` before the title, a status, the publication types
    and notices of PubMed, a note. A retraction is an error, an expression of concern a warning; a
    correction, and a notice cited in place of the work, are notes. What the entry does not say,
    a store of retractions may know.

    ## Example

    ```bibtex bad
    @article{walking, title = {RETRACTED: Walking and sleep}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{waking, title = {Waking and sleep}, year = {2020}}
    ```
    """
    del context
    standing = standing_of(reference)
    if standing is None or standing.value not in _SAID:
        return
    what, remedy = _SAID[standing.value]
    name = standing.source.partition(" = ")[0]
    place = reference.field_spans.get(name) or reference.field_spans.get("title") or reference.span
    yield Problem(
        f"`{reference.key}` {what}",
        span=place,
        basis=(Basis(standing.source, reference.origin, name),),
        remedy=remedy,
        origin=reference.origin,
        severity=_SEVERITIES.get(standing.value, Severity.NOTE),
        key=reference.key,
        path=reference.path,
        line=None if place is not None else reference.line,
        subject=f"{reference.key}:{standing.value}",
    )
