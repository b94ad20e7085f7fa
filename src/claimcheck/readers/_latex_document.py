"""From a LaTeX source to a document."""

import logging
import re
from collections.abc import Iterator

from pylatexenc.latexwalker import LatexWalkerParseError

from claimcheck.model import Document, InputError
from claimcheck.readers._drafts import finish
from claimcheck.readers._files import refuse
from claimcheck.readers._latex_definitions import definitions_of
from claimcheck.readers._latex_masked import masked
from claimcheck.readers._latex_parser import TooManySignsError, walker_of
from claimcheck.readers._latex_walk import LatexWalk

_BODY = re.compile(r"^[^%\n]{0,200}\\begin\s{0,5}\{document\}", re.MULTILINE)
_BIBLIOGRAPHY = re.compile(
    r"^[^%\n]{0,500}?\\(?:bibliography|addbibresource)\s{0,5}(?:\[[^\]]{0,200}\])?\{([^{}]{1,2000})\}",
    re.MULTILINE,
)
_TITLE = re.compile(
    r"^\s{0,20}\\title\s{0,5}(?:\[[^\]]{0,500}\])?\{([^{}]{1,1000})\}", re.MULTILINE
)
_FRONT = re.compile(
    r"^[ \t]{0,20}\\(title|subtitle|[Aa]bstract)\s{0,5}(?:\[[^\]]{0,500}\])?\s{0,5}(?=\{)",
    re.MULTILINE,
)
_MOST_COMMANDS = 40_000
_REMEDY = "close the groups that are open, or convert it to Markdown"


def document_of(text: str, path: str, behind: str = "") -> Document:
    """Read a LaTeX source.

    Args:
        text: The source.
        path: How the document is named.
        behind: Where commands are defined that it does not define itself.

    Raises:
        InputError: Its groups are nested too deep, or it holds over 40,000 commands.
    """
    if text.count("\\") > _MOST_COMMANDS:
        raise _too_large(path)
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    readable = masked(text)
    body = _BODY.search(readable)
    start = body.end() if body else 0
    own = definitions_of(f"{masked(behind)}\n{readable}" if behind else readable)
    walk = LatexWalk(readable, own)
    try:
        parser = walker_of(readable, own)
        for name, place in _front(readable, start):
            walk.read_front(name, parser.get_latex_expression(place)[0])
        nodes, _, _ = parser.get_latex_nodes(pos=start)
        walk.run(nodes)
    except TooManySignsError as error:
        raise _too_large(path) from error
    except RecursionError as error:
        raise refuse(path, "is nested too deep", _REMEDY, "damaged") from error
    except (LatexWalkerParseError, AttributeError, IndexError, TypeError, ValueError) as error:
        raise refuse(path, "is not LaTeX that can be read", _REMEDY, "damaged") from error
    return Document(path, "latex", text, finish(walk.drafts, text), _metadata(text))


def _front(text: str, end: int) -> Iterator[tuple[str, int]]:
    """Give the names and the places of what the preamble says and the page shows, each once."""
    seen: set[str] = set()
    for match in _FRONT.finditer(text, 0, end):
        if match[1] not in seen:
            seen.add(match[1])
            yield match[1], match.end()


def _too_large(path: str) -> InputError:
    message = f"holds over {_MOST_COMMANDS:,} commands, groups and formulas"
    return refuse(path, message, "split it into the parts that it is made of", "too-large")


def _metadata(text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    title = _TITLE.search(text)
    if title:
        found["title"] = " ".join(title.group(1).split())
    names = [
        name.strip() if name.strip().endswith(".bib") else f"{name.strip()}.bib"
        for match in _BIBLIOGRAPHY.finditer(text)
        for name in match.group(1).split(",")
        if name.strip()
    ]
    if names:
        found["bibliography"] = list(dict.fromkeys(names))
    return found
