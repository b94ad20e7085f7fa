"""Making inputs: a draw of tokens after a grammar, or a seed with damage done to it."""

import random
from collections.abc import Callable, Sequence

from attrs import frozen

_ODD = (
    "\x00",
    "\r",
    "\ufeff",
    "\u2028",
    "\u202e",
    "\u0301",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\x1b[2J",
    "\U000e0041",
    "\xa0",
    "\u0660",
    "\xb2",
    "\u0130",
    "\xad",
    "99999999999999999999",
    "-1",
    "1e400",
    "0x10",
)
_LONGEST = 12_000


@frozen
class Material:
    """What inputs of one kind are made of.

    Args:
        seeds: Small inputs that are well formed.
        tokens: Pieces of the language.
    """

    seeds: tuple[str, ...]
    tokens: tuple[str, ...]


def made(material: Material, dice: random.Random) -> str:
    """Make an input: three in ten of tokens alone, the others of seeds."""
    if dice.random() < 0.3:
        return _drawn(material, dice)[:_LONGEST]
    text = dice.choice(material.seeds)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        text = dice.choice(_DAMAGES)(text, material, dice)
    return text[:_LONGEST]


def broken_bytes(data: bytes, dice: random.Random) -> bytes:
    """Damage bytes: some are changed, cut out, doubled, or the end is lost."""
    raw = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        if not raw:
            break
        at = dice.randrange(len(raw))
        match dice.randrange(5):
            case 0:
                raw[at] = dice.randrange(256)
            case 1:
                raw[at] ^= 1 << dice.randrange(8)
            case 2:
                del raw[at : at + dice.randrange(1, 40)]
            case 3:
                raw[at:at] = raw[at : at + dice.randrange(1, 40)]
            case _:
                if dice.random() < 0.2:
                    del raw[at:]
    return bytes(raw)


def _drawn(material: Material, dice: random.Random) -> str:
    """Draw tokens; some follow each other often, as in text, some are nested or repeated."""
    few = dice.sample(material.tokens, min(len(material.tokens), dice.randrange(1, 12)))
    parts: list[str] = []
    for _ in range(dice.choice((3, 10, 30, 80))):
        token = dice.choice(few)
        match dice.randrange(12):
            case 0:
                token *= dice.randrange(2, 40)
            case 1:
                token = dice.choice(_ODD)
            case 2:
                token += "\n"
            case 3:
                token += " "
        parts.append(token)
    return "".join(parts)


def _cut(text: str, _: Material, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + text[at + dice.randrange(1, 30) :]


def _truncated(text: str, _: Material, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _inserted(text: str, material: Material, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(material.tokens) + text[at:]


def _odd(text: str, _: Material, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(_ODD) + text[at:]


def _repeated(text: str, _: Material, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    piece = text[at : at + dice.randrange(1, 20)]
    return text[:at] + piece * dice.randrange(1, 60) + text[at:]


def _swapped(text: str, _: Material, dice: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    dice.shuffle(lines)
    return "".join(lines)


def _replaced(text: str, material: Material, dice: random.Random) -> str:
    words = text.split(" ")
    words[dice.randrange(len(words))] = dice.choice(material.tokens)
    return " ".join(words)


def _letter(text: str, _: Material, dice: random.Random) -> str:
    at = dice.randrange(len(text) + 1)
    return (
        text[:at]
        + chr(dice.choice((dice.randrange(32, 127), dice.randrange(0xD7FF))))
        + text[at + 1 :]
    )


def _joined(text: str, material: Material, dice: random.Random) -> str:
    other = dice.choice(material.seeds)
    at, there = dice.randrange(len(text) + 1), dice.randrange(len(other) + 1)
    return text[:at] + other[there:]


_DAMAGES: Sequence[Callable[[str, Material, random.Random], str]] = (
    _cut,
    _truncated,
    _inserted,
    _inserted,
    _odd,
    _repeated,
    _swapped,
    _replaced,
    _letter,
    _joined,
)
