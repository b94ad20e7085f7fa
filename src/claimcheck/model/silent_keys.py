"""Works that a document lists without citing them: ``nocite`` of pandoc and of LaTeX."""

import re
from collections.abc import Iterator

from claimcheck.model.document import Document
from claimcheck.model.reference import Bibliography

_COMMAND = re.compile(r"\\nocite\{([^{}]{1,5000})\}")
_AT = re.compile(r"@\{?([^\s,;{}\[\]]{1,200})")
_ALL = "*"


def silent_keys(document: Document, bibliography: Bibliography) -> Iterator[str]:
    r"""Give the keys that a document asks to have listed, whether or not a sentence cites them.

    Args:
        document: A document as read.
        bibliography: Its entries, which ``@*`` and ``\\nocite{*}`` all mean.
    """
    stated = document.metadata.get("nocite")
    keys = _AT.findall(str(stated)) if stated else []
    if "\\nocite" in document.text:
        for listed in _COMMAND.findall(document.text):
            keys.extend(key.strip() for key in listed.split(","))
    if _ALL in keys:
        yield from (reference.key for reference in bibliography.references)
    yield from keys
