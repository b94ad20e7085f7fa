"""Where a pattern occurs in a text with the fewest edits (Myers 1999, as Hyyrö 2001 puts it)."""

from attrs import frozen

from claimcheck.model.by_value import ByValue


@frozen(eq=False, repr=False)
class Alignment(ByValue):
    """The best place of a pattern in a text.

    Args:
        start: Offset at which it begins.
        end: Offset behind it.
        errors: Characters inserted, deleted or replaced.
    """

    start: int
    end: int
    errors: int


def best_alignment(pattern: str, text: str) -> Alignment:
    """Find the stretch of a text that is fewest edits away from a non-empty pattern.

    Of equally good stretches the one that ends last among neighbours is given. Time grows with
    the product of both lengths, at a machine word's pace.
    """
    distances = _distances(pattern, text, is_anchored=False)
    errors = min(distances, default=len(pattern))
    if errors >= len(pattern):
        return Alignment(0, 0, len(pattern))
    end = distances.index(errors) + 1
    while end < len(distances) and distances[end] == errors:
        end += 1
    return Alignment(end - _length(pattern, text[:end], errors), end, errors)


def fewest_errors(pattern: str, text: str) -> int:
    """Count the edits between a pattern and the stretch of a text most like it."""
    if pattern in text:
        return 0
    return min(_distances(pattern, text, is_anchored=False), default=len(pattern))


def edits(one: str, other: str) -> int:
    """Count the characters to insert, delete or replace to turn one text into the other."""
    if not one or not other:
        return len(one) + len(other)
    return _distances(one, other, is_anchored=True)[-1]


def _length(pattern: str, text: str, errors: int) -> int:
    """Find how far back from the end of the text the best stretch begins."""
    size = len(pattern)
    distances = _distances(pattern[::-1], text[: -size - errors - 1 : -1], is_anchored=True)
    found = (length for length, distance in enumerate(distances, start=1) if distance == errors)
    return min(found, key=lambda length: abs(length - size))


def _distances(pattern: str, text: str, *, is_anchored: bool) -> list[int]:
    """Give, for each end in the text, the fewest edits; anchored counts from the text's start."""
    size = len(pattern)
    mask, high = (1 << size) - 1, 1 << (size - 1)
    places: dict[str, int] = {}
    for index, character in enumerate(pattern):
        places[character] = places.get(character, 0) | (1 << index)
    place_of = places.get
    carry = int(is_anchored)
    plus, minus, distance = mask, 0, size
    distances: list[int] = []
    for character in text:
        equal = place_of(character, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        rise = minus | (mask & ~(horizontal | plus))
        fall = plus & horizontal
        if rise & high:
            distance += 1
        elif fall & high:
            distance -= 1
        rise = (rise << 1) | carry
        plus = ((fall << 1) | ~(vertical | rise)) & mask
        minus = rise & vertical & mask
        distances.append(distance)
    return distances
