"""A small project under review, for tests of desk, page and terminal."""

from datetime import date
from pathlib import Path

from claimcheck.auditing import Config, Sources
from claimcheck.review.desk import Desk

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


def small_project(folder: Path, article: str = ARTICLE, bibtex: str = BIBTEX) -> Desk:
    """Write a project into a folder, which has to be the current one, and lay it on a desk."""
    (folder / "article.md").write_text(article, "utf-8")
    (folder / "references.bib").write_text(bibtex, "utf-8")
    return desk_of("article.md")


def desk_of(*paths: str) -> Desk:
    """Lay documents of the current folder on a desk."""
    sources = Sources(paths=paths, ledgers=Path("claims"))
    return Desk(sources, Config(), Path("claims"), today=lambda: TODAY)
