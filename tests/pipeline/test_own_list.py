"""A document that brings its own list of references."""

import pytest

from claimcheck.model import InputError
from claimcheck.pipeline.bibliographies import own_list
from claimcheck.readers import read


def test_a_list_of_more_works_than_anybody_cites_is_refused():
    entries = "".join(f"{n}. Abel A. Tea {n}. J Tea. 2010;1:2-3.\n" for n in range(1, 5_002))
    document = read(text=f"# References\n\n{entries}", format="markdown", name="tea.md")
    with pytest.raises(InputError, match=r"tea\.md: lists over 5,000 references \(split it\)"):
        own_list(document)
