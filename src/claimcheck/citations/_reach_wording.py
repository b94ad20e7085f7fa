"""Words by which a sentence shows that it goes on with what another said, or does not."""

from collections.abc import Iterator

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern

_STUDIES = r"(?:stud|trial|experiment|paper|review|analys|meta|research|report|work|cohort|survey)"
_OPENINGS = tuple(
    (name, lazy_pattern(pattern))
    for name, pattern in (
        (
            "demstudy",
            (
                r"(?:in |of )?(?:this|that|these|those|both|"
                r"the (?:same|present|new|current|original)|"
                rf"the two)\s+(?:\w+ )?{_STUDIES}"
            ),
        ),
        (
            "demfind",
            (
                r"(?:this|that|these|those|such|the|their|his|her|both) (?:\w+ )?(?:finding|result|"
                r"effect|association|improvement|benefit|data|change|reduction|increase|observation|"
                r"difference|outcome|pattern|response|conclusion)"
            ),
        ),
        (
            "suggests",
            (
                r"(?:this|these|that|it|which|they) (?:\w+ )?(?:suggest|impl|indicat|mean|show|"
                r"demonstrat|support|confirm|highlight|align|led|point|reinforc|provid)"
            ),
        ),
        (
            "authors",
            (
                r"(?:the|these|study|lead|senior) (?:authors?|researchers?|investigators?|"
                r"scientists?|team|study|trial|report|review|paper|group|statement)\b|researchers\b"
            ),
        ),
        ("theyhe", r"(?:they|he|she)\b"),
        ("it", r"it\b"),
        ("thisthat", r"(?:this|that|these|those)\b"),
        (
            "subjects",
            (
                r"(?:the |all |most |some |of the |among the |in the )?(?:\d+ )?(?:participants|"
                r"patients|subjects|volunteers|mice|rats|animals|women|men|children|adults|group|"
                r"groups|those|users|people in|infants|hamsters|placebo|control|treatment|"
                r"intervention)\b"
            ),
        ),
        (
            "after",
            (
                r"(?:after|at|over|during|by|within) (?:\w+ ){0,2}(?:\d+|two|three|four|six|eight|"
                r"ten|"
                r"twelve|one|the end|follow)"
            ),
        ),
        (
            "also",
            (
                r"(?:also|additionally|moreover|furthermore|in addition|similarly|likewise|"
                r"specifically|notably|further|in particular|interestingly|importantly|finally|"
                r"second|third|first)\b"
            ),
        ),
        (
            "but",
            (
                r"(?:however|but|although|though|while|yet|nevertheless|nonetheless|in contrast|"
                r"conversely|by contrast|unlike|despite)\b"
            ),
        ),
        (
            "sum",
            (
                r"(?:therefore|thus|so|overall|in summary|in conclusion|taken together|together|"
                r"in short|altogether|in sum|as a result|consequently|hence|accordingly|"
                r"in other words|essentially|in general)\b"
            ),
        ),
        ("eg", r"(?:for example|for instance|e\.g\.|in fact|indeed|such as)\b"),
        (
            "another",
            (
                r"(?:one|another|a|an|several|some|many|other|most|few) (?:\w+ ){0,3}"
                r"(?:stud|trial|review|meta|experiment|analys|survey|paper|report|research|evidence)"
            ),
        ),
        ("quote", r"[\"“'‘]"),
        ("and", r"(?:and|or|plus)\b"),
        ("if", r"(?:if|when|because|since|as)\b"),
    )
)
_WORD = lazy_pattern(r"\w+")
_DIGIT = lazy_pattern(r"\d")
_WORDS = {
    "stat": "ci rr or hr",
    "past": (
        "found showed reported observed concluded increased decreased reduced improved had were "
        "was did received experienced compared randomised randomized assigned tested measured "
        "demonstrated noted saw lost gained"
    ),
    "you": "you your",
    "should": "should must recommend consider try",
    "may": "may might could can",
    "study": (
        "study studies trial trials experiment experiments review reviews researcher researchers "
        "investigator investigators author authors scientist scientists participant participants "
        "subjects volunteers finding findings result results survey surveys cohort paper analysis "
        "data evidence"
    ),
    "anim": (
        "mice mouse rat rats hamster hamsters animal animals worm worms flies monkey monkeys dog "
        "dogs cells"
    ),
    "says": "says said told adds notes explained explains",
    "both": "than versus vs",
}
_SIGN_OF = {word: name for name, words in _WORDS.items() for word in words.split()}
_WE = frozenset({"we", "our", "us", "I", "my"})
_PIECES = (
    ("pct", ("percent",)),
    ("stat", ("odds ratio", "hazard", "±", "95")),
    ("q", ("?",)),
)
_PHRASES = tuple(
    (name, pieces, lazy_pattern(pattern))
    for name, pieces, pattern in (
        ("stat", ("<", "=", ">"), r"\bp ?[<=>]"),
        ("should", ("need to",), r"\bneed to\b"),
        ("study", ("meta-analyses", "patients in"), r"\b(?:meta-analyses|patients in)\b"),
        ("says", ("according to",), r"\baccording to\b"),
        ("both", ("compared ",), r"\bcompared (?:to|with)\b"),
        (
            "studyno",
            ("stud", "trial", "cohort", "authors", "researchers", "participants", "group"),
            (
                r" (?=stud|trial|cohort|authors|researchers|participants|group)"
                r"(?:(?<=\bthe )|(?<=\bthis )|(?<=\bthat )|(?<=\bthese ))"
            ),
        ),
    )
)
_NUMERIC = tuple(
    (name, lazy_pattern(pattern))
    for name, pattern in (
        ("pct", r"\d ?%"),
        ("stat", r"\bn ?= ?\d"),
        ("dose", r"\b\d+ ?(?:mg|g|mcg|iu|ml|units?)\b"),
    )
)


@remembered
def opening_of(text: str) -> str:
    """Name the way in which a sentence opens; ``none`` where it is none of the telling ones."""
    bare = text.lstrip("*_ ").lower()
    return next((name for name, pattern in _OPENINGS if pattern.match(bare)), "none")


@remembered
def word_signs(text: str) -> frozenset[str]:
    """Name the kinds of words that a sentence holds."""
    lower = text.lower()
    return frozenset(
        [
            *_signs_of_words(text),
            *(name for name, pieces in _PIECES if any(piece in lower for piece in pieces)),
            *(
                name
                for name, pieces, pattern in _PHRASES
                if any(piece in lower for piece in pieces) and pattern.search(lower)
            ),
            *_signs_of_numbers(lower),
        ]
    )


def _signs_of_words(text: str) -> Iterator[str]:
    words = set(_WORD.findall(text))
    if not words.isdisjoint(_WE):
        yield "we"
    for word in words:
        name = _SIGN_OF.get(word.lower())
        if name is not None:
            yield name


def _signs_of_numbers(lower: str) -> Iterator[str]:
    if _DIGIT.search(lower):
        yield "num"
        yield from (name for name, pattern in _NUMERIC if pattern.search(lower))
