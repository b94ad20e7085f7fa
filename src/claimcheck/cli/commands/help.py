"""``claimcheck help``: a command, or a topic that several commands share."""

from difflib import get_close_matches

import click

from claimcheck.cli._telling import tell
from claimcheck.model import ConfigurationError
from claimcheck.resources import names_in, read_text

_TOPICS = "cli/topics"
_SUFFIX = ".md"


@click.command()
@click.argument("topic", required=False)
@click.pass_context
def command(ctx: click.Context, topic: str | None) -> int:
    """Explain a command or a topic, such as ci, exit-codes or scales.

    Without a TOPIC, lists them.
    """
    group = ctx.find_root().command
    commands = group.list_commands(ctx) if isinstance(group, click.Group) else []
    if topic is None:
        tell(f"{group.get_help(ctx.find_root())}\n\nTopics: {', '.join(topics())}")
        return 0
    if topic in topics():
        tell(read_text(f"{_TOPICS}/{topic}{_SUFFIX}"), nl=False)
        return 0
    found = group.get_command(ctx, topic) if isinstance(group, click.Group) else None
    if found is None:
        raise ConfigurationError(_unknown(topic, commands))
    tell(found.get_help(click.Context(found, ctx.find_root(), info_name=topic)))
    return 0


def topics() -> list[str]:
    """Name the topics."""
    return [name.removesuffix(_SUFFIX) for name in names_in(_TOPICS, _SUFFIX)]


def _unknown(topic: str, commands: list[str]) -> str:
    near = get_close_matches(topic, [*topics(), *commands], 1, 0.5)
    hint = f"; did you mean `{near[0]}`?" if near else f"; topics are {', '.join(topics())}"
    return f"there is no command or topic `{topic}`{hint}"
