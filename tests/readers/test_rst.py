"""reStructuredText: what a reader of the page sees, and what it cites."""

from claimcheck import find_citations, read
from claimcheck.model import BlockKind

PAGE = """Bread
=====

.. _bread:

Rye bread lowers weight in
adults :cite:p:`rye2019,oat2020`.

.. note:: Oats help too :cite:t:`bun2021`.

.. figure:: loaf.png
   :width: 50%

   A loaf [1]_ of rye.

Methods
-------

- Bakers ate
  rye.
#. Nurses ate oats.

Run this::

    x = "`code`"

.. code-block:: python

   print(":cite:`none`")

.. bibliography:: refs.bib

.. [1] Baker B. Rye and oats. J Bread 2019;3:1-9.
"""


def shown(kind):
    return [block.prose.text for block in read(text=PAGE, format="rst").of_kind(kind)]


def test_paragraphs_lists_and_captions_are_read():
    assert shown(BlockKind.HEADING) == ["Bread", "Methods"]
    assert shown(BlockKind.LIST_ITEM) == ["Bakers ate rye.", "Nurses ate oats."]
    assert shown(BlockKind.CAPTION) == ["A loaf [1]_ of rye."]
    assert shown(BlockKind.PARAGRAPH)[-1] == "Run this::"


def test_sections_are_nested_by_the_first_use_of_their_marks():
    levels = [block.level for block in read(text=PAGE, format="rst").of_kind(BlockKind.HEADING)]
    assert levels == [1, 2]


def test_roles_cite_and_code_does_not():
    document = read(text=PAGE, format="rst")
    keys = [mention.key for mention in find_citations(document) if mention.style == "key"]
    assert keys == ["rye2019", "oat2020", "bun2021"]


def test_a_link_with_its_address_is_a_source_and_shows_its_words():
    text = "Rye lowers weight, as `a trial of\n  rye <https://doi.org/10.1000/rye>`_ shows in adults.\n"
    document = read(text=text, format="rst")
    assert document.blocks[0].prose.text == "Rye lowers weight, as a trial of rye shows in adults."
    assert [mention.key for mention in find_citations(document)] == ["doi:10.1000/rye"]


def test_keys_stand_where_the_file_has_them():
    document = read(text=PAGE, format="rst")
    assert [
        mention.span.of(PAGE) for mention in find_citations(document) if mention.style == "key"
    ] == ["rye2019", "oat2020", "bun2021"]
