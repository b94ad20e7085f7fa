"""What tells whether a sentence is covered by the source of another: place and wording."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.citations._layout import SentenceLayout
from claimcheck.citations._reach_wording import opening_of, word_signs
from claimcheck.model import BlockKind, CitationMention
from claimcheck.resources.patterns import lazy_pattern

_SUMMARY = lazy_pattern(r"summary|abstract|conclusion|key|overview|introduction|takeaway|bottom")
_STUDY = lazy_pattern(
    r"\b(?:stud(?:y|ies)|trials?|experiments?|meta-analys[ei]s|reviews?|researchers?|investigators?|"
    r"authors?|scientists?|participants?|subjects|findings?|results?|surveys?|cohort|paper|"
    r"analysis|data|evidence)\b"
)
_FEW_SOURCES = 4
_NEAR_LIST = 8
_STEPS = (4, 7, 13)
_MOST_NAMED = 4096
_Names = tuple[str, ...]
"""Names of features; the same few come again and again, and are made once."""


def reach_features(layout: SentenceLayout, place: int) -> frozenset[str]:
    """Name what speaks for and against a sentence being covered by the source of another.

    Args:
        layout: The document.
        place: Place of a sentence that names no source itself.
    """
    before, behind = _distances(layout, place)
    sides = f"{'p' if before else 'x'}{'n' if behind else 'x'}"
    near = f"{'p' if before == 1 else 'P' if before else 'x'}{'n' if behind else 'x'}"
    return frozenset(
        [
            *_of_place(layout, place, before, behind),
            *_of_shares(layout, place, sides),
            *_of_source_before(layout, place, is_in_block=bool(before)),
            *_of_source_behind(layout, place, is_in_block=bool(behind)),
            *_of_wording(layout, place, near, sides),
            *_of_list(layout, place),
            *_of_neighbours(layout, place),
            *_of_statement(layout, place),
        ]
    )


def source_for(layout: SentenceLayout, place: int) -> int:
    """Give the place of the sentence whose source covers a sentence, taken that one does.

    Within the block the one before, else the one behind; then what the section says of its source;
    then the nearest of the section, of the document.
    """
    before, behind = layout.own_around(place)
    if before or behind:
        return before[-1] if before else behind[0]
    stated = layout.statements.get(layout.section_of(place))
    if stated is not None and stated in layout.own:
        return stated
    inside = layout.own_of_section(place) or layout.sourced
    return inside[max(bisect_left(inside, place) - 1, 0)]


def _distances(layout: SentenceLayout, place: int) -> tuple[int, int]:
    """Count the sentences to the nearest source in the block before and behind; 0 where none is."""
    before, behind = layout.own_around(place)
    return (place - before[-1] if before else 0), (behind[0] - place if behind else 0)


def _of_place(layout: SentenceLayout, place: int, before: int, behind: int) -> _Names:
    sentence = layout.sentences[place]
    block = layout.block(layout.block_of[place])
    at = place - block[0]
    where = "first" if at == 0 else "last" if at == len(block) - 1 else "mid"
    return _named_place(
        sentence.block.kind,
        "only" if len(block) == 1 else where,
        len(block),
        before,
        behind,
        len(sentence.text.split()) // 5,
        _tenth(place / max(len(layout.sentences), 1)),
    )


@lru_cache(_MOST_NAMED)
def _named_place(  # noqa: PLR0917 - all of it is the key
    kind: BlockKind, where: str, length: int, before: int, behind: int, words: int, way: str
) -> _Names:
    return (
        f"kind:{kind.value}",
        f"pos:{where}",
        f"len:{_step(length)}",
        f"dp:{_step(before)}",
        f"dn:{_step(behind)}",
        f"dpn:{bool(before)}{bool(behind)}",
        f"words:{_step(words)}",
        f"frac:{way}",
    )


def _of_shares(layout: SentenceLayout, place: int, sides: str) -> _Names:
    sourced = len(layout.own_of_section(place))
    few = ""
    if len(layout.own) <= _FEW_SOURCES:
        few = f"few:{layout.is_sourced_early}{'p' if layout.sourced[0] < place else ''}"
    return _named_shares(
        _tenth(layout.share_of_block(layout.block_of[place])),
        _tenth(sourced / max(len(layout.section(place)), 1)),
        sourced,
        _tenth(layout.document_share),
        _step(len(layout.own)),
        _step(layout.works),
        sides,
        few,
    )


@lru_cache(_MOST_NAMED)
def _named_shares(  # noqa: PLR0917 - all of it is the key
    block: str, section: str, sourced: int, whole: str, total: str, works: str, sides: str, few: str
) -> _Names:
    named = (
        f"blockshare:{block}",
        f"secshare:{section}",
        f"secsrc:{_step(sourced)}",
        f"docshare:{whole}",
        f"doctotal:{total}",
        f"dockeys:{works}",
        f"share2:{whole}:{sides}",
        f"sec2:{section}:{sides}",
    )
    return (*named, few) if few else named


def _of_source_before(layout: SentenceLayout, place: int, *, is_in_block: bool) -> _Names:
    at = bisect_left(layout.sourced, place)
    if not at:
        return ("gp:none",)
    source = layout.sourced[at - 1]
    return _named_source_before(
        place - source,
        layout.block_of[place] - layout.block_of[source],
        _kind(layout.own[source][-1]),
        f"{_tenth(_overlap(layout, place, source))}{'b' if is_in_block else ''}",
        min(len({mention.key for mention in layout.own[source]}), 9),
        same=_in_one_section(layout, source, place),
        is_study=bool(_STUDY.search(layout.sentences[source].text.lower())),
    )


@lru_cache(_MOST_NAMED)
def _named_source_before(
    sentences: int, blocks: int, kind: str, overlap: str, works: int, *, same: bool, is_study: bool
) -> _Names:
    return (
        f"gp:{_step(sentences)}",
        f"psec:{same}",
        f"gpb:{_step(blocks)}{'s' if same else 'o'}",
        f"pkind:{kind}",
        f"pstudy:{is_study}",
        f"pov:{overlap}",
        f"pn:{works}",
    )


def _of_source_behind(layout: SentenceLayout, place: int, *, is_in_block: bool) -> _Names:
    at = bisect_left(layout.sourced, place)
    if at == len(layout.sourced):
        return ("gn:none",)
    source = layout.sourced[at]
    same = _in_one_section(layout, source, place)
    last = ""
    if is_in_block:
        block = layout.block(layout.block_of[place])
        last = f"{source == block[-1]}{_step(len(layout.own_around(place)[1]))}"
    return _named_source_behind(
        f"{_step(source - place)}{'b' if is_in_block else 's' if same else 'o'}",
        f"{_tenth(_overlap(layout, place, source))}{'b' if is_in_block else ''}",
        _kind(layout.own[source][-1]),
        last,
        same=same,
    )


@lru_cache(_MOST_NAMED)
def _named_source_behind(gap: str, overlap: str, kind: str, last: str, *, same: bool) -> _Names:
    named = (f"nsec:{same}", f"gn:{gap}", f"nov:{overlap}", f"nkind:{kind}")
    return (*named, f"nlast:{last}") if last else named


def _of_wording(layout: SentenceLayout, place: int, near: str, sides: str) -> Iterator[str]:
    text = layout.sentences[place].text
    opening = opening_of(text)
    yield f"open:{opening}"
    yield f"open:{opening}:{near}"
    for sign in word_signs(text):
        yield f"any:{sign}"
        yield f"any:{sign}:{sides}"
    block = layout.block(layout.block_of[place])
    if place != block[0]:
        yield f"prevov:{_tenth(_overlap(layout, place, place - 1))}"


def _of_list(layout: SentenceLayout, place: int) -> Iterator[str]:
    if not layout.is_item(place):
        return
    stem = layout.stem_of(place)
    if stem is not None:
        ends = layout.sentences[stem].text.rstrip().endswith(":")
        yield f"stem:{stem in layout.own}{ends}"
    yield f"sib:{_tenth(layout.share_of_items(place))}"
    yield f"pitem:{layout.share_of_block(layout.block_of[place] - 1) > 0}"
    following = bisect_left(layout.sourced, place)
    if following < len(layout.sourced):
        source = layout.sourced[following]
        is_near = source - place < _NEAR_LIST
        run = is_near and all(layout.is_item(one) for one in range(place, source + 1))
        yield f"nextlistsrc:{run}"


def _of_neighbours(layout: SentenceLayout, place: int) -> Iterator[str]:
    number = layout.block_of[place]
    before = layout.block(number - 1)
    heading = "H" if before and layout.is_heading(before[0]) else ""
    yield f"pblk:{layout.share_of_block(number - 1) > 0}{heading}"
    if before:
        yield f"pblklast:{before[-1] in layout.own}"
    yield f"nblk:{layout.share_of_block(number + 1) > 0}"
    sentence = layout.sentences[place]
    section = sentence.block.section
    yield f"hd:{bool(_SUMMARY.search(section[-1].lower())) if section else 'none'}"
    if sentence.block.kind is BlockKind.BLOCK_QUOTE:
        yield f"bq:{layout.share([*before, *layout.block(number - 2)]) > 0}"


def _of_statement(layout: SentenceLayout, place: int) -> Iterator[str]:
    stated = layout.statements.get(layout.section_of(place))
    if stated is not None:
        yield f"stmt:{'before' if stated < place else 'behind'}"
    if layout.states_all_sources:
        yield "docstmt"


def _in_one_section(layout: SentenceLayout, one: int, other: int) -> bool:
    first, second = layout.sentences[one].block, layout.sentences[other].block
    return first.section == second.section


def _overlap(layout: SentenceLayout, place: int, other: int) -> float:
    words = layout.words[place]
    return len(words & layout.words[other]) / max(len(words), 1)


def _kind(mention: CitationMention) -> str:
    """Name the style of a mark; a key is a key, whatever command it stands in."""
    style = "key" if mention.style == "latex" else mention.style
    return f"{style}{'N' if mention.narrative else ''}"


def _step(number: int) -> str:
    few, some, many = _STEPS
    if number < few:
        return str(number)
    return "4-6" if number < some else "7-12" if number < many else "13+"


def _tenth(share: float) -> str:
    return str(min(int(share * 10 + 1e-9), 9))
