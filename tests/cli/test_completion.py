"""The shell completes commands, options, files, rules and names."""

import pytest
from click.shell_completion import ShellComplete

from claimcheck.cli._group import group, run
from claimcheck.reports import formats


def completed(*words, begun=""):
    found = ShellComplete(group, {}, "claimcheck", "_CLAIMCHECK_COMPLETE")
    return [(item.type, item.value) for item in found.get_completions(list(words), begun)]


def test_commands_are_completed():
    assert ("plain", "check") in completed(begun="ch")


def test_names_of_choices_are_completed():
    assert completed("check", "--format") == [("plain", name) for name in formats()]


def test_rules_are_completed_behind_a_comma():
    assert completed("check", "--select", begun="CC1,CC201") == [("plain", "CC1,CC201")]
    assert ("plain", "CC201") in completed("rule", begun="cc2")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("check", "--bib"), "file"),
        (("check",), "file"),
        (("check", "--ledger"), "dir"),
        (("store", "import", "--store"), "file"),
    ],
)
def test_paths_are_left_to_the_shell(words, kind):
    assert completed(*words) == [(kind, "")]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell, capsys):
    assert run(["completion", shell]) == 0
    assert "_CLAIMCHECK_COMPLETE" in capsys.readouterr().out
