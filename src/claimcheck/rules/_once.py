"""What is found out about a large thing once, and kept while the thing lives."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar, cast

S = TypeVar("S")
T = TypeVar("T")

_KEPT = 4


class _Memory(Generic[S, T]):
    """The last few answers, each with the thing it is about, told apart by identity."""

    def __init__(self) -> None:
        self._answers: list[tuple[weakref.ref[S], T]] = []

    def recall(self, thing: S) -> tuple[T] | None:
        for known, answer in self._answers:
            if known() is thing:
                return (answer,)
        return None

    def keep(self, thing: S, answer: T) -> None:
        self._answers.append((weakref.ref(thing), answer))
        del self._answers[:-_KEPT]


def once(work: Callable[[S], T]) -> Callable[[S], T]:
    """Let a function of one large frozen thing work once for each such thing.

    The thing is told by identity: comparing or hashing a whole bibliography would cost more than
    the work that is saved.
    """
    memory: _Memory[S, T] = _Memory()

    @wraps(work)
    def remembered(thing: S) -> T:
        known = memory.recall(thing)
        if known is None:
            known = (work(thing),)
            memory.keep(thing, known[0])
        return known[0]

    return cast("Callable[[S], T]", remembered)
