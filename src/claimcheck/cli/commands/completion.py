"""``claimcheck completion``: let the shell complete commands, options and values."""

import click
from click.shell_completion import get_completion_class

from claimcheck.model import ConfigurationError

_VARIABLE = "_CLAIMCHECK_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> int:
    """Print what a shell needs to complete commands, options, files, rules and names.

    \b
      eval "$(claimcheck completion bash)"   in ~/.bashrc
      eval "$(claimcheck completion zsh)"    in ~/.zshrc
      claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """
    found = get_completion_class(shell)
    if found is None:
        raise ConfigurationError(f"no completion for {shell}")
    script = found(click.Command("claimcheck"), {}, "claimcheck", _VARIABLE).source()
    click.echo(script)
    return 0
