"""Choosing among the stretches of text that the model found."""

from collections.abc import Iterable, Sequence

from claimcheck.bibliography.reference_text.tagger import Stretch


def of_field(found: Iterable[Stretch], *tags: str) -> list[Stretch]:
    """Choose the stretches of some fields, in order."""
    return [stretch for stretch in found if stretch.tag in tags]


def joined_names(found: Sequence[Stretch]) -> list[Stretch]:
    """Join lists of names that stand side by side, such as people and then their group."""
    joined: list[Stretch] = []
    for stretch in found:
        last = joined[-1] if joined else None
        if last is not None and last.tag == stretch.tag and stretch.tag in {"author", "editor"}:
            sure = min(last.probability, stretch.probability)
            joined[-1] = Stretch(stretch.tag, last.start, stretch.end, sure)
        else:
            joined.append(stretch)
    return joined
