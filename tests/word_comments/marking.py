"""What stands in Word files with comments, seen without the code that wrote them."""

import re
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lxml import etree

from claimcheck.model import Span
from claimcheck.readers import read
from claimcheck.word_comments import CommentNote, write_comments


def note(number, start=None, end=None, words=("CC201 uncited-claim (note)", "Cites nothing.")):
    """Make a note about a span, or about the whole document."""
    span = None if start is None else Span(start, end)
    return CommentNote(sha256(str(number).encode()).hexdigest()[:32], words, span)


def text_of(data, name="docx"):
    """Give the text that is audited."""
    return read(data=data, format=name, name="a.docx").text


def write(data, *notes, name="docx"):
    """Write notes into a file."""
    return write_comments(data, "a.docx", notes, text=text_of(data, name), format=name)


def about(data, words, number=0):
    """Make a note about the first place at which some words stand."""
    start = text_of(data).index(words)
    return note(number or words, start, start + len(words))


def parts(data):
    """Give what each part of a file holds, in order."""
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def marked(data):
    """Give the words between the marks of each comment, by its id."""
    found, opened = {}, set()
    for element in etree.fromstring(parts(data)["word/document.xml"]).iter():
        name = etree.QName(element).localname
        key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
        if name == "commentRangeStart":
            opened.add(key)
            found[key] = ""
        elif name == "commentRangeEnd":
            opened.remove(key)
        elif name in {"t", "delText"}:
            for each in opened:
                found[each] += element.text or ""
    assert not opened
    return found


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_MORE = {
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships",
    "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships",
    "people": "http://schemas.microsoft.com/office/2011/relationships",
}


def answered(data, *, resolved=(), replies=()):
    """Play Word: mark comments as resolved, and answer them.

    Args:
        data: The file.
        resolved: Places of comments, from 0.
        replies: Place of a comment, author and words of each answer.
    """
    held = parts(data)
    texts = held["word/comments.xml"].decode()
    ids = re.findall(r'paraId="(\w+)"', texts)
    numbers = re.findall(r'<w:comment [^>]*w:id="(\d+)"', texts)
    states = [
        f'<w15:commentEx w15:paraId="{each}" w15:done="{int(place in resolved)}"/>'
        for place, each in enumerate(ids)
    ]
    main = held["word/document.xml"].decode()
    for number, (place, author, words) in enumerate(replies, 900):
        paragraph = f"{number:08X}"
        made = (
            f'<w:comment w:id="{number}" w:author="{author}"><w:p w14:paraId="{paragraph}">'
            f"<w:r><w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>"
        )
        texts = texts.replace("</w:comments>", made)
        states.append(
            f'<w15:commentEx w15:paraId="{paragraph}" w15:paraIdParent="{ids[place]}" '
            'w15:done="0"/>'
        )
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            mark = f'<w:{name} w:id="{numbers[place]}"/>'
            main = main.replace(mark, f'{mark}<w:{name} w:id="{number}"/>')
    durable = "".join(
        f'<w16cid:commentId w16cid:paraId="{each}" w16cid:durableId="1{each[1:]}"/>' for each in ids
    )
    return replaced(
        data,
        {
            "word/comments.xml": texts,
            "word/document.xml": main,
            "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{W15}">'
            f"{''.join(states)}</w15:commentsEx>",
            "word/commentsIds.xml": f'<w16cid:commentsIds xmlns:w16cid="{CID}">{durable}'
            "</w16cid:commentsIds>",
            "word/people.xml": f'<w15:people xmlns:w15="{W15}">'
            '<w15:person w15:author="claimcheck"/></w15:people>',
        },
    )


def replaced(data, changed):
    """Give a file with other parts, and relations to those that Word adds beside comments."""
    held = parts(data) | {name: text.encode() for name, text in changed.items()}
    relations = held["word/_rels/document.xml.rels"].decode()
    for kind, space in _MORE.items():
        line = f'<Relationship Id="x{kind}" Type="{space}/{kind}" Target="{kind}.xml"/>'
        if f"word/{kind}.xml" in changed and line not in relations:
            relations = relations.replace("</Relationships>", f"{line}</Relationships>")
    held["word/_rels/document.xml.rels"] = relations.encode()
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in held.items():
            archive.writestr(ZipInfo(name), content)
    return out.getvalue()
