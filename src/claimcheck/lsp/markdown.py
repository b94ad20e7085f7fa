"""Words of documents and bibliographies inside the Markdown that an editor shows."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")


def literal_markdown(words: str) -> str:
    """Put words on one line that shows them as they are, whatever Markdown would make of them."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def bare(name: str) -> str:
    """Write the name of a value as words."""
    return name.replace("_", " ")
