"""References to BibTeX: new entries, and changes that leave the rest of a file alone."""

import re
from collections.abc import Mapping, Sequence

from claimcheck.bibliography.bibtex_edits import entry_edits, line_end_of
from claimcheck.bibliography.bibtex_field_text import bibtex_names, field_source
from claimcheck.model import Reference
from claimcheck.model.edit import Edit, apply_edits

_NAME = re.compile(r"[A-Za-z][\w:.+/-]*")
_NO_KEY = re.compile(r"[\s,{}()\"=#%\\~@']+")


def write_bibtex(references: Sequence[Reference]) -> str:
    """Write a new ``.bib`` file, in the order given.

    People are written from ``authors`` and ``editors``, everything else from ``fields`` (of a
    child with ``crossref`` or ``xdata`` its own fields only). Characters that a key cannot have
    become hyphens.

    Args:
        references: Entries to write.
    """
    return "\n".join(_entry(reference) for reference in references)


def update_bibtex(
    text: str,
    changes: Mapping[str, Mapping[str, str | None]],
    additions: Sequence[Reference] = (),
) -> str:
    """Change fields and add entries; every other character of the file stays as it is.

    Args:
        text: The file as read.
        changes: By key, then by field name: the new visible text (for ``author`` and ``editor``
            a BibTeX name list, organisations in braces), or ``None`` to take the field out.
            A value that is there already changes nothing.
        additions: Entries to append.

    Returns:
        The new file. New fields stand behind the last one, indented and aligned as the entry is.

    Raises:
        KeyError: No readable entry has a key named in ``changes``.
        ValueError: An addition's key is in the file, or a field's name cannot be written.
    """
    edits: list[Edit] = []
    if changes:
        edits = entry_edits(text, changes)
    changed = apply_edits(text, edits)
    return changed + _appended(changed, additions) if additions else changed


def _appended(text: str, additions: Sequence[Reference]) -> str:
    from claimcheck.bibliography.bibtex_blocks import split_blocks  # noqa: PLC0415 - slow import

    taken = {block.key for block in split_blocks(text) if block.kind == "entry"}
    for reference in additions:
        if written_key(reference.key) in taken:
            raise ValueError(f"the key {reference.key!r} is in the file already")
        taken.add(written_key(reference.key))
    end = line_end_of(text)
    gap = "" if not text else end if text.endswith(("\n", "\r")) else end * 2
    return gap + write_bibtex(additions).replace("\n", end)


def written_key(key: str) -> str:
    """Give the key as BibTeX can hold it."""
    return _NO_KEY.sub("-", key.strip()).strip("-") or "ref"


def _entry(reference: Reference) -> str:
    kind = reference.type if _NAME.fullmatch(reference.type) else "misc"
    fields = "".join(f"  {name} = {source},\n" for name, source in _sources(reference))
    return f"@{kind}{{{written_key(reference.key)},\n{fields}}}\n"


def _sources(reference: Reference) -> list[tuple[str, str]]:
    """List the fields as they are written, people first."""
    people = []
    if reference.authors:
        source = bibtex_names(reference.authors, et_al=reference.et_al)
        people.append(("author", source))
    if reference.editors:
        people.append(("editor", bibtex_names(reference.editors, et_al=False)))
    done = {name for name, _ in people}
    is_heir = "crossref" in reference.raw_fields or "xdata" in reference.raw_fields
    own = reference.raw_fields if is_heir else reference.fields
    if is_heir:
        people = [(name, source) for name, source in people if name in own]
    return people + [
        (name, field_source(name, text))
        for name, text in reference.fields.items()
        if text and name in own and name not in done and _NAME.fullmatch(name)
    ]
