"""The one way in which commands print words that may hold text of documents or names of files."""

import click

from claimcheck.model.errors import on_one_line
from claimcheck.safe_text import visible


def tell(text: object, *, nl: bool = True, err: bool = False) -> None:
    """Print text so that nothing in it acts on a terminal or a build server.

    Args:
        text: What is printed; line ends and tabs stay.
        nl: Whether a line end follows.
        err: Whether it goes to standard error.
    """
    click.echo(inert(str(text)), nl=nl, err=err)


def tell_line(text: str, *, err: bool = False) -> None:
    """Print one line, in which the line ends of names and of quoted text are shown as signs.

    Args:
        text: What is printed.
        err: Whether it goes to standard error.
    """
    tell(on_one_line(text), err=err)


def inert(text: str) -> str:
    """Give text without what moves a cursor, colours, reorders, or commands a build server.

    Args:
        text: The text; line ends and tabs stay.
    """
    return visible(text.replace("\r\n", "\n").replace("\r", "\u240d"))
