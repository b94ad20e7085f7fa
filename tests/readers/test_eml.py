"""E-mails: what their writer wrote, without what is quoted and without the signature."""

import pytest

from claimcheck.model import BlockKind, InputError
from claimcheck.readers import read
from readers.file_eml import sent


def mail(data):
    return read(data=data, format="eml", name="a.eml")


def shown(document):
    return [block.prose.text for block in document.blocks]


def test_the_subject_is_a_heading_and_the_text_stands_beneath():
    found = mail(sent("Zinc helps.\n\n- Tea too.\n"))
    assert [(block.kind, block.prose.text) for block in found.blocks] == [
        (BlockKind.HEADING, "On zinc"),
        (BlockKind.PARAGRAPH, "Zinc helps."),
        (BlockKind.LIST_ITEM, "Tea too."),
    ]
    assert found.metadata["author"] == "Ann <ann@x.org>"


def test_quoted_words_and_the_signature_are_left_out():
    text = (
        "Zinc helps.\n\nOn Monday Bo wrote:\n> Tea cures all.\n> Always.\n\nSo there.\n\n-- \nAnn\n"
    )
    assert shown(mail(sent(text))) == ["On zinc", "Zinc helps.", "So there."]


def test_of_text_and_page_the_text_is_read_and_of_a_page_alone_the_page():
    page = "<p>Zinc <b>helps</b>.</p>"
    assert shown(mail(sent("Plain.", page))) == ["On zinc", "Plain."]
    assert shown(mail(sent(page=page))) == ["On zinc", "Zinc helps."]


@pytest.mark.parametrize("data", [b"", b"Zinc helps.\n", b"\x00\xff" * 50, b"A: b\n\nZinc."])
def test_what_has_no_head_is_no_mail(data):
    with pytest.raises(InputError, match="not an e-mail"):
        mail(data)


def test_a_broken_head_of_the_text_does_not_hide_it():
    assert shown(mail(b"Subject: x\nContent-Type: ;;;\n\nZinc.")) == ["x", "Zinc."]


def test_a_text_in_an_unknown_encoding_is_refused():
    with pytest.raises(InputError, match="cannot be decoded"):
        mail(b"Subject: x\nContent-Type: text/plain; charset=nonsense\n\nZinc.")
