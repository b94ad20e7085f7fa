"""Small networks of random numbers for tests."""

import numpy as np

from claimcheck.sentences.hashed.answers import WIDTH
from claimcheck.sentences.hashed.weights import Network, Weights, laid_out
from claimcheck.sentences.hashed.words import cut_words

WORDS = "the mice slept less after 0 mg of caffeine , and so did we . der die und nicht ist"
WORD, FIRST, SECOND = 6, 5, 4


def weights(seed=0):
    rng = np.random.default_rng(seed)

    def tiny(*shape):
        return rng.integers(-127, 128, shape).astype(np.int8)

    known = np.unique((cut_words([WORDS]).numbers >> np.uint64(32)).astype(np.uint32))
    words = tiny(len(known) + 2, WORD)
    words[0] = 0
    return Weights(
        known=known,
        words=words,
        prefixes=tiny(8, WORD),
        suffixes=tiny(8, WORD),
        near=tiny(WORD, 3 * FIRST),
        near_scale=np.full(3 * FIRST, 0.03, np.float32),
        near_bias=rng.integers(-900, 900, FIRST).astype(np.int16),
        far=tiny(3, FIRST, SECOND),
        far_scale=np.full(SECOND, 0.002, np.float32),
        far_bias=rng.normal(0, 5, SECOND).astype(np.float32),
        heads=rng.integers(-32_000, 32_000, (2 * FIRST + SECOND, WIDTH)).astype(np.int16),
        head_scale=np.full(WIDTH, 1e-6),
        head_bias=rng.normal(0, 1, WIDTH),
        offsets=rng.normal(0, 0.3, WIDTH),
    )


def network(seed=0) -> Network:
    return laid_out(weights(seed))
