"""Documents as rows of the tables, with labels and with what the teacher answers."""

import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from attrs import frozen
from torch import Tensor

from claimcheck.sentences.hashed_units.given import own_texts
from claimcheck.sentences.hashed_units.questions import FLAGS, QUESTIONS
from claimcheck.sentences.hashed_units.rows import Rows, sign_rows, word_rows
from claimcheck.sentences.hashed_units.signs import signs_of
from claimcheck.sentences.hashed_units.worded_unit import worded_unit

ABSENT = -100
LONGEST = 120


@frozen(eq=False)
class Lesson:
    """A document.

    Args:
        own: Rows of the words of each unit.
        around: Rows of its different titles, headings and stems.
        places: For title, heading and stem, by unit, which of those it is.
        signs: Rows of the signs of each unit.
        gold: By question, the label of each unit, -100 where there is none; flags, certainty.
        soft: By question, the shares that the teacher gives.
    """

    own: Rows
    around: Rows
    places: dict[str, np.ndarray]
    signs: Rows
    gold: dict[str, np.ndarray]
    soft: dict[str, np.ndarray]


def lessons(path: Path) -> list[Lesson]:
    """Read the documents that ``teacher.py`` wrote."""
    with path.open("rb") as file:
        return [lesson(each) for each in pickle.load(file)]  # noqa: S301 - our own file


def lesson(asked: dict) -> Lesson:
    units, answers = asked["units"], asked["answers"]
    texts = sorted({text for unit in units for text in (unit.title, unit.heading, unit.stem)})
    place = {text: number for number, text in enumerate(texts)}
    gold = {
        name: np.array([asked["labels"].get(n, {}).get(name, ABSENT) for n in range(len(units))])
        for name in QUESTIONS
    }
    gold["flags"] = np.array(
        [asked["flags"].get(n, [ABSENT] * len(FLAGS)) for n in range(len(units))], np.float32
    )
    soft = {
        name: np.array([shares[name] for shares, _, _ in answers], np.float32) for name in QUESTIONS
    }
    soft["flags"] = np.array(
        [[dict(flags)[flag] for flag in FLAGS] for _, flags, _ in answers], np.float32
    )
    soft["certainty"] = np.array([[certainty] for _, _, certainty in answers], np.float32)
    readings = [worded_unit(unit.text) for unit in units]
    return Lesson(
        word_rows(own_texts(units)),
        word_rows(texts),
        {
            name: np.array([place[getattr(unit, name)] for unit in units])
            for name in ("title", "heading", "stem")
        },
        sign_rows(signs_of(units, readings, asked["kind"])),
        gold,
        soft,
    )


def padded(rows: Sequence[Rows]) -> Tensor:
    """Lay the rows of texts out one text a line, with zeros behind."""
    parts = [
        torch.from_numpy(each.rows[start : start + min(count, LONGEST)])
        for each in rows
        for start, count in zip(each.starts.tolist(), each.counts.tolist(), strict=True)
    ]
    return torch.nn.utils.rnn.pad_sequence(parts, batch_first=True)


def batch(chosen: Sequence[Lesson], keep: float, rng: np.random.Generator) -> dict[str, Tensor]:
    """Put documents together; of their signs a share is left out at random."""
    counts = [len(each.own.starts) for each in chosen]
    ends, total = np.cumsum(counts), sum(counts)
    before, after = np.arange(total) - 1, np.arange(total) + 1
    before[np.concatenate([[0], ends[:-1]])] = total
    after[ends - 1] = total
    shifts = np.cumsum([0, *(len(each.around.starts) for each in chosen)])
    found = {
        "own": padded([each.own for each in chosen]),
        "around": padded([each.around for each in chosen]),
        "before": torch.from_numpy(before),
        "after": torch.from_numpy(after),
    }
    for name in ("title", "heading", "stem"):
        places = [each.places[name] + shift for each, shift in zip(chosen, shifts, strict=False)]
        found[name] = torch.from_numpy(np.concatenate(places))
    rows = np.concatenate([each.signs.rows for each in chosen])
    owner = np.repeat(np.arange(total), np.concatenate([each.signs.counts for each in chosen]))
    kept = rng.random(len(rows)) < keep
    left = np.bincount(owner[kept], minlength=total)
    found["signs"] = torch.from_numpy(rows[kept])
    found["sign_starts"] = torch.from_numpy(np.cumsum(left) - left)
    return found


def joined(chosen: Sequence[Lesson], part: str) -> dict[str, Tensor]:
    """Put the labels, or what the teacher answers, together."""
    return {
        name: torch.from_numpy(np.concatenate([getattr(each, part)[name] for each in chosen]))
        for name in getattr(chosen[0], part)
    }
