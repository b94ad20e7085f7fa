"""What a run says, in the shape that each reader expects: one module a format.

A format is a module of this package with one function under ``@report``; the module has the
format's name. Asking for one imports no other.
"""

from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from claimcheck.auditing.result import Audit
from claimcheck.model import ConfigurationError
from claimcheck.reports._report import Report, report

__all__ = ["Report", "formats", "render", "report", "suffix"]


def formats() -> tuple[str, ...]:
    """Name the formats."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if info.name[0] != "_"))


def render(audit: Audit, format: str) -> str:  # noqa: A002 - the word of the contract
    """Render an audit; the same audit always gives the same text.

    The text can be encoded as UTF-8 whatever stood in the documents, and nothing that stood
    there acts on the program that shows it.

    Args:
        audit: What a run found.
        format: One of :func:`formats`.

    Raises:
        ConfigurationError: There is no such format; the nearest name is given.
    """
    return _load(format)(audit)


def suffix(format: str) -> str:  # noqa: A002 - the word of the contract
    """Name the file that ``claimcheck report`` writes in a format, such as ``audit.sarif``.

    Raises:
        ConfigurationError: There is no such format; the nearest name is given.
    """
    return _load(format).file


def _load(name: str) -> Report:
    known = formats()
    if name not in known:
        near = get_close_matches(name.lower(), known, 1)
        hint = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}"
        raise ConfigurationError(f"there is no report format `{name}`; {hint}")
    module = import_module(f"{__name__}.{name}")
    return next(
        value
        for value in vars(module).values()
        if isinstance(value, Report) and value.format == name
    )
