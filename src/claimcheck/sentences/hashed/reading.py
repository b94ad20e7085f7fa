"""Read sentences with the network: their judgement, and whether their language is in doubt."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import frozen

from claimcheck.sentences.hashed.answers import judged
from claimcheck.sentences.hashed.array_types import NDArray
from claimcheck.sentences.hashed.doubt import doubtful, kinds_of_rows
from claimcheck.sentences.hashed.forward import hashed_rows, logits
from claimcheck.sentences.hashed.weights import Network
from claimcheck.sentences.hashed.words import cut_words
from claimcheck.sentences.hashed.workspace import Workspace


@frozen(eq=False)
class HashedReader:
    """A network with what it needs to tell English.

    Args:
        network: The network.
        kinds: For each row of its words, whether it is a small word, and whose.
    """

    network: Network
    kinds: NDArray[np.int64]

    @classmethod
    def over(cls, network: Network) -> "HashedReader":
        """Make a reader of a network."""
        return cls(network, kinds_of_rows(network))

    def read(
        self, sentences: Sequence[str], space: Workspace | None = None
    ) -> tuple[tuple[list[Any], ...], list[bool]]:
        """Judge some sentences.

        Args:
            sentences: Any text, one sentence each.
            space: Memory to work in; of its own where none is given.

        Returns:
            A list a field, each with a value a sentence: claim or not, its probability, strength,
            causality and advice by their numbers, certainty, hedged or not, cite-worthy or not;
            and whether the language of each sentence is in doubt.
        """
        words = cut_words(sentences)
        rows = hashed_rows(self.network, words)
        found = judged(logits(self.network, words, rows, space), self.network.weights.offsets)
        columns = (
            found.is_claim, found.claim_probability, found.strength, found.causality, found.advice,
            found.certainty, found.hedged, found.cite_worthy,
        )  # fmt: skip
        doubts = doubtful(words, rows, self.kinds)
        return tuple(column.tolist() for column in columns), doubts.tolist()
