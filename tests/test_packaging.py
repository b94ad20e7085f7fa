"""What is installed, built and packed elsewhere agrees with the project file."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from claimcheck._version import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
FOR_DEVELOPERS = {"all", "browser", "docs", "lint", "test"}


def test_the_extra_all_holds_every_extra_that_users_have():
    (whole,) = EXTRAS["all"]
    named = re.fullmatch(r"claimcheck-audit\[(.+)\]", whole)
    assert named
    assert set(named[1].split(",")) == set(EXTRAS) - FOR_DEVELOPERS


def test_nothing_that_opens_connections_is_installed_by_default():
    names = {re.split(r"[<>=]", one)[0] for one in PROJECT["dependencies"]}
    assert not names & {"httpx", "httpx2", "huggingface-hub", "requests", "tokenizers", "urllib3"}


def test_the_conda_recipe_asks_for_what_the_project_asks_for():
    recipe = yaml.safe_load((ROOT / "integrations/conda/recipe.yaml").read_text("utf-8"))
    asked = {one.replace(" ", "") for one in recipe["requirements"]["run"]}
    assert asked == {f"python{PROJECT['requires-python']}", *PROJECT["dependencies"]}
    assert recipe["context"]["version"] == __version__
    assert recipe["about"]["license"] == PROJECT["license"]


def test_the_image_is_built_from_extras_that_there_are():
    text = (ROOT / "Dockerfile").read_text("utf-8")
    (extras,) = re.findall(r'"\.\[(.+)\]"', text)
    assert set(extras.split(",")) <= set(EXTRAS)


@pytest.mark.parametrize("key", ["description", "keywords", "authors", "urls", "classifiers"])
def test_an_index_is_told_what_it_shows(key):
    assert PROJECT[key]


def test_the_licence_of_whatever_is_asked_for_is_listed():
    page = (ROOT / "docs" / "licences.md").read_text("utf-8")
    listed = set(re.findall(r"^\| ([\w.-]+) \|", page, re.MULTILINE)) - {"distribution"}
    asked = {*PROJECT["dependencies"]}
    for extra in set(EXTRAS) - FOR_DEVELOPERS:
        asked |= set(EXTRAS[extra])
    assert {re.split(r"[<>=\[ ]", one)[0].lower() for one in asked} <= listed
    assert "not stated" not in page
