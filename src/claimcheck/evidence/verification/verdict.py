"""What the comparison of an entry with its candidates comes to."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from claimcheck.bibliography.matching import DOUBTFUL_TITLE, YEAR_TOLERANCE
from claimcheck.evidence.printed import Printed
from claimcheck.evidence.verification.candidates import WorkCandidate
from claimcheck.evidence.verification.comparison import Comparison
from claimcheck.evidence.verification.differences import differences_of, identifier_differences
from claimcheck.evidence.verification.people import AuthorsFit
from claimcheck.evidence.verification.titles import plain_title
from claimcheck.model import Difference, VerificationStatus
from claimcheck.model.by_value import ByValue

_TELLING_WORDS = 5
_CLOSE = 0.3
_STRANGERS = frozenset({AuthorsFit.OTHER, AuthorsFit.SOME})


@frozen(eq=False, repr=False)
class Judged(ByValue):
    """What an entry is, before anything is said of how sure that is.

    Args:
        status: What was found.
        candidate: The work that it most likely means.
        differences: Particulars that differ.
        accused_by: The candidate whose records speak against the entry.
    """

    status: VerificationStatus
    candidate: WorkCandidate | None = None
    differences: tuple[Difference, ...] = ()
    accused_by: WorkCandidate | None = None


def judge(printed: Printed, candidates: Sequence[WorkCandidate]) -> Judged:
    """Tell what an entry is.

    Args:
        printed: The entry.
        candidates: The works that it may mean, the likeliest first.
    """
    identified = [one for one in candidates if one.comparison.is_identified]
    titled = [one for one in candidates if _has_title(printed, one.comparison)]
    if identified:
        return _of_identified(printed, identified, titled)
    if titled:
        return _of_titled(printed, titled)
    placed = [one for one in candidates if _has_place(one.comparison)]
    if placed and printed.title:
        return _elsewhere(printed, placed[0], placed[0])
    return Judged(VerificationStatus.NOT_FOUND)


def _has_title(printed: Printed, comparison: Comparison) -> bool:
    """Tell whether the title is that of the entry; a common short one needs more to say so."""
    if comparison.title.similarity < DOUBTFUL_TITLE:
        return False
    agreeing = (
        comparison.authors.fit not in _STRANGERS | {AuthorsFit.UNKNOWN},
        comparison.container is True and comparison.years == 0,
        comparison.is_placed,
    )
    is_telling = len(plain_title(printed.title).split()) >= _TELLING_WORDS
    return any(agreeing) or (is_telling and comparison.title.is_same)


def _has_place(comparison: Comparison) -> bool:
    return (
        comparison.authors.is_first_same
        and comparison.authors.fit is not AuthorsFit.UNKNOWN
        and comparison.years is not None
        and comparison.years <= YEAR_TOLERANCE
        and comparison.is_placed
    )


def _of_identified(
    printed: Printed, identified: Sequence[WorkCandidate], titled: Sequence[WorkCandidate]
) -> Judged:
    named = identified[0]
    if _is_other_work(printed, named):
        better = next((one for one in titled if one is not named), named)
        return _elsewhere(printed, better, named)
    strangers = [one for one in identified[1:] if _is_other_work(printed, one)]
    if strangers:
        return _elsewhere(printed, named, strangers[0])
    return _of_particulars(printed, named)


def _is_other_work(printed: Printed, candidate: WorkCandidate) -> bool:
    """Tell whether two titles are those of two works; a missing one tells nothing."""
    is_titled = any(record.title for record in candidate.records)
    far = candidate.comparison.title.similarity < DOUBTFUL_TITLE
    return far and is_titled and bool(printed.title)


def _elsewhere(printed: Printed, meant: WorkCandidate, named: WorkCandidate) -> Judged:
    """Say that identifier or place are those of another work than the title's."""
    differences = (
        *identifier_differences(printed, meant),
        *(differences_of(printed, meant) if meant is not named else ()),
    )
    if meant is named:
        differences = differences_of(printed, named)
    return Judged(VerificationStatus.POINTS_ELSEWHERE, meant, _once(differences), named)


def _once(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    return tuple({one.field: one for one in differences}.values())


def _of_titled(printed: Printed, titled: Sequence[WorkCandidate]) -> Judged:
    best = titled[0]
    judged = _of_particulars(printed, best)
    if judged.status is not VerificationStatus.MATCH and _is_torn(titled):
        return Judged(VerificationStatus.AMBIGUOUS, best, judged.differences, best)
    return judged


def _is_torn(titled: Sequence[WorkCandidate]) -> bool:
    """Tell whether a second work agrees about as well as the first, and neither wholly."""
    if len(titled) == 1:
        return False
    first, second = titled[0].comparison, titled[1].comparison
    return first.score - second.score < _CLOSE


def _of_particulars(printed: Printed, candidate: WorkCandidate) -> Judged:
    differences = differences_of(printed, candidate)
    if not differences:
        return Judged(VerificationStatus.MATCH, candidate)
    status = (
        VerificationStatus.CHIMERA
        if _is_chimera(printed, candidate)
        else VerificationStatus.DIFFERS
    )
    return Judged(status, candidate, differences, candidate)


def _is_chimera(printed: Printed, candidate: WorkCandidate) -> bool:
    """Tell whether a real work's title stands with particulars of another work, or of none."""
    comparison = candidate.comparison
    if comparison.authors.fit is AuthorsFit.OTHER:
        return True
    if comparison.authors.fit is AuthorsFit.SOME and not comparison.authors.is_first_same:
        return True
    if comparison.is_placed or _is_other_version(printed, candidate):
        return False
    far = comparison.years is not None and comparison.years > YEAR_TOLERANCE
    return far or comparison.container is False


def _is_other_version(printed: Printed, candidate: WorkCandidate) -> bool:
    """Tell whether entry and records are a work's preprint and its publication."""
    preprint = any(record.is_preprint for record in candidate.records)
    return not candidate.comparison.is_identified and preprint != printed.is_preprint
