"""CC904: a work that was retracted, or about which its journal is concerned."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from claimcheck.evidence.status import standing_of
from claimcheck.evidence.verification.severity import severity_of_standing
from claimcheck.model import (
    Answer,
    Basis,
    EditorialStatus,
    NotChecked,
    Notice,
    Origin,
    Passed,
    Precision,
    Problem,
    Reading,
    Reference,
    Severity,
    Verified,
)
from claimcheck.model.by_value import ByValue
from claimcheck.rules.api import Scope, rule
from claimcheck.rules.context import ProjectContext
from claimcheck.rules.verification._found import found_for

_SAID: Mapping[str, tuple[str, str]] = {
    "retracted": (
        "was retracted",
        "remove it, or say in the text that it was retracted and cite the notice",
    ),
    "expression of concern": (
        "is under an expression of concern",
        "say so in the text, or base the claim on another work",
    ),
    "retraction notice": (
        "is the notice of a retraction, not the work",
        "cite the work itself, if anything of it still stands",
    ),
    "erratum": ("is a correction, not the work", "cite the work itself"),
    "corrected": ("was corrected", "check what you cite against the corrected version"),
}
_SEVERITIES: Mapping[str, Severity] = {
    "retracted": Severity.ERROR,
    "expression of concern": Severity.WARNING,
}


_SAYS_SO = ("retract", "withdrawn", "withdrew")


@frozen(eq=False, repr=False)
class Flag(ByValue):
    """What speaks against a work.

    Args:
        standing: What became of it.
        severity: How much that matters.
        basis: Who says so.
        field: Field of the entry that says so, empty where the entry does not.
    """

    standing: str
    severity: Severity
    basis: tuple[Basis, ...]
    field: str = ""


@rule("CC904", severity=Severity.ERROR, precision=Precision.VERY_HIGH, scope=Scope.PROJECT)
def retracted_or_flagged(reference: Reference, context: ProjectContext) -> Iterator[Answer]:
    """A work was retracted, or its journal has expressed concern about it.

    ## Why it matters

    A retracted work supports nothing, however often it is cited. Most are cited for years after
    they were withdrawn, by authors who copied the reference.

    The entry itself often says so: `RETRACTED:` before the title, a status, the publication types
    and notices of PubMed, a note. What it does not say, the evidence store may know, from Crossref,
    PubMed and Retraction Watch together. Notices are put in order of time, and a later
    reinstatement cancels.

    A retraction is an error, an expression of concern a warning; a correction, and a notice cited
    in place of the work, are notes. Where every sentence that cites a retracted work says that it
    was retracted, there is no finding.

    ## Example

    ```bibtex bad
    @article{walking, title = {RETRACTED: Walking and sleep}, year = {2019}}
    ```

    Use instead:

    ```bibtex good
    @article{waking, title = {Waking and sleep}, year = {2020}}
    ```
    """
    found = found_for(reference, context)
    flag = _of_entry(reference, found) or _of_notices(found)
    if flag is None:
        yield _nothing(found)
    elif flag.standing == "retracted" and _is_said_wherever_cited(reference.key, context):
        yield Passed("every sentence that cites it says that it was retracted", Origin.TEXT)
    else:
        yield _problem(reference, flag)


def _of_entry(reference: Reference, found: Verified | None) -> Flag | None:
    """Read the entry itself; a reinstatement that the store knows is younger than its marks."""
    standing = standing_of(reference)
    if standing is None or standing.value not in _SAID:
        return None
    is_reinstated = found is not None and bool(found.verdict.cancelled)
    if is_reinstated and standing.value in {"retracted", "expression of concern"}:
        return None
    name = standing.source.partition(" = ")[0]
    severity = _SEVERITIES.get(standing.value, Severity.NOTE)
    return Flag(
        standing.value,
        severity,
        (Basis(standing.source, reference.origin, name),),
        name if name in reference.field_spans else "title",
    )


def _of_notices(found: Verified | None) -> Flag | None:
    severity = severity_of_standing(found) if found is not None else None
    if found is None or severity is None:
        return None
    basis = tuple(
        Basis(_shown(notice), Origin.LOOKUP, f"{notice.source} {notice.fetched}".strip())
        for notice in found.verdict.notices
    )
    return Flag(found.verdict.standing.value, severity, basis)


def _shown(notice: Notice) -> str:
    day = f" of {notice.day}" if notice.day else ""
    return f"{notice.kind}{day}" + (f", `{notice.notice}`" if notice.notice else "")


def _nothing(found: Verified | None) -> Answer:
    """Say that nothing speaks against a work, if anybody was asked who would know."""
    if found is None:
        return NotChecked("the entry says nothing, and no store was asked")
    if found.verdict.standing is EditorialStatus.SOUND and found.verdict.cancelled:
        return Passed("it was retracted and reinstated", Origin.LOOKUP)
    if found.work is None:
        return NotChecked("the store does not know the work")
    return Passed("no index reports a retraction", Origin.LOOKUP, f"as of {found.work.day}")


def _problem(reference: Reference, flag: Flag) -> Problem:
    what, remedy = _SAID[flag.standing]
    place = reference.field_spans.get(flag.field) or reference.span
    return Problem(
        f"`{reference.key}` {what}",
        span=place,
        basis=flag.basis,
        remedy=remedy,
        origin=Origin.LOOKUP if not flag.field else reference.origin,
        severity=flag.severity,
        key=reference.key,
        path=reference.path,
        line=None if place is not None else reference.line,
        subject=f"{reference.key}:{flag.standing}",
    )


def _is_said_wherever_cited(key: str, context: ProjectContext) -> bool:
    sentences = [
        text
        for reading in context.project.readings
        if reading.library.bibliography is context.bibliography
        for text in _citing(key, reading)
    ]
    return bool(sentences) and all(any(word in text for word in _SAYS_SO) for text in sentences)


def _citing(key: str, reading: Reading) -> Iterator[str]:
    for mention in reading.mentions:
        if mention.resolved_key == key:
            holding = (
                sentence.text.lower()
                for sentence, _ in reading.sentences
                if sentence.span.start <= mention.span.start < sentence.span.end
            )
            yield next(holding, "")
