"""Which sexes were studied: one that is only counted as a share of a sample means both."""

from collections.abc import Sequence

from claimcheck.evidence.abstract import AbstractSentence
from claimcheck.lexicon.numbers import number_words
from claimcheck.lexicon.population import Mention, PopulationReading
from claimcheck.lexicon.tokens import Token
from claimcheck.model import Fact, Origin, Sex

_SHARES = frozenset({"%", "percent", "proportion", "percentage", "majority"})
_LEANING = frozenset(
    ("predominantly", "predominately", "mostly", "mainly", "largely", "disproportionately")
)
_TRAITS = frozenset({"sex", "gender", "sexes", "genders"})
_ENDS = frozenset({")", "]", ",", ";", ":", "/"})
_NAMES = frozenset({"&", "wiley"})
_FAR = 7
_NEAR = 4
_BRACKET = 14


def sexes_of(
    studied: Sequence[tuple[AbstractSentence, PopulationReading]],
) -> Fact[tuple[Sex, ...]] | None:
    """Tell the sexes from the words of title, methods and results.

    "Sixty nurses (22 male)", "62% female" and "mostly men" name a part of a sample that holds
    both; "sixty female nurses" names it whole. The "man" of "effects in man" is no sex.

    Args:
        studied: Sentences that speak of the sample, with what was read from them.
    """
    whole: set[Sex] = set()
    shares: set[Sex] = set()
    words: dict[str, None] = {}
    for part, reading in studied:
        for mention in reading.of("female", "male", "mixed_sex"):
            if _is_no_sex(mention, part.tokens):
                continue
            words[mention.text] = None
            if mention.kind == "mixed_sex":
                whole.update(Sex)
            elif _is_share(mention, part.tokens):
                shares.add(Sex(mention.kind))
            else:
                whole.add(Sex(mention.kind))
    if not words:
        return None
    found = whole | shares if whole else set(Sex)
    return Fact(tuple(sex for sex in Sex if sex in found), Origin.TEXT, 0.8, ", ".join(words))


def _is_no_sex(mention: Mention, tokens: Sequence[Token]) -> bool:
    before = tokens[mention.start - 1].lower if mention.start else ""
    return before in _NAMES or (mention.text == "man" and before == "in")


def _is_share(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Tell whether a sex is named as a part of the sample, or as a trait within it."""
    before = [token.lower for token in tokens[max(0, mention.start - _FAR) : mention.start]]
    behind = [token.lower for token in tokens[mention.end : mention.end + _NEAR]]
    if _SHARES.intersection(before) or "%" in behind or _LEANING.intersection(before):
        return not {"all", "100"}.intersection(before)
    if behind[:1] and behind[0] in _TRAITS:
        return True
    return _is_bracketed(mention, tokens, before, behind)


def _is_bracketed(
    mention: Mention, tokens: Sequence[Token], before: Sequence[str], behind: Sequence[str]
) -> bool:
    """Tell whether a sex is counted in brackets behind those it is a part of: "(22 female)"."""
    counted = any(word[0].isdigit() or word in number_words() for word in before[-2:])
    if not counted or not behind or behind[0] not in _ENDS:
        return False
    place = mention.start - 1
    while place >= max(0, mention.start - _BRACKET):
        if tokens[place].text in {"(", "["}:
            return True
        if tokens[place].text in {")", "]"}:
            return False
        place -= 1
    return False
