"""What pure functions answered, remembered while a document is analysed or being written.

A document says some things twice, in its summary or in the cells of a table; an analysis remembers
until its end, since from one document to the next little would be found again. An editor reads the
same document after every keystroke, and nearly all of it is as it was: then
:func:`start_remembering` is called once for the process, and what no analysis has asked for in a
while is forgotten. A key holds everything that an answer follows from, so that an answer out of
memory is the one that would be made.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import update_wrapper
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_UNKNOWN: Any = object()
"""Stands for an answer that is not there: half of them are not, and an error takes far longer."""
_USUAL = 2048
_GENERATION = 200
"""Analyses after which what they did not ask for counts as old, and is forgotten after as many."""


class _Switch:
    """Whether anything is remembered, and whether beyond one analysis; and how many have passed."""

    on = False
    lasts = False
    passed = 0


_MEMORIES: "list[Memory[Hashable, object]]" = []


class Memory(Generic[K, V]):
    """Answers of one function, the ones used last.

    Two generations: what is asked for moves to the younger one, and when that is full the older one
    is forgotten as a whole. So at most twice ``most`` answers are held, at the cost of a look-up.

    Args:
        most: Answers in a generation; more than one document has.
    """

    def __init__(self, most: int = _USUAL) -> None:
        """Start with nothing remembered."""
        self._most = most
        self.young: dict[K, V] = {}
        self._old: dict[K, V] = {}
        _MEMORIES.append(self)  # type: ignore[arg-type] # only ever emptied

    def __len__(self) -> int:
        """Count the answers that are held."""
        return len(self.young.keys() | self._old.keys())

    def one(self, key: K, make: Callable[[], V]) -> V:
        """Give the answer of a key, made where it is not remembered.

        Args:
            key: Everything that the answer follows from.
            make: Makes the answer.
        """
        if not _Switch.on:
            return make()
        value: V = self.young.get(key, _UNKNOWN)
        if value is _UNKNOWN:
            value = self._old[key] if key in self._old else make()
            self._keep(key, value)
        return value

    def renewed(self, key: K, function: Callable[[K], V]) -> V:
        """Give the answer of a key that was not asked for lately: an older one, or a new one."""
        value = self._old[key] if key in self._old else function(key)
        self._keep(key, value)
        return value

    def each(self, keys: Sequence[K], make: Callable[[Sequence[int]], Iterable[V]]) -> list[V]:
        """Give the answers of keys in order; what is missing is made together, each key once.

        Args:
            keys: Of each answer, everything that it follows from.
            make: Makes the answers of the keys of some numbers, in their order.
        """
        found = self._known(keys) if _Switch.on else {}
        first: dict[K, int] = {}
        for number, key in enumerate(keys):
            if key not in found:
                first.setdefault(key, number)
        if first:
            found.update(zip(first, make(tuple(first.values())), strict=True))
        if _Switch.on:
            for key in keys:
                self._keep(key, found[key])
        return [found[key] for key in keys]

    def _known(self, keys: Iterable[K]) -> dict[K, V]:
        found = {key: self._old[key] for key in keys if key in self._old}
        found.update((key, self.young[key]) for key in keys if key in self.young)
        return found

    def age(self) -> None:
        """Forget what was not asked for since this was called last; the rest counts as old."""
        self._old, self.young = self.young, {}

    def forget(self) -> None:
        """Forget every answer."""
        self.young, self._old = {}, {}

    def _keep(self, key: K, value: V) -> None:
        if len(self.young) >= self._most:
            self.age()
        self.young[key] = value


def remembered(function: Callable[[K], V]) -> Callable[[K], V]:
    """Remember the answers of a pure function of one value, by that value."""
    return remembered_up_to(_USUAL)(function)


def remembered_up_to(most: int) -> Callable[[Callable[[K], V]], Callable[[K], V]]:
    """Remember the answers of a pure function that is asked for more of them than others are.

    Args:
        most: Answers in a generation.
    """

    def wrapped(function: Callable[[K], V]) -> Callable[[K], V]:
        memory = Memory[K, V](most)

        def recall(key: K) -> V:
            if not _Switch.on:
                return function(key)
            value = memory.young.get(key, _UNKNOWN)
            return memory.renewed(key, function) if value is _UNKNOWN else value

        return update_wrapper(recall, function)

    return wrapped


def start_remembering() -> None:
    """Remember from now on, in the whole process."""
    _Switch.on = _Switch.lasts = True


def is_remembering() -> bool:
    """Tell whether anything is remembered."""
    return _Switch.on


def is_lasting() -> bool:
    """Tell whether what is remembered outlives one analysis, so that even a dear key pays."""
    return _Switch.lasts


@contextmanager
def remembering() -> Iterator[None]:
    """Remember within a block, and forget everything at its end."""
    before = _Switch.on, _Switch.lasts
    _Switch.on = _Switch.lasts = True
    try:
        yield
    finally:
        _Switch.on, _Switch.lasts = before
        _forget()


@contextmanager
def remembering_once() -> Iterator[None]:
    """Remember within one analysis; where the process remembers already, it goes on doing so.

    It forgets then what none of the last few hundred analyses has asked for, so that a session
    holds no more after a day than after an hour.
    """
    if _Switch.on:
        yield
        _pass_on()
        return
    _Switch.on = True
    try:
        yield
    finally:
        _Switch.on = False
        _forget()


def _pass_on() -> None:
    _Switch.passed += 1
    if _Switch.lasts and _Switch.passed >= _GENERATION:
        _Switch.passed = 0
        for memory in _MEMORIES:
            memory.age()


def _forget() -> None:
    for memory in _MEMORIES:
        memory.forget()
