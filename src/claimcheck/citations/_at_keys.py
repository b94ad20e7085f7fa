"""Keys behind an at-sign, and the brackets in which they stand (pandoc's citation syntax)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from claimcheck.citations._passage import Pair, Passage
from claimcheck.model.by_value import ByValue
from claimcheck.resources.patterns import lazy_pattern

_AT = lazy_pattern(
    r"(?<![\w@/.\\])@(?![\w.-]{1,60}@\w)(?:"
    r"\{(?P<braced>[^{}\n]{1,500})\}"
    r"|(?P<identifier>(?:doi|pmid|pmc|pmcid|arxiv|isbn|url|https?|tag|wikidata|raw):"
    r"[^\s;,\[\]{}\"<>|]*[\w/])"
    r"|(?P<key>\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*))",
    re.IGNORECASE,
)
_PREFIX = lazy_pattern(
    r"\s*(?:doi|pmid|pmc|pmcid|arxiv|isbn|url|https?|tag|wikidata|raw):\S", re.IGNORECASE
)
_LOCATOR = lazy_pattern(
    r"[\s,:]*+((?:pp?|pages?|chap(?:ter)?s?|secs?|sections?|figs?|figures?|tables?|vol|bk|para|"
    r"ch|col|fol|l|n|no|op|pt|vs?|§|¶)?\.?\s*[\divxlc{§¶].{0,80})",
    re.IGNORECASE | re.DOTALL,
)
_CROSS_REFERENCE = lazy_pattern(
    r"(?:fig|tbl|tab|eq|sec|lst|alg|thm|lem|cor|prp|cnj|exm|exr|def|sol|rem|nte|tip|wrn|imp|cau|"
    r"app|suppfig|supptbl|apx)[:-](?!(?:19|20)\d\d)",
    re.IGNORECASE,
)
_PACKAGE = re.compile(r"[a-z_.-]{1,60}/[a-z_./-]{1,80}")
_HANDLE_HOSTS = ("github.com", "gitlab.com", "twitter.com", "x.com", "orcid.org", "linkedin.com")


@frozen(kw_only=True, eq=False, repr=False)
class AtKey(ByValue):
    """A key with the place in which it stands.

    Args:
        start: Prose offset of the at-sign.
        end: Prose offset behind the key.
        key: The key, without at-sign and braces.
        is_identifier: Whether a Manubot prefix such as ``doi:`` says what it is.
        group: Prose offsets of the whole mark.
        bracketed: Whether it stands in square brackets.
        prefix: Words before it in the brackets.
        locator: Page or other place.
    """

    start: int
    end: int
    key: str
    is_identifier: bool
    group: tuple[int, int]
    bracketed: bool
    prefix: str = ""
    locator: str = ""


def at_keys(passage: Passage) -> Iterator[AtKey]:
    """Give every key behind an at-sign, left to right, without cross-references and handles."""
    if "@" not in passage.text:
        return
    matches = [match for match in _AT.finditer(passage.text) if _is_citation(match, passage)]
    pairs = _innermost([match.start() for match in matches], passage)
    for index, (match, pair) in enumerate(zip(matches, pairs, strict=True)):
        before = matches[index - 1].end() if index else 0
        after = matches[index + 1].start() if index + 1 < len(matches) else len(passage.text)
        if pair is None:
            yield _bare(match, passage)
        else:
            low, high = max(before, pair.start + 1), min(after, pair.end)
            yield _bracketed(match, pair, passage.text, low, high)


def _is_citation(match: re.Match[str], passage: Passage) -> bool:
    if passage.is_escaped(match.start()):
        return False
    if match["key"] and (_CROSS_REFERENCE.match(match["key"]) or _PACKAGE.fullmatch(match["key"])):
        return False
    if match["braced"] is not None and not match["braced"].strip():
        return False
    first = bisect_right(passage.link_ends, match.start())
    return not any(
        start <= match.start() and any(host in target for host in _HANDLE_HOSTS)
        for start, _, target in passage.links[first : first + 1]
    )


def _innermost(offsets: list[int], passage: Passage) -> list[Pair | None]:
    """Give for each of the ascending offsets the innermost square brackets around it."""
    square = [pair for pair in passage.pairs if passage.text[pair.start] == "["]
    found: list[Pair | None] = []
    stack: list[Pair] = []
    following = 0
    for offset in offsets:
        while following < len(square) and square[following].start < offset:
            while stack and stack[-1].end < square[following].start:
                stack.pop()
            stack.append(square[following])
            following += 1
        while stack and stack[-1].end < offset:
            stack.pop()
        found.append(stack[-1] if stack else None)
    return found


def _key(match: re.Match[str]) -> str:
    return (match["braced"] or match["identifier"] or match["key"]).strip()


def _is_identifier(match: re.Match[str]) -> bool:
    return match["identifier"] is not None or bool(_PREFIX.match(match["braced"] or ""))


def _bracketed(match: re.Match[str], pair: Pair, text: str, low: int, high: int) -> AtKey:
    opening = text.rfind(";", low, match.start())
    closing = text.find(";", match.end(), high)
    prefix = text[(low if opening < 0 else opening + 1) : match.start()]
    suffix = text[match.end() : (high if closing < 0 else closing)]
    locator = _LOCATOR.match(suffix)
    return AtKey(
        start=match.start(),
        end=match.end(),
        key=_key(match),
        is_identifier=_is_identifier(match),
        group=(pair.start, pair.end + 1),
        bracketed=True,
        prefix=prefix.strip(" \t\n,-"),
        locator=locator[1].strip() if locator else "",
    )


def _bare(match: re.Match[str], passage: Passage) -> AtKey:
    text, end, locator = passage.text, match.end(), ""
    opening = end + 1 if text[end : end + 1] == " " else end
    closing = passage.closing.get(opening) if text[opening : opening + 1] == "[" else None
    if closing is not None and "@" not in text[opening:closing]:
        found = _LOCATOR.fullmatch(text[opening + 1 : closing])
        if found:
            locator, end = found[1].strip(), closing + 1
    return AtKey(
        start=match.start(),
        end=match.end(),
        key=_key(match),
        is_identifier=_is_identifier(match),
        group=(match.start(), end),
        bracketed=False,
        locator=locator,
    )
