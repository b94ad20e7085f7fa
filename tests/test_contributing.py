"""The recipes of CONTRIBUTING.md are followed to the letter, in a copy of this repository."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
from attrs import frozen

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
_BLOCK = re.compile(r"(?ms)^( *)(`{3,})(\w+)(?: file=(\S+))?\n(.*?)^\1\2$")
_LARGE = 200_000
_SKIPPED = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "node_modules", "dist")


@frozen
class Step:
    """One block of a recipe: a file to write, or commands to run."""

    file: str
    text: str


def recipes():
    """Give the steps of each recipe by its title."""
    parts = re.split(r"(?m)^## Recipe: ", TEXT)[1:]
    return {part.partition("\n")[0]: list(steps(part.partition("\n## ")[0])) for part in parts}


def steps(part):
    for _, _, language, file, text in _BLOCK.findall(part):
        if file or language == "sh":
            yield Step(file, dedent(text))


RECIPES = recipes()
OWN = {title for title in RECIPES if "package of your own" in title}


@pytest.fixture
def copy(tmp_path):
    """Give a copy of the repository; large data of the package are linked, as nothing writes them."""
    folder = tmp_path / "claimcheck"
    shutil.copytree(ROOT, folder, ignore=_SKIPPED, copy_function=linked)
    return folder


def linked(source, target):
    is_data = Path(source).is_relative_to(ROOT / "src") and Path(source).suffix != ".py"
    if is_data and Path(source).stat().st_size > _LARGE:
        Path(target).symlink_to(source)
    else:
        shutil.copyfile(source, target)


def follow(title, folder, home):
    """Do each step in a folder, with the package at ``home``, and give what commands printed."""
    scripts = folder.parent / "bin"
    scripts.mkdir()
    script(scripts / "claimcheck", f'exec {shlex.quote(sys.executable)} -m claimcheck.cli "$@"')
    script(scripts / "python", f'exec {shlex.quote(sys.executable)} "$@"')
    script(scripts / "pip", f'exec {shlex.quote(sys.executable)} {installer(folder.parent)} "$@"')
    path = (folder.parent / "site", home / "src")
    environment = {
        **os.environ,
        "PYTEST_ADDOPTS": "--assert=plain",  # whether they pass is asked, not why
        "PYTHONDONTWRITEBYTECODE": "",  # one command after the other loads the same modules
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(map(str, path)),
    }
    told = []
    for step in RECIPES[title]:
        if step.file:
            target = folder / step.file
            assert not target.exists() or step.file.endswith(".md"), f"{target} is there already"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(step.text, "utf-8")
            continue
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", step.text],
            check=False,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, step.text + done.stdout + done.stderr
        told.append(done.stdout)
    return "".join(told)


def script(path, line):
    path.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
    path.chmod(0o755)


def installer(folder):
    """Write a program that leaves what ``pip install -e .`` leaves, without an index."""
    path = folder / "installer.py"
    path.write_text(
        "import runpy, sys\n"
        f"sys.path.insert(0, {str(ROOT / 'tests')!r})\n"
        "from test_contributing import leave_as_installed\n"
        f"leave_as_installed({str(folder / 'site')!r})\n",
        "utf-8",
    )
    return shlex.quote(str(path))


def leave_as_installed(site):
    """Do for the project in the current folder what an editable installation does."""
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    info = Path(site) / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(head, "utf-8")
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
        for group, points in project["entry-points"].items()
    )
    (info / "entry_points.txt").write_text("\n".join(groups), "utf-8")
    for module in Path().glob("*.py"):
        (Path(site) / module.name).symlink_to(module.resolve())


@pytest.mark.parametrize("title", sorted(set(RECIPES) - OWN))
def test_a_recipe_for_the_library_holds(title, copy):
    follow(title, copy, copy)


@pytest.mark.parametrize("title", sorted(OWN))
def test_a_recipe_for_a_package_of_ones_own_holds(title, tmp_path):
    folder = tmp_path / "house"
    folder.mkdir()
    follow(title, folder, ROOT)


@pytest.mark.parametrize("title", sorted(RECIPES))
def test_a_recipe_asks_for_two_files_at_most(title):
    assert 1 <= sum(bool(step.file) for step in RECIPES[title]) <= 2


def test_every_kind_of_extension_has_a_recipe():
    assert {
        "a rule",
        "a rule in a package of your own",
        "a reader",
        "a report format",
        "a service",
    } <= set(RECIPES)
