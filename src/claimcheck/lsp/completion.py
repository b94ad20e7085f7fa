"""Keys of the bibliography, offered where one is being written."""

import re
from collections.abc import Mapping

from lsprotocol import types

from claimcheck.lsp.positions import TextPlaces
from claimcheck.lsp.work_text import describe_work, headline
from claimcheck.model import Library, Reference, Span

_KEY = r"(?P<key>[^\s@\[\]{}(),;`\"'\\]*)"
_LATEX = re.compile(rf"\\[a-zA-Z]*[cC]it[a-zA-Z]*\*?(?:\[[^\]]*\])*\{{(?:[^{{}}]*,\s*)?{_KEY}$")
_ROLE = re.compile(rf"\{{cite(?::[a-z]+)?\}}`(?:[^`]*[,;]\s*)?{_KEY}$")
_RST_ROLE = re.compile(rf":cite(?::[a-z]+)?:`(?:[^`]*,\s*)?{_KEY}$")
_AT = re.compile(rf"(?:^|[^\w@.])-?@\{{?{_KEY}$")
_BY_FORMAT: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "latex": (_LATEX,),
    "rst": (_RST_ROLE,),
}
_OTHERS = (_ROLE, _AT, _LATEX)
_MOST = 100
_LONGEST = 2_000
"""Characters of a line that are looked at before a place."""
TRIGGERS = ("@", "{", "`", ",", ";")


def key_at(text: str, offset: int, format_name: str) -> Span | None:
    """Find the key that is being written before a place, however little of it stands there.

    Args:
        text: The text.
        offset: The place.
        format_name: Name of the document's format.
    """
    line = text.rfind("\n", 0, offset) + 1
    before = text[max(line, offset - _LONGEST) : offset]
    for pattern in _BY_FORMAT.get(format_name, _OTHERS):
        match = pattern.search(before)
        if match is not None:
            return Span(offset - len(match["key"]), offset)
    return None


def completions(library: Library, places: TextPlaces, key: Span) -> types.CompletionList:
    """Offer the works whose key or title holds what is written, with tier and title.

    Of a large bibliography only some are offered; the editor asks again at the next letter.

    Args:
        library: The works.
        places: The text.
        key: What is written of the key.
    """
    where, written = places.range(key), key.of(places.text).casefold()
    fitting = [
        one
        for one in library.bibliography.values()
        if written in one.key.casefold() or written in one.title.casefold()
    ]
    fitting.sort(key=lambda one: not one.key.casefold().startswith(written))
    return types.CompletionList(
        is_incomplete=len(fitting) > _MOST,
        items=[_item(one, library, where) for one in fitting[:_MOST]],
    )


def _item(reference: Reference, library: Library, where: types.Range) -> types.CompletionItem:
    study = library.study(reference.key)
    return types.CompletionItem(
        label=reference.key,
        kind=types.CompletionItemKind.Reference,
        detail=headline(reference, study),
        label_details=types.CompletionItemLabelDetails(
            detail=f" {study.tier.value.name}", description=reference.title
        ),
        documentation=types.MarkupContent(
            types.MarkupKind.Markdown, describe_work(reference, library)
        ),
        filter_text=f"{reference.key} {reference.title}",
        text_edit=types.TextEdit(where, reference.key),
    )
