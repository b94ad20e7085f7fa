"""Topics that several commands share can be read at the terminal."""

import re

import click
import pytest

from claimcheck.cli._group import COULD_NOT_RUN, group, run
from claimcheck.cli.commands.help import topics
from claimcheck.resources import read_text


def test_topics_and_commands_are_listed(capsys):
    assert run(["help"]) == 0
    out = capsys.readouterr().out
    assert f"Topics: {', '.join(topics())}" in out
    assert "  check " in out


@pytest.mark.parametrize("topic", topics())
def test_a_topic_is_shown(topic, capsys):
    assert run(["help", topic]) == 0
    assert capsys.readouterr().out.startswith("# ")


def test_a_command_is_shown_as_by_its_own_option(capsys):
    assert run(["help", "check"]) == 0
    shown = capsys.readouterr().out
    assert run(["check", "--help"]) == 0
    assert shown == capsys.readouterr().out


def test_a_topic_that_there_is_not_is_told_with_the_nearest(capsys):
    assert run(["help", "exit-code"]) == COULD_NOT_RUN
    assert "did you mean `exit-codes`?" in capsys.readouterr().err


@pytest.mark.parametrize("topic", topics())
def test_a_topic_names_commands_that_there_are(topic):
    text = read_text(f"cli/topics/{topic}.md")
    called = re.findall(r"(?m)(?:^ +|`)claimcheck ([a-z]+)", text)
    assert set(called) <= set(group.list_commands(None))


def test_each_command_bears_its_own_name_in_a_reference_that_is_made_from_it():
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
