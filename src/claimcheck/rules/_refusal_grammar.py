"""The grammar of giving care up: which verbs, with which objects, from a table of words."""

import re
from functools import cache, partial

from claimcheck.rules._gated_expressions import Expression, expression
from claimcheck.rules._word_roles import any_with_roles, words_with_role

_TABLE = "rules/data/refusals.tsv"
words_of = partial(words_with_role, _TABLE)
any_of = partial(any_with_roles, _TABLE)
DRUG_SIGN = "¤"
_VERBS = frozenset(
    {"put", "cut", "reduce", "lower", "take", "get", "have", "instead", "there", "replace", "swap"}
    | {
        "resist",
        "try",
        "leave",
        "waste",
        "scam",
        "con",
        "racket",
        "hoax",
        "pointless",
        "do",
        "won't",
    }
)
_CARE_IN_GENERAL = frozenset(
    {"dose", "doses", "doctor", "hospital", "treatment", "treatments", "therapy", "vaccines"}
    | {"vaccinate", "vaccination", "vaccinations", "help", "prescriptions", "advice", "it", "them"}
    | {"those", "these", "both", "off", "yourself", "visits", "consultant", "vet", "nurse"}
)
_CARE = ("medicine", "device", "test", "procedure", "service")
_CALLED_OFF = ("service", "test", "procedure", "lab")
_ACTS = ("service", "test", "procedure")
_OPENING = (
    r"(?:^[\"“‘*_ -]{0,3}|[.;:!?,–—] [\"“‘]?|\b(?:and|then|just|so|please|also|simply|now|can|could"
    r"|should|must|['’](?:ll|d)|let['’]s|(?:able|free|time|ready|safe|happy|want|way|decided"
    r"|you|them|him|her) to|why not|safely) )(?:completely |safely |simply |just |finally |even )?"
)
WHOSE = r"(?: (?:your|the|an?|any|all|his|her|their|my|our|those|these|that|this|both|every|of))"
_WHICH = (
    r"(?: (?!(?:or|and|if|but|during|before|after|from|for|to|at|in|on|of|with|by|when|while|as"
    r"|which|that|than|not|without|people|you|me|us|patients|women|men|children|kids)\b"
    r"|(?!sleep|tak|us|morn|even)\w{1,15}ing\b)[\w'’&¤-]{1,20})"
)
OBJECT = rf"{WHOSE}{{0,3}}{_WHICH}{{0,2}}?"


@cache
def trigger_words() -> frozenset[str]:
    """Give the first words of all that can tell of giving up."""
    roles = ("cease", "cease_care", "ceased", "cease_label", "denial", "part")
    first = {word.split()[0] for role in roles for word in words_of(role)}
    return frozenset(first | _VERBS)


@cache
def care_words() -> frozenset[str]:
    """Give the last words of all that names care, one of which a sentence against it must hold."""
    roles = (*_CARE, "lab", "protection", "watch")
    last = {re.split(r"[^a-z0-9]+", word)[-1] for role in roles for word in words_of(role)}
    return frozenset(last | _CARE_IN_GENERAL)


@cache
def _care() -> str:
    """Give an expression for care of any kind, medicines by name included."""
    return f"(?:{any_of(*_CARE)}|{DRUG_SIGN}{{3,30}})"


@cache
def naming_care() -> re.Pattern[str]:
    """Give the expression that finds care of any kind."""
    return re.compile(rf"(?<!\w)(?:{_care()}|{any_of('lab')})(?!\w)")


@cache
def giving_up() -> tuple[Expression, ...]:
    """Give the expressions for care that is given up; `verb` is what is done."""
    medicine = f"(?:{any_of('medicine', 'device', 'protection')}|{DRUG_SIGN}{{3,30}})"
    held = naming("medicine", "device", "protection")
    off = any_of(*_CALLED_OFF)
    half = r"(?: \w{1,20})? (?:in half|by half|by a half|in two)\b"
    either = any_of("cease", "cease_care")
    cease, cease_care = words_of("cease"), words_of("cease_care")
    return (
        expression(
            cease,
            rf"{_OPENING}(?P<verb>{any_of('cease')}(?: off)?){OBJECT} {medicine}(?![\w'’-])",
            held,
        ),
        expression(
            cease, rf"{_OPENING}(?P<verb>{any_of('cease')}){WHOSE}{OBJECT} {off}(?![\w'’-])"
        ),
        expression(
            ("vaccin", "doctors", "hospitals"),
            rf"{_OPENING}(?P<verb>{either}) (?:vaccin[a-z]{{1,6}}|doctors|hospitals)\b",
        ),
        expression(
            cease_care,
            rf"{_OPENING}(?P<verb>{any_of('cease_care')}){WHOSE}{OBJECT} {off}(?![\w'’-])",
        ),
        expression(
            words_of("part"),
            rf"\b(?P<verb>throw|put|chuck|toss|tip|pour|flush){OBJECT} {medicine}"
            rf"(?: \w{{1,20}})? {any_of('part')}",
            held,
        ),
        expression(
            ("cut",),
            rf"{_OPENING}(?P<verb>cut(?: out)?){WHOSE}{OBJECT} {medicine}(?![\w'’-])"
            r"(?! (?:in|into|along|up|with))",
            held,
        ),
        expression(
            ("resist", "try not to"),
            r"\b(?P<verb>resist (?:the (?:urge|temptation) to )?(?:reach|use|take)\w{0,3}"
            rf"|try not to (?:reach|use))(?: for)?{OBJECT} {medicine}(?![\w'’-])",
            held,
        ),
        expression(
            ("leave",),
            rf"\b(?P<verb>leave){OBJECT} {medicine}"
            r" (?:at home|in (?:the|its|your) (?:\w{1,12} )?(?:drawer|cupboard|cabinet|box|bag"
            r"|packet))",
            held,
        ),
        expression(
            (" half", " in two"),
            rf"{_OPENING}(?P<verb>cut|reduce|lower|drop){WHOSE}{OBJECT}"
            rf" (?:{medicine}|doses?){half}",
        ),
        expression(
            ("halve",),
            rf"{_OPENING}(?P<verb>halve){WHOSE}{OBJECT} (?:{medicine}|doses?)(?!\w)",
        ),
        expression(
            (DRUG_SIGN,),
            rf"^{DRUG_SIGN}{{3,30}}(?: \([^)]{{1,40}}\))? ?[:–—-] (?P<verb>{any_of('cease_label')})"
            r"(?: [\w ]{1,20})?[.]?$",
        ),
        expression(
            ("replace", "swap", "exchange", "substitute", "trade"),
            rf"\b(?P<verb>replace|swap|exchange|substitute|trade){WHOSE}{OBJECT} {medicine}"
            r" (?:with|for) (?!an? (?:new|liquid|different|lower|generic)|another|(?:the )?same)",
            held,
        ),
        expression(
            (" off",),
            r"\b(?P<verb>take|get|keep) (?:him|her|them|your \w{1,12}) off"
            rf"{OBJECT} {medicine}(?![\w'’-])",
            held,
        ),
        expression(
            ("instead of", "in place of", "rather than"),
            rf"\b(?P<verb>take|use|have|try|choose|drink|eat|reach for|pick)\b"
            rf"[^.;,{DRUG_SIGN}]{{0,40}}? (?:instead of|in place of|rather than)"
            r"(?: (?:taking|using|having))?"
            rf"(?:{OBJECT} {any_of('medicine')}|{WHOSE}{OBJECT} {DRUG_SIGN}{{3,30}})(?!\w)",
            naming("medicine"),
        ),
    )


@cache
def not_seeking() -> tuple[Expression, ...]:
    """Give the expressions for care that is not to be sought."""
    denial, act, care = any_of("denial"), any_of(*_ACTS), _care()
    done = f"(?:{any_of('act', 'test', 'lab', 'procedure', 'medicine')}|{DRUG_SIGN}{{3,30}})"
    had = f"(?:{any_of('test', 'procedure', 'medicine')}|{DRUG_SIGN}{{3,30}})"
    return (
        expression(
            words_of("denial"),
            rf"(?<!\w){denial} {any_of('seek')}{OBJECT}(?: to| with| for)?{OBJECT} {act}\b",
        ),
        expression(
            ("no need", "no reason"),
            rf"\b(?:is|['’]s) no (?:need|reason)(?: for| to have)?{OBJECT} {care}(?!\w)",
        ),
        expression(
            ("won't", "will not", "no longer", "never"),
            rf"\b(?:won['’]t|will not|no longer|never) need{OBJECT} {care}(?!\w)",
            (" need",),
        ),
        expression(
            ("waste of", "pointless", "a scam", "a con", "a racket", "a hoax"),
            rf"(?<!\w){any_of(*_ACTS, 'lab', 'medicine')} (?:is|are) (?:just |only |simply |all )?"
            r"(?:a (?:complete |total )?waste of (?:time|money)|pointless"
            r"|a (?:scam|con|racket|hoax))\b",
        ),
        expression(
            ("no reason", "no need"),
            r"\bno (?:reason|need) to (?:ring|call|phone|go|run|rush|send|dial|shout)"
            r" (?:for help|999|911|112|an ambulance)\b(?! for)",
        ),
        expression(
            (" let ", " allow "),
            r"\b(?:do not|don['’]t|never|before you) (?:let|allow) (?:(?:any|some)(?:one| ?body)"
            r"|them|him|her|doctors|surgeons|(?:the|a|your|any) [\w-]{1,20})(?: \w{1,20}){0,6}?"
            rf" {done}(?!\w)",
        ),
        expression(
            (" allow", " accept", " agree to", " consent to"),
            r"\b(?:do not|don['’]t|never|before you) (?:allow|accept|agree to|consent to)"
            rf"{OBJECT} {had}(?!\w)",
        ),
    )


@cache
def pointing() -> tuple[Expression, ...]:
    """Give the expressions for care that a pronoun stands for."""
    return (
        expression(
            words_of("cease_it"),
            rf"{_OPENING}(?P<verb>{any_of('cease_it')})"
            r" (?:it|them|those|these|both|(?:all|any|every one|each) of them)\b"
            r"(?! (?:becomes?|is|are|from|to|for|at|as|a|with|in|into|on|gently|well)\b)",
        ),
        expression(("throw",), rf"{_OPENING}(?P<verb>throw) (?:it|them) (?:away|out|in the bin)\b"),
        expression(
            (" off ",),
            rf"{_OPENING}(?P<verb>take|get) (?:it|them|him|her) off (?:it|him|her|them)\b",
        ),
        expression(
            (" without ",), r"\b(?P<verb>do) without (?:it|them)\b(?! (?:for|if|when|until))"
        ),
        expression(
            (" need ",),
            r"\b(?P<verb>(?:won['’]t|will not|no longer) need) (?:it|them)"
            r"(?=[*_)\"”]*$|[.,;:!?]| (?:any ?more|at all|now|again|after|within|by|if|once|in)\b)",
        ),
        expression(
            ("wean", "taper"),
            r"\b(?P<verb>wean|taper) (?:yourself|himself|herself|themselves|him|her|them) off\b",
        ),
    )


@cache
def reporting() -> Expression:
    """Give the expression for care that people tell to have given up."""
    return expression(
        words_of("ceased"),
        rf"(?:^[\"“'‘]?|[\"“] ?|\b(?:i|we|customers|clients|members|parents) )"
        rf"(?:have |finally |just |all )?{any_of('ceased')}{WHOSE}{OBJECT} {_care()}(?![\w'’-])",
    )


@cache
def naming(*roles: str) -> tuple[str, ...]:
    """Give the words of some roles, and the sign of a medicine, to look whether any is named.

    Args:
        roles: Roles of the table.
    """
    words = {word.split("'")[0] for role in roles for word in words_of(role)}
    return (DRUG_SIGN, *sorted(words))
