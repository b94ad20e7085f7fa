"""Inline marks of MyST, Sphinx, Obsidian, Jekyll and Hugo: which cite, which point, which show."""

import re
from typing import NamedTuple

_NAME = r"[a-zA-Z][\w:+-]{0,40}"
_TICKED = r"(?P<ticks>`{1,3})(?P<content>[^`](?:.{0,1500}?[^`])??)(?P=ticks)(?!`)"
ROLE = re.compile(rf"(?:\{{(?P<name>{_NAME})\}}|:(?P<colons>{_NAME}):){_TICKED}", re.DOTALL)
"""A role: ``{name}`content``` as MyST writes it, ``:name:`content``` as Sphinx does."""

CITING_TAG = re.compile(
    r"\{%-?\s{0,5}(?:cite|cite_details|cite_p|citet|citep)\s[^%{}]{1,500}%\}"
    r"|\{\{[<%]\s{0,5}(?:cite|citep|citet|citation)\s[^{}]{1,300}[%>]\}\}"
)
"""A template tag that cites by key: ``{% cite key %}``, ``{{< cite "key" >}}``."""

WIKI_CITATION = re.compile(r"!?\[\[@[^\[\]\n]{1,300}\]\]")
"""An Obsidian link to the note of a work: ``[[@key#Heading|words]]``."""

WIKI_EMBED = re.compile(r"!\[\[(?!@)[^\[\]\n]{1,300}\]\]")
"""A picture or note that Obsidian shows in place: ``![[plot.png|300]]``."""

WIKI_LINK = re.compile(
    r"(?<![\w\]])\[\[(?![\d,; –-]{1,40}\]\])(?:[^\[\]\n|]{1,200}\|)?"
    r"(?P<words>[^\[\]\n|]{1,200})\]\](?![(\[])"
)
"""A link to another note: ``[[Zinc|the zinc page]]``; numbers in two brackets cite."""

OBSIDIAN_COMMENT = re.compile(r"%%(?!%).{0,5000}?%%", re.DOTALL)
"""Words that Obsidian hides: ``%%…%%``."""

BOOKDOWN_POINTER = re.compile(r"\\@ref\([^()\n]{1,200}\)")
"""A cross-reference of bookdown: ``\\@ref(fig:plot)``."""

_CITING = re.compile(
    r"(?:cite|footcite)(?::[a-z]{1,12})?|cite(?:p|t|alp|alt|author|year|yearpar|ps|ts)s?"
    r"|(?:foot|par|text|auto)cite[a-z]{0,3}"
)
_POINTING = frozenset(
    {
        "any", "attr", "bdg", "class", "cpp:class", "cpp:func", "doc", "download", "eq", "func",
        "label", "math:numref", "meth", "mod", "nocite", "numref", "obj", "octicon", "octicons",
        "pageref", "prf:ref", "proof:ref", "py:attr", "py:class", "py:func", "py:meth", "py:mod",
        "ref", "target",
    }
)  # fmt: skip
_SHOWING = frozenset(
    {"abbr", "abbreviation", "del", "emphasis", "index", "kbd", "span", "strong", "sub",
     "subscript", "term", "text", "title", "u", "underline"}
)  # fmt: skip
_RAISED = frozenset({"sup", "superscript"})
_AIMED = re.compile(r"\s{0,5}<[^<>]{0,300}>\s{0,3}$")
_EXPLAINED = re.compile(r"\s{0,3}\([^()]{0,300}\)\s{0,3}$")


class Role(NamedTuple):
    """A role as read: what it does, and the offsets of the words that it shows."""

    kind: str
    start: int
    end: int


def role_of(match: re.Match[str]) -> Role:
    """Tell what a role does: ``citation``, ``pointer``, ``shown``, ``raised`` or ``object``."""
    name = (match["name"] or match["colons"]).lower()
    start, end = match.span("content")
    if _CITING.fullmatch(name):
        return Role("citation", start, end)
    if name in _RAISED:
        return Role("raised", start, end)
    if name in _POINTING:
        aimed = _AIMED.search(match["content"])
        if aimed and aimed.start():
            return Role("shown", start, start + aimed.start())
        return Role("pointer", start, end)
    if name in _SHOWING:
        more = _EXPLAINED.search(match["content"]) if name.startswith("abbr") else None
        more = more or _AIMED.search(match["content"])
        return Role("shown", start, start + more.start() if more and more.start() else end)
    return Role("object", start, end)
