"""A document that brings its own list of references."""

import pytest

from claimcheck.auditing import audit
from claimcheck.model import InputError
from claimcheck.pipeline.bibliographies import own_list
from claimcheck.readers import read


def test_a_list_of_more_works_than_anybody_cites_is_refused():
    entries = "".join(f"{n}. Abel A. Tea {n}. J Tea. 2010;1:2-3.\n" for n in range(1, 5_002))
    document = read(text=f"# References\n\n{entries}", format="markdown", name="tea.md")
    with pytest.raises(InputError, match=r"tea\.md: lists over 5,000 references \(split it\)"):
        own_list(document)


def test_numbers_lead_to_the_given_entry_of_a_work_that_its_list_prints_too(tmp_path):
    given = tmp_path / "own.bib"
    given.write_text(
        "@book{bek:rye, author = {Bek, Bo}, title = {Rye for tired people}, year = 2018}\n", "utf-8"
    )
    page = tmp_path / "rye.md"
    page.write_text(
        "Rye helps people to sleep.[1] Oats help them too.[2]\n\n## References\n\n"
        "[1] Bek B. Rye for tired people. Oslo: Loaf; 2018.\n\n"
        "[2] Lund L. Oats at night. J Oats. 2019;1:2-3.\n",
        "utf-8",
    )
    found = audit(page, bibliography=given)
    cited = {link.key for claim in found.claims for link in claim.evidence}
    assert cited == {"bek:rye", "lund2019"}
    assert not [one for one in found.findings if one.rule in {"CC204", "CC302"}]
