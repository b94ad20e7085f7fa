"""The parts of a title and an abstract: what was known, what was done, what it came to."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from claimcheck.evidence._tables import phrases, rows
from claimcheck.lexicon.tokens import Token, tokenize
from claimcheck.resources.patterns import lazy_pattern

_BREAK = lazy_pattern(r"(?<=[.?!])[)\]\"”']?\s+(?=[\"“(\[]?[A-Z0-9])")
_LABEL = lazy_pattern(r"(?<![\w-])([A-Z][A-Za-z()'/&, ]{2,45}?)\s?(?::|\.(?=\s[A-Z]))")
_ABBREVIATION = lazy_pattern(r"(?:\b(?:vs|al|e\.g|i\.e|approx|Dr|St|Fig|No|cf|resp|ca|[A-Z])\.)$")
_OPENING_TOKENS = 4
LONGEST_ABSTRACT = 30_000
"""Characters of an abstract that are read; what is longer is no abstract."""


class AbstractSentence(NamedTuple):
    """One sentence of a title or an abstract.

    Args:
        role: ``"title"``, ``"background"``, ``"methods"``, ``"results"``, ``"conclusion"``,
            ``"other"``, or ``"body"`` where nothing tells.
        text: The sentence.
        tokens: Its tokens.
    """

    role: str
    text: str
    tokens: tuple[Token, ...]


@cache
def _roles() -> Mapping[str, str]:
    return {row["label"]: row["role"] for row in rows("sections")}


def passages(title: str, abstract: str) -> tuple[AbstractSentence, ...]:
    """Cut title and abstract into sentences with their roles.

    Labels of structured abstracts ("METHODS:") tell the role. Without labels the first sentence
    is background, and the last ones that open as conclusions do are the conclusion.

    Args:
        title: The title.
        abstract: The abstract, read up to 30,000 characters.
    """
    found = [AbstractSentence("title", title, tokenize(title))] if title.strip() else []
    labelled = list(_labelled(abstract[:LONGEST_ABSTRACT]))
    if any(role for role, _ in labelled):
        found.extend(_passage(role or "body", text) for role, text in labelled)
    else:
        found.extend(_unlabelled([text for _, text in labelled]))
    return tuple(found)


def conclusion_of(parts: tuple[AbstractSentence, ...]) -> str:
    """Give the conclusion's sentences in the order of the abstract, empty where none is."""
    return " ".join(part.text for part in parts if part.role == "conclusion")


def _passage(role: str, text: str) -> AbstractSentence:
    return AbstractSentence(role, text, tokenize(text))


def _labelled(abstract: str) -> Iterator[tuple[str, str]]:
    role = ""
    for sentence in _sentences(abstract):
        begin = 0
        for match in _LABEL.finditer(sentence):
            named = _roles().get(" ".join(match[1].lower().split()))
            if named is None or (match.end() < len(sentence) and match[0][-1] == "." and begin):
                continue
            if not match[1].isupper() and sentence[begin : match.start()].strip(" .;"):
                continue
            if before := sentence[begin : match.start()].strip():
                yield role, before
            role, begin = named, match.end()
        if rest := sentence[begin:].strip():
            yield role, rest


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for match in _BREAK.finditer(text):
        if _ABBREVIATION.search(text, max(begin, match.start() - 8), match.start()):
            continue
        yield text[begin : match.start()].strip()
        begin = match.end()
    if rest := text[begin:].strip():
        yield rest


def _unlabelled(sentences: list[str]) -> Iterator[AbstractSentence]:
    conclusion = len(sentences)
    tokens = [tokenize(text) for text in sentences]
    for position in range(len(sentences) - 1, max(len(sentences) // 2, 0), -1):
        if phrases("conclusion_openers").find(tokens[position][:_OPENING_TOKENS]):
            conclusion = position
    for position, text in enumerate(sentences):
        if position >= conclusion:
            role = "conclusion"
        else:
            role = "background" if position == 0 and len(sentences) > 2 else "body"  # noqa: PLR2004
        yield AbstractSentence(role, text, tokens[position])
