"""What has become of a work: its notices put in order of time, a reinstatement taken in."""

from collections.abc import Iterable

from claimcheck.model import EditorialStatus, Notice, NoticeVerdict

RETRACTIONS = frozenset({"retraction", "withdrawal", "removal", "partial retraction"})
"""Kinds of notice after which a work no longer stands."""

KINDS = (*sorted(RETRACTIONS), "expression of concern", "correction", "reinstatement")
"""Every kind of notice that is kept."""

_OTHER_NAMES = {
    "retract": "retraction",
    "retracted": "retraction",
    "retracted publication": "retraction",
    "retracted article": "retraction",
    "retraction of publication": "retraction",
    "withdrawn": "withdrawal",
    "removed": "removal",
    "partial_retraction": "partial retraction",
    "concern": "expression of concern",
    "expression_of_concern": "expression of concern",
    "erratum": "correction",
    "corrigendum": "correction",
    "published erratum": "correction",
    "corrected": "correction",
    "correction": "correction",
    "addendum": "",
    "reinstated": "reinstatement",
}
_LAST = "9999"


def kind_of_notice(word: str) -> str:
    """Give the kind of notice that an index's word means, empty for one that is not kept."""
    plain = " ".join(word.strip().casefold().replace("_", " ").replace("-", " ").split())
    if plain in KINDS:
        return plain
    return _OTHER_NAMES.get(plain, "")


def notice_standing(notices: Iterable[Notice]) -> NoticeVerdict:
    """Put the notices about a work together, whatever index they come from.

    A reinstatement cancels every retraction and concern that is not dated after it; what has no
    date is taken to come before.

    Args:
        notices: In any order, repetitions included.
    """
    ordered = _once(sorted(notices, key=_order))
    back = [one.day for one in ordered if one.kind == "reinstatement"]
    last = max((_dated(day) for day in back), default=None)
    cancelled = tuple(one for one in ordered if last is not None and _is_cancelled(one, last))
    left = tuple(one for one in ordered if one not in cancelled)
    for standing, kinds in (
        (EditorialStatus.RETRACTED, RETRACTIONS),
        (EditorialStatus.CONCERN, frozenset({"expression of concern"})),
        (EditorialStatus.CORRECTED, frozenset({"correction"})),
    ):
        said = tuple(one for one in left if one.kind in kinds)
        if said:
            return NoticeVerdict(standing, said, cancelled)
    return NoticeVerdict(EditorialStatus.SOUND, (), cancelled)


def _is_cancelled(notice: Notice, reinstated: str) -> bool:
    takes_back = notice.kind in RETRACTIONS or notice.kind == "expression of concern"
    return takes_back and notice.day <= reinstated


def _dated(day: str) -> str:
    """Give the last day that a date can mean, so that a bare year covers its months."""
    return f"{day}~" if day else _LAST


def _order(notice: Notice) -> tuple[str, str, str, str]:
    return (notice.day, notice.kind, notice.notice, notice.source)


def _once(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Keep one of the notices that tell the same event: of a kind, by one notice or day."""
    kept: list[Notice] = []
    for notice in notices:
        if not any(_tells_same(notice, one) for one in kept):
            kept.append(notice)
    return tuple(kept)


def _tells_same(one: Notice, other: Notice) -> bool:
    if one.kind != other.kind:
        return False
    if one.notice and other.notice:
        return one.notice == other.notice
    return one.day == other.day or not (one.day and other.day)
