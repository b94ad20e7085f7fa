"""What the trained design model looks at: words, word pairs, and what the rules saw."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log1p, sqrt

from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.evidence.cues import Setting
from claimcheck.evidence.design import kind_of, read_setting

_WORD_MASS = 10.0
_MOST = 3.0


def features_of(parts: Sequence[AbstractSentence], setting: Setting) -> Mapping[str, float]:
    """Give the features of a title and an abstract by name.

    Words and pairs of neighbours are present or absent and share a fixed mass, so that a long
    abstract does not outweigh a short one; those of the title count once more on their own.
    Numbers are all one word. Names with a colon are what the rules saw.

    Args:
        parts: The sentences of title and abstract.
        setting: What the rules weigh.
    """
    names: dict[str, None] = {}
    for part in parts:
        words = [_word(token.lower) for token in part.tokens]
        words = [word for word in words if word]
        grams = [*words, *map(" ".join, pairwise(words))]
        names.update(dict.fromkeys(grams))
        if part.role == "title":
            names.update((f"t:{gram}", None) for gram in grams)
    share = _WORD_MASS / sqrt(len(names)) if names else 0.0
    return dict.fromkeys(names, share) | _seen(parts, setting)


def _word(lower: str) -> str:
    if lower[0].isdigit():
        return "#"
    return lower if lower[0].isalpha() or lower in {"%", ":", "?"} else ""


def _seen(parts: Sequence[AbstractSentence], setting: Setting) -> dict[str, float]:
    seen = {f"c:{kind}": min(weight, _MOST) for kind, weight in setting.cues.weights.items()}
    seen |= dict.fromkeys((f"ct:{kind}" for kind in setting.cues.title), 1.0)
    whole = setting.human + setting.animal + setting.bench + 1.0
    for name, weight in (
        ("human", setting.human),
        ("animal", setting.animal),
        ("bench", setting.bench),
    ):
        seen[f"s:{name}"] = log1p(weight)
        seen[f"s:{name}_share"] = 2.0 * weight / whole
    seen |= dict.fromkeys((f"role:{part.role}" for part in parts), 1.0)
    seen[f"r:{kind_of(read_setting(setting))}"] = 1.0
    seen["l:length"] = min(sum(len(part.text) for part in parts) / 1000, _MOST)
    seen["l:constant"] = 1.0
    return seen
