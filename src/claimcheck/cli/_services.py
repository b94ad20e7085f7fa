"""What commands that may ask services share: options, the client, keeping what was fetched."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import click
from attrs import frozen

from claimcheck.bibliography import load_bibliography
from claimcheck.cli._options import store_option
from claimcheck.cli._outputs import checked_output
from claimcheck.cli._telling import tell_line
from claimcheck.evidence.printed import printed_of
from claimcheck.evidence.services import REGISTRY
from claimcheck.evidence.services.asking import Asker, planned, services_in_order
from claimcheck.evidence.services.client import Client
from claimcheck.evidence.services.service import Contact
from claimcheck.evidence.store.default_path import chosen_store, default_store
from claimcheck.evidence.store.writing import connected, write_answers, write_batch
from claimcheck.evidence.verification import verify
from claimcheck.evidence.verification.online import Fetched, fetch
from claimcheck.model import ConfigurationError, Reference, Verification
from claimcheck.model.by_value import ByValue

F = TypeVar("F", bound=Callable[..., object])

_KEYS = {"pubmed": "NCBI_API_KEY", "openalex": "OPENALEX_API_KEY"}
_ADDRESS = re.compile(r"(\w+)=(https?://\S+)")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_BUDGET = 300.0


@frozen(eq=False, repr=False)
class ServiceOptions(ByValue):
    """What the user says of services.

    Args:
        online: Whether they may be asked.
        mailto: Address under which a service may reach the user.
        dry_run: Whether the requests are only shown.
        budget: Seconds for all requests together.
        addresses: Other addresses of services by name.
    """

    online: bool
    mailto: str
    dry_run: bool
    budget: float
    addresses: Mapping[str, str]


def service_options(function: F) -> F:
    """Add the options that say whether and how services are asked."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return store_option(function)


_OPTIONS = (
    click.option(
        "--online",
        is_flag=True,
        help="Ask the services too. Only identifiers, titles, names and years leave the machine.",
    ),
    click.option(
        "--mailto",
        metavar="ADDRESS",
        default="",
        help="Your address, so that a service can reach you; services answer faster with one.",
    ),
    click.option("--dry-run", is_flag=True, help="Show every request and send none."),
    click.option(
        "--budget",
        type=click.FloatRange(min=1),
        default=_BUDGET,
        metavar="SECONDS",
        help=f"Time for all requests together. Default: {_BUDGET:g}",
    ),
    click.option(
        "--service-address",
        "addresses",
        multiple=True,
        metavar="NAME=URL",
        help="Another address of a service, such as a mirror's.",
    ),
)


def read_service_options(values: Mapping[str, object]) -> ServiceOptions:
    """Read the options' values.

    Raises:
        ConfigurationError: An address is none, or names no service.
    """
    mailto = str(values["mailto"])
    if mailto and not _MAIL.fullmatch(mailto):
        raise ConfigurationError(f"--mailto: `{mailto}` is not an email address")
    given = values["addresses"]
    return ServiceOptions(
        online=bool(values["online"]),
        mailto=mailto,
        dry_run=bool(values["dry_run"]),
        budget=float(str(values["budget"])),
        addresses=_addresses(given if isinstance(given, tuple) else ()),
    )


def _addresses(given: tuple[str, ...]) -> Mapping[str, str]:
    found = {}
    for text in given:
        match = _ADDRESS.fullmatch(text)
        if match is None or match[1] not in REGISTRY.values():
            names = ", ".join(REGISTRY.values())
            raise ConfigurationError(
                f"--service-address: `{text}` is not NAME=URL with a name of {names}"
            )
        found[match[1]] = match[2]
    return found


def load_all(paths: tuple[str, ...]) -> dict[str, Reference]:
    """Read the entries of several bibliographies by key; of a repeated key the first counts."""
    found: dict[str, Reference] = {}
    for path in paths:
        for key, reference in load_bibliography(path).items():
            found.setdefault(key, reference)
    return found


def show_plan(references: Mapping[str, Reference], options: ServiceOptions) -> None:
    """Print every request that would be sent, were nothing found by the first ones."""
    contact = _contact(options)
    for reference in references.values():
        for address in planned(printed_of(reference), contact, services_in_order(())):
            tell_line(f"GET {address}")


def verify_references(
    references: Mapping[str, Reference], store: str | None, options: ServiceOptions
) -> Verification:
    """Hold references against the store and, where it is allowed, the services."""
    if not options.online:
        return verify(references, store=chosen_store(store))
    return fetch_and_keep(references, store, options).verification


def store_to_write(named: str | None) -> Path:
    """Give the store that a command adds to: the one that is named, else the user's own.

    Args:
        named: What the user named.

    Raises:
        InputError: A link leads out of the project in which it lies.
    """
    return checked_output(named) if named else default_store()


def fetch_and_keep(
    references: Mapping[str, Reference], store: str | None, options: ServiceOptions
) -> Fetched:
    """Ask the services about references, and keep what they say in the store.

    Raises:
        ConfigurationError: The HTTP client is not installed.
        InputError: The store cannot be read or written.
    """
    target = store_to_write(store)
    with Client(_contact(options), options.budget, options.addresses) as client:
        source = target if target.is_file() else None
        fetched = fetch(references, source, Asker(client, services_in_order(())), _progress)
    with closing(connected(target)) as connection:
        write_batch(connection, fetched.works)
        write_answers(connection, fetched.answers)
    tell_line(f"{target.as_posix()}: {len(fetched.works)} records kept", err=True)
    return fetched


def _contact(options: ServiceOptions) -> Contact:
    keys = {name: os.environ.get(variable, "") for name, variable in _KEYS.items()}
    return Contact(options.mailto, {name: key for name, key in keys.items() if key})


def _progress(done: int, total: int, key: str) -> None:
    if sys.stderr.isatty():
        shown = "".join(character for character in key if character.isprintable())[:40]
        click.echo(f"\r\x1b[K{done + 1}/{total} {shown}", nl=done + 1 == total, err=True)
