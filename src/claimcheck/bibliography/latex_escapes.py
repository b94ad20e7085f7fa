"""Visible text to LaTeX, the way back from :mod:`claimcheck.bibliography.latex_text`."""

import re

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TABLE = str.maketrans(_SPECIAL)
_TABLE_WITH_BRACES = str.maketrans(
    {character: latex for character, latex in _SPECIAL.items() if character not in "{}"}
)
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')")


def latex_text(text: str) -> str:
    """Write visible text in LaTeX, so that it is read back as it was, blanks made single."""
    return _LIGATURE.sub(r"\g<0>{}", " ".join(text.split()).translate(_TABLE))


def latex_names(names: str) -> str:
    """Write a name list in LaTeX; braces that balance keep their meaning."""
    if not _is_balanced(names):
        return latex_text(names)
    return _LIGATURE.sub(r"\g<0>{}", " ".join(names.split()).translate(_TABLE_WITH_BRACES))


def latex_title(title: str) -> str:
    """Write a title in LaTeX; words with capitals inside keep them in any style."""
    return " ".join(
        f"{{{latex_text(word)}}}" if word[1:] != word[1:].lower() else latex_text(word)
        for word in title.split()
    )


def bare_text(text: str) -> str:
    """Write a value that LaTeX does not typeset (DOI, URL): braces and backslashes encoded."""
    plain = " ".join(text.split())
    return plain.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
