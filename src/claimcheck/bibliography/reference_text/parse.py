"""Free-text references read into records."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import evolve

from claimcheck.bibliography.reference_text.assembly import Assembled, assemble
from claimcheck.bibliography.reference_text.fixed_forms import known_by_form
from claimcheck.bibliography.reference_text.keys import base_key, unique_keys
from claimcheck.bibliography.reference_text.labels import leading_label
from claimcheck.bibliography.reference_text.names import ends_in_et_al, people
from claimcheck.bibliography.reference_text.tagger import tag
from claimcheck.bibliography.reference_text.tokens import tokenize_reference
from claimcheck.model import Bibliography, Origin, Reference, Span
from claimcheck.model.arguments import a_string, a_value


def parse_reference(
    text: str,
    *,
    key: str | None = None,
    path: str = "",
    span: Span | None = None,
    line: int = 1,
    label: str | None = None,
) -> Reference:
    """Read one free-text reference, in any citation style.

    A trained sequence model says which words are author, title and so on; identifiers are found by
    their form. What the model is unsure of is kept with its probability, never dropped.

    Args:
        text: The reference as written; a number or bullet before it is taken as its label.
        key: Its key; by default made from family name and year, such as ``chen2011``.
        path: File that holds it.
        span: Its place in that file.
        line: 1-based line in that file.
        label: Its number or mark in the list, where that is known already.

    Raises:
        ArgumentError: An argument is of the wrong kind.

    Examples:
        >>> reference = parse_reference("Lee, A. (2020). Zinc and colds. J Sleep, 3(2), 11-19.")
        >>> reference.key, reference.year, reference.pages
        ('lee2020', 2020, '11-19')
    """
    for name, value in (("text", text), ("key", key), ("path", path), ("label", label)):
        if value is not None or name in {"text", "path"}:
            a_string(name, value)
    a_value("line", line, int, "a whole number")
    if span is not None:
        a_value("span", span, Span, "a `claimcheck.Span`")
    found_label, start = leading_label(text)
    assembled = _assembled(text, start)
    fields = {name: value.text for name, value in assembled.fields.items()}
    shown = label or found_label or fields.get("label")
    if shown:
        fields["label"] = shown
    authors = people(fields.get("author", ""))
    year = fields.get("year", "")
    return Reference(
        key=key or base_key(authors, year + assembled.suffix, fields.get("title", "")),
        type=assembled.type,
        fields=fields,
        raw_fields={n: text[v.start : v.end] for n, v in assembled.fields.items()},
        authors=authors,
        editors=people(fields.get("editor", "")),
        year=int(year) if year else None,
        path=path,
        line=line,
        span=span,
        field_spans=_spans(assembled, text, span),
        raw=text,
        probabilities={n: round(v.probability, 4) for n, v in assembled.fields.items()},
        et_al=_is_cut_short(text, assembled),
        origin=Origin.TEXT,
    )


@lru_cache(maxsize=1000)
def _assembled(text: str, start: int) -> Assembled:
    """Tag a reference; the same one often stands in several documents of a folder."""
    known = known_by_form(text, start)
    tokens = [token for token in tokenize_reference(text) if token.start >= start]
    for one in known:
        tokens = [token for token in tokens if not one.start <= token.start < one.end]
    return assemble(text, tag(tokens), known)


def _is_cut_short(text: str, assembled: Assembled) -> bool:
    """Return whether the list of authors ends in "et al.", inside the field or right behind it."""
    author = assembled.fields.get("author")
    if author is None:
        return False
    behind = re.match(
        r"[\s,.;]{0,9}(?:and\s{1,9})?et\.?\s{0,9}al\b", text[author.end : author.end + 20]
    )
    return behind is not None or ends_in_et_al(author.text)


def _spans(assembled: Assembled, text: str, span: Span | None) -> Mapping[str, Span]:
    """Return the fields' places in the file, where the reference is one stretch of it."""
    if span is None or len(span) != len(text):
        return {} if span is not None else assembled.spans
    return {name: found.shift(span.start) for name, found in assembled.spans.items()}


def parse_reference_list(
    items: Iterable[tuple[str, Span | None, int]], path: str = ""
) -> Bibliography:
    """Read the references of a document's own list, with keys that differ.

    Args:
        items: Text, place in the file and 1-based line of each reference, in order.
        path: File that holds them.
    """
    read = [parse_reference(text, path=path, span=span, line=line) for text, span, line in items]
    keys = unique_keys(reference.key for reference in read)
    named = tuple(evolve(found, key=key) for found, key in zip(read, keys, strict=True))
    return Bibliography(references=named, paths=(path,) if path else ())
