"""Edits as a writer makes them, at random: letters, words, citations, paragraphs, markup."""

from random import Random

_OFTEN = (12, 6, 5, 3, 3, 2, 2)
Edit = tuple[int, int, str]
"""Where a text is cut, up to where, and what is put there."""

WORDS = (
    "zinc",
    "may",
    "reduces",
    "not",
    "in mice",
    "should take",
    "500 mg",
    "associated with",
    "studies show",
    "pain",
    "always",
    "you",
    "patients with diabetes",
)
LETTERS = "abcdefghijklmnopqrstuvwxyz ,.;()0123456789*_`#|$%\\<>-\u2013“”é😀\u2028\x0c"
MARKS = (
    " [@lee2020]",
    " [@unknown2019]",
    " (Moss et al., 2018)",
    " [1]",
    "^[a note]",
    " doi:10.1000/x",
)
LINES = (
    "\n\n",
    "\n",
    "\r\n",
    "\n\n## Heading\n\n",
    "\n- ",
    "\n> ",
    "\n\n| a | b |\n|---|---|\n| c | d |\n\n",
    "\n<!-- claimcheck: ignore CC201 -- known -->\n",
    "\n\n```\ncode\n```\n\n",
    "\n\n---\n",
)


def random_edit(text: str, random: Random) -> Edit:
    """Make one edit of a text; most are a keystroke."""
    kinds = (_typed, _deleted, _worded, _marked, _lined, _cut, _pasted)
    (chosen,) = random.choices(kinds, _OFTEN)
    return chosen(text, random)


def carried_out(text: str, edit: Edit) -> str:
    """Carry an edit out."""
    start, end, new = edit
    return text[:start] + new + text[end:]


def _place(text: str, random: Random) -> int:
    return random.randint(0, len(text))


def _typed(text: str, random: Random) -> Edit:
    at = _place(text, random)
    return at, at, random.choice(LETTERS)


def _deleted(text: str, random: Random) -> Edit:
    at = _place(text, random)
    return at, min(at + random.randint(1, 3), len(text)), ""


def _worded(text: str, random: Random) -> Edit:
    at = text.find(" ", _place(text, random))
    at = len(text) if at < 0 else at
    return at, at, f" {random.choice(WORDS)}"


def _marked(text: str, random: Random) -> Edit:
    at = _place(text, random)
    return at, at, random.choice(MARKS)


def _lined(text: str, random: Random) -> Edit:
    at = _place(text, random)
    return at, at, random.choice(LINES)


def _cut(text: str, random: Random) -> Edit:
    at = _place(text, random)
    return at, min(at + random.randint(5, 120), len(text)), ""


def _pasted(text: str, random: Random) -> Edit:
    start = _place(text, random)
    at = _place(text, random)
    return at, at, text[start : start + random.randint(5, 200)]
