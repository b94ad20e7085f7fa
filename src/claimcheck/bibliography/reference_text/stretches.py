"""Tagged tokens joined into the stretches of text that are fields."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.bibliography.reference_text.tagger import OUTSIDE, Tagged

_JOINTS = frozenset(",;:.-–—&/()[]'’`\"∞")


class Stretch(NamedTuple):
    """A run of tokens of one field.

    Args:
        tag: Name of the field.
        start: Offset of its first character in the reference.
        end: Offset behind its last character.
        probability: How likely the whole run is right, 0 to 1.
    """

    tag: str
    start: int
    end: int
    probability: float


def stretches(tagged: Sequence[Tagged]) -> list[Stretch]:
    """Join neighbouring tokens of one field; the weakest token tells how sure the field is."""
    found: list[Stretch] = []
    for token, tag, probability in tagged:
        last = found[-1] if found else None
        if last is not None and last.tag == tag:
            found[-1] = Stretch(tag, last.start, token.end, min(last.probability, probability))
        else:
            found.append(Stretch(tag, token.start, token.end, probability))
    return found


def of_field(found: Iterable[Stretch], *tags: str) -> list[Stretch]:
    """Choose the stretches of some fields, in order."""
    return [stretch for stretch in found if stretch.tag in tags]


def bridged(found: Sequence[Stretch], text: str) -> list[Stretch]:
    """Join two stretches of one field where only punctuation parts them."""
    joined: list[Stretch] = []
    for stretch in found:
        if (
            len(joined) > 1
            and joined[-1].tag == OUTSIDE
            and joined[-2].tag == stretch.tag
            and _is_joint(text[joined[-1].start : joined[-1].end])
        ):
            gap, before = joined.pop(), joined.pop()
            sure = min(before.probability, gap.probability, stretch.probability)
            joined.append(Stretch(stretch.tag, before.start, stretch.end, sure))
        else:
            joined.append(stretch)
    return joined


def _is_joint(text: str) -> bool:
    return all(character in _JOINTS or character.isspace() for character in text)
