"""Tags of Manubot that one document defines for itself."""

from claimcheck import audit
from claimcheck.bibliography.citation_tags import tags_in

TEXT = """Oats lower weight [@tag:oat]. Rye does too [@doi:10.1000/rye].

[@tag:oat]: doi:10.1000/OAT
"""
BIB = """@article{oats, title = {Oats}, doi = {10.1000/oat}}
@article{rye, title = {Rye}, doi = {10.1000/rye}}
"""


def test_a_tag_is_the_identifier_that_it_stands_for(tmp_path):
    file = tmp_path / "a.bib"
    file.write_text(BIB, encoding="utf-8")
    found = audit(text=TEXT, bibliography=file)
    (reading,) = found.readings
    assert [mention.resolved_key for mention in reading.mentions] == ["oats", "rye"]


def test_a_definition_may_leave_the_word_tag_out():
    assert tags_in("[@oat]: doi:10.1000/oat\n") == {"oat": "doi:10.1000/oat"}


def test_only_definitions_define():
    assert tags_in("See [@tag:oat]: it says so.\n    [@tag:rye]: doi:10.1000/x\n") == {}
    assert tags_in("[@tag:oat]: @pmid:31234567\n") == {"tag:oat": "pmid:31234567"}
