"""What is asked of each unit, and how the labels of the prose corpus answer it."""

from collections.abc import Mapping

TYPES = (
    "NON", "DEF", "MECH", "ASSOC", "CAUS", "BEN", "HARM", "PROT", "ADV", "PREV", "NUM", "REP",
)  # fmt: skip
WHO = ("H", "A", "V", "M", "N")
CITED = ("N", "C", "O")
FLAGS = (
    "VAG", "ABS", "HYP", "ANI", "CAU", "GRP", "REG", "ADX", "STA", "DOS", "CUR", "DIS", "GEN",
    "CHN", "NUM", "REL", "HRM", "CON",
)  # fmt: skip
PROSE: Mapping[str, int] = {
    "asserts": 2, "claim_type": len(TYPES), "level": 7, "force": 4, "who": len(WHO), "need": 3,
    "cited": len(CITED), "query": 2,
}  # fmt: skip


def labels_of(row: Mapping) -> dict[str, int]:
    """Give the numbers of the answers that a labelled unit has; what is open is left out."""
    claim = row["claim"] == "1"
    found = {
        "force": row["A"] if claim else 0, "who": WHO.index(row["who"]), "need": row["need"],
        "cited": CITED.index(row["cited"]),
        "query": int(bool(row["flags"]) or (claim and row["need"] == 2 and row["cited"] == "N")),
    }  # fmt: skip
    if row["claim"] != "?":
        found["asserts"] = int(claim)
        found["claim_type"] = TYPES.index(row["type"])
    if claim:
        found["level"] = row["S"]
    return found


def flags_of(row: Mapping) -> list[int]:
    """Give for each flag whether an editor raised it."""
    return [int(flag in row["flags"]) for flag in FLAGS]
