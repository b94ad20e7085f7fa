"""The two readings of a tagged reference: what the model sees, and what the fields are.

The model is trained on tags that cover every token: punctuation goes with the field before it,
opening brackets and words such as ``vol.`` with the field behind. So each tag sees its true
neighbour. Fields are what remains when those edges are taken off again.
"""

from collections.abc import Iterator, Sequence

from claimcheck.bibliography.reference_text.tokens import ReferenceToken

OUTSIDE = "other"
PREFIXES = {
    "volume": frozenset("vol volume vols volumes v t tome tomo bd band jg 제 第".split()),  # noqa: SIM905
    "number": frozenset("no nos nr n num number issue iss heft h ° nº n° 제 第".split()),  # noqa: SIM905
    "pages": frozenset("p pp page pages pg pgs s seiten seite 頁".split()),  # noqa: SIM905
    "booktitle": frozenset(("in", "im")),
    "journal": frozenset(("in", "im")),
    "editor": frozenset(("in", "im")),
}
MARKED = frozenset(
    ("author", "editor", "title", "journal", "booktitle", "publisher", "address", "note")
)
_OPENING = "([{"
_CLOSING = ")]}"
_OPENING_MARKS = frozenset("([{“„«‘‚《「『〈<")
_STRAIGHT_MARKS = frozenset("\"'`＂")


def is_sign(token: ReferenceToken) -> bool:
    """Tell whether a token is punctuation or mark-up, not a word."""
    return token.kind in {"sign", "tag", "tex"}


def is_opening(tokens: Sequence[ReferenceToken], place: int) -> bool:
    """Tell whether a sign belongs to what follows it."""
    token = tokens[place]
    marks_up = token.kind == "tex" or (token.kind == "tag" and not token.text.startswith("</"))
    if marks_up or token.text in _OPENING_MARKS:
        return True
    follower = tokens[place + 1] if place + 1 < len(tokens) else None
    tight = follower is not None and not follower.spaced
    return token.text in _STRAIGHT_MARKS and token.spaced and tight


def trimmed_stretch(
    tokens: Sequence[ReferenceToken], start: int, end: int, tag: str
) -> tuple[int, int]:
    """Take edges off a stretch: punctuation, unpaired brackets, words such as ``vol.`` and ``In``.

    Args:
        tokens: All tokens of the reference.
        start: Place of the first token of the stretch.
        end: Place behind the last.
        tag: Name of the field.
    """
    prefixes = PREFIXES.get(tag, frozenset())
    while start < end and (
        (is_sign(tokens[start]) and not _opens_inside(tokens, start, end))
        or (start + 1 < end and tokens[start].text.lower() in prefixes)
    ):
        start += 1
    while end > start and is_sign(tokens[end - 1]) and not _closes_inside(tokens, start, end):
        end -= 1
    return start, end


def _opens_inside(tokens: Sequence[ReferenceToken], start: int, end: int) -> bool:
    if tokens[start].text not in _OPENING:
        return False
    closing = _CLOSING[_OPENING.index(tokens[start].text)]
    places = (i for i in range(start, end) if tokens[i].text == closing)
    first = next(places, None)
    return first is not None and any(not is_sign(token) for token in tokens[first:end])


def _closes_inside(tokens: Sequence[ReferenceToken], start: int, end: int) -> bool:
    text = tokens[end - 1].text
    if text not in _CLOSING:
        return False
    opening = _OPENING[_CLOSING.index(text)]
    inside = tokens[start : end - 1]
    closed = sum(token.text == text for token in inside)
    return sum(token.text == opening for token in inside) > closed


def attached(
    tokens: Sequence[ReferenceToken], tags: Sequence[str], starts: frozenset[int]
) -> list[str]:
    """Give the tags that the model learns.

    Edges are joined to fields, and ``B-`` stands where a field of words begins.

    Args:
        tokens: The tokens of a reference.
        tags: The field of each token, ``other`` for edges and for what is no field.
        starts: Places at which a field begins anew beside one of its kind.
    """
    joined = list(tags)
    begins = set(starts)
    for i in reversed(range(len(tokens) - 1)):
        if joined[i] == OUTSIDE and _leads(tokens, i, joined[i + 1]):
            joined[i] = joined[i + 1]
            if i + 1 in begins:
                begins.remove(i + 1)
                begins.add(i)
    for i in range(1, len(tokens)):
        if joined[i] == OUTSIDE and is_sign(tokens[i]):
            joined[i] = joined[i - 1]
    return [
        tag if tag not in MARKED else f"{_position(joined, i, begins)}-{tag}"
        for i, tag in enumerate(joined)
    ]


def _leads(tokens: Sequence[ReferenceToken], place: int, tag: str) -> bool:
    """Tell whether a token outside belongs to the field that begins behind it."""
    prefixes = PREFIXES.get(tag, frozenset())
    word = tokens[place].text.lower()
    if word == ".":
        return place > 0 and tokens[place - 1].text.lower() in prefixes
    return word in prefixes or (
        tag != OUTSIDE and is_sign(tokens[place]) and is_opening(tokens, place)
    )


def _position(joined: Sequence[str], place: int, begins: set[int]) -> str:
    return "B" if place == 0 or joined[place] != joined[place - 1] or place in begins else "I"


def runs(learned: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Give the runs of learned tags: field, place of the first token, place behind the last."""
    start = 0
    for place in range(1, len(learned) + 1):
        name = field_of(learned[start])
        if place < len(learned) and learned[place] in {f"I-{name}", name}:
            continue
        yield name, start, place
        start = place


def field_of(learned: str) -> str:
    """Give the field of a learned tag: ``title`` of ``B-title``."""
    return learned[2:] if learned[1:2] == "-" else learned


def detached(tokens: Sequence[ReferenceToken], learned: Sequence[str]) -> list[str]:
    """Give the field of each token back from the tags of the model.

    Args:
        tokens: The tokens of a reference.
        learned: Tags as `attached` gives them.
    """
    tags = [OUTSIDE] * len(tokens)
    for name, start, end in runs(learned):
        if name != OUTSIDE:
            first, last = trimmed_stretch(tokens, start, end, name)
            tags[first:last] = [name] * (last - first)
    return tags
