"""The recipe for a new reader: what its page shows works as it is printed there."""

import re
from pathlib import Path

import pytest

from claimcheck.model import InputError
from claimcheck.readers import Reader

PAGE = Path(__file__).resolve().parents[2] / "docs/extending-readers.md"


@pytest.fixture(scope="module")
def shown():
    """Run the readers of the page."""
    names: dict[str, object] = {}
    for code in re.findall(r"   ```python\n(.*?)   ```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(re.sub(r"^   ", "", code, flags=re.MULTILINE), names)  # noqa: S102 - our own page
    return names


def test_the_text_format_is_read(shown):
    reader = shown["shout_reader"]
    assert isinstance(reader, Reader)
    assert reader.text_is_source
    document = reader.read("Zinc hilft größer.".encode(), "a.shout")
    assert document.blocks[0].prose.text == "Zinc hilft größer."


def test_the_binary_format_is_read_and_its_test_passes(shown):
    reader = shown["cards_reader"]
    document = reader.read(b"CARDZinc helps.\0\0Iron too.\0", "a.cards")
    assert [block.prose.text for block in document.blocks] == ["Zinc helps.", "Iron too."]
    assert document.locate(document.blocks[1].span).cell == 3
    with pytest.raises(InputError, match="not a box of cards"):
        reader.read(b"zinc", "a.cards")


def test_what_a_reader_is_shown_to_import_is_public():
    import claimcheck.readers as package  # noqa: PLC0415 - its names are what is asked

    assert {"Reader", "reader", "text_reader"} <= set(package.__all__)
