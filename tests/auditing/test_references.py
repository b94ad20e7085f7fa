"""The references of an audit: each entry once, however many libraries it stands in."""

from pathlib import Path

import claimcheck

PAGE = """<html><head><script type="application/ld+json">{"@context": "https://schema.org",
"@type": "Article", "citation": [{"@type": "ScholarlyArticle", "name": "Cold rooms and sleep",
"author": "B. Roe", "datePublished": "2011"}]}</script></head>
<body><article><h1>Zinc</h1><p>Zinc lowered pain in one trial (Lee 2020).</p></article></body></html>
"""
ENTRIES = """@article{lee2020, author = {Lee, Ann}, title = {Zinc and pain}, year = {2020}}
@article{poe2021, author = {Poe, Ann}, title = {Zinc and growth}, year = {2021}}
"""


def test_a_page_with_records_of_its_own_gives_each_entry_once(tmp_path: Path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "references.bib").write_text(ENTRIES, encoding="utf-8")
    audit = claimcheck.audit(
        [str(tmp_path / name) for name in ("a.html", "b.html")],
        bibliography=str(tmp_path / "references.bib"),
        engine="fast",
    )
    entries = [one for one in audit.references if one.reference.path.endswith(".bib")]
    assert [one.key for one in entries] == ["lee2020", "poe2021"]
