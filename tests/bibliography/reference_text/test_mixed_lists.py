"""Lists of 200 references in eight styles: none lost, none invented, whatever the layout."""

import pytest
from tests.bibliography.reference_text.mixed_lists import mixed

from claimcheck import read
from claimcheck.bibliography import load_bibliography, parse_reference, split_reference_list
from claimcheck.cli._group import run

LAYOUTS = {
    "blank lines": "\n\n".join,
    "lines": "\n".join,
    "numbers": lambda items: "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)),
    "brackets": lambda items: "\n".join(f"[{n}] {item}" for n, item in enumerate(items, 1)),
    "bullets": lambda items: "\n".join(f"- {item}" for item in items),
}


@pytest.fixture(scope="module", params=(3, 11))
def pairs(request):
    return mixed(request.param)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pasted_list_is_cut_at_its_references(pairs, layout):
    written = [reference for _, reference in pairs]
    found = split_reference_list(LAYOUTS[layout](written))
    assert [" ".join(text.split()) for text, _, _ in found] == written


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("heading", ["References", "## References"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_list_of_a_document_is_cut_at_its_references(pairs, layout, heading, form):
    written = [reference for _, reference in pairs]
    text = f"# Bread\n\nBread helps bakers.\n\n{heading}\n\n{LAYOUTS[layout](written)}\n"
    found = read(text=text, format=form).reference_items
    assert [block.prose.text for block in found] == written


def test_title_year_and_first_author_are_read(pairs):
    right = 0
    for work, written in pairs:
        found = parse_reference(written)
        title = found.title.lower() == work.title.lower()
        year = found.year == work.year or (found.year is None and "ccessed March" in written)
        first = found.authors[0].family if found.authors else ""
        author = (
            first == work.authors[0][0] or work.kind == "gost" or written.startswith(work.title)
        )
        right += title and year and author
    assert right >= 0.98 * len(pairs)


@pytest.mark.parametrize("name", ["list.txt", "article.md"])
def test_the_command_imports_every_reference(pairs, name, tmp_path):
    source, target = tmp_path / name, tmp_path / "out.bib"
    written = [reference for _, reference in pairs]
    lead = "Bread helps bakers.\n\nReferences\n\n" if name == "article.md" else ""
    source.write_text(lead + "\n\n".join(written), encoding="utf-8")
    assert run(["refs", "import", str(source), "-o", str(target)]) == 0
    assert len(load_bibliography(target)) == len(written)
