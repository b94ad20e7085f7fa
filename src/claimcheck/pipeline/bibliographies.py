"""Which bibliography stands behind a document, and its works as a library."""

import re
from collections.abc import Iterable, Sequence
from os.path import normpath
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.bibliography import parse_reference_list
from claimcheck.bounded_yaml import file_names
from claimcheck.model import Bibliography, Block, CitationMention, Document, Failure, InputError
from claimcheck.model.by_value import ByValue

_USUAL = "references.bib"
_MOST_LISTED = 5_000
_CITES_KEY = re.compile(r"\[-?@[^\s\]@]|\\cite")


@frozen(eq=False, repr=False)
class BibliographyChoice(ByValue):
    """What a document itself says of the bibliography behind it.

    Args:
        named: Files that its front matter names.
        has_own_list: Whether it brings its own reference list.
        cites_keys: Whether it cites the keys of a bibliography.
    """

    named: tuple[str, ...] = ()
    has_own_list: bool = False
    cites_keys: bool = False


def bibliography_choice(document: Document) -> BibliographyChoice:
    """Read off a document which bibliography it asks for."""
    cites_keys = _CITES_KEY.search(document.text) is not None
    return BibliographyChoice(named_bibliographies(document), brings_list(document), cites_keys)


def named_bibliographies(document: Document) -> tuple[str, ...]:
    """Name the bibliographies that a document's front matter asks for.

    Args:
        document: Its metadata may hold ``bibliography`` as a name, a list of names, or a mapping of
            topics to names, relative to the document. Where none of those that a LaTeX source names
            is there, the list that was made of them is taken.
    """
    names = file_names(document.metadata.get("bibliography")) or ()
    folder = Path(document.path).parent
    found = [folder / name for name in names]
    made = Path(document.path).with_suffix(".bbl")
    if document.format == "latex" and not any(path.is_file() for path in found) and made.is_file():
        return (made.as_posix(),)
    return tuple(Path(normpath(path)).as_posix() for path in found)


def usual_bibliography(path: str, *, cites_keys: bool) -> tuple[str, ...]:
    """Name the ``references.bib`` beside a document, or the only bibliography there.

    Args:
        path: The document.
        cites_keys: Whether it cites keys; only then one of another name counts.
    """
    folder = Path(path).parent
    usual = folder / _USUAL
    if usual.is_file():
        return (usual.as_posix(),)
    found = sorted(folder.glob("*.bib")) if cites_keys and folder.is_dir() else []
    return (found[0].as_posix(),) if len(found) == 1 else ()


def brings_list(document: Document) -> bool:
    """Tell whether a document brings the works that it cites and cites no keys of another."""
    brought = document.reference_items or document.bibliography
    return bool(brought) and not _CITES_KEY.search(document.text)


def load_each(
    paths: Iterable[str], cache: Path | None = None
) -> tuple[Bibliography, tuple[Failure, ...]]:
    """Read bibliographies into one; those that cannot be read at all are failures."""
    read, failures = [], []
    for path in paths:
        try:
            read.append(_load(path, cache))
        except InputError as error:
            failures.append(error.failure)
    return join_bibliographies(read), tuple(failures)


def _load(path: str, cache: Path | None) -> Bibliography:
    from claimcheck.bibliography import load_bibliography  # noqa: PLC0415 - many runs have no file

    return load_bibliography(path, cache=cache)


def join_bibliographies(bibliographies: Sequence[Bibliography]) -> Bibliography:
    """Put bibliographies behind each other; a key that stands in two is a failure of the later."""
    if len(bibliographies) == 1:
        return bibliographies[0]
    seen: dict[str, str] = {}
    failures: list[Failure] = []
    for bibliography in bibliographies:
        failures.extend(bibliography.failures)
        for reference in bibliography.references:
            first = seen.setdefault(reference.key, reference.path)
            if first != reference.path:
                failures.append(
                    Failure(
                        reference.path,
                        f"key `{reference.key}` stands in {first} too",
                        line=reference.line,
                        remedy="give one of the two another key",
                        kind="duplicate-key",
                        key=reference.key,
                    )
                )
    texts: dict[str, str] = {}
    for bibliography in bibliographies:
        texts.update(bibliography.texts)
    return Bibliography(
        references=tuple(one for each in bibliographies for one in each.references),
        failures=tuple(failures),
        paths=tuple(dict.fromkeys(path for each in bibliographies for path in each.paths)),
        texts=texts,
    )


def own_list(document: Document) -> Bibliography:
    """Read the document's own reference list; empty where it has none.

    Raises:
        InputError: It lists more works than can be read in good time.
    """
    items = document.reference_items
    if not items:
        return Bibliography()
    if len(items) > _MOST_LISTED:
        message = f"lists over {_MOST_LISTED:,} references"
        failure = Failure(document.path, message, remedy="split it", kind="too-large")
        raise InputError(failure)
    rows = [
        (visible_entry(block), block.span, document.position(block.span).line) for block in items
    ]
    return evolve(
        parse_reference_list(rows, document.path),
        paths=(document.path,),
        texts={document.path: document.text},
    )


def visible_entry(block: Block) -> str:
    """Give the words of an entry as a reader sees them, with the addresses behind its links.

    Args:
        block: An entry of a reference list.
    """
    text = block.prose.text
    hidden = (link.target for link in block.links if "://" in link.target)
    return " ".join((text, *dict.fromkeys(target for target in hidden if target not in text)))


def carried_works(document: Document, given: Bibliography) -> Bibliography:
    """Give the works whose records the file itself carries, without those that are given by key.

    Args:
        document: The document.
        given: The bibliography that stands behind it already.
    """
    carried = document.bibliography
    kept = tuple(one for one in carried.references if one.key not in given)
    return carried if len(kept) == len(carried.references) else evolve(carried, references=kept)


def uses_numbers(mentions: Iterable[CitationMention]) -> bool:
    """Tell whether the text cites by number, so that only its own list can say what is meant."""
    return any(mention.style in {"numeric", "superscript"} for mention in mentions)
