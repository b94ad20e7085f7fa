"""The authors that stand directly before a place in the text: ``Chen, Kumsta & Heinrichs``."""

from collections.abc import Sequence

from attrs import frozen

from claimcheck.bibliography.matching import PARTICLES
from claimcheck.citations._passage import CitationToken, Passage
from claimcheck.model.by_value import ByValue
from claimcheck.resources import read_words

_JOINTS = frozenset({"and", "&", "und", "et", "y", "e", "en", "och", "og"})
_PEOPLE = frozenset(
    {
        "colleagues",
        "coworkers",
        "co-workers",
        "collaborators",
        "associates",
        "others",
        "coll",
        "team",
    }
)
_OWNERS = frozenset({"his", "her", "their"})
_INSIDE_ORGANISATIONS = frozenset({"of", "for", "the", "on", "in", "and", "to", "&", "de", "du"})
_MOST_AUTHORS = 12
_LONGEST_NAME = 4
_MOST_INITIALS = 3
_ACRONYM_TOKENS = 3
_LONGEST_ORGANISATION = 12


@frozen(eq=False, repr=False)
class Authors(ByValue):
    """Names found before a place.

    Args:
        start: Prose offset at which the first name begins.
        first: Index of its first token.
        names: Family names as written, in order.
        et_al: Whether further authors are meant.
        joined: Whether several names, or "et al.", show that these are authors.
        words: How many words the only name has.
    """

    start: int
    first: int
    names: tuple[str, ...]
    et_al: bool = False
    joined: bool = False
    words: int = 1


def not_names() -> frozenset[str]:
    """Give capitalised words that begin sentences or precede numbers and are no family names."""
    return read_words("citations/data/not_names.tsv")


def authors_before(passage: Passage, index: int, *, lenient: bool) -> Authors | None:
    """Read names backwards from a token.

    Args:
        passage: The block.
        index: Index of the token behind the names.
        lenient: Whether lower-case names count, as between brackets before a year.
    """
    tokens = passage.tokens
    index, et_al = _before_et_al(tokens, index)
    if et_al and index and tokens[index - 1].text == ",":
        index -= 1
    last = _name_before(passage, index, lenient=lenient and et_al, certain=et_al)
    if last is None and lenient:
        last = _joined_lower_case(passage, index)
    if last is None:
        return None
    names = [last]
    if lenient or not et_al:
        names += _names_joined_to(passage, last, et_al=et_al, lenient=lenient)
    index = names[-1][0]
    texts = tuple(_text(passage.text, tokens, *name) for name in reversed(names))
    return Authors(
        start=tokens[index].start,
        first=index,
        names=texts,
        et_al=et_al,
        joined=et_al or len(names) > 1,
        words=last[1] - last[0],
    )


def _names_joined_to(
    passage: Passage, last: tuple[int, int], *, et_al: bool, lenient: bool
) -> list[tuple[int, int]]:
    """Read the names before the last one, backwards."""
    tokens, index = passage.tokens, last[0]
    names: list[tuple[int, int]] = []
    while len(names) < _MOST_AUTHORS - 1:
        is_joined = et_al or bool(names)
        joint = _before_joint(tokens, index, comma_only=is_joined)
        name = _name_before(passage, joint, lenient=lenient) if joint != index else None
        if name is None or not _may_join(tokens, name, joined=is_joined, lenient=lenient):
            break
        names.append(name)
        index = name[0]
    return names


def _joined_lower_case(passage: Passage, index: int) -> tuple[int, int] | None:
    """Read a lower-case last name where a joint before it shows that it is one."""
    tokens = passage.tokens
    name = _name_before(passage, index, lenient=True)
    if name is None or _before_joint(tokens, name[0], comma_only=False) == name[0]:
        return None
    return name if tokens[name[0] - 1].text == "&" else None


def _before_et_al(tokens: Sequence[CitationToken], index: int) -> tuple[int, bool]:
    """Step over "et al." or "and colleagues" and tell whether it was there."""
    at = index
    while at and tokens[at - 1].text in {".", "’", "'", ",", "s"}:
        at -= 1
    words = [token.text.lower() for token in tokens[max(at - 3, 0) : at]]
    if words[-2:] == ["et", "al"] or words[-2:] in (["et", "al's"], ["et", "al’s"]):
        return at - 2, True
    if words[-3:] == ["et", ".", "al"]:
        return at - 3, True
    last = words[-1].removesuffix("'s").removesuffix("’s").rstrip("'’") if words else ""
    if last in _PEOPLE and len(words) > 1:
        if words[-2] in _JOINTS:
            return at - 2, True
        if words[-2] in _OWNERS and words[0] in _JOINTS:
            return at - 3, True
    return index, False


def _before_joint(tokens: Sequence[CitationToken], index: int, *, comma_only: bool) -> int:
    """Step over "and", "&" or a comma between two names; give the index back where none is."""
    at = index
    if at and tokens[at - 1].text in _JOINTS and not comma_only:
        at -= 1
        if at and tokens[at - 1].text == ",":
            at -= 1
        return at
    if comma_only and at and tokens[at - 1].text in {",", "&"}:
        return at - 1
    return index


def _may_join(
    tokens: Sequence[CitationToken], name: tuple[int, int], *, joined: bool, lenient: bool
) -> bool:
    """Refuse a place before a comma: "In Boston, Smith and Jones (2011)"."""
    if lenient or not joined or not name[0]:
        return True
    return tokens[name[0] - 1].text.lower() not in {"in", "at", "from", "of", "near", "since"}


def _name_before(
    passage: Passage, index: int, *, lenient: bool, certain: bool = False
) -> tuple[int, int] | None:
    """Give the first and last token index of a family name, given names and particles with it.

    Args:
        passage: The block.
        index: Index of the token behind the name.
        lenient: Whether lower-case words count.
        certain: Whether "et al." says that a name it is, be it spelt like another word.
    """
    tokens = passage.tokens
    end = _behind_name(tokens, index, lenient=lenient)
    is_certain = certain and end > 0 and _is_capitalised(tokens[end - 1])
    if not end or not (_is_name(tokens[end - 1], lenient=lenient) or is_certain):
        return None
    at = _first_of_name(tokens, end)
    while at < end - 1 and tokens[at].text in {"y", "e", "do", "in", "on", "the"}:
        at += 1
    return at, end


def _behind_name(tokens: Sequence[CitationToken], index: int, *, lenient: bool) -> int:
    """Step over the apostrophe and the initials behind a family name."""
    at = index - 1 if index and tokens[index - 1].text in {"'", "’"} else index
    initials = _before_initials(tokens, at)
    return initials if initials and _is_name(tokens[initials - 1], lenient=lenient) else at


def _first_of_name(tokens: Sequence[CitationToken], end: int) -> int:
    """Give the first token of a name that ends before a token: all that hangs together."""
    at = end - 1
    while at and end - at < _LONGEST_NAME:
        previous = tokens[at - 1]
        if previous.text in {"-", "‐", "–"} and at > 1 and _is_name(tokens[at - 2], lenient=False):
            at -= 2
        elif tokens[at].start - previous.end == 1 and (
            _is_name(previous, lenient=False) or previous.text in PARTICLES
        ):
            at -= 1
        elif _is_initial(tokens, at - 1):
            at -= 2
        else:
            break
    return at


def _before_initials(tokens: Sequence[CitationToken], index: int) -> int:
    """Step over initials behind a family name: "Smith J", "Smith, J. A."."""
    at = index
    while at and (tokens[at - 1].text == "." or _is_initials(tokens[at - 1].text)):
        at -= 1
    if at == index or not _is_initials("".join(t.text for t in tokens[at:index] if t.text != ".")):
        return index
    return at - 1 if at and tokens[at - 1].text == "," else at


def _is_initials(text: str) -> bool:
    return len(text) <= _MOST_INITIALS and text.isalpha() and text.isupper()


def _is_initial(tokens: Sequence[CitationToken], index: int) -> bool:
    """Tell whether a full stop ends an initial such as the "S." of "F. S. Chen"."""
    return (
        index > 0
        and tokens[index].text == "."
        and len(tokens[index - 1].text) == 1
        and tokens[index - 1].text.isupper()
    )


def _is_capitalised(token: CitationToken) -> bool:
    return len(token.text) > 1 and token.text[0].isupper()


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(text) > 1


def _is_name(token: CitationToken, *, lenient: bool) -> bool:
    text = token.text
    if len(text) == 1 or not text[0].isalpha():
        return False
    bare = text.removesuffix("'s").removesuffix("’s")
    if bare.casefold() in not_names() and not _is_acronym(bare):
        return False
    return lenient or any(part[:1].isupper() for part in (text, *text.split("'"), *text.split("’")))


def body_before(passage: Passage, index: int) -> Authors | None:
    """Read backwards a name that says itself that it is an organisation's."""
    found = organisation_before(passage, index)
    words = found.names[0].casefold().split() if found else []
    named = read_words("citations/data/organisation_words.tsv").intersection(words)
    return found if named else None


def organisation_before(passage: Passage, index: int) -> Authors | None:
    """Read an organisation's name backwards: "World Health Organization [WHO]"."""
    tokens = passage.tokens
    end = at = index
    if (
        at >= _ACRONYM_TOKENS
        and tokens[at - 1].text in {"]", ")"}
        and tokens[at - 3].text in {"[", "("}
    ):
        end = at = at - _ACRONYM_TOKENS
    while at and end - at < _LONGEST_ORGANISATION:
        token = tokens[at - 1]
        if not (token.text[0].isupper() or token.text in _INSIDE_ORGANISATIONS):
            break
        at -= 1
    while at < end and (
        tokens[at].text in _INSIDE_ORGANISATIONS
        or (tokens[at].text.casefold() in not_names() and not _is_acronym(tokens[at].text))
    ):
        at += 1
    if at == end or tokens[end - 1].text in _INSIDE_ORGANISATIONS:
        return None
    name = _text(passage.text, tokens, at, end)
    return Authors(start=tokens[at].start, first=at, names=(name,), words=end - at)


def _text(text: str, tokens: Sequence[CitationToken], first: int, end: int) -> str:
    name = text[tokens[first].start : tokens[end - 1].end]
    return name.removesuffix("'s").removesuffix("’s").rstrip("'’")
