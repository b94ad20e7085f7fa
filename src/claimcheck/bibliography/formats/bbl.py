r"""Lists of references that BibTeX or biber made for LaTeX (``.bbl``)."""

from collections.abc import Iterator

from attrs import evolve

from claimcheck.bibliography.biber_entries import biber_entries, has_biber_entries
from claimcheck.bibliography.drafts import bibliography_of
from claimcheck.bibliography.format import Format
from claimcheck.bibliography.latex_text import visible_text
from claimcheck.model import Bibliography, LineIndex, Reference, Span
from claimcheck.resources.patterns import lazy_pattern

_BEGINS = "\\begin{thebibliography}"
_ITEM = lazy_pattern(r"\\bibitem\b[ \t]*(?:%[^\n]*)?\s{0,20}")
_KEY = lazy_pattern(r"[ \t\n%]{0,20}\{([^{}]{1,300})\}")
_END = lazy_pattern(r"\\end\{thebibliography\}")
_COMMENT = lazy_pattern(r"(?<!\\)%[^\n]*\n?[ \t]*")
_SILENT = lazy_pattern(
    r"\\(?:bibinfo|bibfield|BibitemShut|urlstyle|natexlab|providecommand|href@noop)\s*\{[^{}]*\}"
    r"|\\(?:BibitemOpen|BibitemNoStop|bibNoStop|newblock|protect|EOS)\b|\\penalty ?\d{1,5}"
)
_SPACE = lazy_pattern(r"\\[ ,;:!\n]|~")
_LINK = lazy_pattern(r"\\href\s*\{([^{}]{0,1000})\}")
_BASE = lazy_pattern(r"\\doibase\s*")


def parse_bbl(text: str, path: str) -> Bibliography:
    r"""Read the entries of a list.

    Args:
        text: The file: ``\bibitem`` lists of BibTeX, or the fields that biber writes.
        path: Its name, for places.
    """
    if has_biber_entries(text):
        return bibliography_of(list(biber_entries(text)), text, path)
    return _of_items(text, path)


def _of_items(text: str, path: str) -> Bibliography:
    """Read each entry from its words."""
    from claimcheck.bibliography.reference_text.parse import (  # noqa: PLC0415 - slow, seldom asked
        parse_reference,
    )

    lines = LineIndex(text)
    found: dict[str, Reference] = {}
    for key, start, end in _items(text):
        words = _words(text[start:end])
        if words and key not in found:
            span = Span(start, end)
            line = lines.position(start).line
            found[key] = evolve(parse_reference(words, path=path, span=span, line=line), key=key)
    return Bibliography(tuple(found.values()), (), (path,), {path: text})


def _items(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the key of each item, and where its words begin and end."""
    closing = _END.search(text)
    limit = closing.start() if closing else len(text)
    heads = list(_ITEM.finditer(text, 0, limit))
    for place, match in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else limit
        start = _behind_label(text, match.end(), end)
        key = _KEY.match(text, start, end)
        if key is not None:
            yield key[1].strip(), key.end(), end


def _behind_label(text: str, start: int, limit: int) -> int:
    """Step over ``[…]``, in which groups may hold brackets."""
    if text[start : start + 1] != "[":
        return start
    depth = 0
    for at in range(start, min(limit, start + 5_000)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if text[at] == "]" and depth <= 0:
            return at + 1
    return start


def _words(source: str) -> str:
    """Give the words of an item as they are printed, addresses of its links included."""
    bare = _COMMENT.sub("", source)
    bare = _SILENT.sub(" ", _BASE.sub("https://doi.org/", bare))
    bare = _SPACE.sub(" ", bare)
    addresses = [match[1] for match in _LINK.finditer(bare) if "://" in match[1]]
    shown = visible_text(_LINK.sub("", bare))
    return " ".join((shown, *(one for one in dict.fromkeys(addresses) if one not in shown)))


def _fits(text: str) -> bool:
    return _BEGINS in text or has_biber_entries(text)


FORMAT = Format(
    name="bbl",
    suffixes=frozenset({".bbl"}),
    begins=lazy_pattern(r"\\(?:bibitem\b|entry\{)"),
    fits=_fits,
    parse=parse_bbl,
)
