"""What a run says, in the shape that each reader expects: one module a format.

A format is a module of this package with one function under ``@report``; the module has the
format's name. Asking for one imports no other. Other distributions add formats under the entry
point group ``claimcheck.reports``.
"""

from claimcheck.auditing.result import Audit
from claimcheck.model import INTERNAL_ERROR, Failure, InternalError
from claimcheck.model.arguments import a_record, one_of
from claimcheck.model.choices import ReportFormat
from claimcheck.plugins import Extension, Registry, internal_error
from claimcheck.reports._report import Report, report

__all__ = ["Report", "check_format", "formats", "render", "report", "suffix"]

REPORTS = Registry(__name__, Report, lambda report: report.format, "claimcheck.reports")
"""The formats of reports."""


def formats() -> tuple[str, ...]:
    """Name the formats."""
    return tuple(sorted({*REPORTS.own_names(), *REPORTS.plugged()}))


def render(audit: Audit, format: ReportFormat) -> str:  # noqa: A002 - the word of the contract
    """Render an audit; the same audit always gives the same text.

    The text can always be encoded as UTF-8 and is escaped, so that nothing from the documents acts
    on the program that shows it.

    Args:
        audit: What a run found.
        format: One of :func:`formats`.

    Raises:
        ArgumentError: ``audit`` is no audit, or there is no such format; the nearest is named.
        InternalError: The format failed or could not be loaded; its distribution is named.

    Examples:
        >>> import json
        >>> from claimcheck import audit
        >>> report = render(audit(text="Zinc prevents colds in children."), "json")
        >>> json.loads(report)["summary"]["claims"]
        1
    """
    a_record("audit", audit, Audit, "claimcheck.audit(...)")
    chosen = _load(format)
    try:
        return chosen.value(audit)
    except Exception as error:
        message = internal_error(f"the report format `{format}`", error, chosen.distribution)
        raise InternalError(Failure(chosen.value.file, message, kind=INTERNAL_ERROR)) from error


def suffix(format: str) -> str:  # noqa: A002 - the word of the contract
    """Name the file that ``claimcheck report`` writes in a format, such as ``audit.sarif``.

    Raises:
        ArgumentError: There is no such format; the nearest name is given.
    """
    return _load(format).value.file


def check_format(format: str) -> None:  # noqa: A002 - the word of the contract
    """Refuse a name that is that of no format, without importing those of this package.

    Raises:
        ArgumentError: There is no such format; the nearest name is given.
    """
    if format not in REPORTS.own_names():
        _load(format)


def _load(name: str) -> Extension[Report]:
    if name in REPORTS.own_names():
        return REPORTS.own(name)
    known = formats()
    if name not in known:
        for failure in REPORTS.failures():
            if failure.key == name:
                raise InternalError(failure)
    return REPORTS.plugged()[one_of("report format", name, known)]
