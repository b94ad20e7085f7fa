"""Free-text references of a real article and of the labelled corpora."""

import importlib.util
import sys
from pathlib import Path

import pytest

from claimcheck.bibliography import parse_reference_list, split_reference_list
from claimcheck.bibliography.reference_text.tagger import MODEL_PATH, labels

pytestmark = pytest.mark.skipif(not MODEL_PATH.exists(), reason="the model is not trained yet")
TRAINING = Path(__file__).resolve().parents[3] / "training" / "reference_parser"


@pytest.fixture(scope="module")
def article_references(shared):
    text = (shared / "articles" / "oxytocin-wellness.txt").read_text(encoding="utf-8")
    listed = text.split("\nReferences\n")[1].split("\n\n")[0]
    items = [(item, span, 1) for item, span, _ in split_reference_list(listed)]
    return parse_reference_list(items, "article.txt")


def test_the_real_article_has_twelve_references(article_references):
    assert len(article_references.references) == 12


def test_each_of_them_has_every_field_of_an_article(article_references):
    wanted = {"author", "title", "journal", "volume", "pages", "year"}
    for found in article_references.values():
        assert wanted <= found.fields.keys()
        assert found.type == "article"
        assert found.key.startswith(found.authors[0].family.lower())


def test_no_field_of_them_holds_the_marks_of_another(article_references):
    for found in article_references.values():
        assert found.volume.isdigit()
        assert not {"vol", "no", "pp", "“", "”"} & set(found.pages.split() + found.title.split())
        assert found.et_al == (" et al. " in found.raw)
        assert len(found.authors) == 1 + (" and " in found.raw.split("“")[0])


def training_module(name):
    spec = importlib.util.spec_from_file_location(name, TRAINING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_the_model_keeps_its_measured_quality(shared):
    tagsets, scoring = training_module("tagsets"), training_module("scoring")
    dev = tagsets.load(shared / "data" / "citation_parsing" / "dev.jsonl.gz")[::4]
    scores = scoring.score((example, labels(example.tokens)) for example in dev)
    assert scores["field"]["micro"] > 0.88
    assert scores["token"]["micro"] > 0.92
