"""What a run says, in the shape that each reader expects: one module a format.

A format is a module of this package with one function under ``@report``; the module has the
format's name. Asking for one imports no other. Other distributions add formats under the entry
point group ``claimcheck.reports``.
"""

from difflib import get_close_matches

from claimcheck.auditing.result import Audit
from claimcheck.model import INTERNAL_ERROR, ConfigurationError, Failure, InternalError
from claimcheck.plugins import Extension, Registry, internal_error
from claimcheck.reports._report import Report, report

__all__ = ["Report", "formats", "render", "report", "suffix"]

REPORTS = Registry(__name__, Report, lambda report: report.format, "claimcheck.reports")
"""The formats of reports."""


def formats() -> tuple[str, ...]:
    """Name the formats."""
    return tuple(sorted({*REPORTS.own_names(), *REPORTS.plugged()}))


def render(audit: Audit, format: str) -> str:  # noqa: A002 - the word of the contract
    """Render an audit; the same audit always gives the same text.

    The text can be encoded as UTF-8 whatever stood in the documents, and nothing that stood
    there acts on the program that shows it.

    Args:
        audit: What a run found.
        format: One of :func:`formats`.

    Raises:
        ConfigurationError: There is no such format; the nearest name is given.
        InternalError: The format failed or could not be loaded; its distribution is named.
    """
    chosen = _load(format)
    try:
        return chosen.value(audit)
    except Exception as error:
        message = internal_error(f"the report format `{format}`", error, chosen.distribution)
        raise InternalError(Failure(chosen.value.file, message, kind=INTERNAL_ERROR)) from error


def suffix(format: str) -> str:  # noqa: A002 - the word of the contract
    """Name the file that ``claimcheck report`` writes in a format, such as ``audit.sarif``.

    Raises:
        ConfigurationError: There is no such format; the nearest name is given.
    """
    return _load(format).value.file


def _load(name: str) -> Extension[Report]:
    if name in REPORTS.own_names():
        return REPORTS.own(name)
    plugged = REPORTS.plugged()
    if name in plugged:
        return plugged[name]
    for failure in REPORTS.failures():
        if failure.key == name:
            raise InternalError(failure)
    known = formats()
    near = get_close_matches(name.lower(), known, 1)
    hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"
    raise ConfigurationError(f"there is no report format `{name}`; {hint}")
