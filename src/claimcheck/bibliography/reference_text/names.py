"""The people named in a free-text list of authors or editors."""

import re
from collections.abc import Sequence

from claimcheck.bibliography.reference_text.words import reference_words
from claimcheck.model import Person
from claimcheck.resources.patterns import lazy_pattern

_ET_AL = lazy_pattern(
    r"[\s,;&]{0,20}(?:\b(?:and|&|et)\s{1,20})?(?:\bet(?:\.\s?|\s+)(?:al(?:ii|\b)|coll\b)|\band\s+others\b"
    r"|\band\s+colleagues\b|\bu\.\s?a\.|외\s{0,9}\d{0,9}\s{0,9}[인명]?|外\s{0,9}\d{0,9}\s{0,9}[人名]?|\.\.\.$|…$)[\s.,;]*",
    re.IGNORECASE,
)
_EDITOR_WORDS = lazy_pattern(
    r"[(\[]?\b(?:edited by|eds?|edd|editors?|hrsg|hg|éds?|dirs?|coord|trans|translated by)\b\.?"
    r"[)\]]?"
    r"|^\s*(?:in|dans)\b:?\s+",
    re.IGNORECASE,
)
_AND = lazy_pattern(
    r"\s{1,20}(?:and|und|et|y|og|och|e|en)\s+|\s{0,20}[&＆]\s*|\s{1,20}/\s+|\s{0,20}[·․]\s*"
)
_BODY_WORD = lazy_pattern(
    r"\w (?:of|for|für|pour|para|per) \w|\w(?:ministerium|institut|gesellschaft|verband|behörde)\b"
    r"|\w \w+ School\b"
)
_WITH_BODY = lazy_pattern(r"(.+?)[,;]?\s{1,9}(?:and|for|on behalf of)\s{1,9}the\s+(.+)")
_LATEX = lazy_pattern(r"\\[A-Za-z]{1,12}\s?|[{}\\]|</?[A-Za-z]{1,8}>")
_CYRILLIC = lazy_pattern(r"[A-Z](?:Kh|Yu|Zh|Ts|Ch|Sh|Ya|Ye)|(?:Kh|Yu|Zh|Ts|Ch|Sh|Ya|Ye)[A-Z]")
"""Two initials, one of which is one letter of Russian: "VKh"."""
_BETWEEN_INITIALS = lazy_pattern(r"[.\s‐-]+")
_SUFFIX = lazy_pattern(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.?", re.IGNORECASE)
_LONGEST_GIVEN = 3
_LONGEST_INITIALS = 4
_LONGEST_LIST = 20_000


def ends_in_et_al(text: str) -> bool:
    """Tell whether a list of authors leaves some out."""
    return bool(_ET_AL.search(" ".join(text[:_LONGEST_LIST].split())))


def people(text: str) -> tuple[Person, ...]:
    """Read the names of a list in any common order and punctuation.

    ``Chen, F. S.``, ``Chen FS``, ``F. S. Chen``, ``Chen, Frances, and Ana Maria Ruiz``, lists
    parted by commas, semicolons, "and" or "&"; particles stay with the family name.

    Args:
        text: The list as written.
    """
    plain = _list_of_names(text)
    if not _has_letter(plain):
        return ()
    beside = _WITH_BODY.fullmatch(plain)
    if beside and is_organisation(beside[2]) and not is_organisation(beside[1]):
        return (*people(beside[1]), _organisation(beside[2]))
    if is_organisation(plain) and not any(map(_names_a_person, _comma_parts(plain))):
        return tuple(_organisation(part) for part in plain.split(";") if _has_letter(part))
    if ";" in plain:
        return tuple(person for piece in plain.split(";") for person in _part(piece))
    parts = [part.strip() for piece in _AND.split(plain) for part in _comma_parts(piece)]
    return tuple(_walk([part for part in parts if _has_letter(part)]))


def _list_of_names(text: str) -> str:
    """Take "et al.", the words of editors and marks of LaTeX out of a list of names."""
    plain = " ".join(_LATEX.sub("", text[:_LONGEST_LIST]).replace("~", " ").split())
    plain = _ET_AL.sub(" ", _EDITOR_WORDS.sub(" ", plain))
    return plain.replace("…", ",").replace("...", ",").strip(" ,;:&")


def _part(piece: str) -> list[Person]:
    """Read what stands between semicolons: one name, or, as in PubMed, persons beside a body."""
    parts = [part for part in _comma_parts(piece.strip()) if _has_letter(part)]
    if is_organisation(piece) and not any(map(_names_a_person, parts)):
        return [_organisation(piece)]
    if len(parts) > 1 and all(_has_initials(part) for part in parts):
        return _walk(parts)
    return [_one(chunk) for chunk in _AND.split(piece) if _has_letter(chunk)]


def is_organisation(text: str) -> bool:
    """Tell whether an author is a body, not a person."""
    words = re.findall(r"[^\W\d_]+", text)
    if any(word.lower() in reference_words("organisation") for word in words):
        return True
    if any(word.isupper() and word.lower() in reference_words("acronym") for word in words):
        return True
    if len(words) == 1:
        word = words[0]
        return word.isupper() and len(word) > _LONGEST_GIVEN and word.isascii()
    return len(words) > 1 and "," not in text and _is_named_as_body(text, words)


def _is_named_as_body(text: str, words: Sequence[str]) -> bool:
    """Tell whether two words or more are put together as those of a body are."""
    opens = words[0].lower() in reference_words("body opening") and words[0] != words[0].upper()
    return opens or _BODY_WORD.search(text) is not None


def _names_a_person(text: str) -> bool:
    if any(
        word.lower() in reference_words("organisation") for word in re.findall(r"[^\W\d_]+", text)
    ):
        return False
    return _is_initials(text) or _has_initials(text)


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _comma_parts(text: str) -> list[str]:
    return re.split(r"\s{0,20}[,，、]\s*", text)


def _organisation(text: str) -> Person:
    return Person(text.strip(" .,"), is_organisation=True)


def _walk(parts: Sequence[str]) -> list[Person]:
    """Pair family and given names that commas part."""
    found: list[Person] = []
    place = 0
    while place < len(parts):
        part = parts[place]
        following = parts[place + 1] if place + 1 < len(parts) else ""
        if found and _SUFFIX.fullmatch(part):
            last = found.pop()
            found.append(Person(last.family, last.given, suffix=part))
        elif following and _is_inverted(part, following, first=not found):
            found.append(Person(_family(part), following))
            place += 1
        else:
            found.append(_one(part))
        place += 1
    return found


def _is_inverted(part: str, following: str, *, first: bool) -> bool:
    """Tell whether ``part, following`` is one person, family name first."""
    if _is_initials(following):
        return not _has_initials(part)
    if _SUFFIX.fullmatch(following) or _has_initials(part):
        return False
    words = [word for word in part.split() if word.lower() not in reference_words("particle")]
    given = following.split()
    if len(words) != 1 or _is_asian(part):
        return False
    if first:
        return len(given) <= _LONGEST_GIVEN and not _is_vancouver(following)
    return len(given) == 1 or (_is_initials(given[-1]) and len(given) == 2)  # noqa: PLR2004


def _is_asian(text: str) -> bool:
    return any(character >= "\u1100" for character in text)


def _is_initials(text: str) -> bool:
    letters = [part for part in _BETWEEN_INITIALS.split(text) if part]
    if not letters or not all(part.isalpha() and part[0].isupper() for part in letters):
        return False
    if "." in text:
        return all(len(part) <= 2 for part in letters)  # noqa: PLR2004 - as in "Yu."
    most = _LONGEST_INITIALS if len(letters) == 1 else 1
    return all(
        (part.isupper() and len(part) <= most) or _CYRILLIC.fullmatch(part) for part in letters
    )


def _has_initials(text: str) -> bool:
    words = re.findall(r"[^\s.]+\.?", text)
    return len(words) > 1 and (_is_initials(words[0]) or _is_initials(words[-1]))


def _is_vancouver(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and _is_initials(words[-1]) and not words[-1].endswith(".")


def _family(text: str) -> str:
    return text.strip(" ,;:")


def _one(text: str) -> Person:
    """Read a single name."""
    text = text.strip(" ,;:")
    if "," in text:
        family, _, given = text.partition(",")
        return Person(_family(family), given.strip())
    if is_organisation(text):
        return _organisation(text)
    words = re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})", " ", text).split()
    if len(words) == 1:
        return Person(text.strip("."))
    return _family_first(words) or _family_last(words)


def _family_first(words: list[str]) -> Person | None:
    """Read ``Chen FS``, ``Jacobsen J L`` or ``CHEN Frances``."""
    cut = len(words)
    while cut > 1 and _is_initials(words[cut - 1]):
        cut -= 1
    if cut < len(words) and not _is_initials(words[0]):
        return Person(_family(" ".join(words[:cut])), " ".join(words[cut:]))
    shouted = [word for word in words if _is_shouted(word)]
    if shouted and words[0] == shouted[0] and not words[-1].isupper():
        size = len(shouted)
        return Person(_family(" ".join(words[:size])), " ".join(words[size:]))
    return None


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _LONGEST_GIVEN and "." not in word


def _family_last(words: list[str]) -> Person:
    """Read ``F. S. von Chen``."""
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in reference_words("particle"):
        cut -= 1
    if words[0].lower() in reference_words("particle") and words[0].islower():
        cut = 0
    family = _family(" ".join(words[cut:]))
    return Person(family.rstrip("."), " ".join(words[:cut]), suffix=suffix)
