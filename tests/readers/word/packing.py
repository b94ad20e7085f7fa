"""Word files made part by part, so that a test shows the XML that it is about."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from claimcheck.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = {
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Title": "Title",
    "Caption": "caption",
    "Quote": "Quote",
    "Quotations": "Quotations",
    "Author": "Author",
    "Date": "Date",
    "Bibliography": "Bibliography",
    "TOC1": "toc 1",
}


def wrapped(tag, content):
    """Put content into the root element of a part."""
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    return f"<w:{tag} {spaces}>{content}</w:{tag}>"


def run(text, properties=""):
    """Make a run."""
    space = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{space}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content, style="", properties=""):
    """Make a paragraph of runs, or of a text."""
    content = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def field(instruction, shown, data=""):
    """Make a field over several runs."""
    kept = f"<w:fldData>{data}</w:fldData>" if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows):
    """Make a table of cells given as texts or as whole elements."""
    cells = (
        "".join(one if one.startswith("<") else f"<w:tc>{para(one)}</w:tc>" for one in row)
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{one}</w:tr>" for one in cells) + "</w:tbl>"


def packed(body, parts=None, links=None):
    """Make a Word file.

    ``parts`` adds parts by their path; those of notes and numbering are related to the body.
    """
    relations = [("styles", "styles.xml", "")]
    kinds = {"word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes"}
    kinds |= {"word/numbering.xml": "numbering", "word/comments.xml": "comments"}
    relations += [(kinds[n], n.removeprefix("word/"), "") for n in parts or {} if n in kinds]
    rows = [
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target, _) in enumerate(relations)
    ]
    rows += [
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in (links or {}).items()
    ]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(rows)
        + "</Relationships>",
        "word/styles.xml": wrapped("styles", styles),
        "word/document.xml": wrapped("document", f"<w:body>{body}</w:body>"),
        **(parts or {}),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return out.getvalue()


def word(body, *, name="docx", **more):
    """Read a Word file made of a body."""
    return read(data=packed(body, **more), format=name, name="a.docx")


def shown(document):
    """Give the words of each block that is read as assertions."""
    return [block.prose.text for block in document.blocks if block.kind.is_prose]
