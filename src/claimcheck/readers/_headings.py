"""Headings of plain text: what makes a short line one, and which level it has."""

import re
from itertools import takewhile

from attrs import frozen

from claimcheck.model.by_value import ByValue
from claimcheck.readers._captions import is_caption
from claimcheck.readers._drafts import section_kind
from claimcheck.readers._lines import Line, is_ruler, marker_of

_MARKED = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\*{3,})$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+(?=\w)")
_QUESTION = re.compile(
    r"(?:(?:so|and|but|then|now),? )?"
    r"(?:how|what|why|when|where|who|whom|whose|which|is|are|was|were|do|does|did|can|could|"
    r"should|would|will|may|must|has|have)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written |reviewed )?by|from(?!.{1,80}\bto\b)|date|published|updated)\b:? [A-Z\d]",
    re.IGNORECASE,
)
_LONGEST = 110
_MOST_WORDS = 16
_DOUBLE = 2
_FEW_WORDS = 3
_SHORT_QUESTION = 9
_FEWEST_WITH_TITLE = 3
_FEWEST_TITLE_WORDS = 4


@frozen(eq=False, repr=False)
class Heading(ByValue):
    """A line that names a section.

    Args:
        start: Offset of its text.
        end: Offset behind its text.
        behind: First line that no longer belongs to it.
        blanks: Empty lines before it.
        level: Level that its mark or number tells, 0 where nothing does.
        kind: Special section that it names, or ``None``.
        is_first: Whether nothing stands before it.
        is_marked: Whether ``#`` signs or a line beneath it mark it.
        words: How many words it has.
    """

    start: int
    end: int
    behind: int
    blanks: int
    level: int
    kind: str | None
    is_first: bool
    is_marked: bool = False
    words: int = 0

    @property
    def stands_apart(self) -> bool:
        """Tell whether more than one empty line is before it."""
        return self.blanks >= _DOUBLE


def heading_at(
    lines: list[Line],
    index: int,
    blanks: int,
    *,
    wrapped: bool,
    in_list: bool,
    in_glossary: bool,
) -> Heading | None:
    """Read a line as a heading, or give ``None``.

    Args:
        lines: The whole text.
        index: The line.
        blanks: Empty lines before it.
        wrapped: Whether paragraphs run over several lines.
        in_list: Whether the line follows list items.
        in_glossary: Whether the lines about are terms and their meanings.
    """
    marked = _marked_heading(lines, index, blanks)
    if marked is not None:
        return marked
    line = lines[index]
    place = (line.start, line.end)
    named = section_kind(line.text) is not None
    if named and (blanks or not index or not _next_is_blank(lines, index) or in_list):
        return _heading(lines, index, blanks, place, _numbered_level(line.text))
    if in_glossary and blanks < _DOUBLE:
        return None
    if _is_heading(lines, index, blanks, wrapped=wrapped, in_list=in_list):
        return _heading(lines, index, blanks, place, _numbered_level(line.text))
    return None


def _marked_heading(lines: list[Line], index: int, blanks: int) -> Heading | None:
    """Read a heading that carries ``#`` signs or is underlined."""
    line = lines[index]
    marked = _MARKED.match(line.text)
    text = line.text[marked.end() :].rstrip("#").rstrip() if marked else ""
    if marked and text:
        start = line.start + marked.end()
        return _heading(lines, index, blanks, (start, start + len(text)), len(marked.group(1)))
    underlined = index + 1 < len(lines) and _UNDERLINE.match(lines[index + 1].text)
    if not underlined or len(line.text) > _LONGEST or marker_of(line)[1]:
        return None
    level = 1 if lines[index + 1].text[0] == "=" else 2
    return _heading(lines, index, blanks, (line.start, line.end), level, lines_taken=2)


def breaks_paragraph(lines: list[Line], index: int) -> bool:
    """Tell whether a line inside a hard-wrapped run is a heading that no empty line sets off."""
    line = lines[index]
    return (
        lines[index - 1].is_terminated
        and not _next_is_blank(lines, index)
        and _may_be_heading(line)
        and _is_title(line.text)
        and not marker_of(line)[1]
        and _is_broken_early(lines, index)
    )


def _heading(
    lines: list[Line],
    index: int,
    blanks: int,
    place: tuple[int, int],
    level: int,
    *,
    lines_taken: int = 1,
) -> Heading:
    is_first = index == blanks
    kind = section_kind(lines[index].text)
    is_marked = lines_taken > 1 or lines[index].start < place[0]
    words = len(lines[index].text.split())
    return Heading(*place, index + lines_taken, blanks, level, kind, is_first, is_marked, words)


def _numbered_level(text: str) -> int:
    match = _NUMBERED.match(text)
    dots = match.group(1).count(".") if match else 0
    return dots + 1 if dots else 0


def _next_is_blank(lines: list[Line], index: int) -> bool:
    return index + 1 >= len(lines) or not lines[index + 1].text


def _is_heading(
    lines: list[Line], index: int, blanks: int, *, wrapped: bool, in_list: bool
) -> bool:
    line = lines[index]
    following = _following(lines, index)
    if following is None or not _may_be_heading(line, opens=index == blanks) or is_ruler(line):
        return False
    if marker_of(line)[1] and not _numbered_alone(lines, index, following, in_list=in_list):
        return False
    if index and not blanks:
        return breaks_paragraph(lines, index) if wrapped else _stands_out(lines, index)
    return _next_is_blank(lines, index) or _opens(lines, index, wrapped=wrapped)


def _opens(lines: list[Line], index: int, *, wrapped: bool) -> bool:
    """Tell whether a line behind an empty one is the title of the text right beneath it."""
    line, following = lines[index], lines[index + 1]
    if marker_of(following)[1]:
        return _is_title(line.text)
    if wrapped:
        return _is_broken_early(lines, index)
    is_longer = len(following.text) > len(line.text)
    return is_longer or (following.is_terminated and _is_title(line.text))


def _may_be_heading(line: Line, *, opens: bool = False) -> bool:
    """Tell whether a line can be a heading by its words; one that opens the text may ask."""
    text = line.text
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    first = next((character for character in text if character.isalnum()), "")
    if not first or first.islower() or not any(one.isalpha() for one in text):
        return False
    if _is_other_line(text):
        return False
    if text.endswith("?"):
        return opens or _may_ask(text.lstrip("0123456789. "))
    return not line.is_terminated


def _is_other_line(text: str) -> bool:
    """Tell a caption, an address, a byline and the end of a list from a heading."""
    is_end = text[-1] in ",;)]" and "(" not in text
    return is_end or "://" in text or is_caption(text + " ") or _BYLINE.match(text) is not None


def _may_ask(text: str) -> bool:
    """Tell whether a question is put as headings put it: in a few words, or as a title."""
    words = len(text.split())
    if words <= _FEW_WORDS:
        return True
    return _QUESTION.match(text) is not None and (words <= _SHORT_QUESTION or _is_title(text))


def _following(lines: list[Line], index: int) -> Line | None:
    for position in range(index + 1, len(lines)):
        if lines[position].text:
            return lines[position]
    return None


def _numbered_alone(lines: list[Line], index: int, following: Line, *, in_list: bool) -> bool:
    number = _NUMBERED.match(lines[index].text)
    if number is None or in_list or not _is_title(lines[index].text[number.end() :]):
        return False
    return not marker_of(following)[1] or (
        _next_is_blank(lines, index)
        and not following.text[0].isalnum()
        and marker_of(following)[0] is None
        and following.indent <= lines[index].indent
    )


def _stands_out(lines: list[Line], index: int) -> bool:
    line, before = lines[index], lines[index - 1]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None or not after.text or marker_of(before)[1] or "|" in before.text:
        return False
    return (
        before.is_terminated
        and after.is_terminated
        and len(after.text) > 2 * len(line.text)
        and not before.text.endswith(":")
    )


def _is_broken_early(lines: list[Line], index: int) -> bool:
    """Tell whether the next line's first word would still have fitted: the break is meant."""
    following = lines[index + 1].text
    run = takewhile(lambda line: line.text, lines[index + 1 : index + 6])
    width = max(len(line.text) for line in run)
    return len(lines[index].text) + 1 + len(following.split(" ", 1)[0]) + 8 < width


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha()]
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004 - short words stay small
    return (
        bool(words)
        and words[0][:1].isupper()
        and (not long or 2 * sum(word[:1].isupper() for word in long) >= len(long))
    )


def levels_of(headings: list[Heading]) -> list[int]:
    """Give each heading its level.

    A mark or a number decides where there is one. Where some headings stand behind two empty
    lines and some behind one, the former are the upper level; a reference list, a glossary and
    what follows them are never beneath another section. Where nothing tells levels apart, a title
    of several words at the very beginning stands above all others.
    """
    two_levels = _has_two_levels(headings)
    if not two_levels and _has_title(headings):
        return [one.level or 1 + (not one.is_first) for one in headings]
    levels = []
    closing = False
    above = 0
    for heading in headings:
        closing = closing or heading.kind in {"references", "glossary"}
        above = 0 if closing else above
        if heading.is_marked:
            above = max(above, heading.level)
        is_beneath = two_levels and not (closing or heading.is_first or heading.stands_apart)
        levels.append(heading.level or above + 1 + is_beneath)
    return levels


def _has_two_levels(headings: list[Heading]) -> bool:
    """Tell whether some bare headings stand behind two empty lines and some behind one."""
    bare = (one for one in headings if not one.level and not one.is_first)
    return len({one.stands_apart for one in bare}) > 1


def _has_title(headings: list[Heading]) -> bool:
    """Tell whether the first heading of several is the title of the text, by its length."""
    return (
        len(headings) >= _FEWEST_WITH_TITLE
        and headings[0].is_first
        and headings[0].kind is None
        and headings[0].words >= _FEWEST_TITLE_WORDS
        and not any(one.is_marked or one.level for one in headings)
    )
