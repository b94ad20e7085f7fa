"""Sentences of prose for readers, made from frames in our own words and the names we list.

Corpora of papers hold few sentences that address a reader, announce what comes next or ask. The
lexical engine says what these are; the network learns it from them.
"""

import csv
import random
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = ROOT / "src/claimcheck/sentences/data/interventions.tsv"
FRAMES = Path(__file__).parent / "frames.txt"
PLACES = Path(__file__).parent / "places.txt"


def framed(count: int, seed: int) -> list[str]:
    """Fill frames at random; every sentence comes once."""
    rng = random.Random(seed)  # noqa: S311 - the same sentences each time
    words = _places()
    frames = [line for line in FRAMES.read_text(encoding="utf-8").splitlines() if line.strip()]
    found: dict[str, None] = {}
    for number in range(count * 3):
        if len(found) == count:
            break
        found.setdefault(_filled(frames[number % len(frames)], words, rng))
    return list(found)


def _places() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        name, _, options = line.partition(":")
        words[name] = [each.strip() for each in options.split("|")]
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            name, kind = list(row.values())[:2]
            words.setdefault(f"a {kind}", []).append(name)
    return words


def _filled(frame: str, words: dict[str, list[str]], rng: random.Random) -> str:
    parts = frame.split("{")
    text = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        text += rng.choice(words[name]) + rest
    return text[:1].upper() + text[1:]
