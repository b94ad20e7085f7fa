"""BibTeX text to references, with everything that could not be read kept as failures."""

from collections.abc import Iterator

from attrs import evolve

from claimcheck.bibliography.bibtex_blocks import BibtexBlock, split_blocks
from claimcheck.bibliography.bibtex_entry import EntryReader
from claimcheck.bibliography.bibtex_fields import strings_of
from claimcheck.bibliography.bibtex_trouble import Trouble, hidden_entries
from claimcheck.bibliography.inheritance import inherit
from claimcheck.model import Bibliography, LineIndex, Reference


def parse_bibtex(text: str, path: str) -> Bibliography:
    r"""Read BibTeX or biblatex source.

    LaTeX becomes visible text, ``@string`` names are put in, ``crossref`` and ``xdata`` parents
    are folded in. What cannot be read is a failure with its place and the rest is read.

    Args:
        text: The source.
        path: The file's name, for places.

    Returns:
        The references in file order, each key once. Kinds of failure that hold an entry are
        ``"unreadable-entry"``, ``"missing-key"``, ``"duplicate-key"`` and ``"commented-out"``;
        the others (``"duplicate-field"``, ``"missing-comma"``, ``"unbalanced-braces"``,
        ``"unreadable-value"``, ``"undefined-string"``, ``"missing-crossref"``,
        ``"unreadable-block"``) tell of an entry or block that was read in part.
    """
    own = read_own_entries(text, path)
    references, missing = inherit(own.references)
    failures = sorted((*own.failures, *missing), key=lambda failure: failure.line or 0)
    return evolve(own, references=references, failures=tuple(failures))


def read_own_entries(text: str, path: str) -> Bibliography:
    """Read the entries with their own fields only; parents may be in another file."""
    blocks = split_blocks(text)
    trouble = Trouble(path, LineIndex(text))
    reader = EntryReader(text, path, strings_of(text, blocks), trouble)
    references = _unique(_entries(text, blocks, reader, trouble), trouble)
    failures = sorted(trouble.failures, key=lambda failure: failure.span or (0, 0))
    return Bibliography(references, tuple(failures), (path,), {path: text})


def _entries(
    text: str, blocks: tuple[BibtexBlock, ...], reader: EntryReader, trouble: Trouble
) -> Iterator[Reference]:
    end = 0
    for block in blocks:
        trouble.between(text, end, block.span.start)
        end = block.span.end
        if block.kind == "entry":
            if reference := reader.read(block):
                yield reference
        elif block.kind == "broken":
            trouble.broken(block)
        elif block.kind == "comment":
            trouble.extend(hidden_entries(text, block.span, "commented-out", trouble))
    trouble.between(text, end, len(text))


def _unique(references: Iterator[Reference], trouble: Trouble) -> tuple[Reference, ...]:
    first: dict[str, Reference] = {}
    for reference in references:
        if reference.key in first:
            trouble.repeated(reference, first[reference.key])
        else:
            first[reference.key] = reference
    return tuple(first.values())
