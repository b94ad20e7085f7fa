"""Parts that a Word file needs so that it can have comments, made where they are missing."""

from posixpath import basename, dirname, join, relpath

from claimcheck.word_comments._byte_edits import appended, namespace_of, without_elements
from claimcheck.word_comments._commented import CommentedFile, table_of
from claimcheck.word_comments._tags import TagTable

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = "rIdClaimcheckComments"
_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W14 = ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
"""What declares the names of Word 2010, among them the ids of paragraphs."""
IGNORABLE = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
"""What lets a program pass over them that does not know them."""


def new_root(namespace: str) -> str:
    """Give the start tag of a part for comments that we make.

    Args:
        namespace: Word's own, of which the standard has two.
    """
    return f'<w:comments xmlns:w="{namespace}"{W14}{IGNORABLE}>'


def new_comments_part(commented: CommentedFile) -> dict[str, bytes]:
    """Make an empty part for comments, and what says that it is there.

    Args:
        commented: A file that has none.
    """
    name = _free_name(commented)
    main = commented.main_table()
    root = new_root(namespace_of(main))
    made = {name: f"{_HEAD}{root}</w:comments>".encode()}
    made[_relations(commented)] = _with_relation(commented, name)
    types = table_of(commented.package, _TYPES)
    if types is not None:
        made[_TYPES] = appended(types, _override(types, name))
    return made


def without_comments_part(commented: CommentedFile, left: bytes) -> dict[str, bytes | None]:
    """Take the part for comments out where we made it and nothing is left in it.

    Args:
        commented: The file.
        left: What is left of the part.
    """
    name = commented.parts["comments"]
    main = commented.main_table()
    if left != f"{_HEAD}{new_root(namespace_of(main))}</w:comments>".encode():
        return {}
    gone: dict[str, bytes | None] = {name: None}
    relations = table_of(commented.package, _relations(commented))
    if relations is not None:
        rest = _without(relations, "Id", _ID)
        gone[_relations(commented)] = None if rest == _no_relations() else rest
    types = table_of(commented.package, _TYPES)
    if types is not None:
        gone[_TYPES] = _without(types, "PartName", f"/{name}")
    return gone


def _free_name(commented: CommentedFile) -> str:
    taken = set(commented.package.archive.namelist())
    folder = dirname(commented.main)
    names = (join(folder, f"comments{number or ''}.xml") for number in range(len(taken) + 1))
    return next(name for name in names if name not in taken)


def _relations(commented: CommentedFile) -> str:
    main = commented.main
    return join(dirname(main), "_rels", f"{basename(main)}.rels")


def _no_relations() -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()


def _with_relation(commented: CommentedFile, name: str) -> bytes:
    kind = _relation_kind(commented)
    target = relpath(name, dirname(commented.main) or ".")
    table = table_of(commented.package, _relations(commented))
    if table is None:
        line = f'<Relationship Id="{_ID}" Type="{kind}" Target="{target}"/>'
        return _no_relations().replace(b"</Relationships>", f"{line}</Relationships>".encode())
    w = table.prefix(0)
    line = f'<{w}Relationship Id="{_ID}" Type="{kind}" Target="{target}"/>'
    return appended(table, line)


def _relation_kind(commented: CommentedFile) -> str:
    """Give the kind of the relation in the words of the standard that the file follows."""
    strict = "purl.oclc.org" in namespace_of(commented.main_table())
    if strict:
        return "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def _override(types: TagTable, name: str) -> str:
    return f'<{types.prefix(0)}Override PartName="/{name}" ContentType="{_KIND}"/>'


def _without(table: TagTable, attribute: str, value: str) -> bytes:
    """Take the elements out whose attribute has a value."""
    every = range(1, len(table.names))
    return without_elements(
        table, (each for each in every if table.attribute(each, attribute) == value)
    )
