"""How a caption of a table or figure begins."""

import re

_CAPTION = re.compile(
    r"(?:Table|Figure|Fig\.?|Box|Chart|Scheme|Exhibit)\s{1,3}[A-Z]?\d{1,3}[a-z]?\s?[.:|]\s",
    re.IGNORECASE,
)


def is_caption(text: str) -> bool:
    """Tell whether a paragraph opens as a caption does: ``Table 1. …``, ``Figure 2: …``."""
    return _CAPTION.match(text) is not None
