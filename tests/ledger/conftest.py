"""An article and its claims, one a sentence."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from attrs import field, frozen

from claimcheck.model import (
    Candidate,
    CitationMention,
    Claim,
    ClaimCitation,
    ClaimType,
    Document,
    EvidenceLink,
    Strength,
)
from claimcheck.model.span import LineIndex, Span

_SENTENCE = re.compile(r"[^\s#][^.]*\.")
_KEY = re.compile(r"@([a-z0-9]+)")


@frozen
class Article:
    """A text, read with every sentence a claim and every ``@key`` a citation."""

    text: str
    document: Document = field(init=False)
    claims: tuple[Claim, ...] = field(init=False)

    @document.default
    def _document(self) -> Document:
        return Document("article.md", "markdown", self.text, ())

    @claims.default
    def _claims(self) -> tuple[Claim, ...]:
        return tuple(self._claim(match) for match in _SENTENCE.finditer(self.text))

    def _claim(self, match: re.Match[str]) -> Claim:
        mentions = []
        for key in _KEY.finditer(match[0]):
            span = Span(match.start() + key.start(), match.start() + key.end())
            mention = CitationMention(
                "key", span, key[0], span, key=key[1], candidates=(Candidate(key[1]),)
            )
            mentions.append(ClaimCitation(mention))
        return Claim(
            id="-".join(re.findall(r"[a-z]+", match[0].lower())[:5]) or "claim",
            document="article.md",
            quote=match[0],
            text=match[0],
            span=Span(*match.span()),
            line=LineIndex(self.text).position(match.start()).line,
            claim_type=ClaimType.CAUSAL_EFFECT,
            strength=Strength.S6,
            citations=tuple(mentions),
            evidence=tuple(EvidenceLink(each.mention.key or "") for each in mentions),
        )


@pytest.fixture(scope="session")
def article() -> type[Article]:
    """Give the reader of articles."""
    return Article


@pytest.fixture(scope="session")
def survival() -> ModuleType:
    """Give the benchmark that edits articles and follows their notes."""
    path = Path(__file__).parents[2] / "benchmarks" / "anchoring.py"
    spec = importlib.util.spec_from_file_location("benchmark_anchoring", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
