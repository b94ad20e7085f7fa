"""Options that several commands share."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from claimcheck.cli._choices import Choice, engine_names, kind_names, profile_names

F = TypeVar("F", bound=Callable[..., Any])


def audit_options(function: F) -> F:
    """Add the options that say what is audited and by which rules."""
    return _with(_AUDIT, function)


def cache_options(function: F) -> F:
    """Add the options that say what is kept between runs."""
    return _with(_CACHE, function)


def store_option(function: F) -> F:
    """Add the option that names the evidence store."""
    return _with(_STORE, function)


def _with(options: Iterable[Callable[[F], F]], function: F) -> F:
    for option in reversed(tuple(options)):
        function = option(function)
    return function


_STORE = (
    click.option(
        "--store",
        metavar="FILE",
        help="Evidence store to read. Default: `store` of the configuration, or the one in your "
        "data folder.",
    ),
)
_CACHE = (
    click.option(
        "--cache",
        metavar="DIR",
        help="Folder of the cache. Default: .claimcheck-cache",
    ),
    click.option("--no-cache", "cache", flag_value="", help="Do not use a cache."),
)
_AUDIT = (
    click.argument("paths", nargs=-1, metavar="[PATH]..."),
    click.option(
        "--bib",
        multiple=True,
        metavar="FILE",
        help="Bibliography (.bib, .ris, CSL .json, .nbib, .bbl); may be given more than once. "
        "Without it: the configuration, the front matter, references.bib beside the document, "
        "or the document's own list.",
    ),
    click.option(
        "--force-exclude/--no-force-exclude",
        default=None,
        help="Whether .gitignore and `exclude` leave out paths that are named. Default: they do",
    ),
    click.option("--ledger", metavar="DIR", help="Folder of claim records. Default: claims"),
    click.option(
        "--sources", metavar="DIR", help="Folder of texts of cited works. Default: sources"
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        help="Run only these rules: codes, prefixes, names or families, separated by commas.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="CODES",
        help="Do not run these rules; takes precedence over --select.",
    ),
    click.option(
        "--profile",
        cls=Choice,
        known=profile_names,
        usual="default",
        metavar="NAME",
        help="Profile of ceilings and severities.",
    ),
    click.option(
        "--engine",
        cls=Choice,
        known=engine_names,
        usual="accurate",
        metavar="NAME",
        help="Engine that reads the sentences; fast suits large corpora and slow machines.",
    ),
    click.option(
        "--kind",
        cls=Choice,
        known=kind_names,
        metavar="NAME",
        help="Type of the documents; inferred by default.",
    ),
    *_STORE,
    click.option(
        "--tracked",
        cls=Choice,
        known=lambda: ("accepted", "original"),
        usual="accepted",
        metavar="NAME",
        help="How tracked changes of Word files are read.",
    ),
    *_CACHE,
    click.option(
        "--baseline", metavar="FILE", help="Baseline of known findings; only new ones count."
    ),
    click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        help="Configuration file. Default: the nearest claimcheck.toml or pyproject.toml",
    ),
)


def codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Split option values at commas and spaces."""
    return tuple(word for value in values for word in value.replace(",", " ").split())
