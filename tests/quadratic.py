"""Which regular expressions may take the square of a text, told from how they are built.

Four shapes can: an unbounded repeat inside another, two that follow each other and can match the
same characters, one at the beginning, which a search tries from every place, and one that can run
over the next place where the pattern begins, which a search then tries as well. Possessive repeats
and atomic groups give nothing back and are left out of the first three.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import _constants as c
from re import _parser as parser

from attrs import define

_MANY = 256
_SAMPLE = "".join(map(chr, range(128))) + "\xa0äßÖéж李“”’–…€²\u0301\u2028\u3000"
_ZERO_WIDTH = {c.AT, c.ASSERT, c.ASSERT_NOT}


def shapes(pattern: re.Pattern[str]) -> frozenset[str]:
    """Give the shapes of a pattern that may take the square of a text."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = frozenset(_shapes(list(tree), pattern.flags)) | _leading(list(tree), pattern.flags)
    if any(_restarts(list(tree), _Begun(), must_follow=False, flags=pattern.flags)):
        found |= {"restarting"}
    return found


def _shapes(items: list, flags: int) -> Iterator[str]:
    for number, (kind, value) in enumerate(items):
        if _is_unbounded(kind, value):
            inner = list(value[2])
            if any(_is_unbounded(*one) for one in _all(inner)) and _is_ambiguous(inner, flags):
                yield "nested"
            if _meets(items, number, flags):
                yield "neighbours"
        for part in _parts(kind, value):
            yield from _shapes(list(part), flags)


def _is_unbounded(kind: object, value: object) -> bool:
    return kind in {c.MAX_REPEAT, c.MIN_REPEAT} and value[1] >= _MANY


def _is_ambiguous(inner: list, flags: int) -> bool:
    """Tell whether the parts of a repeat can be told apart in more than one way."""
    first, last = _first(inner, flags), _unbounded_end(inner, flags)
    return bool(first & last)


def _unbounded_end(items: list, flags: int) -> frozenset[str]:
    """Give the characters of an unbounded repeat that may stand at the end."""
    found: frozenset[str] = frozenset()
    for kind, value in reversed(items):
        if _is_unbounded(kind, value):
            found |= _chars(kind, value, flags)
        for part in _parts(kind, value):
            found |= _unbounded_end(list(part), flags)
        if not _is_nullable(kind, value):
            break
    return found


def _meets(items: list, number: int, flags: int) -> bool:
    """Tell whether a repeat is followed by another that can match the same characters."""
    own = _chars(*items[number], flags)
    for kind, value in items[number + 1 :]:
        if _is_unbounded(kind, value) and own & _chars_first(kind, value, flags):
            return True
        if not _is_nullable(kind, value) and not _chars(kind, value, flags) <= own:
            return False
    return False


def _leading(items: list, flags: int) -> frozenset[str]:
    """Tell whether the pattern begins with an unbounded repeat that something must follow."""
    for number, (kind, value) in enumerate(items):
        if kind is c.SUBPATTERN and not _is_nullable(kind, value):
            return _leading([*value[3], *items[number + 1 :]], flags)
        if kind is c.BRANCH:
            rest = items[number + 1 :]
            parts = (_leading([*part, *rest], flags) for part in value[1])
            return frozenset().union(*parts)
        if kind is c.AT and value in {c.AT_BEGINNING_STRING, c.AT_BEGINNING}:
            return frozenset()
        if _is_unbounded(kind, value):
            follows = any(
                not _is_nullable(*one) or one[0] in _ZERO_WIDTH for one in items[number + 1 :]
            )
            return frozenset({"leading"}) if follows else frozenset()
        if kind not in _ZERO_WIDTH:
            return frozenset()
    return frozenset()


@define
class _Begun:
    """What a match has gone through before an element, and what was barred.

    Args:
        elements: The elements that must match something.
        barred: Characters that cannot stand before the match.
    """

    elements: tuple[tuple, ...] = ()
    barred: frozenset[str] = frozenset()


def _restarts(items: list, begun: _Begun, *, must_follow: bool, flags: int) -> Iterator[bool]:
    """Tell of each unbounded repeat whether the pattern can begin within it and then fail."""
    for number, (kind, value) in enumerate(items):
        rest = items[number + 1 :]
        fails = must_follow or any(not _is_nullable(*one) or one[0] in _ZERO_WIDTH for one in rest)
        if kind is c.AT and value is c.AT_BEGINNING_STRING:
            return
        if kind is c.AT and value is c.AT_BEGINNING and not flags & re.MULTILINE:
            return
        if not begun.elements:
            begun = _Begun((), begun.barred | _barred(kind, value, flags))
        if _is_endless(kind, value) and begun.elements and fails:
            run = _chars(kind, value, flags)
            if all(_is_made_of(*one, run, flags) for one in begun.elements):
                yield not run <= begun.barred
        for part in _parts(kind, value):
            yield from _restarts(list(part), begun, must_follow=fails, flags=flags)
        if not _is_nullable(kind, value):
            begun = _Begun((*begun.elements, (kind, value)), begun.barred)


def _is_made_of(kind: object, value: object, run: frozenset[str], flags: int) -> bool:
    """Tell whether an element can match some of these characters and nothing else."""
    if _is_nullable(kind, value):
        return True
    parts = _parts(kind, value)
    if not parts:
        return bool(_chars(kind, value, flags) & run)
    return any(all(_is_made_of(*one, run, flags) for one in part) for part in parts)


def _is_endless(kind: object, value: object) -> bool:
    return _is_unbounded(kind, value) or (kind is c.POSSESSIVE_REPEAT and value[1] >= _MANY)


def _barred(kind: object, value: object, flags: int) -> frozenset[str]:
    """Give the characters that a zero-width element at the beginning keeps from standing before."""
    if kind is c.AT and value is c.AT_BEGINNING:
        return frozenset(_SAMPLE) - {"\n"}
    if kind is c.AT and value is c.AT_BOUNDARY:
        return frozenset(one for one in _SAMPLE if re.match(r"\w", one))
    if kind is c.ASSERT_NOT and value[0] < 0 and len(value[1]) == 1:
        return _chars(*next(iter(value[1])), flags)
    if kind is c.ASSERT and value[0] < 0 and len(value[1]) == 1:
        return frozenset(_SAMPLE) - _chars(*next(iter(value[1])), flags)
    return frozenset()


def _all(items: list) -> Iterator[tuple]:
    for kind, value in items:
        yield kind, value
        for part in _parts(kind, value):
            yield from _all(list(part))


def _parts(kind: object, value: object) -> list:
    if kind in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
        return [value[2]]
    if kind is c.ATOMIC_GROUP:
        return [value]
    if kind is c.SUBPATTERN:
        return [value[3]]
    if kind is c.BRANCH:
        return list(value[1])
    if kind in {c.ASSERT, c.ASSERT_NOT}:
        return [value[1]]
    return []


def _is_nullable(kind: object, value: object) -> bool:
    if kind in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
        return value[0] == 0 or all(_is_nullable(*one) for one in value[2])
    if kind is c.SUBPATTERN:
        return all(_is_nullable(*one) for one in value[3])
    if kind is c.BRANCH:
        return any(all(_is_nullable(*one) for one in part) for part in value[1])
    return kind in _ZERO_WIDTH


def _first(items: list, flags: int) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for kind, value in items:
        found |= _chars_first(kind, value, flags)
        if not _is_nullable(kind, value):
            break
    return found


def _chars_first(kind: object, value: object, flags: int) -> frozenset[str]:
    parts = [] if kind in _ZERO_WIDTH else _parts(kind, value)
    if parts:
        return frozenset().union(*(_first(list(part), flags) for part in parts))
    return _chars(kind, value, flags)


def _chars(kind: object, value: object, flags: int) -> frozenset[str]:
    """Give the sample characters that an element can match somewhere."""
    if kind in _ZERO_WIDTH:
        return frozenset()
    parts = _parts(kind, value)
    if parts:
        return frozenset().union(
            *(_chars(*one, flags) for part in parts for one in part), frozenset()
        )
    return _of_one(kind, repr(value), flags) if kind in _SINGLE else frozenset()


_SINGLE = {c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN}
_VALUES: dict[str, object] = {}


def _of_one(kind: object, shown: str, flags: int) -> frozenset[str]:
    return _matched(str(kind), shown, flags)


@cache
def _matched(kind: str, shown: str, flags: int) -> frozenset[str]:
    value = eval(shown, vars(c) | {"range": range})  # noqa: S307 - what the parser itself gave
    state = parser.State()
    state.flags = flags
    tree = parser.SubPattern(state, [(getattr(c, kind), value)])
    from re import _compiler  # noqa: PLC0415 - private, as the parser

    compiled = _compiler.compile(tree, flags & ~re.DEBUG)
    return frozenset(one for one in _SAMPLE if compiled.fullmatch(one))
