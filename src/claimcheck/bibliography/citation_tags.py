"""Tags that stand for identifiers in Manubot documents: ``[@tag:oats]: doi:10.1000/oats``."""

import re
from collections.abc import Iterable

from attrs import evolve

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.model import CitationMention
from claimcheck.resources.patterns import lazy_pattern

_TAG = lazy_pattern(r"^ {0,3}\[@([^\s\[\]]{1,80})\]:[ \t]*(\S{1,500})", re.MULTILINE)


def tags_in(text: str) -> dict[str, str]:
    """Give the identifier behind each tag that a text defines.

    Args:
        text: Markdown as written.
    """
    if "[@" not in text or "]:" not in text:
        return {}
    return {tag: identifier.removeprefix("@") for tag, identifier in _TAG.findall(text)}


def without_tags(mentions: Iterable[CitationMention], text: str) -> tuple[CitationMention, ...]:
    """Put identifiers in place of the tags that a document defines; the definitions cite nothing.

    Args:
        mentions: What stands in the text.
        text: The text of the document.
    """
    if "[@" not in text or "]:" not in text:
        return tuple(mentions)
    tags = tags_in(text)
    lines = [(match.start(), match.end()) for match in _TAG.finditer(text)]
    cited = (one for one in mentions if not any(a <= one.span.start < b for a, b in lines))
    return tuple(
        evolve(one, key=normal_identifier(tags[one.key])) if one.key in tags else one
        for one in cited
    )
