"""A project with a bibliography, and documents of it as an editor holds them."""

from pathlib import Path

import pytest

from claimcheck.auditing import Config, Sources
from claimcheck.lsp.open_texts import OpenText
from claimcheck.lsp.project import WrittenProject
from claimcheck.lsp.written import written_text

BIB = """@article{lee2020, title = {Ginger for migraine: a randomised trial}, year = {2020},
  author = {Lee, Ann and Moss, Ed}, journal = {Headache},
  abstract = {In this randomised trial of 120 adults, ginger reduced migraine attacks.}}

@article{isis2, title = {Aspirin after infarction: a survey}, year = {1988}, design = {survey}}
"""


@pytest.fixture
def project_folder(tmp_path, monkeypatch):
    (tmp_path / "references.bib").write_text(BIB, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def audited(project_folder):
    """Audit a text as a file of the project."""

    def audit(text, name="article.md", encoding="utf-16", kind=""):
        config = Config(engine="fast")
        own = WrittenProject(
            lambda paths: (
                Sources(paths=paths, ledgers=Path("claims"), engine=config.engine),
                config,
            )
        )
        uri = (project_folder / name).as_uri()
        written = written_text(OpenText(uri, text, 1, kind), encoding)
        return written.audited(own.audit(written.source))

    return audit
