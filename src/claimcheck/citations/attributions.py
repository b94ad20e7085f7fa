"""Sources that a sentence names in words: a body, a journal, a trial, a study by its makers."""

import re
from collections.abc import Callable, Iterator

from claimcheck.citations._needy_forms import Form, form
from claimcheck.citations._trial_names import (
    BEING,
    BESIDE,
    BRACKETED,
    CALLED,
    DOING,
    LISTED,
    LONG,
    WITHIN,
    is_known_abbreviation,
    is_long_name,
    is_short_name,
)
from claimcheck.lexicon.plain_words import plain_words
from claimcheck.memory import remembered
from claimcheck.model import Block, CitationMention, Document
from claimcheck.resources import read_words, read_words_by_class
from claimcheck.resources.patterns import lazy_pattern

_NAME = r"[A-Z][\w&’'–-]{1,40}"
_SMALL = (
    r"(?:In|An?|The|At|By|On|Of|For|From|When|As|But|And|If|While|Since|This|That|These|Those|One"
    r"|Some|Many|Most|Our|Their|His|Her|Its?|He|She|They|We|You|There|What|After|Before|Now|So)"
)
_FIRST_NAME = rf"[A-Z](?<=(?!{_SMALL}\b)[A-Z])[\w&’'–-]{{1,40}}"
NAMES = rf"{_FIRST_NAME}(?:(?:,? (?:of|for|and|in|on|the|&)(?: the)?)? {_NAME}){{0,8}}"
"""Pattern of a name of capitalised words; it opens with a capital, which a search jumps to."""
_WORK = (
    r"(?:stud(?:y|ies)|trials?|meta-analys[ei]s|reviews?|reports?|analys[ei]s|surveys?|papers?|"
    r"editorial|fact ?sheets?|guidelines?|guidance|statement|research|data|estimates?|figures|"
    r"assessment|brief|bulletin|consensus|label|registry|cohort)"
)
_SAYING_VERBS = (
    "recommend", "urge", "find", "found", "report", "estimate", "conclude", "warn", "state", "say",
    "said", "wrote", "write", "note", "announce", "show", "suggest", "define", "advise", "approve",
    "classify", "classifie", "credit", "identify", "identifie", "argue", "lower", "endorse",
    "calculate", "project", "attribute", "determine", "acknowledge", "admit", "caution", "count",
    "admitt", "put", "discourage", "class", "describe", "list", "rate", "rank", "tell", "let",
    "call", "record", "set", "consider", "judge", "want", "require", "ban", "bann", "name",
    "reject", "confirm", "raise",
)  # fmt: skip
_ENDINGS = ("s", "d", "ed", "ing", "es")
_SAYS = rf"(?:{'|'.join(_SAYING_VERBS)})(?:{'|'.join(_ENDINGS)})?"
_SAYING_WORDS = " ".join(verb + ending for verb in _SAYING_VERBS for ending in ("", *_ENDINGS))
_STAFF = (
    r"(?:scientists|researchers|economists|epidemiologists|statisticians|investigators|analysts|"
    r"reviewers|experts|officials|team)"
)
_FINDS = r"(?:found|finds|showed|shows|demonstrated|discovered|calculate[sd]|estimate[sd]) that"
_WORKS = (
    "study studies trial trials meta review reviews report reports analysis analyses survey "
    "surveys paper papers editorial fact factsheet factsheets guideline guidelines guidance "
    "statement research data estimate estimates figures assessment brief bulletin consensus label "
    "registry cohort"
)
_PRINTED = form(
    r"\b(?:published|appear(?:s|ed|ing)|reported|printed|described|paper|article|"
    r"stud(?:y|ies)|report|review|meta-analysis|trial|findings|editorial|letter)"
    r"(?: (?:of|with|on|from|among) (?:[\w-]{1,20} ){0,5}?[\w-]{1,20})?"
    r"(?: (?:online|today|this week|last \w{1,20}|recently|on \w{1,20}|[A-Z]\w{1,20}day|"
    r"early)){0,4},? (?:in|by|to) "
    rf"(?:the )?(?:journals? |medical journal )?(?P<name>{NAMES})",
    "published appears appeared appearing reported printed described paper article study "
    "studies report review meta trial findings editorial letter",
    "in by to",
)
_ACCORDING = form(
    r"\b(?:[Aa]ccording to|[Aa]s reported by|(?:[Dd]ata|[Ff]igures) from|"
    r"[Rr]esearch (?:by|from|at)|[Ss]tud(?:y|ies) (?:by|from|of)|[Ss]urvey (?:by|from|of)|"
    r"(?:[Aa]nalysis|[Aa]ssessment|[Ee]valuation|[Rr]eport|[Rr]eview) (?:by|from)|"
    r"(?:[Aa]s )?[Pp]er|[Ss]upported by|"
    r"(?:[Rr]ecommended|[Ee]ndorsed|[Aa]dvised)(?: [\w-]{1,20}){0,4}? by) "
    r"(?:a (?:fact sheet|report|study|review|survey) (?:by|from|of) )?"
    rf"(?:both )?(?:the |its )?(?:\w{{1,40}} ){{0,3}}?(?P<name>{NAMES})",
    "According according reported Data data Figures figures Research research Study study Studies "
    "studies Survey survey Analysis analysis Assessment assessment Evaluation evaluation Report "
    "report Review review Per per Supported supported Recommended recommended Endorsed endorsed "
    "Advised advised",
)
_SAYING = form(
    rf"(?P<name>{NAMES})(?:’s|'s)?(?: \([^()]{{1,20}}\))?(?: {_STAFF})?"
    rf"(?: \w{{1,20}}ly| now| has| have| also){{0,4}} {_SAYS}\b",
    _SAYING_WORDS,
)
_JUDGED_BY = form(
    r"\b(?:class(?:ed|ified)|listed|judged|rated|approved|banned|recorded|licensed|withdrawn|refused"
    r"|rejected|recommended|set|calculated|estimated)\b[^.;]{0,60}? by (?:the )?(?:both )?"
    rf"(?P<name>{NAMES})",
    "by",
    "classed classified listed judged rated approved banned recorded licensed withdrawn refused "
    "rejected recommended set calculated estimated",
)
_SAID_BY = form(
    rf"\b(?:says?|said|writes|wrote|reports|warns|advises) (?:the )?(?P<name>{NAMES})",
    "say says said writes wrote reports warns advises",
)
_FINDING = form(
    rf"(?P<name>{_NAME}(?: {_NAME}){{1,5}})(?: {_WORK})? (?:has |have )?{_FINDS}\b",
    "that",
    "found finds showed shows demonstrated discovered calculated calculates estimated estimates",
)
_ACCORDING_TO_WORK = form(
    rf"\b[Aa]ccording to (?:the )?(?P<name>{_NAME}(?: {_NAME}){{1,5}}) {_WORK}\b",
    "According according",
)
_DATED_WORK = form(
    r"\b[Aa]ccording to (?:the |a )?(?P<name>(?:19|20)\d\d (?:[\w-]{1,20} ){0,4}"
    r"(?:surveys?|census|reports?|study|guidelines?|review|audit|statistics)\b)",
    "According according",
)
_TAGGED = form(
    r"\d[^.()]{0,120}(?:\.\d[^.()]{0,120})?\((?:[Ss]ource: |[Dd]ata: )?"
    r"(?P<name>[A-Z][A-Za-z/-]{1,14})(?: (?:guidelines?|report|survey|data))?"
    r"(?:,? (?:19|20)\d\d(?:/\d\d)?)?\)(?=\s*[.;]|$)",
)
"""A body in brackets behind a figure."""
_MAKERS = form(
    rf"(?P<name>{_NAME}(?: and {_NAME}| et al\.)?)(?:’s|'s) (?:\w{{1,15}} )?"
    r"(?:stud(?:y|ies)|trial|experiments?|team|group|survey)\b"
    r"(?=[^.]{0,80}\b(?:(?:19|20)\d\d|found|showed|who)\b)",
    "s",
    "study studies trial experiment experiments team group survey",
)
_NO_MAKERS = frozenset(
    {"alzheimer", "parkinson", "crohn", "huntington", "hashimoto", "graves", "today", "nature"}
    | {"yesterday", "women", "men", "people", "children", "everyone", "nobody", "sweden", "britain"}
)
"""Owners of a study who did not make it: illnesses, days, people at large, countries."""
_GENERIC = lazy_pattern(rf"(?i)\b{_WORK}\b")
_OWNED = form(rf"(?P<name>{NAMES})(?:’s|'s)? (?:[\w-]{{1,60}} ){{0,2}}?{_WORK}\b", _WORKS)
_TRIAL = form(
    r"\b(?P<name>(?:[A-Z][A-Z0-9]{2,40}(?:-[A-Z0-9]{1,40}){0,4}|"
    r"[A-Z][A-Z]{1,40}[a-z]?[A-Z0-9]{1,40})"
    rf"(?: \d)?|{_NAME}(?: {_NAME}){{0,5}}) "
    r"(?:[Tt]rial|[Ss]tudy|[Cc]ohort|[Rr]egistry|[Ss]urvey|Experiments?|Initiative)\b",
    "trial Trial study Study cohort Cohort registry Registry survey Survey Experiment Experiments "
    "Initiative",
)
_HEADS = frozenset(
    {
        "Annals", "Archives", "BMJ", "Cell", "Circulation", "Frontiers", "JAMA", "Journal",
        "Lancet", "Medicine", "Nature", "Neurology", "Nutrients", "PLOS", "PLoS", "Pediatrics",
        "Proceedings", "Psychiatry", "Reviews", "Science",
    }
)  # fmt: skip
_SHORTEST_TRIAL = 3
_LEAST = 0.6
_NOT_NAMES = "citations/data/not_names.tsv"
_IN_NAMES = frozenset({"early", "general", "second"})


def find_attributions(document: Document) -> tuple[CitationMention, ...]:
    """Find the sources that the prose of a document names without citing them.

    They make a claim's source findable by a reader; they are no marks, and nothing resolves them.

    Args:
        document: A document as read.

    Returns:
        Mentions of the style ``attribution`` in source order.
    """
    found = [
        mention
        for block in document.blocks
        if block.kind.is_prose and block.prose.segments
        for mention in _in_block(block, document.text)
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _in_block(block: Block, source: str) -> Iterator[CitationMention]:
    text, taken = block.prose.text, 0
    for start, end, name in _named(text):
        if start < taken:
            continue
        taken = end
        span = block.prose.source_span(start, end)
        yield CitationMention(
            style="attribution",
            span=span,
            text=span.of(source),
            group=span,
            authors=(name,),
            narrative=True,
            probability=_LEAST,
        )


@remembered
def _named(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(sorted(_all_named(text)))


def _all_named(text: str) -> Iterator[tuple[int, int, str]]:
    words = plain_words(text)
    for one, is_source in _FORMS:
        for match in one.finds_in(text, words):
            name = _name_in(match)
            if is_source(name[2]):
                yield name
    for match in _TRIAL.finds_in(text, words):
        name = _name_in(match)
        if _is_trial(name[2], match.group()):
            yield name


def _name_in(match: re.Match[str]) -> tuple[int, int, str]:
    """Give the place and the words of a name, without small words that open a sentence."""
    end = match.end("name")
    name = match["name"]
    small = read_words_by_class(_NOT_NAMES)["function word"] - _IN_NAMES
    while " " in name and name.split(" ", 1)[0].casefold() in small:
        name = name.split(" ", 1)[1]
    return end - len(name), end, name


def _is_serial(name: str) -> bool:
    words = re.findall(r"[A-Z]\w*", name)
    return bool(_HEADS.intersection(words)) or len(words) > 1


def is_body(name: str) -> bool:
    """Tell whether a name is that of an organisation: by a head such as "Institute", or known.

    Args:
        name: Capitalised words, with the small words between them.
    """
    words = re.findall(r"\w+", name)
    if read_words("citations/data/attribution_bodies.tsv", "name").intersection(words):
        return True
    heads = read_words("citations/data/organisation_words.tsv")
    return len(words) > 1 and any(word.casefold() in heads for word in words)


def _is_trial(name: str, whole: str) -> bool:
    """Tell whether a trial or study is called by its own name rather than by its subject."""
    if name.isupper() and len(name) >= _SHORTEST_TRIAL:
        return not is_known_abbreviation(name)
    return whole.rsplit(" ", 1)[-1][0].isupper() and " " in name


def _is_printed(name: str) -> bool:
    return _is_serial(name) or is_body(name)


def _is_finder(name: str) -> bool:
    """Tell whether a name of several words is that of somebody who finds, not of the work."""
    return " " in name and _GENERIC.search(name) is None


def _is_maker(name: str) -> bool:
    """Tell whether the owner of a study is somebody who made it."""
    first = name.split(maxsplit=1)[0].casefold()
    return first not in _NO_MAKERS and first not in read_words(_NOT_NAMES)


_FORMS: tuple[tuple[Form, Callable[[str], bool]], ...] = (
    (_PRINTED, _is_printed),
    (_ACCORDING, is_body),
    (_SAYING, is_body),
    (_OWNED, is_body),
    (_TAGGED, is_body),
    (_FINDING, _is_finder),
    (_ACCORDING_TO_WORK, _is_finder),
    (_DATED_WORK, bool),
    (_MAKERS, _is_maker),
    (_JUDGED_BY, is_body),
    (_SAID_BY, is_body),
    (DOING, is_short_name),
    (BEING, is_short_name),
    (CALLED, is_short_name),
    (BESIDE, is_short_name),
    (WITHIN, is_short_name),
    (BRACKETED, is_short_name),
    (LISTED, is_short_name),
    (LONG, is_long_name),
)
"""Each form in which sources are named, and what tells a source from other names in it."""
