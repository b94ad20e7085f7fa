r"""Small formulas within a sentence, whose signs are words to a reader, as ``$\beta$`` is."""

import re

from attrs import define, field

from claimcheck.readers._latex_nodes import command_signs

RAISED = re.compile(r"\s?\^\s?\{?\s?([+−-]?\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,20})\s?\}?\s?")
"""Numbers that are raised and nothing else, as of a citation or a power."""
_LONGEST = 80
_TOKEN = re.compile(
    r"""\\(?:text|mathrm|textrm|mbox|rm)\s*\{(?P<words>[^{}]*)\}
    | (?P<script>[\^_])\s*(?:\{(?P<several>[^{}]*)\}|(?P<one>\\[A-Za-z]+|[^\s\\{}]))
    | \\(?P<sign>[%&$\#_])
    | \\(?P<name>[A-Za-z]+)\s*
    | (?P<blank>\\[,;:>!\ ]|[~\s]+)
    | (?P<letter>[A-Za-z])
    | (?P<plain>[\d.,%<>=+*/()|:;'-])""",
    re.VERBOSE,
)
_STATISTIC = re.compile(r"[A-Za-z][²₀₁₂]?\s?[=<>≤≥≈]\s?[-−]?\.?\d[\d.,]{0,9}\s?%?")
_ABOVE = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_BELOW = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_SCRIPT = re.compile(r"[0-9+−-]{1,5}")
_DEGREE = "\\circ"


def shown_formula(written: str) -> str | None:
    r"""Give what a formula shows where it is no more than signs, numbers and a test's result.

    Args:
        written: The formula without what stands around it.

    Returns:
        Its characters, or ``None`` where letters stand for quantities or parts for each other's
        place, so that no line of characters says the same.

    Examples:
        >>> shown_formula(r"\beta"), shown_formula(r"p < 0.001"), shown_formula(r"_2")
        ('β', 'p < 0.001', '₂')
        >>> shown_formula(r"\frac{a}{b}")
    """
    if len(written) > _LONGEST:
        return None
    found = _Signs()
    if not found.read(written.strip(), are_words=False):
        return None
    shown = "".join(found.shown)
    is_plain = not found.letters or _STATISTIC.fullmatch(shown) is not None
    return shown if shown.strip() and is_plain else None


@define
class _Signs:
    """The signs of a formula, and how many letters of it stand for quantities."""

    shown: list[str] = field(factory=list)
    letters: int = 0

    def read(self, written: str, *, are_words: bool) -> bool:
        """Add what a stretch shows; tell whether all of it is known."""
        position = 0
        while position < len(written):
            match = _TOKEN.match(written, position)
            if match is None or not self._add(match, are_words=are_words):
                return False
            position = match.end()
        return True

    def _add(self, match: re.Match[str], *, are_words: bool) -> bool:
        given = match.groupdict()
        if given["words"] is not None:
            return self.read(given["words"], are_words=True)
        if given["script"]:
            shown = _script(given["script"], given["several"] or given["one"] or "")
        elif given["name"]:
            shown = command_signs().get(given["name"])
        elif given["blank"]:
            shown = "" if given["blank"] == "\\!" else " "
        else:
            shown = given["sign"] or given["letter"] or given["plain"]
            self.letters += given["letter"] is not None and not are_words
        if shown is not None:
            self.shown.append(shown)
        return shown is not None


def _script(kind: str, written: str) -> str | None:
    """Give raised or lowered digits and signs; a raised ring is a degree."""
    if kind == "^" and written.strip() == _DEGREE:
        return "°"
    if not _SCRIPT.fullmatch(written):
        return None
    return written.translate(_ABOVE if kind == "^" else _BELOW)
