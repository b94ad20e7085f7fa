"""Words by which a sentence shows that it goes on with what another said, or does not."""

import re
from collections.abc import Iterator

from claimcheck.resources.patterns import lazy_pattern

_STUDIES = r"(?:stud|trial|experiment|paper|review|analys|meta|research|report|work|cohort|survey)"
_OPENINGS = tuple(
    (name, lazy_pattern(pattern, re.IGNORECASE))
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
_SIGNS = tuple(
    (name, lazy_pattern(pattern, 0 if name == "we" else re.IGNORECASE))
    for name, pattern in (
        ("pct", r"\d ?%|percent"),
        ("stat", r"\bp ?[<=>]|\bCI\b|\bn ?= ?\d|\bRR\b|\bOR\b|\bHR\b|odds ratio|hazard|±|95"),
        ("num", r"\d"),
        (
            "past",
            (
                r"\b(?:found|showed|reported|observed|concluded|increased|decreased|reduced|"
                r"improved|"
                r"had|were|was|did|received|experienced|compared|randomi[sz]ed|assigned|tested|"
                r"measured|demonstrated|noted|saw|lost|gained)\b"
            ),
        ),
        ("you", r"\byou(?:r)?\b"),
        ("we", r"\b(?:we|our|us|I|my)\b"),
        ("should", r"\b(?:should|must|need to|recommend|consider|try)\b"),
        ("may", r"\b(?:may|might|could|can)\b"),
        ("q", r"\?"),
        (
            "study",
            (
                r"\b(?:stud(?:y|ies)|trials?|experiments?|meta-analys[ei]s|reviews?|researchers?|"
                r"investigators?|authors?|scientists?|participants?|subjects|patients in|"
                r"volunteers|"
                r"findings?|results?|surveys?|cohort|paper|analysis|data|evidence)\b"
            ),
        ),
        ("anim", r"\b(?:mice|mouse|rats?|hamsters?|animals?|worms?|flies|monkeys?|dogs?|cells)\b"),
        ("says", r"\b(?:says|said|according to|told|adds|notes|explained|explains)\b"),
        ("dose", r"\b\d+ ?(?:mg|g|mcg|IU|ml|units?)\b"),
        ("both", r"\b(?:than|compared (?:to|with)|versus|vs)\b"),
        (
            "studyno",
            (
                r"\b(?:the|this|that|these) (?:stud|trial|cohort|authors|researchers|participants|"
                r"group)"
            ),
        ),
    )
)


def opening_of(text: str) -> str:
    """Name the way in which a sentence opens; ``none`` where it is none of the telling ones."""
    bare = text.lstrip("*_ ")
    return next((name for name, pattern in _OPENINGS if pattern.match(bare)), "none")


def word_signs(text: str) -> Iterator[str]:
    """Name the kinds of words that a sentence holds."""
    return (name for name, pattern in _SIGNS if pattern.search(text))
