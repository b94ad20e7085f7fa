"""A small project under review, for tests of page and terminal."""

from datetime import date
from pathlib import Path

from claimcheck.auditing import Config, Sources
from claimcheck.review.documents import ReviewedDocuments

TODAY = date(2025, 3, 31)
ARTICLE = """# Warm evenings

Evening tea cures insomnia in adults [@moreau2015].

A weekly sauna causes deep sleep. It always works for everybody.

Hold each breath for ten seconds, three times a day, to cure insomnia.
"""
BIBTEX = """@article{moreau2015,
  title = {Tea at dusk: a randomised trial},
  author = {Moreau, Ada and Lind, Bo},
  year = {2015},
  journal = {Journal of Evenings},
  abstract = {Adults who drank tea in the evening fell asleep sooner than those who did not.}
}

@article{okafor2009,
  title = {Heat and rest in mice},
  author = {Okafor, C.},
  year = {2009},
  journal = {Archives of Warmth}
}
"""


def small_project(folder: Path, article: str = ARTICLE, bibtex: str = BIBTEX) -> ReviewedDocuments:
    """Write a project into a folder, which has to be the current one, and open it for review."""
    (folder / "article.md").write_text(article, "utf-8")
    (folder / "references.bib").write_text(bibtex, "utf-8")
    return documents_of("article.md")


def documents_of(*paths: str, engine: str = "accurate") -> ReviewedDocuments:
    """Open documents of the current folder for review."""
    sources = Sources(paths=paths, ledgers=Path("claims"), engine=engine)
    return ReviewedDocuments(sources, Config(engine=engine), Path("claims"), today=lambda: TODAY)
