"""Texts to the word pieces that the encoder knows: the longest known piece first, word by word.

Gives what the library ``tokenizers`` gives for the same file (a test compares them), without its
hub client and HTTP stack, which a tool that works offline has no use for.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.sentences.encoder.characters import Characters

_LONGEST_WORD = 100
_INSIDE = "##"
_MOST_WORDS = 1 << 16


@frozen(eq=False, repr=False)
class PlacedPiece(ByValue):
    """A piece and where it stands in the text.

    Args:
        id: Number of the piece.
        start: Place of its first character.
        end: Place behind its last character.
        word: Number of its word in the text.
    """

    id: int
    start: int
    end: int
    word: int


class WordPieces:
    """A vocabulary of word pieces.

    Args:
        vocabulary: The number of each piece; one inside a word begins with ``##``.
        special: Pieces that a text may hold as they are written, such as ``[SEP]``.
        unknown: The piece for a word that no pieces make up.
        most: Pieces of a text; the rest is left out.
    """

    def __init__(
        self, vocabulary: Mapping[str, int], special: Mapping[str, int], unknown: str, most: int
    ) -> None:
        """Start without any word read."""
        self._vocabulary = vocabulary
        self._special = special
        self._unknown = vocabulary[unknown]
        self._most = most
        self._longest = max(map(len, vocabulary))
        self._forms = Characters()
        self._marks = re.compile("(" + "|".join(map(re.escape, special)) + ")")
        self._known: dict[str, tuple[int, ...]] = {}

    def ids(self, text: str) -> list[int]:
        """Give the numbers of the pieces of a text."""
        found: list[int] = []
        known = self._known
        for part in self._parts(text):
            if part in self._special:
                found.append(self._special[part])
                continue
            for word in part.translate(self._forms).split():
                found += known.get(word) or self._read(word)
        return found[: self._most]

    def placed(self, text: str) -> list[PlacedPiece]:
        """Give the pieces of a text with their places."""
        found: list[PlacedPiece] = []
        for number, (letters, places) in enumerate(self._spelled(text)):
            if letters in self._special:
                found.append(PlacedPiece(self._special[letters], places[0], places[-1] + 1, number))
                continue
            for piece, start, end in self._pieces(letters):
                found.append(PlacedPiece(piece, places[start], places[end - 1] + 1, number))
        return found[: self._most]

    def _parts(self, text: str) -> list[str]:
        """Part a text at special pieces, which are kept."""
        return self._marks.split(text) if "[" in text else [text]

    def _spelled(self, text: str) -> Iterator[tuple[str, list[int]]]:
        """Give each word as it is read, and the place that each of its letters comes from."""
        at = 0
        for part in self._parts(text):
            if part in self._special:
                yield part, list(range(at, at + len(part)))
            else:
                yield from self._words(part, at)
            at += len(part)

    def _words(self, part: str, at: int) -> Iterator[tuple[str, list[int]]]:
        letters = [(one, at + n) for n, char in enumerate(part) for one in self._forms[ord(char)]]
        spaces = [n for n, (one, _) in enumerate(letters) if one == " "]
        for before, behind in pairwise([-1, *spaces, len(letters)]):
            word = letters[before + 1 : behind]
            if word:
                yield "".join(one for one, _ in word), [place for _, place in word]

    def _read(self, word: str) -> tuple[int, ...]:
        """Read a word, and keep its pieces while there is room."""
        ids = tuple(piece for piece, _, _ in self._pieces(word))
        if len(self._known) < _MOST_WORDS:
            self._known[word] = ids
        return ids

    def _pieces(self, word: str) -> list[tuple[int, int, int]]:
        """Give the pieces of a word with their places in it, or the unknown piece."""
        unknown = [(self._unknown, 0, len(word))]
        if len(word) > _LONGEST_WORD:
            return unknown
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            piece = self._longest_piece(word, start)
            if piece is None:
                return unknown
            found.append(piece)
            start = piece[2]
        return found

    def _longest_piece(self, word: str, start: int) -> tuple[int, int, int] | None:
        mark = _INSIDE if start else ""
        for end in range(min(len(word), start + self._longest), start, -1):
            number = self._vocabulary.get(mark + word[start:end])
            if number is not None:
                return number, start, end
        return None


def load_word_pieces(path: Path, most: int) -> WordPieces:
    """Read the vocabulary of a ``tokenizer.json``.

    Args:
        path: The file.
        most: Pieces of a text; the rest is left out.

    Raises:
        ValueError: It is no JSON.
        KeyError: It holds no vocabulary.
    """
    found: dict[str, Any] = json.loads(path.read_bytes())
    model = found["model"]
    special = {one["content"]: one["id"] for one in found["added_tokens"]}
    return WordPieces(model["vocab"], special, model["unk_token"], most)
