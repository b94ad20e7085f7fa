"""How far a study can carry a claim: from design and question, or from another scheme's code."""

from collections.abc import Mapping
from functools import cache

from claimcheck.evidence._tables import rows
from claimcheck.model import Design, QuestionType, Tier

_ANY = "any"


@cache
def _tiers() -> Mapping[tuple[str, str], Tier]:
    return {(row["design"], row["question"]): Tier(int(row["tier"])) for row in rows("tiers")}


def tier_of(design: Design, question: QuestionType | None = None) -> Tier:
    """Give the tier of a design for a clinical question.

    Source: OCEBM 2011 levels, its level 5 split (``data/tiers.tsv``). Without a question the
    levels for benefit and harm hold.

    Args:
        design: Study design.
        question: The question that the claim answers, where it is known.
    """
    tiers = _tiers()
    for asked in (question.value if question else _ANY, _ANY):
        tier = tiers.get((design.value, asked))
        if tier is not None:
            return tier
    return Tier.T0


@cache
def _codes() -> Mapping[str, tuple[tuple[str, Tier], ...]]:
    found: dict[str, tuple[tuple[str, Tier], ...]] = {}
    for row in rows("crosswalk"):
        entry = (row["scheme"], Tier(int(row["tier"])))
        found[row["code"]] = (*found.get(row["code"], ()), entry)
    return found


def tier_of_code(code: str) -> Tier | None:
    """Translate a level of evidence of another scheme, or ``None`` where none has the code.

    Known are ``T0``-``T8`` and the codes of OCEBM 2009 and 2011, JBI, NHMRC, AHA/ACC and ECO
    (``data/crosswalk.tsv``). The scheme may stand before it ("OCEBM 1b", "JBI: 2.c"); without
    one the first scheme of the table that has the code wins.

    Args:
        code: The level as written.
    """
    words = code.lower().replace(":", " ").replace("level", " ").replace("class", " ").split()
    if not words:
        return None
    if words[0] == "eco" and words[-1].isdigit():
        words = [f"eco:{words[-1]}"]
    named = _codes().get(words[-1], ())
    scheme = "".join(words[:-1])
    for name, tier in named:
        if scheme and name.startswith(scheme.rstrip("0123456789").removesuffix("acc") or "?"):
            return tier
    return named[0][1] if named and not scheme else None
