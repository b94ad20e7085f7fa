"""Small Word files with comments of people, made part by part."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def word_file(*paragraphs: str, comment: str) -> bytes:
    """Make a document; a comment of a person stands at its first paragraph."""
    first, *others = (f"<w:r><w:t>{one}</w:t></w:r>" for one in paragraphs)
    marked = f'<w:commentRangeStart w:id="7"/>{first}<w:commentRangeEnd w:id="7"/>'
    marked += '<w:r><w:commentReference w:id="7"/></w:r>'
    body = "".join(f"<w:p>{one}</w:p>" for one in (marked, *others))
    said = f'<w:comment w:id="7" w:author="Ann"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/></Types>',
        "_rels/.rels": _relations(f"{_OFFICE}/officeDocument", "word/document.xml"),
        "word/document.xml": _rooted("document", f"<w:body>{body}</w:body>"),
        "word/comments.xml": _rooted("comments", f"{said}</w:comment>"),
        "word/_rels/document.xml.rels": _relations(f"{_OFFICE}/comments", "comments.xml"),
    }
    return _packed({name: text.encode() for name, text in parts.items()})


def answered(data: bytes, words: str) -> bytes:
    """Answer the last comment, as Word does: another comment, and a note of what it answers."""
    parts = parts_of(data)
    comments = parts["word/comments.xml"].decode()
    number = re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments)[-1]
    paragraph = re.findall(r'paraId="(\w+)"', comments)[-1]
    reply = f'<w:comment w:id="900" w:author="Ann" xmlns:w14="{_WORD_2010}">'
    reply += f'<w:p w14:paraId="00000900"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
    states = f'<w15:commentEx w15:paraId="{paragraph}" w15:done="0"/>'
    states += f'<w15:commentEx w15:paraId="00000900" w15:paraIdParent="{paragraph}" w15:done="0"/>'
    extended = f'<w15:commentsEx xmlns:w15="{_WORD_2012}">{states}</w15:commentsEx>'
    main = parts["word/document.xml"].decode()
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        mark = f'<w:{name} w:id="{number}"/>'
        main = main.replace(mark, f'{mark}<w:{name} w:id="900"/>')
    relations = parts["word/_rels/document.xml.rels"].decode()
    more = f'<Relationship Id="x1" Type="{_EXTENDED}" Target="commentsExtended.xml"/>'
    changed = {
        "word/comments.xml": comments.replace("</w:comments>", f"{reply}</w:comments>"),
        "word/document.xml": main,
        "word/commentsExtended.xml": extended,
        "word/_rels/document.xml.rels": relations.replace(
            "</Relationships>", f"{more}</Relationships>"
        ),
    }
    return _packed(parts | {name: text.encode() for name, text in changed.items()})


def parts_of(data: bytes) -> dict[str, bytes]:
    """Give what each part of an archive holds."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rooted(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_MAIN}">{content}</w:{name}>'


def _relations(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{one}</Relationships>'


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
