"""Windows of labelled documents and of single sentences, in batches."""

import random
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from attrs import define, field
from prose import Labelled
from torch import Tensor

from claimcheck.sentences.reading.facts import FACTS
from claimcheck.sentences.reading.windows import (
    KINDS,
    PLACE_TOKENS,
    SEP,
    Cutting,
    Window,
    windows,
)

ABSENT = -100
KNOWN_KIND, WRONG_KIND, FORGOTTEN_FACT, ALONE = 0.62, 0.08, 0.15, 0.12
LEAST_ROOM = 40


@define
class Piece:
    """A window with the labels of its units.

    Args:
        tokens: Its word pieces.
        parts: Start and end of each unit.
        labels: Labels of each unit.
        flags: Flags of each unit, None where not labelled.
        soft: Row of what the engine before answered to each unit.
        cues: Cues by word piece, None where not labelled.
        source: What it is from.
        taught: Row of what the teacher of documents answered to each unit.
    """

    tokens: tuple[int, ...]
    parts: list[tuple[int, int]]
    labels: list[Mapping[str, float]]
    flags: list[Sequence[int] | None]
    soft: list[int | None] = field(factory=list)
    cues: np.ndarray | None = None
    aspects: tuple[int, ...] | None = None
    source: str = ""
    taught: list[int | None] = field(factory=list)


def kind_of(document: Labelled, kinds: Mapping[str, str], rng: random.Random) -> str:
    """Give the kind that a document is said to be: its own, none, seldom another."""
    drawn = rng.random()
    if drawn < KNOWN_KIND:
        return kinds[document.name]
    return rng.choice(KINDS[1:]) if drawn < KNOWN_KIND + WRONG_KIND else KINDS[0]


def prose_pieces(
    documents: Sequence[Labelled], kinds: Mapping[str, str], rng: random.Random
) -> list[Piece]:
    """Lay documents out anew for an epoch, windows of varied size, some units alone."""
    found = []
    for document in documents:
        kind = kind_of(document, kinds, rng)
        facts = [each for each in document.facts if rng.random() >= FORGOTTEN_FACT]

        def room(most: int) -> int:
            return rng.randint(LEAST_ROOM, most) if most > LEAST_ROOM else most

        for window in windows(document.cutting, kind, facts, room):
            if any(number in document.rows for number, _, _ in window.parts):
                found.append(piece_of(document, window))  # noqa: PERF401 - reads better
        found += [alone_piece(document, each) for each in document.rows if rng.random() < ALONE]
    return found


def piece_of(document: Labelled, window: Window) -> Piece:
    """Give a window its labels."""
    numbers = [number for number, _, _ in window.parts]
    return Piece(
        window.tokens, [(start, end) for _, start, end in window.parts],
        [document.labels.get(number, {}) for number in numbers],
        [document.flags.get(number) for number in numbers],
        taught=[document.taught.get(number) for number in numbers], source=document.name,
    )  # fmt: skip


def alone_piece(document: Labelled, number: int) -> Piece:
    """Give a unit as if nothing stood around it."""
    _, *pieces = document.cutting.own[number]
    window = next(windows(Cutting([BARE], [[PLACE_TOKENS["bare"], *pieces]], {"": []}),
                          "unknown", ("alone",)))  # fmt: skip
    labels = dict(document.labels[number])
    if document.kind not in ("review", "clean", "preclinical"):
        labels["register"] = 2
    return Piece(window.tokens, [window.parts[0][1:]], [labels], [document.flags[number]],
                 source=document.name)  # fmt: skip


from claimcheck.sentences.reading.units import Unit  # noqa: E402

BARE = Unit("")


def without_some_needs(
    pieces: Sequence[Piece], real: frozenset[str], share: float, rng: random.Random
) -> list[Piece]:
    """Leave out some labels of need where a document was written here.

    The judges of those ask less often for a source than the judges of the corpus do.

    Args:
        pieces: Windows of documents.
        real: Names of the documents of the corpus.
        share: How many of the labels are left out.
        rng: What draws them.
    """
    for piece in pieces:
        if share and piece.source not in real:
            piece.labels = [
                {head: label for head, label in own.items() if head != "need"}
                if rng.random() < share
                else own
                for own in piece.labels
            ]
    return [*pieces]


def in_batches(
    pieces: Sequence[Piece], most: int, rng: random.Random, pool: int = 400
) -> list[list[Piece]]:
    """Group windows of like length into batches, in random order."""
    pieces = list(pieces)
    rng.shuffle(pieces)
    batches: list[list[Piece]] = []
    for start in range(0, len(pieces), pool):
        batch: list[Piece] = []
        for piece in sorted(pieces[start : start + pool], key=lambda each: len(each.tokens)):
            if batch and len(piece.tokens) * (len(batch) + 1) > most:
                batches.append(batch)
                batch = []
            batch.append(piece)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def collate(
    batch: Sequence[Piece], heads: Mapping[str, int], flags: int
) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Give tokens, mask, parts and labels of a batch; an absent label is -100."""
    longest = max(len(each.tokens) for each in batch)
    tokens = torch.zeros(len(batch), longest, dtype=torch.long)
    cues = torch.full((len(batch), longest, 2), float(ABSENT))
    parts = [(row, *part) for row, each in enumerate(batch) for part in each.parts]
    labels = {head: torch.full((len(parts),), float(ABSENT)) for head in heads}
    labels["aspects"] = torch.full((len(parts), 6), ABSENT, dtype=torch.long)
    labels["flags"] = torch.full((len(parts), flags), float(ABSENT))
    for told in ("soft", "taught"):
        labels[told] = torch.full((len(parts),), -1, dtype=torch.long)
    at = 0
    for row, each in enumerate(batch):
        tokens[row, : len(each.tokens)] = torch.tensor(each.tokens)
        if each.cues is not None:
            cues[row, : len(each.cues)] = torch.from_numpy(each.cues)
        for number, own in enumerate(each.labels):
            for head, label in own.items():
                labels[head][at] = label
            raised = each.flags[number]
            if raised is not None:
                labels["flags"][at] = torch.tensor(raised, dtype=torch.float)
            for told, rows in (("soft", each.soft), ("taught", each.taught)):
                if rows and rows[number] is not None:
                    labels[told][at] = rows[number]
            if each.aspects is not None:
                labels["aspects"][at] = torch.tensor(each.aspects)
            at += 1
    labels["cues"] = cues
    return tokens, (tokens != 0).long(), torch.tensor(parts), labels


__all__ = ["ABSENT", "FACTS", "SEP", "Piece", "alone_piece", "collate", "in_batches",
           "piece_of", "prose_pieces", "without_some_needs"]  # fmt: skip
