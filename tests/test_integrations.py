"""The definitions for other tools name commands, options and formats that exist."""

import json
import re
from pathlib import Path

import pytest
import yaml

from claimcheck.cli._group import group
from claimcheck.reports import formats

ROOT = Path(__file__).parents[1]
FILES = [
    ROOT / ".pre-commit-hooks.yaml",
    ROOT / "integrations" / "github" / "action.yml",
    ROOT / "integrations" / "gitlab" / "claimcheck.yml",
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
class TestEveryDefinition:
    def test_is_yaml(self, path):
        assert yaml.safe_load(path.read_text("utf-8"))

    def test_calls_commands_that_exist(self, path):
        called = re.findall(
            r"claimcheck (check|refs|[a-z]+ check|report)\b", path.read_text("utf-8")
        )
        assert called
        assert {name.split()[0] for name in called} <= set(group.list_commands(None))

    def test_uses_options_that_exist(self, path):
        command = group.get_command(None, "check")
        known = {option for one in command.params for option in one.opts}
        used = set(re.findall(r"(?<=[ (])(--?[a-z][a-z-]*)", _commands(path.read_text("utf-8"))))
        assert used <= known, used - known

    def test_asks_for_formats_that_exist(self, path):
        asked = re.findall(r"(?:-f|--format) (\w+)", path.read_text("utf-8"))
        assert set(asked) <= set(formats())


def _commands(text: str) -> str:
    lines = (
        line for line in text.splitlines() if "claimcheck check" in line or "options+=" in line
    )
    return re.sub(r"\[ -n [^\]]*\]", "", "\n".join(lines))


def test_inputs_of_the_action_reach_the_shell_only_as_variables():
    action = yaml.safe_load(FILES[1].read_text("utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_the_extension_for_vs_code_starts_a_command_that_exists():
    manifest = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text("utf-8"))
    settings = manifest["contributes"]["configuration"]["properties"]
    program, command = settings["claimcheck.command"]["default"]
    assert program == "claimcheck"
    assert command in group.list_commands(None)
    assert (ROOT / "editors" / "vscode" / manifest["main"]).is_file()


def test_the_extension_for_vs_code_knows_no_command_line_of_its_own():
    code = (ROOT / "editors" / "vscode" / "extension.js").read_text("utf-8")
    assert 'get("command")' in code
    assert len(code.splitlines()) < 40
