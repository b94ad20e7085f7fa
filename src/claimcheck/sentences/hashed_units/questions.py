"""What the network answers of each unit, in the order of its columns."""

from types import MappingProxyType

FLAGS = (
    "VAG", "ABS", "HYP", "ANI", "CAU", "GRP", "REG", "ADX", "STA", "DOS", "CUR", "DIS", "GEN",
    "CHN", "NUM", "REL", "HRM", "CON",
)  # fmt: skip
QUESTIONS = MappingProxyType({
    "asserts": 2, "claim_type": 12, "level": 7, "force": 4, "who": 5, "need": 3, "cited": 3,
    "query": 2, "speculative": 2,
})  # fmt: skip
WIDTH = sum(QUESTIONS.values()) + len(FLAGS) + 1
"""All answers: those of the questions, one for each flag, and the certainty."""
