"""One registry for all that can be added: the modules of a package, and entry points of others.

A distribution adds readers, rules, reports or services by an entry point of the group of that name.
The entry point names a module, of which every value of the kind counts, or one such value. What
cannot be used is a failure of that distribution; everything else goes on.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.machinery import all_suffixes
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

from claimcheck.model import INTERNAL_ERROR, Failure
from claimcheck.model.by_value import ByValue

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["OWN", "Extension", "Registry", "internal_error", "public_modules"]

T = TypeVar("T")

OWN = "claimcheck-audit"
"""Name of the distribution that this package belongs to."""

_PREFIX = "[claimcheck."


@frozen(eq=False, repr=False)
class Extension(ByValue, Generic[T]):
    """One thing that was found.

    Args:
        name: Its name.
        value: The thing itself.
        distribution: Name and version of the distribution that it comes from; the name alone for
            the library's own.
        module: The module that its entry point names; empty for the library's own.
    """

    name: str
    value: T
    distribution: str = OWN
    module: str = ""


@frozen(eq=False, repr=False)
class Registry(ByValue, Generic[T]):
    """All things of one kind: those in a package of the library, and those of plugins.

    Args:
        package: The package whose public modules, at any depth, hold the library's own.
        kind: The type of the things.
        named: Gives the name of a thing.
        group: Entry point group under which other distributions add to them; ``""`` for none.
        refuse: Says why a name of another distribution cannot be taken; ``""`` where it can.
    """

    package: str
    kind: type[T]
    named: Callable[[T], str]
    group: str = ""
    refuse: Callable[[str], str] = field(default=lambda _: "")

    def extensions(self) -> Mapping[str, Extension[T]]:
        """Give everything by name, in order of names."""
        return _found(self, tuple(sys.path))[0]

    def values(self) -> Mapping[str, T]:
        """Give the things alone by name, in order of names."""
        return MappingProxyType({name: each.value for name, each in self.extensions().items()})

    def failures(self) -> tuple[Failure, ...]:
        """Name what plugins register and what cannot be used, in order of distributions."""
        return _found(self, tuple(sys.path))[1]

    def own_names(self) -> tuple[str, ...]:
        """Name the library's own modules without importing them."""
        return tuple(name.rpartition(".")[2] for name in public_modules(self.package))

    def plugged(self) -> Mapping[str, Extension[T]]:
        """Give what plugins add, without importing the library's own."""
        return _plugged(self, tuple(sys.path))[0]

    def own(self, name: str) -> Extension[T]:
        """Import one module of the library by its last name, and no other.

        Raises:
            LookupError: No module of the name holds a thing of the name.
        """
        for module in public_modules(self.package):
            if module.rpartition(".")[2] == name:
                for value in self._held(import_module(module)):
                    if self.named(value) == name:
                        return Extension(name, value)
        raise LookupError(name)

    def _held(self, holder: object) -> Iterator[T]:
        """Give the things of the kind in a module, or the one thing that was named itself."""
        if isinstance(holder, self.kind):
            yield holder
            return
        for value in vars(holder).values():
            if isinstance(value, self.kind):
                yield value


@cache
def public_modules(package: str) -> tuple[str, ...]:
    """Name the modules of a package and of its subpackages, without importing them.

    Names that begin with an underscore are passed over, and so is all that lies below them.

    Args:
        package: Full name of the package, which is imported, and so are its subpackages.
    """
    found: set[str] = set()
    for folder in import_module(package).__path__:
        for name, is_package in _public_members(folder):
            whole = f"{package}.{name}"
            found.update(public_modules(whole) if is_package else [whole])
    return tuple(sorted(found))


def _public_members(folder: str) -> Iterator[tuple[str, bool]]:
    """Name the modules and packages of a folder, in half of the time that ``pkgutil`` takes."""
    endings = all_suffixes()
    with os.scandir(folder) as entries:
        for entry in entries:
            name, dot, ending = entry.name.partition(".")
            if name.startswith("_"):
                continue
            if dot:
                if f".{ending}" in endings:
                    yield name, False
            elif any(Path(entry, f"__init__{each}").is_file() for each in endings):
                yield name, True


def internal_error(what: str, error: BaseException, distribution: str = OWN) -> str:
    """Say that a part of the program failed, and whose part it is.

    Args:
        what: The part, such as ``"rule CC201"``.
        error: What it raised.
        distribution: The distribution that it comes from, as in :class:`Extension`.
    """
    owner = "" if distribution == OWN else f" of {distribution}"
    told = " ".join(str(error).split())
    shown = f"{type(error).__name__}: {told}" if told else type(error).__name__
    return f"internal error in {what}{owner} ({shown})"


_Found = tuple[Mapping[str, Extension[Any]], tuple[Failure, ...]]


@cache
def _found(registry: Registry[Any], path: tuple[str, ...]) -> _Found:
    """Put the library's own and those of plugins together; the library's own names win."""
    found: dict[str, Extension[Any]] = {}
    for module in public_modules(registry.package):
        for value in registry._held(import_module(module)):  # noqa: SLF001 - of this module
            extension = Extension(registry.named(value), value)
            if found.setdefault(extension.name, extension).value is not value:
                raise ValueError(f"two modules of {registry.package} hold {extension.name}")
    plugged, failures = _plugged(registry, path)
    clashes = [
        _taken(registry, each, OWN)
        for name, each in plugged.items()
        if name in found and found[name].value is not each.value
    ]
    whole = {**plugged, **found}
    return MappingProxyType(dict(sorted(whole.items()))), (*failures, *clashes)


@cache
def _plugged(registry: Registry[Any], path: tuple[str, ...]) -> _Found:
    """Give what plugins register, and what of it cannot be used."""
    found: dict[str, Extension[Any]] = {}
    failures: list[Failure] = []
    for point in _entry_points(registry.group, path):
        distribution = _distribution(point)
        what = f"the entry point `{point.name}` ({registry.group})"
        try:
            held = list(registry._held(point.load()))  # noqa: SLF001 - of this module
            named = [
                Extension(registry.named(value), value, distribution, point.module)
                for value in held
            ]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises
            message = internal_error(what, error)
            failures.append(_failure(distribution, message, "update or uninstall it", point.name))
            continue
        if not named:
            message = f"{what} holds no {registry.kind.__name__}"
            failures.append(_failure(distribution, message, "let it name one", point.name))
        for each in named:
            if refusal := registry.refuse(each.name):
                failures.append(_failure(distribution, refusal, "give it another name", each.name))
            elif (first := found.setdefault(each.name, each)).value is not each.value:
                failures.append(_taken(registry, each, first.distribution))
    return MappingProxyType(found), tuple(failures)


def _taken(registry: Registry[Any], extension: Extension[Any], owner: str) -> Failure:
    message = (
        f"its {registry.kind.__name__.lower()} `{extension.name}` is not used: {owner} has one"
    )
    return _failure(extension.distribution, message, "give it another name", extension.name)


def _failure(distribution: str, message: str, remedy: str, key: str) -> Failure:
    return Failure(distribution, message, remedy=remedy, kind=INTERNAL_ERROR, key=key)


def _entry_points(group: str, path: tuple[str, ...]) -> list["EntryPoint"]:
    if not group or not any(f"[{group}]" in text for text in _declared(path)):
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to import, seldom needed

    return sorted(entry_points(group=group), key=lambda point: (_distribution(point), point.name))


def _distribution(point: "EntryPoint") -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


@cache
def _declared(path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the entry points of each distribution that adds anything, without importing any."""
    texts = (text for folder in path for text in _texts(folder or "."))
    return tuple(text for text in texts if _PREFIX in text)


def _texts(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            infos = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return
    for info in infos:
        try:
            yield (Path(info) / "entry_points.txt").read_text("utf-8", "replace")
        except OSError:
            continue
