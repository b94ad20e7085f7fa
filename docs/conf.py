"""The documentation site: ``python -m sphinx -W docs build/site``."""

import re

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from claimcheck import __version__

project = "claimcheck"
author = "The claimcheck authors"
project_copyright = "The claimcheck authors"
release = version = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "sphinx_copybutton",
]
root_doc = "index"
exclude_patterns = ["README.md"]  # the table of contents where the folder itself is looked at

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = "claimcheck"
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
highlight_language = "text"
smartquotes_action = "qe"  # options keep their two hyphens

_LINK = r"\[([^\]]+)\]\({up}((?!CONTRIBUTING|CHANGELOG)[^.)][^)]*)\)"
_RULES = """
```{toctree}
:hidden:
:glob:

rules/*
```
"""


def adapt(app: Sphinx, docname: str, source: list[str]) -> None:
    """Make of a page in the repository a page of the site.

    Links to files of the repository that are no pages become their paths, those to CONTRIBUTING and
    CHANGELOG lead to the pages that include them, and the page of rules holds the rules.
    """
    del app
    outside = _LINK.format(up=re.escape("../" * (docname.count("/") + 1)))
    text = re.sub(outside, r"\1 (`\2` in the repository)", source[0])
    for name in ("CONTRIBUTING", "CHANGELOG"):
        text = text.replace(f"](../{name}.md", f"](reference/{name.lower()}.md")
    source[0] = text + (_RULES if docname == "rules" else "")


def setup(app: Sphinx) -> None:
    """Register what the pages need."""
    app.connect("source-read", adapt)
    for name in ("answers", "nbib"):
        app.add_lexer(name, TextLexer)
